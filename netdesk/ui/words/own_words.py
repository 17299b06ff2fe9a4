"""The user's own fields in words: what kinds are called, how values are shown, typed and read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLocale

from netdesk.domain.dates import PartialDate
from netdesk.domain.own_fields import OwnKind, OwnValue, fits, parse_number, shown_number
from netdesk.ui import links
from netdesk.ui.tr import marked, tr
from netdesk.ui.words import wording

ReadDay = Callable[[str], PartialDate | None]
KIND_WORDS: Final = marked(
    {
        OwnKind.TEXT: "Text",
        OwnKind.NUMBER: "Number",
        OwnKind.DATE: "Date",
        OwnKind.CHOICE: "Choice",
        OwnKind.LINK: "Link",
    }
)
KIND_ICONS: Final = {
    OwnKind.TEXT: "text-align-start",
    OwnKind.NUMBER: "hash",
    OwnKind.DATE: "calendar-days",
    OwnKind.CHOICE: "list-checks",
    OwnKind.LINK: "link",
}
_QUOTED_LENGTH: Final = 40


def typed(value: OwnValue) -> str:
    """What a field of the editor says for a value."""
    if not fits(value.kind, value.value):
        return value.value
    if value.kind is OwnKind.NUMBER:
        return shown_number(value.value, *_marks())
    if value.kind is OwnKind.DATE:
        return wording.day_of_year(PartialDate.from_iso(value.value))
    return value.value


def shown(value: OwnValue) -> str:
    """A value to read: as it is typed, a web address without what everybody knows."""
    return links.shown_web(value.value) if value.kind is OwnKind.LINK else typed(value)


def read_number(text: str) -> str | None:
    """A number as the user types it, in the form that the desk keeps."""
    return parse_number(text, *_marks())


def read(kind: OwnKind, text: str, read_day: ReadDay) -> str | None:
    """What the desk keeps for a text typed into a field; None when the field cannot hold it."""
    if kind is OwnKind.NUMBER:
        return read_number(text)
    if kind is OwnKind.DATE:
        day = read_day(text)
        return day.iso if day else None
    return text.strip()


def cannot_hold(kind: OwnKind, text: str) -> str:
    """The sentence under a field that cannot hold what was typed."""
    quoted = f"“{wording.cut(text.strip(), _QUOTED_LENGTH)}”"
    if kind is OwnKind.DATE:
        return tr("{quoted} is not a day that netdesk can read. Try 3 May 1990, or 3 May.", quoted=quoted)
    return tr(
        "{quoted} is not a number that netdesk can read. Try 12 or {shown_number}.",
        quoted=quoted,
        shown_number=shown_number("3.5", *_marks()),
    )


def _marks() -> tuple[str, str]:
    """What stands before decimals and between thousands here."""
    locale = QLocale()
    return locale.decimalPoint(), locale.groupSeparator()
