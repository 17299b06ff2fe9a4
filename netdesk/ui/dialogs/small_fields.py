"""Fields that read what is typed and say softly what they make of it: days and email addresses."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.dates import PartialDate
from netdesk.domain.days import parse_day
from netdesk.domain.now import utc_now
from netdesk.ui import grid, links, wording
from netdesk.ui.widgets.labels import ElidedLabel, text_label

LONGEST: Final = 1_000_000
"""A line edit would cut anything after 32,767 characters; nothing that came from a file is cut."""
_HINT: Final = "3 May 1990, or 3 May"


def long_line(placeholder: str = "") -> QLineEdit:
    """A line edit that takes whatever a file brought."""
    field = QLineEdit()
    field.setMaxLength(LONGEST)
    field.setPlaceholderText(placeholder)
    return field


def read_day(text: str) -> PartialDate | None:
    """A day as the user types it, in their order and with their names of months."""
    locale = QLocale()
    months = tuple(locale.monthName(number, QLocale.FormatType.LongFormat) for number in range(1, 13))
    this_year = utc_now().year
    return parse_day(text, month_first=wording.month_first(), this_year=this_year, months=months)


class DayField(QWidget):
    """A day of the year, with or without the year, typed in any usual way; beside it what was understood."""

    textChanged = Signal(str)
    returnPressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = long_line(_HINT)
        self.edit.setMinimumWidth(150)
        self._told = ElidedLabel("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_8)
        row.addWidget(self.edit, 3)
        row.addWidget(self._told, 2)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_text)
        self.edit.returnPressed.connect(self.returnPressed)

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def setText(self, text: str) -> None:
        """Show a text."""
        self.edit.setText(text)

    def told(self) -> str:
        """What the field says it understood."""
        return self._told.text()

    def setAccessibleName(self, name: str) -> None:
        """The name belongs to the line edit, which has the focus."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, self.edit.minimumSizeHint().height())

    def _on_text(self, text: str) -> None:
        day = read_day(text)
        typed = " ".join(text.split())
        if not typed:
            told = ""
        elif day is None:
            told = "not a day yet"
        else:
            understood = wording.day_of_year(day)
            told = "" if understood.casefold() == typed.casefold() else understood
            told = told if day.year or told else "without a year"
        self._told.setText(told)
        self.edit.setAccessibleDescription(told)
        self.textChanged.emit(text)


class EmailField(QWidget):
    """An email address; an odd one is flagged, never refused."""

    textChanged = Signal(str)
    returnPressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = long_line("name@place.example")
        self._flag = text_label(
            "Looks unusual. It is kept as you typed it.", "caption", tone="warn", wrap=True
        )
        self._flag.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.edit)
        column.addWidget(self._flag)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_text)
        self.edit.returnPressed.connect(self.returnPressed)
        self.edit.editingFinished.connect(self._judge)

    @property
    def is_flagged(self) -> bool:
        """True when the address looks unusual."""
        return not self._flag.isHidden()

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def setText(self, text: str) -> None:
        """Show an address."""
        self.edit.setText(text)
        self._judge()

    def setAccessibleName(self, name: str) -> None:
        """The name belongs to the line edit, which has the focus."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def _on_text(self, text: str) -> None:
        if self.is_flagged:
            self._judge()
        self.textChanged.emit(text)

    def _judge(self) -> None:
        text = self.edit.text().strip()
        odd = bool(text) and not links.looks_like_email(text)
        self._flag.setVisible(odd)
        self.edit.setAccessibleDescription(self._flag.text() if odd else "")
