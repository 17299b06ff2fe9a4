"""How a desk comes to another computer, in plain words, with what it takes at hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import Paragraph, section_label, text_label
from netdesk.ui.widgets.line_edit import LineEdit

_SENTENCE = marked("Everything of yours is in one file. Take that file along, and your desk has moved.")
_STEPS = marked(
    (
        "Close netdesk, so that the file is complete.",
        "Copy this one file to the other computer, on a USB stick or in any other way you trust:",
        "Start netdesk there and choose File > Open desk.",
    )
)
_COPY = marked(
    "Copy the desk’s one file to the other computer, on a USB stick or in any other way you trust."
)
_OR = marked(
    "You need not close netdesk for a copy: “Save a copy” writes a complete one while you work. "
    "Afterwards go on with one of the two; netdesk does not bring two desks together."
)


class MovingDialog(DialogFrame):
    """Three steps and a shortcut. `path` None: no desk is open."""

    def __init__(self, path: Path | None, save_copy: Callable[[], object], parent: QWidget | None) -> None:
        super().__init__(
            tr("Moving to another computer"),
            tr("Close"),
            parent,
            sentence=tr(_SENTENCE),
            size=QSize(600, 640),
            hugs=True,
            cancel="",
        )
        self._path = path
        self._save_copy = save_copy
        self.place = LineEdit(str(path or ""))
        self.copied = text_label("", "caption")
        for number, words in enumerate(_STEPS, 1):
            told = _COPY if number == 2 and path is None else words
            self.body.addLayout(_step(number, tr(told)))
            if number == 2 and path is not None:
                self.body.addLayout(self._make_place())
        if path is not None:
            self.body.addSpacing(grid.SPACE_8)
            self.body.addWidget(section_label(tr("Or without closing")))
            self.body.addWidget(Paragraph(tr(_OR), ""))
            copy = Button(tr("Save a copy…"), "secondary", "copy")
            copy.clicked.connect(self._on_save)
            self.add_foot(copy)
        self.body.addStretch(1)
        # Not on the path: there is nothing to write.
        self.verb_button.setFocus()

    @classmethod
    def show_for(
        cls, path: Path | None, save_copy: Callable[[], object], parent: QWidget | None
    ) -> MovingDialog:
        """Open it over a window; returns at once."""
        dialog = cls(path, save_copy, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _make_place(self) -> QVBoxLayout:
        self.place.setReadOnly(True)
        self.place.setCursorPosition(0)
        self.place.setAccessibleName(tr("Where the desk’s file is"))
        show = Button(tr("Show in folder"), "secondary", "folder-open")
        show.clicked.connect(self._show_folder)
        take = Button(tr("Copy path"), "secondary", "copy")
        take.clicked.connect(self._copy_path)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid.SPACE_8)
        for each in (show, take):
            buttons.addWidget(each)
        buttons.addWidget(self.copied)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(grid.SPACE_24, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        column.addWidget(self.place)
        column.addLayout(buttons)
        return column

    def _show_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(self.place.text())
        self.copied.setText(tr("Copied"))

    def _on_save(self) -> None:
        self.accept()
        self._save_copy()


def _step(number: int, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(grid.SPACE_8)
    figure = text_label(str(number), "strong", tone="accent")
    figure.setFixedWidth(current().wide(grid.SPACE_16))
    row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text_label(words, wrap=True), 1)
    return row
