"""Tables of several parts, each with headings of its own: "1. Summary", "2. Participants"; and lists of who
was in a meeting, in which whoever left and came back stands twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from netdesk.domain.contacts import Contact
from netdesk.domain.folding import fold
from netdesk.exchange.tables.columns import Column, columns_of, known_headers
from netdesk.exchange.tables.contents import reaches_somebody
from netdesk.exchange.tables.header_words import plain_header
from netdesk.exchange.tables.other_words import ATTENDED, ORDERED

_MOST_SEEN: Final = 5_000
"""People of a list who are remembered, should they stand there again: nobody meets more at once."""
_ENOUGH: Final = 2
"""Headings that make a row one of headings, where a part may begin."""


def is_lone(cells: Sequence[str]) -> bool:
    """True for a row in which only the first cell says anything, as the title of a part does."""
    return bool(cells and cells[0].strip()) and not any(map(str.strip, cells[1:]))


def other_columns(cells: Sequence[str], header: Sequence[str]) -> tuple[Column, ...] | None:
    """The columns of a part that begins with this row; None when it is no row of other headings."""
    if reaches_somebody(cells) or known_headers(cells) < _ENOUGH:
        return None
    if any(cell.strip()[:1].isdigit() for cell in cells):
        return None
    return None if [plain_header(cell) for cell in cells] == list(header) else columns_of(cells)


class Seen:
    """Who stood in a list already: of a meeting, of tickets, or in another part. In any other table, two of
    one name are two."""

    def __init__(self, columns: Sequence[Column]) -> None:
        headings = {plain_header(column.name) for column in columns}
        self._attended = bool(headings & ATTENDED)
        self._ordered = bool(headings & ORDERED)
        self._parts = False
        self._keys: set[tuple[str, frozenset[str]]] = set()

    def next_part(self) -> None:
        """From here on everybody may be somebody of an earlier part."""
        self._parts = True

    def again(self, contact: Contact) -> bool:
        """Whether somebody of the same name and addresses stood there before."""
        repeats = self._attended or self._parts or (self._ordered and bool(contact.emails))
        if not repeats and len(self._keys) >= _MOST_SEEN:
            return False
        key = fold(contact.shown), frozenset(fold(each.value) for each in contact.emails)
        if key in self._keys:
            return repeats
        if len(self._keys) < _MOST_SEEN:
            self._keys.add(key)
        return False
