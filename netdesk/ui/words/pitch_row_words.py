"""How pitches are said: how long, how well they sit, what to do next. Pure functions."""

from __future__ import annotations

from datetime import date, datetime

from netdesk.domain.dates import zone_info
from netdesk.domain.pitches import Rehearsal
from netdesk.domain.rehearsing import Nudge, Standing
from netdesk.domain.speech import PITCH_SECONDS
from netdesk.domain.value import value
from netdesk.services.pitch_rows import PitchRow
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.tr import counted, tr
from netdesk.ui.words import pitch_words, wording


@value
class NudgeWords:
    """A notice: what stands, what to do about it, and the button where the panel has none for it."""

    title: str
    text: str
    action: str
    icon: str
    tone: Tone = Tone.ACCENT


def name_of(row: PitchRow) -> str:
    """What a pitch is called: who listens, else how it begins."""
    return pitch_words.name_of(row.pitch)


def seconds_words(seconds: int) -> str:
    """A length: "25 s"; a dash for no words."""
    return tr("{n} s", n=seconds) if seconds else wording.NOTHING


def rehearsed_words(standing: Standing) -> str:
    """How often and how well: "4 times, best 29 s", "not yet"."""
    if not standing.times:
        return tr("not yet")
    times = counted(standing.times, "once", "{n} times")
    return tr("{times}, best {n} s", times=times, n=standing.best)


def state_chip(standing: Standing) -> ChipValue:
    """How it sits, in a word or two."""
    match standing.nudge:
        case Nudge.WRITE:
            return ChipValue(tr("No words yet"))
        case Nudge.FIRST:
            return ChipValue(tr("Not said yet"))
        case Nudge.SHORTEN:
            return ChipValue(tr("Too long"), Tone.WARN)
        case Nudge.REFRESH:
            return ChipValue(tr("Say it again"), Tone.WARN)
        case Nudge.AGAIN:
            return ChipValue(counted(standing.left, "{n} to go", "{n} to go"), Tone.ACCENT)
        case Nudge.NONE:
            return ChipValue(tr("It sticks"), Tone.OK)


def nudge_words(standing: Standing) -> NudgeWords | None:
    """What to do next; None when it sits."""
    match standing.nudge:
        case Nudge.WRITE:
            return NudgeWords(tr("It has no words yet"), tr("Compose them, or type them."), "", "pen-line")
        case Nudge.FIRST:
            return NudgeWords(tr("Say it aloud once"), tr("Only then do you know how long it is."), "", "mic")
        case Nudge.SHORTEN:
            last = tr("It took {n} s. Cut a sentence.", n=standing.last)
            return NudgeWords(tr("Too long twice running"), last, tr("Shorten"), "timer", Tone.WARN)
        case Nudge.AGAIN:
            return _again(standing)
        case Nudge.REFRESH:
            days = standing.days or 0
            since = counted(days // 7, "Last said {n} week ago", "Last said {n} weeks ago")
            return NudgeWords(since, tr("Say it once before you need it."), "", "history", Tone.WARN)
        case Nudge.NONE:
            return None


def day_of(rehearsal: Rehearsal, home: str) -> date | None:
    """On which day of the user's calendar it was said."""
    try:
        return datetime.fromisoformat(rehearsal.at).astimezone(zone_info(home)).date()
    except ValueError:
        return None


def rehearsal_words(rehearsal: Rehearsal, today: date, home: str) -> tuple[str, str]:
    """One line of the log: "31 s, it sits", and the day."""
    over = rehearsal.seconds - PITCH_SECONDS
    rating = pitch_words.rating_words(rehearsal.rating).lower() if rehearsal.rating else ""
    parts = [pitch_words.seconds(rehearsal.seconds), tr("{n} s over", n=over) if over > 0 else "", rating]
    day = day_of(rehearsal, home)
    return wording.SEPARATOR.join(part for part in parts if part), wording.short_day(
        day, today
    ) if day else ""


def _again(standing: Standing) -> NudgeWords:
    if standing.well:
        title = counted(
            standing.left, "Once more like this and it sticks", "{n} more like this and it sticks"
        )
        return NudgeWords(title, tr("The last one took {n} s.", n=standing.last), "", "repeat")
    title = tr("Try it again")
    return NudgeWords(title, tr("Three good ones in a row, and it sticks."), "", "repeat")
