"""What a small section is, as data: columns, orders, filters, words. `panels/row_section.py` shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, Final, Generic, Literal

from netdesk.domain.rows import Changes
from netdesk.domain.value import value
from netdesk.services.desks import Desk, Reader
from netdesk.ui.models.windowed import Column, Row
from netdesk.ui.widgets.column_widths import Column as Width

SectionKey = Literal["organizations", "events", "goals", "pitches", "questions"]

EVERYTHING: Final = "all"
"""The key of a quick filter that lets every row through, so that nobody need be asked."""


@value
class Order(Generic[Row]):
    """A way to sort: `words` stand after "Sorted by", `key` gives what is compared, `descending` says how it
    usually goes. `sort` is also the `sort` of the column whose head asks for it."""

    sort: Enum
    words: str
    key: Callable[[Row], Any]
    descending: bool = False


@value
class RowFilter(Generic[Row]):
    """A quick filter, a chip above the list: `keeps` tells which rows it shows."""

    key: str
    text: str
    keeps: Callable[[Row], bool]
    hue: int | None = None


@value
class FilterMenu(Generic[Row]):
    """A further filter of many choices, behind one chip: `name` for screen readers ("Kind"), `any` as the
    chip reads without a choice ("Any kind")."""

    name: str
    any: str
    choices: tuple[RowFilter[Row], ...]


@value
class Emptiness:
    """What stands in place of a list that has nothing at all. `secondary` is "" without a second button."""

    title: str
    sentence: str
    primary: str
    secondary: str = ""
    primary_icon: str = "plus"
    secondary_icon: str = "plus"


@value
class RowSpec(Generic[Row]):
    """A small section. Rows are frozen values with an `id` that is not 0, all of them read at once.

    `columns` and `widths` go together; the first one is drawn with an avatar or an icon. The first of
    `orders` and of `filters` ("All") is in force at the start. `searched` gives folded text. After a change
    of one of the recorded `tables` all is read anew, with `hears_contacts` after any change of contacts too.
    `hear` is told of every change before that, for one who remembers what was read.
    `name` is what one row is called, `counted` "1 goal", "3 goals". `delete` is one undoable change;
    `deletable` says of which rows it may be asked, `deleting` how it is asked and told of a single one,
    where "Delete" and "... deleted" would not be true.
    """

    key: SectionKey
    title: str
    primary: str
    choose: str
    counted: Callable[[int], str]
    name: Callable[[Row], str]
    columns: tuple[Column[Row], ...]
    widths: tuple[Width, ...]
    orders: tuple[Order[Row], ...]
    filters: tuple[RowFilter[Row], ...]
    searched: Callable[[Row], str]
    read: Callable[[Reader], Sequence[Row]]
    delete: Callable[[Desk, Sequence[Row]], object]
    tables: frozenset[str]
    empty: Emptiness
    menu: FilterMenu[Row] | None = None
    hears_contacts: bool = False
    hear: Callable[[Changes], object] | None = None
    deletable: Callable[[Row], bool] = lambda _row: True
    deleting: Callable[[Row], tuple[str, str]] | None = None
