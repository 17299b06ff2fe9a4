"""Choosing a time zone: any part of a city's name finds it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from netdesk.ui.tr import tr
from netdesk.ui.widgets.completing import completing
from netdesk.ui.widgets.line_edit import LineEdit
from netdesk.ui.widgets.popups import drop_round
from netdesk.ui.zones import shown_zone, zone_names


class ZoneCombo(QComboBox):
    """The user's own zone first, then all by name. `changed` tells every other choice.

    A typed text that is no zone goes back to the zone chosen before when the focus leaves.
    """

    changed = Signal()

    def __init__(self, home: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = self._home = home
        self._edit = LineEdit()
        self.setLineEdit(self._edit)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setMinimumContentsLength(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Time zone"))
        for name in dict.fromkeys((home, *zone_names())):
            if name:
                self.addItem(shown_zone(name), name)
        completer = completing(self.model(), self)
        completer.activated.connect(self._settle)
        self.setCompleter(completer)
        self.activated.connect(self._settle)
        self._edit.editingFinished.connect(self._settle)
        self.set_zone(home)

    def zone(self) -> str:
        """The IANA name, "" when no zone is known."""
        return self._zone

    def set_zone(self, name: str) -> None:
        """Show a zone, without a signal; one that this machine does not know is kept as it is."""
        self._zone = name
        place = self.findData(name)
        if place < 0 and name:
            self.addItem(shown_zone(name), name)
            place = self.count() - 1
        self.setCurrentIndex(place)
        self.setEditText(shown_zone(name))

    def showPopup(self) -> None:
        """Drop the list, its corners round."""
        drop_round(self, super().showPopup)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing replaces what is there."""
        super().focusInEvent(event)
        self._edit.selectAll()

    def _settle(self, *_: object) -> None:
        wanted = self._named(self.currentText())
        before, self._zone = self._zone, wanted or self._zone
        self.set_zone(self._zone)
        if self._zone != before:
            self.changed.emit()

    def _named(self, text: str) -> str:
        """The zone that a text names: whole, or the only one with it in its name."""
        typed = text.strip().replace(" ", "_").casefold()
        names = [str(self.itemData(place)) for place in range(self.count())]
        exact = [name for name in names if name.casefold() == typed]
        found = exact or [name for name in names if typed and name.casefold().endswith("/" + typed)]
        found = found or [name for name in names if typed and typed in name.casefold()]
        return found[0] if exact or len(found) == 1 else ""
