"""What the table of organizations shows, as data."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt

from netdesk.domain.folding import fold
from netdesk.domain.organization_rows import OrganizationRow
from netdesk.services import organization_list, organizations
from netdesk.services.desks import Desk
from netdesk.ui.models.windowed import Column
from netdesk.ui.roles import ChipValue, Role, Tone
from netdesk.ui.row_spec import Emptiness, Order, RowFilter, RowSpec
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.column_widths import Column as Width
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.words import wording

TABLES: Final = frozenset({"organization", "organization_line", "event", "circle"})
_SHOW: Final = int(Qt.ItemDataRole.DisplayRole)
_SPEAK: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_CIRCLES_SHOWN: Final = 3


class Sort(Enum):
    """By what organizations are sorted."""

    NAME = "name"
    PEOPLE = "people"
    CIRCLES = "circles"
    PLACE = "place"
    WANTED = "wanted"


def spec() -> RowSpec[OrganizationRow]:
    """The section of organizations."""
    listing = organization_list.Listing()
    return RowSpec(
        key="organizations",
        title=tr("Organizations"),
        primary=tr("New organization"),
        choose=tr("Choose an organization to see whom you know there."),
        counted=lambda n: counted(n, "{n} organization", "{n} organizations"),
        name=lambda row: row.name,
        columns=_columns(),
        widths=(
            Width(244, stretch=3, least=170),
            Width(96, least=90),
            Width(124, stretch=1, gives_way=2, least=100),
            Width(104, stretch=1, gives_way=3, least=90),
            Width(96, gives_way=1, least=90),
        ),
        orders=(
            Order(Sort.NAME, tr("name"), _by_name),
            Order(Sort.PEOPLE, tr("people there"), lambda row: (row.people, row.met), descending=True),
            Order(Sort.CIRCLES, tr("circles"), _by_circles),
            Order(Sort.PLACE, tr("place"), lambda row: (not row.place, fold(row.place), _by_name(row))),
            Order(Sort.WANTED, tr("wanted"), lambda row: (not row.wanted, row.people, _by_name(row))),
        ),
        filters=(
            RowFilter("all", tr("All"), lambda _row: True),
            RowFilter("wanted", tr("Wanted"), lambda row: row.wanted),
            RowFilter("gaps", tr("Nobody yet"), lambda row: not row.people),
            RowFilter("researched", tr("With notes"), lambda row: row.is_researched),
        ),
        searched=lambda row: row.searched,
        read=listing.read,
        hear=listing.hear,
        delete=_delete,
        deletable=lambda row: bool(row.kept_id),
        deleting=_deleting,
        tables=TABLES,
        hears_contacts=True,
        empty=Emptiness(
            tr("Where would you like to know somebody?"),
            tr(
                "Add the companies, schools and groups you are curious about. netdesk finds whoever "
                "on your desk works there, and the gaps show whom to ask for."
            ),
            tr("New organization"),
        ),
    )


def circle_words(row: OrganizationRow) -> str:
    """The circles from which people are there: "Work, Alumni"; "" for none."""
    names = [wording.short_circle(each.name) for each in row.circles if each.name]
    more = f" +{len(names) - _CIRCLES_SHOWN}" if len(names) > _CIRCLES_SHOWN else ""
    return ", ".join(names[:_CIRCLES_SHOWN]) + more


def people_words(row: OrganizationRow) -> str:
    """How many are known there: "3 people", "Nobody yet"."""
    return counted(row.people, "{n} person", "{n} people") if row.people else tr("Nobody yet")


def wanted_chip(row: OrganizationRow) -> ChipValue | None:
    """Whether somebody is wanted there, and known."""
    if not row.wanted:
        return None
    return ChipValue(tr("Wanted"), Tone.WARN if row.is_gap else Tone.ACCENT)


def _by_name(row: OrganizationRow) -> str:
    # The key is folded already, and comes without the article.
    return row.key


def _by_circles(row: OrganizationRow) -> tuple[bool, tuple[str, ...], str]:
    return (not row.circles or not row.circles[0].name, tuple(each.name for each in row.circles), row.key)


def _delete(desk: Desk, rows: Sequence[OrganizationRow]) -> None:
    organizations.delete(desk, [row.kept_id for row in rows])


def _deleting(row: OrganizationRow) -> tuple[str, str]:
    """Who works there stays, and so does the row."""
    if row.people or row.events:
        return tr("Delete your notes on it"), tr("Your notes on {what} deleted", what=row.name)
    return tr("Delete"), tr("{what} deleted", what=row.name)


def _spoken(row: OrganizationRow) -> str:
    chip = wanted_chip(row)
    told = (
        row.name,
        row.industry,
        people_words(row),
        circle_words(row),
        row.place,
        chip.text if chip else "",
    )
    return ", ".join(part for part in told if part)


def _second(row: OrganizationRow) -> str:
    if row.industry:
        return row.industry
    others = [each for each in row.spellings if each != row.name]
    return tr("also {names}", names=", ".join(others[:2])) if others else ""


def _columns() -> tuple[Column[OrganizationRow], ...]:
    return (
        Column(
            "name",
            tr("Organization"),
            Sort.NAME,
            {
                _SHOW: lambda row: row.name,
                _SPEAK: _spoken,
                _TIP: lambda row: plain_tooltip(", ".join(dict.fromkeys((row.name, *row.spellings[:5])))),
                int(Role.SUBTITLE): _second,
                int(Role.AVATAR_KEY): lambda row: f"organization-{row.key}",
                int(Role.ICON): lambda _row: "building-2",
                int(Role.ID): lambda row: row.id,
            },
        ),
        Column(
            "people",
            tr("You know"),
            Sort.PEOPLE,
            {
                _SHOW: people_words,
                int(Role.TONE): lambda row: Tone.SECOND if row.people else Tone.QUIET,
            },
        ),
        Column(
            "circles", tr("Circles"), Sort.CIRCLES, {_SHOW: lambda row: circle_words(row) or wording.NOTHING}
        ),
        Column("place", tr("Place"), Sort.PLACE, {_SHOW: lambda row: row.place or wording.NOTHING}),
        Column(
            "wanted",
            tr("Wanted"),
            Sort.WANTED,
            {
                _SHOW: lambda row: tr("Wanted") if row.wanted else "",
                int(Role.CHIP): wanted_chip,
            },
        ),
    )
