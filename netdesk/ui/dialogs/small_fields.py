"""Fields that read what is typed and say softly what they make of it: days, numbers, emails, links."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.dates import PartialDate
from netdesk.domain.days import parse_day
from netdesk.domain.now import utc_now
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.ui import grid, links
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.labels import ElidedLabel, text_label
from netdesk.ui.widgets.line_edit import LineEdit
from netdesk.ui.words import own_words, wording

LONGEST: Final = 1_000_000
"""A line edit would cut anything after 32,767 characters; nothing that came from a file is cut."""
_HINT: Final = marked("3 May 1990, or 3 May")


def long_line(placeholder: str = "") -> QLineEdit:
    """A line edit that takes whatever a file brought."""
    field = LineEdit()
    field.setMaxLength(LONGEST)
    field.setPlaceholderText(placeholder)
    return field


def read_day(text: str) -> PartialDate | None:
    """A day as the user types it, in their order and with their names of months."""
    locale = QLocale()
    months = tuple(locale.monthName(number, QLocale.FormatType.LongFormat) for number in range(1, 13))
    this_year = utc_now().year
    return parse_day(text, month_first=wording.month_first(), this_year=this_year, months=months)


class _ToldLine(QWidget):
    """A line edit, and beside it what was understood of what is typed."""

    textChanged = Signal(str)
    returnPressed = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = long_line(hint)
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

    def understood(self, typed: str) -> str:
        """What to say of a text that is not blank, its spaces made single; "" when there is no need."""
        raise NotImplementedError

    def _on_text(self, text: str) -> None:
        typed = " ".join(text.split())
        told = self.understood(typed) if typed else ""
        self._told.setText(told)
        self.edit.setAccessibleDescription(told)
        self.textChanged.emit(text)


class DayField(_ToldLine):
    """A day of the year, with or without the year, typed in any usual way; beside it what was understood."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(_HINT), parent)

    def understood(self, typed: str) -> str:
        """The day in full, or that it lacks its year, or that it is none yet."""
        day = read_day(typed)
        if day is None:
            return tr("not a day yet")
        understood = wording.day_of_year(day)
        told = "" if understood.casefold() == typed.casefold() else understood
        return told if day.year or told else tr("without a year")


class NumberLine(_ToldLine):
    """A number, typed as people write it here; beside it what was understood."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)

    def understood(self, typed: str) -> str:
        """The number as it will be shown, or that it is none yet."""
        number = own_words.read_number(typed)
        if number is None:
            return tr("not a number yet")
        shown = own_words.typed(OwnValue("", number, OwnKind.NUMBER))
        return "" if shown == typed else shown


class _FlaggedLine(QWidget):
    """A line edit that flags what is odd, and never refuses it."""

    textChanged = Signal(str)
    returnPressed = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = long_line(hint)
        self._flag = text_label(
            tr("Looks unusual. It is kept as you typed it."), "caption", tone="warn", wrap=True
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
        """True when the text looks unusual."""
        return not self._flag.isHidden()

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def setText(self, text: str) -> None:
        """Show a text."""
        self.edit.setText(text)
        self._judge()

    def setAccessibleName(self, name: str) -> None:
        """The name belongs to the line edit, which has the focus."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def looks_usual(self, text: str) -> bool:
        """Whether there is nothing to say of a text that is not blank."""
        raise NotImplementedError

    def _on_text(self, text: str) -> None:
        if self.is_flagged:
            self._judge()
        self.textChanged.emit(text)

    def _judge(self) -> None:
        text = self.edit.text().strip()
        odd = bool(text) and not self.looks_usual(text)
        self._flag.setVisible(odd)
        self.edit.setAccessibleDescription(self._flag.text() if odd else "")


class EmailField(_FlaggedLine):
    """An email address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("name@place.example", parent)

    def looks_usual(self, text: str) -> bool:
        """True for one plain address."""
        return links.looks_like_email(text)


class LinkField(_FlaggedLine):
    """A web address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("place.example/page", parent)

    def looks_usual(self, text: str) -> bool:
        """True for what can be opened in a browser."""
        return links.web_link(text) is not None
