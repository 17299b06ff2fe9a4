"""The first step of the journey: whom one knows, circle by circle, from memory, lists and files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.domain.listed import Listing
from netdesk.services import circles
from netdesk.services.about_me import past
from netdesk.services.circles import ListingKept, as_draft, from_draft
from netdesk.services.dry_runs import Batch
from netdesk.services.prompts import OWN, PromptPage, circle_of_page, prompt_pages
from netdesk.ui.dropping import DropTarget
from netdesk.ui.folders import downloads
from netdesk.ui.import_wish import IMPORTABLE, ImportWish
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.wizard_frame import Step
from netdesk.ui.wizards.circle_page import CirclePage
from netdesk.ui.wizards.closeness_page import ClosenessPage
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.draft_wizard import DraftWizard
from netdesk.ui.wizards.listing_book import ListingBook
from netdesk.ui.wizards.own_circles_page import OwnCirclesPage
from netdesk.ui.wizards.prompt_keeper import PromptKeeper
from netdesk.ui.words import import_result_words, wording

if TYPE_CHECKING:
    from netdesk.services.desks import Desk
    from netdesk.services.dry_runs import ImportReport

WISH: Final = "circles"
_VERBS: Final = marked(
    (
        *("Next: family", "Next: activities", "Next: school", "Next: online", "Next: own circles"),
        "Next: how close",
    )
)


class CirclesWizard(DraftWizard[Listing]):
    """Lists people under their circles; one change puts all of them onto the desk."""

    def __init__(self, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> None:
        self.book = ListingBook(jobs)
        told = past(jobs.reader)
        self.circle_pages = [self._page(jobs, each, told) for each in prompt_pages()]
        self.own_page = next(each for each in self.circle_pages if isinstance(each, OwnCirclesPage))
        self.closeness = ClosenessPage(jobs, self.book)
        pages: list[DraftPage[Listing]] = [*self.circle_pages, self.closeness]
        super().__init__(
            jobs, navigator, WISH, tr("Identify your circles"), _steps(), pages, Listing(), parent
        )
        self.book.setParent(self)
        self.book.changed.connect(self._on_edited)
        self.book.refreshed.connect(self._show_marks)
        self.drop = DropTarget(self, self.bring_in_files, dropped_text=self._take_text)

    # What the frame asks

    def as_draft(self, value: Listing) -> dict[str, Any]:
        """Names, circles, closeness and tags."""
        return as_draft(value)

    def from_draft(self, found: dict[str, Any], otherwise: Listing) -> Listing:
        """Read it again."""
        return from_draft(found, otherwise)

    def fault(self) -> tuple[int, str] | None:
        """Somebody must be listed."""
        if self.book.listing.people:
            return None
        return 0, tr("Nobody is listed yet. Type a name, or close the wizard: nothing is lost.")

    def keep_on(self, desk: Desk, value: Listing) -> ListingKept:
        """Everybody at once."""
        return circles.keep(desk, value)

    def words_for(self, kept: Any) -> tuple[str, bool]:
        """How many came, and how many were there."""
        found: ListingKept = kept
        told = []
        if found.added:
            told.append(counted(found.added, "{n} person listed", "{n} people listed"))
        if found.changed:
            told.append(
                counted(
                    found.changed,
                    "{n} person from your desk placed",
                    "{n} people from your desk placed",
                )
            )
        if not told:
            return tr("Everybody was on your desk already"), False
        return wording.SEPARATOR.join(told), True

    # Files

    def bring_in_files(self, paths: list[Path]) -> None:
        """Files were dropped on the wizard: they go through the import, into the circle that is shown."""
        self._navigator.bring_in_wanted.emit(
            ImportWish(self, self._on_imported, tuple(paths), batch=Batch(circle_id=self._circle_id()))
        )

    def bring_in_text(self, text: str) -> None:
        """A vCard, a table or a signature was pasted."""
        self._navigator.bring_in_wanted.emit(
            ImportWish(self, self._on_imported, text=text, batch=Batch(circle_id=self._circle_id()))
        )

    def choose_files(self) -> None:
        """Ask for files."""
        title = tr("Import people")
        chosen, _ = QFileDialog.getOpenFileNames(self, title, downloads(), tr(IMPORTABLE))
        if chosen:
            self.bring_in_files([Path(each) for each in chosen])

    def _take_text(self, text: str) -> None:
        page = self.pages[self.current()]
        if isinstance(page, CirclePage):
            page.take_text(text)

    def _circle_id(self) -> int | None:
        page = self.pages[self.current()]
        if not isinstance(page, CirclePage):
            return None
        if page.page.key == OWN:
            name = page.circle()
            return next((each.id for each in self.book.circles if each.name == name), None)
        found = circle_of_page(page.page, self.book.circles)
        return found.id if found is not None else None

    def _on_imported(self, report: ImportReport) -> None:
        page = self.pages[self.current()]
        circle = page.circle() if isinstance(page, CirclePage) else ""
        if report.change_id is not None:
            self.book.bring_in(report.change_id, circle)
        told = past(self._jobs.reader)
        for each in self.circle_pages:
            each.learn(told)
        if isinstance(page, CirclePage):
            page.say(import_result_words.done_title(report, import_result_words.people_added(report)))

    # Building

    def _page(self, jobs: Jobs, page: PromptPage, told: dict[str, Any]) -> CirclePage:
        make = OwnCirclesPage if page.key == OWN else CirclePage
        keeper = PromptKeeper(jobs, page, told)
        return make(self.book, page, keeper, self.bring_in_text, self.choose_files)

    # What is shown

    def _show_marks(self) -> None:
        super()._show_marks()
        for mark, page in zip(self._marks, self.circle_pages, strict=False):
            count = page.total()
            mark.set_count(f"{count:,}" if count else "")
        if self.current() == len(self.pages) - 1:
            self._name_verb()

    def _name_verb(self) -> None:
        count = len(self.book.listing.people)
        words = counted(count, "Keep {n} person", "Keep {n} people") if count else tr("Keep")
        self.set_verb(words, enabled=not self._is_saving)


def _steps() -> tuple[Step, ...]:
    names = [
        tr("Own circles") if page.key == OWN else wording.short_circle(page.circle) for page in prompt_pages()
    ]
    pages = prompt_pages()
    steps = [
        Step(name, tr(page.title), tr(page.sentence), tr(verb))
        for name, page, verb in zip(names, pages, _VERBS, strict=True)
    ]
    last = Step(
        tr("How close"),
        tr("How close are you?"),
        tr("Choose one or several. It helps netdesk tell you later whom to ask first; you can leave it out."),
        tr("Keep"),
    )
    return (*steps, last)
