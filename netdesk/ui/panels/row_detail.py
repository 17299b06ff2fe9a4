"""The right side of a small section: one row in full, built anew whenever it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.models.windowed import Row
from netdesk.ui.panels.detail_body import DetailBody, at_picture, flowing
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph
from netdesk.ui.words import wording


class RowDetail(DetailBody, Generic[Row]):
    """Override `fill` and put widgets into `column`, with `add_head`, `add_section`, `add_words` and so on.

    `menu_asked` asks for the menu of the row that is shown (at `menu_button`), `delete_asked` to delete all
    that are chosen.
    """

    menu_asked = Signal()
    delete_asked = Signal()

    def __init__(self, choose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self._shown: Row | None = None
        self.can_change = True
        self.menu_button: QWidget = self

    @property
    def shown(self) -> Row | None:
        """The row that is shown."""
        return self._shown

    def show_row(self, row: Row | None) -> None:
        """Show one; None shows a quiet word."""
        if row is None or self._shown is None or row.id != self._shown.id:
            # Another one begins at its top; the same one stays where it was read.
            self.scroll_bar().setValue(0)
        self._shown = row
        self.menu_button = self
        self.clear()
        if row is None:
            self.add_quiet(self._choose)
            return
        self.fill(row)
        self.column.addStretch(1)

    def show_many(self, words: str, rows: Sequence[Row], deletable: str) -> None:
        """Say that several are chosen ("3 goals"), and offer what can be done with all of them; `deletable`
        are those that can be deleted ("2 goals"), "" for none.
        """
        self._shown = None
        self.clear()
        self.column.addWidget(Paragraph(tr("{them} chosen", them=words), "title"))
        button = Button(tr("Delete {them}", them=deletable), "destructive", "trash-2")
        button.setEnabled(self.can_change)
        button.clicked.connect(self.delete_asked)
        self.add_buttons([*self.many_buttons(rows), *([button] if deletable else [])])
        self.column.addStretch(1)

    def fill(self, row: Row) -> None:
        """Put what is to be said of a row into `column`."""
        raise NotImplementedError

    def many_buttons(self, _rows: Sequence[Row]) -> list[QWidget]:
        """What can be done with several besides deleting them."""
        return []

    # Parts

    def add_head(self, picture: QWidget, title: str, second: str = "", link: QWidget | None = None) -> None:
        """Picture, name, a quiet line or a link under it, and the menu at the right."""
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(Paragraph(wording.cut(title, 120), "title"))
        if second:
            words.addWidget(ElidedLabel(second, "second"))
        if link is not None:
            words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        menu = IconButton("ellipsis", tr("More"))
        menu.clicked.connect(self.menu_asked)
        self.menu_button = menu
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_12)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(at_picture(menu))
        self.column.addWidget(head)

    def add_chips(self, chips: Sequence[QWidget]) -> None:
        """Chips one after the other, under the head."""
        if chips:
            self.column.addSpacing(14)
            self.column.addWidget(flowing(chips))

    def add_buttons(self, buttons: Sequence[QWidget]) -> None:
        """Buttons one after the other, with room around them."""
        self.column.addSpacing(grid.SPACE_16)
        self.column.addWidget(flowing(buttons, gap=grid.SPACE_8))
        self.column.addSpacing(grid.SPACE_16)

    def add_words(self, text: str, role: str = "second") -> None:
        """A paragraph of the user's words, or of ours."""
        self.column.addWidget(Paragraph(wording.breakable(text), role))

    def button(self, words: str, kind: str, do: Callable[[], object], icon: str = "") -> Button:
        """A button that does something with the row; disabled on a desk that can only be looked at."""
        made = Button(words, kind, icon)
        made.setEnabled(self.can_change)
        made.clicked.connect(lambda _checked=False: do())
        return made
