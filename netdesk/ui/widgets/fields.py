"""Number, time and date fields that show their text where every other field does.

A styled spin box leaves its editor at the very edge, and one pixel wide when it has no arrows. None of them
listens to the wheel before it has the focus, so that scrolling a form changes nothing in it.
"""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QWidget,
)

from netdesk.ui.widgets.line_edit import LineEdit, tell
from netdesk.ui.widgets.popups import drop_round

TEXT_LEFT: Final = 11
BARE_LEFT: Final = 2
"""What brings the words of a line among chips below those of a field, where there are no chips yet."""
_BESIDE = 4
"""What the style keeps free on both sides of a chosen text."""


class SpinField(QSpinBox):
    """A QSpinBox, with or without arrows."""

    def __init__(
        self, least: int = 0, most: int = 99, parent: QWidget | None = None, *, arrows: bool = True
    ) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(TEXT_LEFT, 0, 0, 0)
        if not arrows:
            self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)

    def sizeHint(self) -> QSize:
        """Room for the largest number and its unit."""
        words = f"{self.prefix()}{self.maximum()}{self.suffix()}"
        arrows = 0 if self._bare() else 24
        width = self.fontMetrics().horizontalAdvance(words) + TEXT_LEFT + 24 + arrows
        return QSize(max(64, width), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The editor over all of a box without arrows."""
        super().resizeEvent(event)
        self._widen()

    def showEvent(self, event: QShowEvent) -> None:
        """The style places the editor anew when it dresses the box."""
        super().showEvent(event)
        self._widen()

    def event(self, event: QEvent) -> bool:
        """It does so too when the whole window is dressed anew, at dusk."""
        done = super().event(event)
        if self._bare() and self.lineEdit().width() < self.width() // 2:
            self._widen()
        return done

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """That of every field."""
        _offer_menu(self.lineEdit(), event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _bare(self) -> bool:
        return self.buttonSymbols() == QAbstractSpinBox.ButtonSymbols.NoButtons

    def _widen(self) -> None:
        if self._bare():
            self.lineEdit().setGeometry(self.rect().adjusted(1, 1, -2, -1))


class TimeField(QTimeEdit):
    """A QTimeEdit in the form the user's system writes times."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(TEXT_LEFT, 0, 0, 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """That of every field."""
        _offer_menu(self.lineEdit(), event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DateField(QDateEdit):
    """A QDateEdit with a calendar to choose from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMM yyyy")
        # Months and days are named as everywhere in the window; the week begins as where the user lives.
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        calendar = self.calendarWidget()
        calendar.setLocale(self.locale())
        calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """That of every field."""
        _offer_menu(self.lineEdit(), event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ComboField(QComboBox):
    """A QComboBox that a form can scroll past."""

    def __init__(self, parent: QWidget | None = None, *, editable: bool = False) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if editable:
            self.setLineEdit(LineEdit())
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setItemDelegate(QStyledItemDelegate(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is chosen elides where there is no room; Qt would cut it off between two letters."""
        if self.isEditable() or not self._is_cut():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        words, right = self.currentText(), Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(words, right, self._room())
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        """The tooltip tells all of what is cut."""
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and self._is_cut():
            at = cast("QHelpEvent", event).globalPos()
            tell(self.currentText(), at, self)
            return True
        return super().event(event)

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.currentText()) > self._room()

    def _room(self) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        icon = 0 if self.itemIcon(self.currentIndex()).isNull() else self.iconSize().width() + 4
        return self.style().subControlRect(control, option, part, self).width() - icon - _BESIDE

    def showPopup(self) -> None:
        """Drop the list, its corners round."""
        drop_round(self, super().showPopup)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _offer_menu(line: QLineEdit, event: QContextMenuEvent) -> None:
    from netdesk.ui.widgets.edit_menu import offer_menu

    offer_menu(line, event.globalPos())
