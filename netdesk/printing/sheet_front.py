"""The front of a prep sheet as laid, before it is known what fits: its head and its blocks, whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from netdesk.domain.sheets import PrepSheet
from netdesk.printing import wording
from netdesk.printing.blocks import HANG, HANG_QUESTION, Block, Item, Mark
from netdesk.printing.ink import MM
from netdesk.printing.page import BODY, BODY_BOLD, SAID, Geometry
from netdesk.printing.sheet_head import Head, lay_head
from netdesk.printing.text import Style, lay
from netdesk.printing.typesetter import Typesetter

_LEFT_COLUMN, _GUTTER = 56 * MM, 7 * MM
_LISTED = 60
"""Items of a list that are looked at; more than there is room for."""

_LONG, _LONGEST = 1_000, 4_000
"""Characters of an item, and of a text of several paragraphs, that are set."""


_BLANK_BEHIND = 0.75
"""How much of a line words may take, so that a hand can write a word behind them."""


class Part(Enum):
    """The blocks between head and referrals; the value is the label."""

    MET = wording.HOW_YOU_MET
    KNOW = wording.WHAT_YOU_KNOW
    STORIES = wording.STORIES
    BRING = wording.BRING
    WHY = wording.WHY
    PITCH = wording.PITCH
    QUESTIONS = wording.QUESTIONS


LEFT = (Part.MET, Part.KNOW, Part.STORIES, Part.BRING)
"""The left column, what the user knows, from top to bottom."""

RIGHT = (Part.WHY, Part.PITCH, Part.QUESTIONS)
"""The right column, what the user says."""


@dataclass(frozen=True, slots=True)
class Front:
    """A head and the blocks under it; every part has its block, maybe one without items.

    `left_width` and `right_width` are the columns' widths; a column whose neighbour is empty has the measure.
    """

    head: Head
    blocks: Mapping[Part, Block]
    left_width: float
    right_width: float

    def end(self, column: Iterable[Part]) -> float:
        """Return the grid line after a column."""
        return self.head.first_block + sum(self.blocks[part].height for part in column)

    def with_block(self, part: Part, block: Block) -> Front:
        """Return the front with another block for a part."""
        return replace(self, blocks={**self.blocks, part: block})


def lay_front(sheet: PrepSheet, setter: Typesetter, geometry: Geometry, *, private: bool) -> Front:
    """Lay everything that a sheet's front has to say; `private` False makes a copy to share."""
    setter.next_block()
    head = lay_head(sheet, sheet.clock(), setter, geometry)
    left_width, right_width = _LEFT_COLUMN, geometry.measure - _LEFT_COLUMN - _GUTTER
    left = _lay_left(sheet, setter, left_width, private=private)
    if not any(block.height for block in left.values()):
        right_width = geometry.measure
    right = _lay_right(sheet, setter, right_width)
    if not any(block.height for block in right.values()):
        left_width = geometry.measure
        left = _lay_left(sheet, setter, left_width, private=private)
    return Front(head, _labelled(left | right), left_width, right_width)


def lay_blocks(
    sheet: PrepSheet, setter: Typesetter, geometry: Geometry, *, private: bool
) -> dict[Part, Block]:
    """Lay the blocks of a front that has one column."""
    width = geometry.measure
    left = _lay_left(sheet, setter, width, private=private)
    return _labelled(left | _lay_right(sheet, setter, width))


def _labelled(blocks: Mapping[Part, Block]) -> dict[Part, Block]:
    return {part: replace(block, label=block.label or part.value) for part, block in blocks.items()}


