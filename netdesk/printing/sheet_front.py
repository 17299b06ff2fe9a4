"""The front of a prep sheet as laid, before it is known what fits: its head and its blocks, whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from netdesk.domain.sheets import PrepSheet
from netdesk.printing import wording
from netdesk.printing.blocks import HANG, HANG_QUESTION, Block, Item, Mark
from netdesk.printing.ink import MM
from netdesk.printing.page import BODY, BODY_BOLD, SAID, Geometry
from netdesk.printing.sheet_head import Head, lay_head
from netdesk.printing.text import Style
from netdesk.printing.typesetter import Typesetter

LEFT_COLUMN, GUTTER = 56 * MM, 7 * MM
_OBJECTIVE_LINES = 3
_LISTED = 60
"""Items of a list that are looked at; more than a page has room for."""


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
    """A head and the blocks under it; every part has its block, maybe one without items."""

    head: Head
    blocks: Mapping[Part, Block]

    def end(self, column: Iterable[Part]) -> int:
        """Return the grid line after a column."""
        return self.head.first_block + sum(self.blocks[part].height for part in column)

    def with_block(self, part: Part, block: Block) -> Front:
        """Return the front with another block for a part."""
        return Front(self.head, {**self.blocks, part: block})


def right_column(geometry: Geometry) -> float:
    """Return how wide the right column is."""
    return geometry.measure - LEFT_COLUMN - GUTTER


def lay_front(sheet: PrepSheet, setter: Typesetter, geometry: Geometry, *, private: bool) -> Front:
    """Lay everything that a sheet's front has to say; `private` False makes a copy to share."""
    said = right_column(geometry)
    # What matters most is laid first: very long texts use up what may be set.
    head = lay_head(sheet, sheet.clock(), setter, geometry)
    questions = lay_questions(sheet, setter, said)
    why = _lay_why(sheet, setter, said)
    pitch = _lay_pitch(sheet, setter, said)
    blocks = {
        Part.MET: Block(_lay_met(sheet, setter, private=private)),
        Part.KNOW: Block(_lay_know(sheet, setter, private=private)),
        Part.STORIES: Block(_listed(sheet.stories if private else (), Mark.DASH, setter)),
        Part.BRING: Block(_listed(sheet.bring, Mark.TICK, setter)),
        Part.WHY: Block(why, note=wording.ADVICE),
        Part.PITCH: Block(pitch, note=f"{sheet.pitch_seconds} s" if sheet.pitch_seconds > 0 else ""),
        Part.QUESTIONS: Block(questions, legend=True),
    }
    return Front(head, {part: replace(block, label=part.value) for part, block in blocks.items()})


def lay_questions(sheet: PrepSheet, setter: Typesetter, width: float) -> tuple[Item, ...]:
    """Lay the questions in their order, each with one line to write on."""
    found = []
    asked = [question for question in sheet.questions if question.text.strip()]
    for number, question in enumerate(asked[:_LISTED], start=1):
        lines = setter.paragraph(question.text, SAID, width - HANG_QUESTION)
        if lines:
            found.append(Item(lines, Mark.MUST if question.must else Mark.IF_TIME, number, writing=1))
    return tuple(found)


def _lay_why(sheet: PrepSheet, setter: Typesetter, width: float) -> tuple[Item, ...]:
    objective = setter.paragraph(sheet.objective, BODY_BOLD, width, _OBJECTIVE_LINES)
    goal = setter.paragraph(f"Goal: {sheet.goal.strip()}" if sheet.goal.strip() else "", BODY, width, 2)
    return tuple(Item(lines) for lines in (objective, goal) if lines)


def _lay_pitch(sheet: PrepSheet, setter: Typesetter, width: float) -> tuple[Item, ...]:
    lines = setter.paragraphs(sheet.pitch, SAID, width)
    return (Item(lines),) if lines else ()


def _lay_met(sheet: PrepSheet, setter: Typesetter, *, private: bool) -> tuple[Item, ...]:
    told = [wording.introduction(sheet)]
    listed: tuple[str, ...] = ()
    if private:
        told.append(sheet.how_met)
        listed = (*sheet.shared_ground, *sheet.promises)
    found = []
    for text in told:
        lines = setter.paragraphs(text, BODY, LEFT_COLUMN)
        found += [Item(lines)] if lines else []
    return (*found, *_listed(listed, Mark.DASH, setter))


def _lay_know(sheet: PrepSheet, setter: Typesetter, *, private: bool) -> tuple[Item, ...]:
    known = (*sheet.research, *(sheet.about_person if private else ()))
    ask = f"Not online, so ask: {sheet.ask.strip()}" if sheet.ask.strip() else ""
    lines = setter.paragraph(ask, BODY_BOLD, LEFT_COLUMN)
    items = _listed(known, Mark.DASH, setter)
    return (*items, Item(lines)) if lines else items


def _listed(texts: Iterable[str], mark: Mark, setter: Typesetter, style: Style = BODY) -> tuple[Item, ...]:
    found = []
    for text in list(texts)[:_LISTED]:
        lines = setter.paragraphs(text, style, LEFT_COLUMN - HANG)
        if lines:
            found.append(Item(lines, mark))
    return tuple(found)
