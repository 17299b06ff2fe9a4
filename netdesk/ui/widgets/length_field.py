"""How long: a few usual lengths to choose from, or any number of minutes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.fields import SpinField

USUAL: Final = (20, 25, 30, 45)
_MOST: Final = 24 * 60


class LengthField(QWidget):
    """`minutes()`, `set_minutes`; 0 is no length. `changed` tells every edit."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, usual: Sequence[int] = USUAL) -> None:
        super().__init__(parent)
        self.spin = SpinField(0, _MOST)
        self.spin.setSingleStep(5)
        self.spin.setSuffix(tr(" min"))
        self.spin.setSpecialValueText(tr("open"))
        self.spin.setAccessibleName(tr("Minutes"))
        self.buttons = {minutes: self._button(minutes) for minutes in usual}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(grid.SPACE_4)
        self._row.addWidget(self.spin)
        for button in self.buttons.values():
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.setFocusProxy(self.spin)
        self.spin.valueChanged.connect(self._on_number)
        self.set_minutes(0)

    def minutes(self) -> int:
        """The length, 0 when it is left open."""
        return self.spin.value()

    def set_minutes(self, minutes: int) -> None:
        """Show a length, without a signal."""
        blocked = self.blockSignals(True)
        self.spin.setValue(minutes)
        self.blockSignals(blocked)
        self._mark()

    def _button(self, minutes: int) -> Button:
        button = Button(str(minutes))
        button.setCheckable(True)
        button.setAccessibleName(counted(minutes, "{n} minute", "{n} minutes"))
        button.clicked.connect(partial(self._take, minutes))
        return button

    def _take(self, minutes: int) -> None:
        self.spin.setValue(minutes)
        self._mark()

    def _on_number(self) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        for minutes, button in self.buttons.items():
            button.setChecked(minutes == self.spin.value())