def _lay_left(sheet: PrepSheet, setter: Typesetter, width: float, *, private: bool) -> dict[Part, Block]:
    told = (wording.introduction(sheet), sheet.how_met if private else "")
    listed = (*sheet.shared_ground, *sheet.promises) if private else ()
    known = (*sheet.research, *(sheet.about_person if private else ()))
    blanks = (*(sheet.person_blanks if private else ()), *sheet.blanks)
    ask = f"Not online, so ask: {sheet.ask.strip()}" if sheet.ask.strip() else ""
    before = wording.before_you_go(sheet)
    parts = {
        Part.MET: (*lay_told(told, setter, width), *_listed(listed, Mark.DASH, setter, width)),
        Part.KNOW: (
            *_listed(known, Mark.DASH, setter, width),
            *_blanks(blanks, setter, width),
            *lay_told((ask,), setter, width, BODY_BOLD),
        ),
        Part.STORIES: _listed(sheet.stories if private else (), Mark.DASH, setter, width),
        Part.BRING: _listed((*before, *sheet.bring), Mark.TICK, setter, width),
    }
    labels = {Part.BRING: wording.BEFORE} if before else {}
    return {part: Block(items, labels.get(part, "")) for part, items in parts.items()}


def _lay_right(sheet: PrepSheet, setter: Typesetter, width: float) -> dict[Part, Block]:
    setter.next_block()
    why = [
        Item(setter.paragraph(sheet.objective, BODY_BOLD, width, 3, _LONG)),
        *lay_told((f"Goal: {sheet.goal.strip()}" if sheet.goal.strip() else "",), setter, width),
    ]
    pitch = setter.paragraphs(sheet.pitch, SAID, width, _LONGEST)
    said = Item(pitch, text=sheet.pitch[:_LONGEST], style=SAID)
    return {
        Part.WHY: Block(tuple(item for item in why if item.lines), note=wording.ADVICE),
        Part.PITCH: Block((said,) if pitch else (), note=wording.seconds(sheet.pitch_seconds)),
        Part.QUESTIONS: Block(_lay_questions(sheet, setter, width), legend=True),
    }


def _lay_questions(sheet: PrepSheet, setter: Typesetter, width: float) -> tuple[Item, ...]:
    """Lay the questions in their order, each with one line to write on."""
    setter.next_block()
    room = width - HANG_QUESTION
    asked = [question for question in sheet.questions if question.text.strip()]
    setter.leave_out(question.text for question in asked[_LISTED:])
    found = []
    for number, question in enumerate(asked[:_LISTED], start=1):
        text = question.text
        lines = setter.paragraph(text, SAID, room, longest=_LONG)
        if not lines:
            continue
        short = (
            lay(text[:_LONG], SAID, room, most=1, language=setter.language).lines if len(lines) > 1 else ()
        )
        mark = Mark.MUST if question.must else Mark.IF_TIME
        found.append(Item(lines, mark, number, 1, text[:_LONG], SAID, short))
    return tuple(found)


def lay_told(texts: Iterable[str], setter: Typesetter, width: float, style: Style = BODY) -> tuple[Item, ...]:
    """Lay paragraphs that stand without a mark."""
    found = []
    for text in texts:
        setter.next_block()
        if lines := setter.paragraphs(text, style, width, _LONGEST):
            found.append(Item(lines, text=text[:_LONGEST], style=style))
    return tuple(found)


def _listed(texts: Sequence[str], mark: Mark, setter: Typesetter, width: float) -> tuple[Item, ...]:
    """Lay the items of a list."""
    setter.next_block()
    setter.leave_out(texts[_LISTED:])
    laid = [(setter.paragraphs(text, BODY, width - HANG, _LONG), text[:_LONG]) for text in texts[:_LISTED]]
    return tuple(Item(lines, mark, text=text) for lines, text in laid if lines)


def _blanks(texts: Sequence[str], setter: Typesetter, width: float) -> tuple[Item, ...]:
    """Lay what is to be filled in by hand: room behind the words or, where they are long, under them."""
    setter.next_block()
    found = []
    for text in texts[:_LISTED]:
        if lines := setter.paragraph(text, BODY, width, longest=_LONG):
            behind = lines[-1].width <= _BLANK_BEHIND * width
            mark, writing = (Mark.BLANK, 0) if behind else (Mark.NONE, 1)
            found.append(Item(lines, mark, writing=writing, text=text[:_LONG]))
    return tuple(found)
