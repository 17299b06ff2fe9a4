"""The import dialog: it opens while files are still being read, then shows what importing them would do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.progress import Progress
from netdesk.services import contacts
from netdesk.services.dry_runs import (
    Batch,
    DryRun,
    Outcome,
    Overview,
    let_go,
    save_rejected,
    side_by_side,
)
from netdesk.services.mappings import Found, Look, look_and_plan
from netdesk.ui import grid
from netdesk.ui.dialogs.choose_person import ChoosePersonDialog
from netdesk.ui.dialogs.import_batch import BatchStrip
from netdesk.ui.dialogs.import_files import FilesDialog, FilesStrip, failures
from netdesk.ui.dialogs.import_foot import OneChangeNote
from netdesk.ui.dialogs.import_mapping import ImportMapping
from netdesk.ui.dialogs.import_nothing import NothingPage
from netdesk.ui.dialogs.import_review import Review
from netdesk.ui.dialogs.import_touches import TouchesPage, TouchesStrip
from netdesk.ui.dialogs.letters import LettersDialog
from netdesk.ui.dialogs.reading_strip import ReadingStrip
from netdesk.ui.dialogs.rejected_file import ask_where
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.models.import_choices import ImportChoices
from netdesk.ui.theme import set_role
from netdesk.ui.tr import tr
from netdesk.ui.widgets.beside_or_below import BesideOrBelow
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.late_clicks import LateClicks
from netdesk.ui.widgets.progress_panel import ProgressPanel, centred
from netdesk.ui.words import import_words, touch_words

if TYPE_CHECKING:
    from netdesk.services.desks import Reader

_SIZE: Final = QSize(1120, 712)
_LETTERS_OF_A_FILE: Final = 18
_MANY_DECISIONS: Final = 10
_DECIDABLE: Final = (Outcome.NEW, Outcome.UPDATE, Outcome.SUGGESTED)


class ImportDialog(DialogFrame):
    """Reads, shows, and asks. `import_asked` says that the user wants it done; the dialog then hides until
    `release` or `come_back`. `over` says that it was left, and its dry run freed; `read_again_asked`, that
    the files are to be read in another way, in a new dialog.
    """

    import_asked = Signal()
    over = Signal()
    read_again_asked = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        paths: Sequence[Path],
        parent: QWidget | None = None,
        looks: Sequence[Look] | None = None,
        pasted: str = "",
    ) -> None:
        """`looks` say how the files are to be read; None: to be found out, and asked where need be. `pasted`
        is a text to be read in the place of a file."""
        title = import_words.reading_title(paths)
        super().__init__(title, tr("Add"), parent, size=_SIZE, scrolls=False, margins=grid.SPACE_32)
        self._jobs = jobs
        self._paths, self._pasted = tuple(paths), pasted
        self.looks = tuple(looks) if looks is not None else None
        self._as_said = looks is not None
        self.planned: DryRun | None = None
        self.overview: Overview | None = None
        self.choices: ImportChoices | None = None
        self.review: Review | None = None
        self.carried: Batch | None = None
        self._left = False
        self._only_close = False
        self._asked = False
        self._lay_out()
        self._read()

    @property
    def batch(self) -> Batch:
        """What was decided. Only once the dry run is shown."""
        assert self.choices is not None
        return self.touches.add_to(self.choices.batch)

    def accept(self) -> None:
        """Have it done, or close when there is nothing to do."""
        if self.mapping.take():
            return
        if self._only_close:
            self.reject()
        elif self.choices is not None and (self.choices.added or self.choices.updated or self.touches.kept):
            self.hide()
            self.import_asked.emit()

    def reject(self) -> None:
        """Stop reading, or leave the dry run; nothing is kept."""
        if self._left or self.mapping.back() or self._asks_before_leaving():
            return
        self._job.cancel()
        super().reject()
        self.release()

    def _asks_before_leaving(self) -> bool:
        """Say, once, that many decisions would go with the dialog: Esc is soon pressed."""
        decided = self.choices.decided if self.choices is not None and not self._only_close else 0
        if decided < _MANY_DECISIONS or self._asked:
            return False
        self._asked = True
        self._tell(import_words.decisions_go(decided), "warn")
        self.cancel_button.setText(tr("Leave"))
        return True

    def come_back(self, trouble: str) -> None:
        """The import failed and nothing was kept: show the dry run again, with all decisions, and why."""
        self._tell(trouble, "bad")
        self.open()

    def release(self) -> None:
        """Free the dry run, in the background, and be gone."""
        if self._left:
            return
        self._left = True
        if self.review is not None:
            self.review.let_go()
        self._free(self.planned)
        self.over.emit()
        self.deleteLater()

    # Building

    def _lay_out(self) -> None:
        self.progress = ProgressPanel(import_words.reading_title(self._paths))
        self.progress.button.hide()
        self._pages = QStackedWidget()
        self._pages.addWidget(centred(self.progress))
        self._review = Review()
        self._review.changed.connect(self._show_verb)
        self._review.save_clicked.connect(self._choose_rejected_file)
        self._review.person_wanted.connect(self._ask_person)
        self._pages.addWidget(self._review)
        self.mapping = ImportMapping(self._jobs, self, self._pages)
        self.mapping.chosen.connect(self._on_mapped)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self._pages)
        self._top = QHBoxLayout()
        self._top.setContentsMargins(0, grid.SPACE_8, 0, 0)
        self._top.setSpacing(grid.SPACE_24)
        self._trouble = text_label("", "", wrap=True)
        self._trouble.setContentsMargins(0, grid.SPACE_8, 0, 0)
        self._trouble.hide()
        self.head.addLayout(self._top)
        self._reading = QVBoxLayout()
        self.head.addLayout(self._reading)
        self.head.addWidget(self._trouble)
        self.title_label.hide()
        self.verb_button.hide()
        # It comes where Cancel was: whoever wanted to stop the reading is not to import.
        self.late_clicks = LateClicks(self.verb_button)
        self._foot_note = OneChangeNote()
        self.foot.insertWidget(0, self._foot_note, 100)

    # Reading

    def _read(self) -> None:
        paths, looks, pasted = self._paths, self.looks, self._pasted

        def work(reader: Reader, progress: Progress) -> Found:
            return look_and_plan(reader, paths, looks, progress, pasted)

        what = import_words.reading_title(paths)
        self._job = self._jobs.read(work, self._take, self._on_failed, self._on_cancelled, what)
        self._job.progress.connect(self._on_progress)

    def _on_progress(self, done: int, total: int, what: str) -> None:
        if not self._left:
            # Bytes of big files are more than a progress bar counts.
            self.progress.set_progress(done * 1000 // total if total else 0, 1000 if total else 0, what)

    def _on_cancelled(self) -> None:
        self.reject()

    def _on_failed(self, error: Exception) -> None:
        if not self._left:
            self._show_nothing(tr("The files could not be read"), [sentence(error)])

    def _take(self, found: Found) -> None:
        planned, overview = found.planned, found.overview
        if self._left:
            self._free(planned)
            return
        self.looks = found.looks
        if planned is None or overview is None:
            self.mapping.ask(found.looks)
            return
        self.planned, self.overview = planned, overview
        self._show_reading(found.looks)
        self.touches = TouchesStrip(self._jobs, planned)
        if not overview.records and not self.touches.says_something:
            told = failures(planned.files) or [tr("There is nobody in these files.")]
            self._show_nothing(import_words.nothing_title(planned.files, overview), told)
            return
        self.choices = ImportChoices(planned, overview)
        self._show_head(planned, overview)
        # In two steps, so that the window answers in between.
        QTimer.singleShot(0, self._show_people)

    # How the files are read

    def _on_mapped(self, looks: tuple[Look, ...]) -> None:
        if self.planned is not None:
            self.read_again_asked.emit(looks)
            return
        self.looks, self._as_said = looks, True
        self.setWindowTitle(import_words.reading_title(self._paths))
        self.verb_button.hide()
        self._pages.setCurrentIndex(0)
        self._read()

    def _show_reading(self, looks: Sequence[Look]) -> None:
        self.reading_strip = ReadingStrip(looks, as_said=self._as_said)
        self.reading_strip.columns_clicked.connect(self._ask_columns)
        self.reading_strip.letters_clicked.connect(self._ask_letters)
        self._reading.addWidget(self.reading_strip)
        self.reading_strip.setVisible(self.reading_strip.says_something)

    def _ask_columns(self) -> None:
        self.mapping.ask_again(self.looks or ())

    def _ask_letters(self) -> None:
        LettersDialog.ask(self._jobs, self.looks or (), self.mapping.remember, self)

    # Showing

    def _show_head(self, planned: DryRun, overview: Overview) -> None:
        reader = self._jobs.reader
        self.strip = FilesStrip(planned.files)
        self.strip.details_clicked.connect(self._show_files)
        self.batch_strip = BatchStrip(self._jobs, contacts.circles(reader), lambda: contacts.tags(reader))
        self.batch_strip.changed.connect(self._on_batch)
        letters = _LETTERS_OF_A_FILE * len(self.strip.facts)
        both = BesideOrBelow(self.strip, self.batch_strip, spacing=grid.SPACE_24, letters=letters)
        self._top.addWidget(both)
        if self.carried is not None:
            self.batch_strip.choose(self.carried)
        self.title_label.show()
        told = failures(planned.files)
        if told:
            self._tell("\n".join(told), "bad")
        self._reading.addWidget(self.touches)
        self.touches.setVisible(self.touches.says_something)
        self.touches.changed.connect(self._show_verb)
        if any(overview.items[outcome] for outcome in _DECIDABLE) or self.touches.kept:
            what = touch_words.what(planned.touches) or touch_words.further(planned.further)
            title = import_words.title(overview) if overview.records else tr("Import {what}", what=what)
            self.set_title(title)
            self._foot_note.say(waits=bool(self._jobs.long_change_running))
            self.verb_button.show()
            self._show_verb()
        else:
            self.set_title(import_words.nothing_title(planned.files, overview))
            self.batch_strip.hide()
            self._close_only()

    def _show_people(self) -> None:
        planned, overview, choices = self.planned, self.overview, self.choices
        if self._left or planned is None or overview is None or choices is None:
            return
        reader = self._jobs.reader
        self.late_clicks.begin()
        if not overview.records:
            self.batch_strip.hide()
            self.touches.show_button.hide()
            page = TouchesPage(planned.touches, self.touches.home)
            self._pages.addWidget(page)
            self._pages.setCurrentWidget(page)
            self.verb_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.review = self._review
        self.review.fill(
            planned,
            overview,
            choices,
            lambda index: side_by_side(reader, planned, index, choices.person(index)),
        )
        self._pages.setCurrentWidget(self.review)
        self.review.order_tabs(self.strip.link, self.batch_strip.change, *self.touches.stops)
        self.review.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_nothing(self, title: str, told: Sequence[str]) -> None:
        self.set_title(title)
        self.title_label.hide()
        page = NothingPage(title, told)
        self.reasons = page.reasons
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._close_only()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        page.shrink(self, self.height() - self._pages.height())

    def _close_only(self) -> None:
        self._only_close = True
        self.cancel_button.setText(tr("Close"))
        self.verb_button.hide()

    def _show_verb(self) -> None:
        assert self.choices is not None
        added, updated = self.choices.added, self.choices.updated
        kept = self.touches.kept
        if self._only_close and (added or updated or kept):
            # Somebody who is here already, of whom the user takes more than the last time.
            self._only_close = False
            self.cancel_button.setText(tr("Cancel"))
            self._foot_note.say(waits=bool(self._jobs.long_change_running))
            self.verb_button.show()
        words = import_words.verb(added, updated) if added or updated or not kept else touch_words.verb(kept)
        self.set_verb(words, bool(added or updated or kept))

    def _on_batch(self) -> None:
        if self.choices is not None:
            self.choices.for_everybody = self.batch_strip.batch
            if self.review is not None:
                self.review.show_note()
            self._show_verb()

    def _tell(self, text: str, tone: str) -> None:
        self._trouble.setText(text)
        set_role(self._trouble, tone=tone)
        self._trouble.setVisible(bool(text))

    def _show_files(self) -> None:
        if self.planned is not None:
            FilesDialog.show_for(self.planned.files, self)

    def _ask_person(self, name: str) -> None:
        ChoosePersonDialog.ask(
            self._jobs,
            self,
            self._review.join_with,
            title=tr("Who is this?"),
            verb=tr("Join with them"),
            sentence=tr(
                "Say who on your desk {name} in the file is. Nothing is lost: you see both side by side.",
                name=name,
            ),
        )

    # Rejected records

    def save_rejected_to(self, path: Path) -> None:
        """Write the rejected records there, and say how it went."""
        if self.planned is None:
            return
        files = self.planned.files
        self._jobs.read(
            lambda _reader, _progress: save_rejected(files, path),
            lambda written: self._after_saving(import_words.saved_rejected(written), "ok"),
            lambda error: self._after_saving(sentence(error), "bad"),
        )

    def _after_saving(self, text: str, tone: str) -> None:
        if not self._left:
            self._tell(text, tone)

    def _choose_rejected_file(self) -> None:
        if self.planned is not None:
            path = ask_where(self, self.planned.files)
            if path is not None:
                self.save_rejected_to(path)

    def _free(self, planned: DryRun | None) -> None:
        if planned is not None:
            self._jobs.read(lambda _reader, progress: let_go(planned, progress))
