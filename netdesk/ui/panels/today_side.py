"""Cards of Today's right column: whose turn it is, the week, who is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtGui import QImage

from netdesk.domain.today import Added, Ahead, Turn
from netdesk.ui import grid
from netdesk.ui.theme import current, set_role
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.beside_or_below import BesideOrBelow
from netdesk.ui.widgets.cards import Card, column
from netdesk.ui.widgets.labels import ElidedLabel, text_label
from netdesk.ui.words import today_words

_ROW: Final = 6
_DAY_WIDTH: Final = 32


@dataclass(frozen=True, slots=True)
class TurnItem:
    """Whose turn it is, as their card shows it."""

    turn: Turn
    today: date
    home: str
    photo: QImage | None = None


@dataclass(frozen=True, slots=True)
class WeekItem:
    """Something of the week, as its card shows it."""

    ahead: Ahead
    today: date
    home: str
    says_day: bool = True


@dataclass(frozen=True, slots=True)
class AddedItem:
    """Somebody new, as their card shows them."""

    added: Added
    today: date
    home: str
    photo: QImage | None = None


class PersonCard(Card):
    """A small avatar, a name over a caption, a few words at the right."""

    def __init__(self) -> None:
        super().__init__(_ROW, _ROW + 1)
        self._avatar = Avatar(size=grid.AVATAR_SMALL)
        self._who, self._caption = ElidedLabel("", "strong"), ElidedLabel("", "caption")
        self._words = text_label()
        self.row.addWidget(self._avatar)
        self.row.addWidget(BesideOrBelow(column(self._who, self._caption), self._words), 1)

    def show_person(
        self, name: str, key: str, photo: QImage | None, line: str, words: str = "", tone: str = ""
    ) -> None:
        """Say who, and what of them."""
        self._avatar.set_person(name, key, photo)
        self._who.setText(name)
        self._caption.setText(line)
        self._caption.setVisible(bool(line))
        self._words.setText(words)
        set_role(self._words, tone=tone)
        self.setAccessibleName(", ".join(each for each in (name, line, words) if each))


class TurnCard(PersonCard):
    """Somebody to be in touch with, or to wish well."""

    def show_item(self, item: TurnItem) -> None:
        """Say why, and how much."""
        words, tone = today_words.turn_words(item.turn, item.today, item.home)
        line = today_words.turn_line(item.turn, item.today, item.home)
        person = item.turn.person
        self.show_person(person.name, person.avatar_key, item.photo, line, words, str(tone))


class AddedCard(PersonCard):
    """Somebody who is new on the desk."""

    def show_item(self, item: AddedItem) -> None:
        """Say who they are."""
        person = item.added.person
        day = today_words.added_day(item.added, item.today, item.home)
        self.show_person(person.name, person.avatar_key, item.photo, item.added.detail, day, "text3")


class WeekCard(Card):
    """The day, and what is then."""

    def __init__(self) -> None:
        super().__init__(6, 7)
        self._day, self._what = text_label("", "section"), ElidedLabel()
        self.row.addWidget(self._day)
        self.row.addWidget(self._what, 1)
        self.row.setSpacing(grid.SPACE_8)

    def show_item(self, item: WeekItem) -> None:
        """Say when and what; the day stands once for all that is on it."""
        day = today_words.week_day(item.ahead.day, item.today)
        self._day.setText(day if item.says_day else "")
        self._day.setMinimumWidth(current().wide(_DAY_WIDTH))
        self._what.setText(today_words.ahead_words(item.ahead, item.home))
        self.setAccessibleName(f"{day}: {self._what.text()}")
