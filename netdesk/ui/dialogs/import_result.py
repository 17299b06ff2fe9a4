"""What an import came to, in numbers that add up, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from netdesk.domain.rows import Changes, HistoryEntry
from netdesk.services import history
from netdesk.services.dry_runs import FileReport, ImportReport
from netdesk.ui import grid
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.in_the_way import take_back
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import ElidedLabel, hairline, section_label, text_label
from netdesk.ui.words import import_result_words, touch_words, wording

_SIZE: Final = QSize(600, 560)
_KEPT_SHOWN: Final = 40
_FILES_SHOWN: Final = 20


class ImportResultDialog(DialogFrame):
    """Stays beside the window, not over it. `show_wanted` asks for the people, `save_wanted` for a file of
    the rejected records."""

    show_wanted = Signal()
    save_wanted = Signal()

    def __init__(
        self, jobs: Jobs, bus: Bus, navigator: Navigator, report: ImportReport, parent: QWidget | None = None
    ) -> None:
        self._report = report
        super().__init__(
            import_result_words.done_title(report, import_result_words.people_added(report)),
            tr("Done"),
            parent,
            sentence=import_result_words.before_and_after(report),
            size=_SIZE,
            cancel="",
        )
        self.setModal(False)
        self._jobs, self._bus, self._navigator = jobs, bus, navigator
        self.undo_button = Button(tr("&Undo import"), "secondary", "undo-2")
        self.undo_button.clicked.connect(self._undo)
        self.show_button = Button(tr("&Show them"), "link")
        self.show_button.clicked.connect(self.show_wanted)
        self.save_button = Button(tr("Save &rejected…"), "link")
        self.save_button.clicked.connect(self.save_wanted)
        for button in (self.undo_button, self.show_button, self.save_button):
            self.add_foot(button)
        self.save_button.setVisible(report.total("rejected") > 0)
        self._has_people = bool(import_result_words.people_added(report) or report.total("updated"))
        self.show_button.setVisible(self._has_people)
        self._build()
        self._said = text_label("", "", wrap=True)
        self._said.hide()
        self._was_undone = False
        self.body.addWidget(self._said)
        self.body.addStretch(1)
        self._show_undo()
        bus.changed.connect(self._on_changed)

    def setVisible(self, visible: bool) -> None:
        """Enter means that all is well, never that it is taken back."""
        super().setVisible(visible)
        if visible:
            self.verb_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Stop listening."""
        self._bus.changed.disconnect(self._on_changed)
        super().done(result)

    def say(self, text: str) -> None:
        """A sentence under the numbers."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _build(self) -> None:
        report = self._report
        self.numbers = _Numbers(import_result_words.counts(report))
        self.body.addWidget(self.numbers)
        if told := touch_words.result(report.interactions):
            self.body.addWidget(text_label(told, "second", wrap=True))
        if told := touch_words.further(report.further):
            self.body.addWidget(text_label(tr("Besides: {told}.", told=told), "second", wrap=True))
        if told := touch_words.further(report.left_out):
            left_out = tr("Left out, deleted here before: {told}.", told=told)
            self.body.addWidget(text_label(left_out, "second", wrap=True))
        for each in report.files[:_FILES_SHOWN]:
            self._add_file(each)
        if len(report.files) > _FILES_SHOWN:
            more = counted(len(report.files) - _FILES_SHOWN, "{n} more file", "{n} more files")
            self.body.addWidget(text_label(more, "caption"))
        if report.kept:
            self._add_kept()

    def _add_file(self, report: FileReport) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(Path(report.path).name, "strong"))
        if report.failure:
            words.addWidget(text_label(report.failure, "", wrap=True, tone="bad"))
        if report.read or not report.failure:
            words.addWidget(text_label(import_result_words.file_counts(report), "caption", wrap=True))
        self.body.addLayout(words)

    def _add_kept(self) -> None:
        kept = self._report.kept
        told = counted(
            len(kept),
            "{n} value differs and stays as on the desk",
            "{n} values differ and stay as on the desk",
        )
        self.body.addWidget(hairline())
        self.body.addWidget(section_label(told))
        for each in kept[:_KEPT_SHOWN]:
            mine, theirs = wording.cut(each.mine, 60) or "blank", wording.cut(each.theirs, 60)
            line = tr(
                "{who}, {label}: {mine}, not {theirs}",
                who=wording.cut(each.who, 60),
                label=tr(each.label).lower(),
                mine=mine,
                theirs=theirs,
            )
            self.body.addWidget(ElidedLabel(line, "caption"))
        if len(kept) > _KEPT_SHOWN:
            more = counted(len(kept) - _KEPT_SHOWN, "{n} more value", "{n} more values")
            self.body.addWidget(text_label(f"{more}.", "caption"))

    def _entry(self) -> HistoryEntry | None:
        found = (each for each in history.history(self._jobs.reader) if each.id == self._report.change_id)
        return next(found, None)

    def _show_undo(self) -> None:
        entry = self._entry() if self._report.change_id is not None else None
        self.undo_button.setVisible(self._report.change_id is not None)
        self.undo_button.setEnabled(bool(entry and entry.undoable))
        undone = entry is not None and not entry.undoable
        if undone != self._was_undone:
            self._was_undone = undone
            self.say(tr("This import was undone.") if undone else "")
            self.show_button.setVisible(self._has_people and not undone)

    def _on_changed(self, _changes: Changes) -> None:
        self._show_undo()

    def _undo(self) -> None:
        entry = self._entry()
        if entry is not None and entry.undoable:
            self.undo_button.setEnabled(False)
            take_back(self._jobs, self._bus, self._navigator, self, entry, self._leave)

    def _leave(self) -> None:
        self.close()


class _Numbers(QWidget):
    """Lines of a word and a number; the last is the sum of the others."""

    def __init__(self, lines: list[tuple[str, int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = lines
        cells = QGridLayout(self)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setVerticalSpacing(grid.SPACE_8)
        cells.setColumnStretch(0, 1)
        for row, (what, number) in enumerate(lines[:-1]):
            self._add(cells, row, what, number, "" if number else "quiet")
        cells.addWidget(hairline(), len(lines), 0, 1, 2)
        what, number = lines[-1]
        self._add(cells, len(lines) + 1, what, number, "strong")

    def _add(self, cells: QGridLayout, row: int, what: str, number: int, role: str) -> None:
        words: QLabel = text_label(what, role)
        figure: QLabel = text_label(f"{number:,}", role)
        figure.setAccessibleName(f"{what}: {number:,}")
        cells.addWidget(words, row, 0)
        cells.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight)
