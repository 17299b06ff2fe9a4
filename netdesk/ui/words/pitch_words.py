"""How pitches and their rehearsals are said. Pure functions."""

from __future__ import annotations

from typing import Final

from netdesk.domain.cues import Cue
from netdesk.domain.pitch_checks import Advice
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.domain.rehearsing import GRACE_SECONDS, Nudge, Standing
from netdesk.domain.speech import PITCH_SECONDS, WORDS_A_MINUTE
from netdesk.ui.roles import Tone
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import wording

_ADVICE: Final = marked(
    {
        Advice.NAME: "Says who you are",
        Advice.TEAM: "Credits the team",
        Advice.QUESTION: "Ends with a question",
    }
)
_MISSING: Final = marked(
    {
        Advice.SHORT: "longer than half a minute",
        Advice.NAME: "does not say who you are",
        Advice.TEAM: "credits nobody else",
        Advice.QUESTION: "does not end with a question",
    }
)
_CUES: Final = marked(
    {
        Cue.WHOLE: "Whole text",
        Cue.BEGINNINGS: "First words",
        Cue.NOTHING: "By heart",
    }
)
_RATINGS: Final = marked(("Not said", "Lost the thread", "Nearly", "It flowed"))
_TONES: Final = (Tone.NEUTRAL, Tone.WARN, Tone.NEUTRAL, Tone.OK)


def seconds(number: int) -> str:
    """A time: "31 s"."""
    return tr("{n} s", n=number)


def advice_words(advice: Advice) -> str:
    """What makes a pitch easy to listen to, as a short line."""
    if advice is Advice.SHORT:
        return tr("Under {n} seconds", n=PITCH_SECONDS)
    return tr(_ADVICE[advice])


def missing_words(advice: Advice) -> str:
    """What a pitch does not have yet."""
    return tr(_MISSING[advice])


def cue_words(cue: Cue) -> str:
    """How much of the text is shown."""
    return tr(_CUES[cue])


def rating_words(rating: int) -> str:
    """How it went, in the speaker's own judgement."""
    return tr(_RATINGS[rating if 0 <= rating < len(_RATINGS) else 0])


def chip_tone(rating: int) -> Tone:
    """The colours of a chip that says it."""
    return _TONES[rating if 0 <= rating < len(_TONES) else 0]


def pace_words(pace: float | None) -> str:
    """At what pace the time is reckoned: the user's own where it was measured."""
    if pace is None:
        return tr("spoken at {n} words a minute", n=WORDS_A_MINUTE)
    return tr("spoken at your {n} words a minute", n=round(pace))


def name_of(pitch: Pitch) -> str:
    """What a pitch is called: who listens, else its first words."""
    return pitch.audience or wording.cut(" ".join(pitch.text.split()), 40) or tr("A pitch")


def time_words(took: int, limit: int = PITCH_SECONDS) -> str:
    """What to think of a time: "26 s, well inside half a minute"."""
    if took > limit + GRACE_SECONDS:
        return tr("{n} s: {over} s too long", n=took, over=took - limit)
    if took > limit:
        return tr("{n} s: near enough", n=took)
    if took * 2 < limit:
        return tr("{n} s: there is room for more", n=took)
    return tr("{n} s: inside the half minute", n=took)


def standing_words(standing: Standing) -> str:
    """How often it was said and how well: "4 times, best 31 s"; "never said aloud"."""
    if not standing.times or standing.best is None:
        return tr("never said aloud")
    times = counted(standing.times, "once", "{n} times")
    return tr("{times}, best {best}", times=times, best=seconds(standing.best))


def nudge_words(standing: Standing) -> tuple[str, str]:
    """What to do next about a pitch: a few strong words and a sentence."""
    match standing.nudge:
        case Nudge.WRITE:
            return tr("No words yet"), tr("Write what you want to say, then say it aloud.")
        case Nudge.FIRST:
            return tr("Say it aloud once"), tr("Only your own ears tell you where it stumbles.")
        case Nudge.SHORTEN:
            return tr("Too long twice running"), tr("Take out a sentence, the one you hurried over.")
        case Nudge.AGAIN:
            left = counted(standing.left, "{n} more good one", "{n} more good ones in a row")
            return tr("Once more"), tr("{left} and it sticks.", left=left)
        case Nudge.REFRESH:
            days = counted(standing.days or 0, "{n} day", "{n} days")
            return tr("You had it {days} ago", days=days), tr("Say it once to have it ready again.")
        case _:
            return tr("It sticks"), tr("Say it tomorrow without looking, then leave it alone.")


def take_words(take: Rehearsal) -> str:
    """A rehearsal in one line: "29 s, it flowed"."""
    if not take.rating:
        return seconds(take.seconds)
    return tr("{time}, {how}", time=seconds(take.seconds), how=rating_words(take.rating).lower())
