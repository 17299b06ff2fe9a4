"""Lines that can be taken into a text by one press: what was used before, or what others take along."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import plain_tooltip, text_label
from netdesk.ui.wizards.plan_parts import focus_at_end, lines_in, show_lines
from netdesk.ui.words import wording

_MOST: Final = 5
_LETTERS: Final = 34


class Offers(QWidget):
    """Stands under a text of one line for each thing; a line that is in it already is not offered.

    `title` says where the offered lines come from. Without anything to offer nothing is seen.
    """

    def __init__(self, edit: QPlainTextEdit, title: str, lines: Sequence[str] = ()) -> None:
        super().__init__()
        self._edit, self._lines = edit, tuple(lines)
        self._shown: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(text_label(title, "caption"))
        holder = QWidget()
        self._flow = FlowLayout(holder, 6)
        column.addWidget(holder)
        edit.textChanged.connect(self._show)
        self._show()

    def offer(self, lines: Sequence[str]) -> None:
        """Offer these, the first ones as far as there is room."""
        self._lines = tuple(lines)
        self._show()

    @property
    def buttons(self) -> list[Button]:
        """Those that can be pressed now, in order."""
        found = [self._flow.itemAt(at) for at in range(self._flow.count())]
        return [each for item in found if item and isinstance(each := item.widget(), Button)]

    def _show(self) -> None:
        present = {line.casefold() for line in lines_in(self._edit)}
        shown = tuple(line for line in self._lines if line.casefold() not in present)[:_MOST]
        if shown != self._shown or not self._flow.count():
            self._shown = shown
            while (item := self._flow.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
            before: QWidget = self._edit
            for line in shown:
                button = self._button(line)
                self._flow.addWidget(button)
                if self.window() is self._edit.window():
                    # What is made later would come last when one tabs.
                    QWidget.setTabOrder(before, button)
                before = button
        if not shown:
            self.hide()
        elif self.parentWidget() is not None:
            # Before it has its place it would come up as a window.
            self.show()

    def _button(self, line: str) -> Button:
        button = Button(wording.cut(line, _LETTERS).replace("&", "&&"), "secondary", "plus")
        button.setToolTip(plain_tooltip(line))
        button.setAccessibleName(tr("Take in: {line}", line=line))
        button.clicked.connect(partial(self._take, line))
        return button

    def _take(self, line: str) -> None:
        show_lines(self._edit, (*lines_in(self._edit), line))
        focus_at_end(self._edit)
