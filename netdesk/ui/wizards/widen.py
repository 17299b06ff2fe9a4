"""The second step of the journey: ways to meet people, lists from elsewhere, organizations wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.domain.now import wall_now
from netdesk.domain.widening import Widening
from netdesk.services import contacts, events, goals, pitches, widening
from netdesk.services.about_me import past
from netdesk.services.dry_runs import Batch
from netdesk.services.me import me
from netdesk.services.ways import Way, on_the_desk, ways
from netdesk.services.widening import WideningKept, as_draft, from_draft
from netdesk.ui.dropping import DropTarget
from netdesk.ui.folders import downloads
from netdesk.ui.import_wish import IMPORTABLE, ImportWish
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.wizard_frame import Step
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.draft_wizard import DraftWizard
from netdesk.ui.wizards.exports_page import ExportsPage
from netdesk.ui.wizards.wanted_page import WantedPage
from netdesk.ui.wizards.ways_page import WaysPage, from_export
from netdesk.ui.words import import_result_words, wording
from netdesk.ui.zones import home_zone

if TYPE_CHECKING:
    from netdesk.services.desks import Desk
    from netdesk.services.dry_runs import ImportReport

WISH: Final = "list"
_EXPORTS: Final = 2
_EVENTS_OF_EXPORT: Final = 8
_ONLINE: Final = frozenset({"linkedin", "facebook"})
"""Whoever comes from there belongs to the circle of those known online, unless the user says otherwise."""


class WidenWizard(DraftWizard[Widening]):
    """Ticks ways, brings files in, names organizations; one change keeps what was ticked and named."""

    def __init__(self, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> None:
        told = past(jobs.reader)
        self.at_school, self.beyond = self._ways_pages(jobs, told)
        self.exports = ExportsPage(self.choose_files)
        self.wanted = WantedPage(jobs, _followed(told))
        pages: list[DraftPage[Widening]] = [self.at_school, self.beyond, self.exports, self.wanted]
        super().__init__(jobs, navigator, WISH, tr("Widen your list"), _steps(), pages, Widening(), parent)
        self.drop = DropTarget(self, self.bring_in_files, dropped_text=self.bring_in_text)

    # What the frame asks

    def as_draft(self, value: Widening) -> dict[str, Any]:
        """What was ticked and named."""
        return as_draft(value)

    def from_draft(self, found: dict[str, Any], otherwise: Widening) -> Widening:
        """Read it again."""
        return from_draft(found, otherwise)

    def fault(self) -> tuple[int, str] | None:
        """What is ticked needs a name; and something must be ticked or named."""
        for step, page in enumerate((self.at_school, self.beyond)):
            if any(not each.name.strip() for each in page.model.picked):
                return step, tr("One of those you ticked has no name yet.")
        if self.value() == Widening():
            return 0, tr(
                "Nothing is ticked or named yet. Close the wizard when you are done: nothing is lost."
            )
        return None

    def keep_on(self, desk: Desk, value: Widening) -> WideningKept:
        """All of it at once."""
        return widening.keep(desk, value)

    def words_for(self, kept: Any) -> tuple[str, bool]:
        """How many events and organizations."""
        found: WideningKept = kept
        told = []
        if found.events:
            told.append(counted(found.events, "{n} event added", "{n} events added"))
        if found.filled:
            told.append(counted(found.filled, "{n} on your desk filled in", "{n} on your desk filled in"))
        if found.organizations:
            told.append(counted(found.organizations, "{n} organization wanted", "{n} organizations wanted"))
        if not told:
            return tr("All of it was on your desk already"), False
        return wording.SEPARATOR.join(told), True

    # Files

    def bring_in_files(self, paths: list[Path]) -> None:
        """Files were dropped or chosen: they go through the import."""
        wish = ImportWish(self, self._on_imported, tuple(paths), batch=self._batch())
        self._navigator.bring_in_wanted.emit(wish)

    def bring_in_text(self, text: str) -> None:
        """A text was dropped."""
        wish = ImportWish(self, self._on_imported, text=text, batch=self._batch())
        self._navigator.bring_in_wanted.emit(wish)

    def choose_files(self) -> None:
        """Ask for files."""
        title = tr("Import people")
        chosen, _ = QFileDialog.getOpenFileNames(self, title, downloads(), tr(IMPORTABLE))
        if chosen:
            self.bring_in_files([Path(each) for each in chosen])

    def _batch(self) -> Batch:
        if self.current() != _EXPORTS or self.exports.guide.key not in _ONLINE:
            return Batch()
        circles = contacts.circles(self._jobs.reader)
        return Batch(circle_id=next((each.id for each in circles if each.name == "Online"), None))

    def _on_imported(self, report: ImportReport) -> None:
        self.exports.say_imported(
            import_result_words.done_title(report, import_result_words.people_added(report))
        )
        told = past(self._jobs.reader)
        self.beyond.offer(_noted(told))
        self.wanted.learn(_followed(told))
        self.wanted.entered(self.value())

    # Building

    def _ways_pages(self, jobs: Jobs, told: dict[str, Any]) -> tuple[WaysPage, WaysPage]:
        reader = jobs.reader
        present = on_the_desk(events.every(reader))
        today = wall_now(home_zone(me(reader).zone)).date()
        serves, says = goals.every(reader), pitches.every(reader)
        noted = _noted(told)
        here = [each for each in ways() if each.at_school]
        beyond = [*(each for each in ways() if not each.at_school), *noted]
        return (
            WaysPage(here, present, today, serves, says, takes_others=False),
            WaysPage(beyond, present, today, serves, says, takes_others=True),
        )

    # What is shown

    def _show_marks(self) -> None:
        super()._show_marks()
        counts = (self.at_school.count, self.beyond.count, 0, self.wanted.count)
        for mark, count in zip(self._marks, counts, strict=True):
            mark.set_count(f"{count:,}" if count else "")
        if self.current() == len(self.pages) - 1:
            self._name_verb()

    def _name_verb(self) -> None:
        told = []
        found = self.at_school.count + self.beyond.count
        if found:
            told.append(counted(found, "{n} event", "{n} events"))
        if self.wanted.count:
            told.append(counted(self.wanted.count, "{n} organization", "{n} organizations"))
        words = tr("Keep {what}", what=tr(" and ").join(told)) if told else tr("Keep")
        self.set_verb(words, enabled=not self._is_saving)


def _followed(told: dict[str, Any]) -> list[str]:
    """Organizations that an export says the user follows."""
    names = told.get("follows", ())
    return [each for each in names if isinstance(each, str)] if isinstance(names, list) else []


def _noted(told: dict[str, Any]) -> list[Way]:
    """Events that an export told of, each once."""
    rows = told.get("events", ())
    names = [row.get("event name") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    plain = [" ".join(name.split()) for name in names if isinstance(name, str)]
    return [from_export(name) for name in list(dict.fromkeys(filter(None, plain)))[:_EVENTS_OF_EXPORT]]


def _steps() -> tuple[Step, ...]:
    return (
        Step(
            tr("At school"),
            tr("Where do you meet people at school?"),
            tr("Tick what you use or would like to try. Each becomes an event on your desk."),
            tr("Next: beyond school"),
        ),
        Step(
            tr("Beyond school"),
            tr("And beyond school?"),
            tr("Two or three are plenty. It is better to go to one of them often than to all of them once."),
            tr("Next: your lists"),
        ),
        Step(
            tr("Your lists"),
            tr("Who is on your lists already?"),
            tr("Ask each service for your own list and drop it here. You see everything before it is kept."),
            tr("Next: organizations"),
        ),
        Step(
            tr("Organizations"),
            tr("Where would you like to know somebody?"),
            tr("Companies, schools, groups. netdesk tells you whom you know there, and where the gaps are."),
            tr("Keep"),
        ),
    )
