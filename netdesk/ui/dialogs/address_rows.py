"""Postal addresses, each a block of its parts, and a button that adds one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.contacts import LABELS, Address
from netdesk.ui import grid
from netdesk.ui.dialogs.small_fields import long_line
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import text_edit

_LABEL_WIDTH: Final = 120
_LINES: Final = marked(
    (
        ("postal_code", "Postal code", 2, 0),
        ("city", "City", 2, 1),
        ("region", "Region or state", 3, 0),
        ("country", "Country", 3, 1),
        ("extended", "Flat, floor, building", 4, 0),
        ("po_box", "PO box", 4, 1),
    )
)
"""Part, hint, row and column in the block."""


class AddressRows(QWidget):
    """`addresses()` and `set_addresses`; blank ones are left out. `changed` after every change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: list[_Block] = []
        self.add = Button(tr("Add address"), "quiet", "plus")
        self.add.clicked.connect(self.add_and_focus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(grid.SPACE_16)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)

    def addresses(self) -> tuple[Address, ...]:
        """Those that say anything besides what they are for."""
        found = [block.address() for block in self._blocks]
        return tuple(each for each in found if each != Address(label=each.label))

    def set_addresses(self, addresses: Sequence[Address]) -> None:
        """Show these; no signal."""
        for block in list(self._blocks):
            self._drop(block)
        for address in addresses:
            self._add_block(address)

    def add_and_focus(self) -> None:
        """Begin another address."""
        used = {block.address().label for block in self._blocks}
        label = next((word for word in LABELS["address"] if word not in used), LABELS["address"][0])
        block = self._add_block(Address(label=label))
        block.street.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_block(self, address: Address) -> _Block:
        block = _Block(address, len(self._blocks) + 1)
        block.changed.connect(self.changed)
        block.removed.connect(self._remove)
        self._blocks.append(block)
        self._column.insertWidget(len(self._blocks) - 1, block)
        block.show()
        return block

    def _remove(self, block: object) -> None:
        if isinstance(block, _Block):
            self._drop(block)
            self.add.setFocus(Qt.FocusReason.TabFocusReason)
            self.changed.emit()

    def _drop(self, block: _Block) -> None:
        self._blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()


class _Block(QWidget):
    changed = Signal()
    removed = Signal(object)

    def __init__(self, address: Address, number: int) -> None:
        super().__init__()
        self.street = text_edit(tr("Street and number"), address.street, lines=2)
        self.street.setAccessibleName(tr("Address {n}: street", n=number))
        self._label = ComboField(editable=True)
        self._label.addItems(list(LABELS["address"]))
        self._label.setFixedWidth(_LABEL_WIDTH)
        self._label.setAccessibleName(tr("What address {n} is for", n=number))
        self._label.setEditText(address.label)
        remove = IconButton("x", tr("Remove address {n}", n=number), QKeySequence())
        remove.clicked.connect(self._ask_removal)
        cells = QGridLayout(self)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(grid.SPACE_8)
        top = Qt.AlignmentFlag.AlignTop
        cells.addWidget(self.street, 0, 0, 2, 2)
        cells.setColumnStretch(0, 1)
        cells.setColumnStretch(1, 1)
        self._lines: dict[str, QLineEdit] = {}
        for part, hint, row, column in _LINES:
            line = long_line(tr(hint))
            line.setText(getattr(address, part))
            line.setAccessibleName(tr("Address {n}: {hint}", n=number, hint=tr(hint).lower()))
            line.textChanged.connect(self._tell)
            cells.addWidget(line, row, column)
            self._lines[part] = line
        # Last in order: what an address is for is chosen when it is written.
        cells.addWidget(self._label, 0, 2, top)
        cells.addWidget(remove, 0, 3, top)
        self.street.textChanged.connect(self._tell)
        self._label.editTextChanged.connect(self._tell)

    def address(self) -> Address:
        """What the fields say."""
        lines = {part: line.text().strip() for part, line in self._lines.items()}
        return Address(
            street=self.street.toPlainText().strip(), label=self._label.currentText().strip(), **lines
        )

    def _tell(self, *_: object) -> None:
        self.changed.emit()

    def _ask_removal(self) -> None:
        self.removed.emit(self)
