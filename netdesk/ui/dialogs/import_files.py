"""The files of an import: what they are at the head of the dialog, all about them in a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from netdesk.services.dry_runs import FileReading
from netdesk.ui import grid
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.edit_menu import offer_menu
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph, hairline, text_label
from netdesk.ui.widgets.marks import Mark
from netdesk.ui.words import import_words, wording

SHOWN: Final = 2
_FAILURES_SHOWN: Final = 2
_REMARKS_SHOWN: Final = 50
_SIZE: Final = QSize(640, 560)


class FileFact(QWidget):
    """One file: icon, name, what it is."""

    def __init__(self, reading: FileReading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        vcard = reading.format_name.startswith("vCard")
        mark = Mark("square-user" if vcard else "file-text", size=grid.ICON_SECTION)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(Path(reading.path).name, "strong"))
        words.addWidget(ElidedLabel(import_words.file_words(reading), "caption"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(mark)
        row.addLayout(words, 1)


class FilesStrip(QWidget):
    """Up to two files side by side, a link to all of them, and a sentence for each that failed."""

    details_clicked = Signal()

    def __init__(self, files: Sequence[FileReading], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        good = [reading for reading in files if reading.drafts or reading.rejected or reading.interactions]
        self.facts = [FileFact(reading) for reading in good[:SHOWN]]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_32)
        for fact in self.facts:
            row.addWidget(fact)
        more = len(good) - len(self.facts)
        self.link = Button(tr("and {more:,} more", more=more) if more else tr("Details"), "link")
        self.link.setAccessibleDescription(tr("Everything about the files"))
        self.link.clicked.connect(self.details_clicked)
        row.addWidget(self.link)
        row.addStretch(1)
        self.link.setVisible(more > 0 or any(reading.ignored or reading.problems for reading in files))


def failures(files: Sequence[FileReading]) -> list[str]:
    """A sentence for each file that could not be read whole: the first two, and how many more."""
    told = [reading.failure for reading in files if reading.failure]
    more = len(told) - _FAILURES_SHOWN
    shown = told[:_FAILURES_SHOWN]
    if more > 0:
        shown.append(counted(more, "{n} more file could not be read.", "{n} more files could not be read."))
    return shown


class FilesDialog(DialogFrame):
    """All that was found in each file."""

    def __init__(self, files: Sequence[FileReading], parent: QWidget | None = None) -> None:
        title = tr("The files") if len(files) > 1 else tr("The file")
        super().__init__(title, tr("Close"), parent, size=_SIZE, hugs=True, cancel="")
        room = _REMARKS_SHOWN
        for at, reading in enumerate(files):
            if at:
                self.body.addWidget(hairline())
            room -= self._add(reading, room)
        self.body.addStretch(1)

    @classmethod
    def show_for(cls, files: Sequence[FileReading], parent: QWidget) -> FilesDialog:
        """Open it over the dry run; returns at once."""
        dialog = cls(files, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _add(self, reading: FileReading, room: int) -> int:
        self.body.addWidget(FileFact(reading))
        if reading.failure:
            failure = text_label(reading.failure, wrap=True, tone="bad")
            self.body.addWidget(failure)
        if reading.ignored:
            told = counted(
                len(reading.ignored),
                "{n} entry passed over: {why}.",
                "{n} entries passed over: {why}.",
                why=import_words.ignored_in(reading),
            )
            self.body.addWidget(Paragraph(told))
        remarks = [problem for problem in reading.problems if not problem.rejected]
        shown = remarks[: max(0, room)]
        for problem in shown:
            label = text_label(
                tr("Line {line:,}: {what}", line=problem.line, what=wording.cut(problem.what, 300)),
                "caption",
                wrap=True,
            )
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            label.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            label.customContextMenuRequested.connect(partial(_offer_menu, label))
            self.body.addWidget(label)
        if len(remarks) > len(shown):
            more = len(remarks) - len(shown)
            told = counted(more, "{n} more remark of this kind.", "{n} more remarks of this kind.")
            self.body.addWidget(text_label(told, "caption"))
        return len(shown)


def _offer_menu(label: QLabel, at: QPoint) -> None:
    offer_menu(label, label.mapToGlobal(at))
