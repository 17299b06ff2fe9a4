"""A time of day that is typed freely ("9", "930", "2 pm") or stepped by five minutes."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from netdesk.domain.clock import parse_time, step_time
from netdesk.ui.theme import set_role
from netdesk.ui.tr import tr
from netdesk.ui.widgets.fields import TEXT_LEFT
from netdesk.ui.words.wording import clock


class TimeField(QAbstractSpinBox):
    """Up and Down go by five minutes, Page Up and Page Down by the hour. `changed` tells every edit."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Time"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(TEXT_LEFT, 0, 0, 0)
        self.lineEdit().textEdited.connect(self._on_edited)
        self._time = time(9)
        self._show()

    def time_of_day(self) -> time | None:
        """What is typed, None while it is no time."""
        return parse_time(self.lineEdit().text())

    def set_time(self, value: time) -> None:
        """Show a time, without a signal."""
        self._time = value.replace(second=0, microsecond=0)
        self._show()

    def stepBy(self, steps: int) -> None:
        """Five minutes a step."""
        marks = steps * 12 // 10 if abs(steps) >= 10 else steps
        self._time = step_time(self.time_of_day() or self._time, marks)
        self._show()
        self.lineEdit().selectAll()
        self.changed.emit()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Always both ways."""
        flag = QAbstractSpinBox.StepEnabledFlag
        return flag.StepUpEnabled | flag.StepDownEnabled

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Any text may be typed; `time` says whether it is one."""
        return QValidator.State.Acceptable, text, position

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is written as the clock writes it; what is no time stays and is marked."""
        found = self.time_of_day()
        if found is not None:
            self.set_time(found)
        else:
            self._mark()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus, so that scrolling a form changes nothing in it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Room for the longest time."""
        return QSize(self.fontMetrics().horizontalAdvance("12:00 PM") + 52, super().sizeHint().height())

    def _on_edited(self) -> None:
        self._time = self.time_of_day() or self._time
        if self.time_of_day() is not None:
            self._mark()
        self.changed.emit()

    def _show(self) -> None:
        self.lineEdit().setText(clock(self._time))
        self._mark()

    def _mark(self) -> None:
        set_role(self, invalid="false" if self.time_of_day() is not None else "true")
