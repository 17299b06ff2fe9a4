"""The blocks of a sheet: a label on a rule, and under it items that are told apart by their marks.

A block is laid before it is drawn; its height is counted in grid lines: the rule stands on the first, the
label hangs under it, text begins two lines down, and the next block's rule stands one line below the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from netdesk.printing import wording
from netdesk.printing.fonts import Voice
from netdesk.printing.ink import MM
from netdesk.printing.page import BODY, LABEL, NOTE, RULE_SECTION, RULE_WRITE, Page
from netdesk.printing.text import Line, Style

HANG = 4.5 * MM
"""How far the text of a list hangs in from its dash or tick."""

HANG_QUESTION = 7 * MM
"""How far a question hangs in from its disc."""

LABEL_LINE = 0.85
"""How far a label's baseline is below its rule."""

_DISC = 2.2 * MM
_DISC_LEGEND, _RING_LEGEND_WEIGHT = 1.3 * MM, 0.3
_TICK_LIST, _TICK_LIST_WEIGHT = 2.8 * MM, 0.5
_RING_WEIGHT = 0.6
_BEFORE_BLANK, _BLANK_BELOW = 2 * MM, 0.2
_FIGURE = Style(Voice.SANS_BOLD, 8)


class Mark(Enum):
    """What stands before an item."""

    NONE = "none"
    DASH = "dash"
    TICK = "tick"
    MUST = "filled disc"
    IF_TIME = "ring"
    BLANK = "room to write behind the text"


@dataclass(frozen=True, slots=True)
class Item:
    """A text in lines with its mark; a question has its number and lines to write on.

    `text` and `style` are what the lines were made from, to be set again in another width; `short` is the
    text in one line, for a question that may not have more. Lines left over from a cut have no text.
    """

    lines: tuple[Line, ...]
    mark: Mark = Mark.NONE
    number: int = 0
    writing: int = 0
    text: str = ""
    style: Style = BODY
    short: tuple[Line, ...] = ()

    @property
    def height(self) -> int:
        """Grid lines that the item takes. A hand needs two to write on."""
        return len(self.lines) + (1 if self.mark is Mark.BLANK else 2 * self.writing)

    @property
    def is_blank(self) -> bool:
        """True for what a hand is to fill in, other than a question."""
        return self.mark is Mark.BLANK or (self.mark is Mark.NONE and self.writing > 0)


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled block. `continued` is what its last line says when there is more elsewhere."""

    items: tuple[Item, ...]
    label: str = ""
    note: str = ""
    continued: str = ""
    legend: bool = False

    @property
    def height(self) -> int:
        """Grid lines from this block's rule to the next one's."""
        if not self.items and not self.continued:
            return 0
        return 2 + sum(item.height for item in self.items) + (1 if self.continued else 0)


def draw_block(page: Page, block: Block, left: float, right: float, line: float) -> float:
    """Draw a block whose rule stands on grid line `line`; return the line for the next one."""
    if not block.height:
        return line
    page.rule(line, RULE_SECTION, left, right)
    draw_label(page, block.label, block.note, left, right, line)
    if block.legend:
        _legend(page, right, line + LABEL_LINE)
    at = line + 2
    for item in block.items:
        _item(page, item, left, right, at)
        at += item.height
    if block.continued:
        page.words(left, at, block.continued, NOTE, right - left)
        at += 1
    return at


def draw_label(page: Page, label: str, note: str, left: float, right: float, line: float) -> None:
    """Write a block's label under its rule, and the note at the rule's right end."""
    width = page.words(left, line + LABEL_LINE, label, LABEL, right - left)
    if note:
        page.words_ending(right, line + LABEL_LINE, note, NOTE, right - left - width - 3 * MM)


def indent(mark: Mark) -> float:
    """Return how far an item's text hangs in from its mark."""
    hanging = {Mark.DASH: HANG, Mark.TICK: HANG, Mark.MUST: HANG_QUESTION, Mark.IF_TIME: HANG_QUESTION}
    return hanging.get(mark, 0.0)


def writing_lines(page: Page, left: float, right: float, first: float, count: int) -> None:
    """Draw lines to write on, two grid lines apart."""
    for number in range(count):
        page.rule(first + 2 * number, RULE_WRITE, left, right)


def _item(page: Page, item: Item, left: float, right: float, line: float) -> None:
    if item.mark is Mark.BLANK:
        _blank(page, item, left, right, line + 1)
        return
    text_left = left + indent(item.mark)
    _mark(page, item, left, right, line)
    for number, laid in enumerate(item.lines):
        _line(page, laid, item.mark, text_left, right, line + number)
    writing_lines(page, text_left, right, line + len(item.lines) + 1, item.writing)


def _blank(page: Page, item: Item, left: float, right: float, line: float) -> None:
    """Draw a text and, behind its last line, a rule to write on."""
    for number, laid in enumerate(item.lines):
        _line(page, laid, item.mark, left, right, line + number)
    last = item.lines[-1]
    behind = last.width + _BEFORE_BLANK
    ends = (left, right - behind) if last.right_to_left else (left + behind, right)
    page.rule(line + len(item.lines) - 1 + _BLANK_BELOW, RULE_WRITE, *ends)


def _line(page: Page, laid: Line, mark: Mark, left: float, right: float, line: float) -> None:
    """Draw a line of an item; right-to-left ones end at the right, inside of their dash."""
    if not laid.right_to_left:
        page.ink.text(left, page.y(line), laid)
        return
    inset = HANG if mark is Mark.DASH else 0.0
    page.ink.text(right - inset - laid.width, page.y(line), laid)


def _mark(page: Page, item: Item, left: float, right: float, line: float) -> None:
    if item.mark is Mark.DASH:
        if item.lines and item.lines[0].right_to_left:
            page.words_ending(right, line, "–", BODY)
        else:
            page.words(left, line, "–", BODY)
    elif item.mark is Mark.TICK:
        page.ink.tick(left, page.y(line) + 0.2 * MM, _TICK_LIST, _TICK_LIST_WEIGHT)
    elif item.mark in (Mark.MUST, Mark.IF_TIME):
        disc(page, left + _DISC, page.y(line) - 1.1 * MM, item)


def disc(page: Page, x: float, y: float, item: Item) -> None:
    """Draw a numbered disc with its centre at (x, y): filled for a must, else a ring."""
    for figure in page.setter.one_line(str(item.number), _FIGURE):
        at = x - figure.width / 2, y + 0.357 * figure.size
        if item.mark is Mark.MUST:
            page.ink.disc(x, y, _DISC, _RING_WEIGHT)
            page.ink.white(*at, figure)
        else:
            page.ink.ring(x, y, _DISC, _RING_WEIGHT)
            page.ink.text(*at, figure)


def _legend(page: Page, right: float, line: float) -> None:
    """Say what discs and rings mean, at the right end of the label's line."""
    height = page.y(line) - 1.15 * MM
    x = right - page.words_ending(right, line, wording.IF_TIME, NOTE) - 0.8 * MM - _DISC_LEGEND
    page.ink.ring(x, height, _DISC_LEGEND, _RING_LEGEND_WEIGHT)
    x -= _DISC_LEGEND + 3.35 * MM
    x -= page.words_ending(x, line, wording.MUST_ASK, NOTE) + 0.8 * MM + _DISC_LEGEND
    page.ink.disc(x, height, _DISC_LEGEND, _RING_LEGEND_WEIGHT)
