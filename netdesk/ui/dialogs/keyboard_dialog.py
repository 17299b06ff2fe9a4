"""A dialog with a long form that is filled without a mouse."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from netdesk.ui.dialogs.tab_stops import next_stop
from netdesk.ui.widgets.dialog_frame import DialogFrame

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGIN: Final = 48


class KeyboardDialog(DialogFrame):
    """Tab and Enter go through the fields as one reads them, and what has the focus is never out of sight.

    Enter never takes the dialog's verb: Ctrl+Enter does. Call `follow_focus` at the end of building.
    """

    _entered_from: QWidget | None = None

    def follow_focus(self) -> None:
        """Begin to keep the focus in sight."""
        self.verb_button.setDefault(False)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._show_focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field, as Tab does; on a button it presses it."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or held:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if focused is not self._entered_from:
            return  # the field went on by itself: to the next value of a list
        if isinstance(focused, QPushButton):
            focused.click()
        else:
            self.focusNextPrevChild(True)

    def event(self, event: QEvent) -> bool:
        """Remember where Enter was pressed, before the field acts on it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self._entered_from = self.focusWidget()
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Also to fields that came later than the dialog."""
        stop = next_stop(self, self.focusWidget(), forward=forward)
        if stop is None:
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stop.setFocus(reason)
        return True

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.body_widget.isAncestorOf(now):
            area = self.findChild(QScrollArea)
            if area is not None:
                area.ensureWidgetVisible(now, 0, _MARGIN)
