"""The head of a prep sheet: whom, when and where, never cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netdesk.domain.sheets import Clock, PrepSheet
from netdesk.printing import wording
from netdesk.printing.ink import MM
from netdesk.printing.page import ASIDE, BODY, BODY_BOLD, RULE_HEAD, TITLE, TITLE_LONG, Geometry, Page
from netdesk.printing.text import Line, Style, normalised
from netdesk.printing.typesetter import Typesetter

NAME_LINE = 2.0
ASIDE_BELOW, BODY_BELOW = 1.25, 1.25
RULE_BELOW = 0.45
_GAP = 6 * MM
_NAME_LINES = 4
_LONGEST = 400
_IN_OUTLINE = 200


@dataclass(frozen=True, slots=True)
class Placed:
    """A line on a grid line, at the measure's left end or, when `ending`, at its right end."""

    line: Line
    at: float
    ending: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """Lines in their places, the grid line of the rule under them and that of the first block's rule."""

    placed: tuple[Placed, ...]
    rule: float

    @property
    def first_block(self) -> float:
        """The line on which the first block's rule stands; the blocks' own lines are counted from it."""
        return self.rule + 1


def lay_head(sheet: PrepSheet, clock: Clock | None, setter: Typesetter, geometry: Geometry) -> Head:
    """Lay the head of a sheet."""
    placed: list[Placed] = []
    at = _lay_name(sheet, clock, setter, geometry, placed)
    at = _lay_aside(sheet, clock, setter, geometry, at, placed)
    at = _lay_facts(sheet, clock, setter, geometry, at, placed)
    return Head(tuple(placed), at + RULE_BELOW)


def draw_head(page: Page, head: Head) -> None:
    """Draw a head and the rule under it."""
    for placed in head.placed:
        left = page.right - placed.line.width if placed.ending else page.left
        page.ink.text(left, page.y(placed.at), placed.line)
    page.rule(head.rule, RULE_HEAD)


def outline_name(sheet: PrepSheet) -> str:
    """Return what a sheet is called in the outline of its file: whose it is."""
    return normalised(wording.full_name(sheet)[:_IN_OUTLINE]) or wording.SUBJECT


def _lay_name(
    sheet: PrepSheet, clock: Clock | None, setter: Typesetter, geometry: Geometry, placed: list[Placed]
) -> float:
    when = setter.one_line(wording.times(clock, sheet.minutes) if clock else "", TITLE)
    placed += [Placed(line, NAME_LINE, ending=True) for line in when]
    room = geometry.measure - (when[0].width + _GAP / geometry.larger if when else 0)
    name = wording.full_name(sheet)
    style, step = TITLE, 1.75
    lines = setter.paragraph(name, TITLE, room, _NAME_LINES, _LONGEST)
    if len(lines) > 2:
        style, step = TITLE_LONG, 1.5
        lines = setter.paragraph(name, style, room, _NAME_LINES, _LONGEST)
    placed += [Placed(line, NAME_LINE + number * step) for number, line in enumerate(lines)]
    # Arabic letters go far below their line.
    deep = 0.4 if len(lines) > 1 and any(line.right_to_left for line in lines) else 0.0
    return NAME_LINE + max(len(lines) - 1, 0) * step + deep


def _lay_aside(
    sheet: PrepSheet,
    clock: Clock | None,
    setter: Typesetter,
    geometry: Geometry,
    at: float,
    placed: list[Placed],
) -> float:
    """Lay the line under the name: how to say it and what to call them; the date at the right."""
    day = setter.one_line(wording.long_date(clock.start) if clock else "", BODY_BOLD)
    said = " · ".join(part for part in (sheet.pronunciation.strip(), sheet.address_as.strip()) if part)
    room = geometry.measure - (day[0].width + _GAP if day else 0)
    lines = setter.paragraph(said, ASIDE, room, 2, _LONGEST)
    if not lines and not day:
        return at
    at += ASIDE_BELOW
    placed += [Placed(line, at, ending=True) for line in day]
    placed += [Placed(line, at + number) for number, line in enumerate(lines)]
    return at + max(len(lines) - 1, 0)


def _lay_facts(
    sheet: PrepSheet,
    clock: Clock | None,
    setter: Typesetter,
    geometry: Geometry,
    at: float,
    placed: list[Placed],
) -> float:
    """Lay title, organization, phones, place at the left; the other time, the user's phone at the right."""
    own_phone = f"your phone {sheet.my_phone.strip()}" if sheet.my_phone.strip() else ""
    right = [
        *setter.one_line(wording.elsewhere(clock, sheet.minutes), BODY, geometry.measure / 2),
        *setter.paragraph(own_phone, BODY, geometry.measure / 2, 1, _LONGEST),
    ]
    reach = " · ".join(value.strip() for value in (*sheet.phones[:2], *sheet.emails[:2]) if value.strip())
    left: list[Line] = []
    for text, most in (
        (sheet.title, 2),
        (sheet.organization, 2),
        (reach, 2),
        (wording.whereabouts(sheet), 4),
        (sheet.link, 2),
    ):
        left += _beside(text, most, left, right, setter, geometry)
    if not left and not right:
        return at
    at += BODY_BELOW
    placed += [Placed(line, at + number) for number, line in enumerate(left)]
    placed += [Placed(line, at + number, ending=True) for number, line in enumerate(right)]
    return at + max(len(left), len(right)) - 1


def _beside(
    text: str, most: int, above: Sequence[Line], right: Sequence[Line], setter: Typesetter, geometry: Geometry
) -> tuple[Line, ...]:
    """Set a text in the lines under `above`, clear of what stands at the right of them."""
    style: Style = BODY
    beside = right[len(above) : len(above) + most]
    room = geometry.measure - max((line.width + _GAP for line in beside), default=0.0)
    lines = setter.paragraph(text, style, room, most, _LONGEST)
    if len(lines) == 1 or not beside:
        return lines
    return setter.paragraph(text, style, room, most, _LONGEST)
