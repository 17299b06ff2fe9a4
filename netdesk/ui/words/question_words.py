"""How questions are said: their class, what became of them, how practice went. Pure functions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from netdesk.domain.dates import zone_info
from netdesk.domain.interactions import State
from netdesk.domain.own_questions import Practice, QuestionKind
from netdesk.domain.question_lists import Asked, QuestionLine, Source
from netdesk.services.question_rows import QuestionRow
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import wording

CLASSES: Final = marked(
    {
        "trends": "Trends",
        "insights": "Insights",
        "advice": "Advice",
        "resources": "Resources",
        "assignments": "Assignments",
    }
)
"""The five classes of TIARA in their order, as they are shown."""
_RATINGS: Final = marked(("", "Not yet", "Nearly", "Got it"))
_TONES: Final = (Tone.QUIET, Tone.WARN, Tone.SECOND, Tone.OK)


def class_words(tiara: str) -> str:
    """A class of questions: "Trends"; "" for none."""
    return tr(CLASSES[tiara]) if tiara in CLASSES else ""


def kind_words(kind: QuestionKind) -> str:
    """Who asks: "To ask", "To practise"."""
    return tr("To practise") if kind is QuestionKind.PRACTICE else tr("To ask")


def rating_words(rating: int) -> str:
    """How practice went, in the user's own judgement: "Not yet", "Nearly", "It sits"."""
    found = _RATINGS[rating] if 0 <= rating < len(_RATINGS) else ""
    return tr(found) if found else ""


def second_line(line: QuestionLine) -> str:
    """Topic and class, under the question."""
    return wording.SEPARATOR.join(part for part in (line.topic, class_words(line.tiara)) if part)


def icon(line: QuestionLine) -> str:
    """The line icon of a question."""
    if line.hidden:
        return "eye-off"
    return "mic" if line.kind is QuestionKind.PRACTICE else "circle-question-mark"


def chip(line: QuestionLine) -> ChipValue | None:
    """What is particular about it; None for one of the bank as it came."""
    if line.hidden:
        return ChipValue(tr("Hidden"))
    if line.must:
        return ChipValue(tr("Must ask"), Tone.ACCENT)
    if line.source is Source.OWN:
        return ChipValue(tr("Yours"), Tone.OK)
    return ChipValue(tr("Changed"), Tone.OK) if line.source is Source.CHANGED else None


def use_words(row: QuestionRow) -> str:
    """What came of it so far, for a narrow column: "2 plans", "1 answer", "Nearly"; a dash for nothing."""
    if row.practices:
        return rating_words(row.practices[-1].rating) or counted(len(row.practices), "once", "{n} times")
    if row.answered:
        return counted(row.answered, "{n} answer", "{n} answers")
    return counted(row.planned, "{n} plan", "{n} plans") if row.planned else wording.NOTHING


def use_tone(row: QuestionRow) -> Tone:
    """The colour of what came of it."""
    if row.practices:
        rating = row.practices[-1].rating
        return _TONES[rating] if 0 <= rating < len(_TONES) else Tone.SECOND
    return Tone.SECOND if row.planned else Tone.QUIET


def practice_words(practice: Practice, today: date, home: str) -> tuple[str, str]:
    """One line of practice: how it went with what to say better, and the day."""
    words = rating_words(practice.rating)
    parts = [words, practice.note.strip()]
    return wording.SEPARATOR.join(part for part in parts if part), _day(practice.at, today, home)


def asked_words(asked: Asked, today: date, home: str) -> tuple[str, str]:
    """With whom a question was, or is to be, asked: the name, and the day."""
    others = counted(asked.more, "{n} other", "{n} others") if asked.more else ""
    name = tr("{name} and {others}", name=asked.name, others=others) if others else asked.name
    when = wording.short_day(wording.home_time(asked.start, home).date(), today) if asked.start else ""
    state = (
        ""
        if asked.state is State.HELD
        else tr("planned")
        if asked.state is State.PLANNED
        else tr("cancelled")
    )
    return name, wording.SEPARATOR.join(part for part in (when, state) if part)


def _day(at: str, today: date, home: str) -> str:
    try:
        return wording.short_day(datetime.fromisoformat(at).astimezone(zone_info(home)).date(), today)
    except ValueError:
        return ""
