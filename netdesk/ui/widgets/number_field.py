"""A whole number in a field with a minus and a plus beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.fields import SpinField


class NumberField(QWidget):
    """`value()`, `set_value`, signal `changed(int)`. `name` is what is counted ("Copies")."""

    changed = Signal(int)

    def __init__(
        self, name: str, least: int = 0, most: int = 99, step: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.spin = SpinField(least, most, arrows=False)
        self.spin.setSingleStep(step)
        self.spin.setAccessibleName(name)
        self.spin.valueChanged.connect(self.changed)
        self._minus = IconButton("minus", tr("Fewer: {name}", name=name))
        self._plus = IconButton("plus", tr("More: {name}", name=name))
        self._minus.clicked.connect(self.spin.stepDown)
        self._plus.clicked.connect(self.spin.stepUp)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_4)
        row.addWidget(self.spin)
        row.addWidget(self._minus)
        row.addWidget(self._plus)
        row.addStretch(1)
        self.setFocusProxy(self.spin)

    def value(self) -> int:
        """The number."""
        return self.spin.value()

    def set_value(self, value: int) -> None:
        """Show a number, within its range."""
        self.spin.setValue(value)
