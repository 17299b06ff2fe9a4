"""What makes a pitch easy to listen to: whether a text has it."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from netdesk.domain.phrases import first_word, items_of
from netdesk.domain.pitches import Ingredients
from netdesk.domain.speech import PITCH_SECONDS, WORDS_A_MINUTE, spoken_seconds
from netdesk.domain.value import value


class Advice(Enum):
    """What is looked for."""

    SHORT = "under 30 seconds"
    NAME = "says who you are"
    TEAM = "credits the team"
    QUESTION = "ends with a question"


@value
class Check:
    """One piece of advice, and whether the text follows it."""

    advice: Advice
    is_met: bool


_TEAM: Final = re.compile(
    r"\b(?:team|teams|teammates?|together\s+with|colleagues?|classmates?|co-?workers?|thanks\s+to|credit"
    r"|partners?|we|we’ve|we've|our|with\s+my|joint|group|équipe|équipes|equipo|equipa|squadra|kolleg\w+"
    r"|zusammen\s+mit|gemeinsam|wir)\b",
    re.IGNORECASE,
)
_ASKS: Final = ("?", "？", "؟", "\u037e", "՞", "፧")
_ASKS_WITHOUT: Final = ("か", "吗", "嗎", "呢", "까", "까요", "ไหม", "มั้ย")
_AROUND: Final = " \n\t\"'”’»)]"


NOTHING: Final = Ingredients()


def checks(
    text: str, ingredients: Ingredients = NOTHING, words_a_minute: float = WORDS_A_MINUTE
) -> tuple[Check, ...]:
    """Every piece of advice, in the order in which it is shown."""
    seconds = spoken_seconds(text, words_a_minute)
    return (
        Check(Advice.SHORT, 0 < seconds <= PITCH_SECONDS),
        Check(Advice.NAME, says_name(text, ingredients.who)),
        Check(Advice.TEAM, credits_team(text, ingredients.team)),
        Check(Advice.QUESTION, ends_with_question(text)),
    )


def ends_with_question(text: str) -> bool:
    """True when the last sentence asks."""
    end = text.rstrip(_AROUND)
    return end.endswith(_ASKS) or end.rstrip("。. ").endswith(_ASKS_WITHOUT)


def credits_team(text: str, team: str = "") -> bool:
    """True when the text speaks of others who had a part in it: in common words, or those in `team`."""
    if _TEAM.search(text):
        return True
    heard = text.casefold()
    return any(
        re.search(rf"\b{re.escape(word)}\b", heard)
        for item in items_of(team.casefold())
        for word in item.split()
        if len(word) > 2 and word not in ("the", "and", "with", "from")
    )


def says_name(text: str, who: str = "") -> bool:
    """True when the text says the name, or introduces somebody where no name is known."""
    words = [word for each in who.split() if len(word := first_word(each)) > 1]
    heard = text.casefold()
    if words and any(re.search(rf"\b{re.escape(word)}\b", heard) for word in words):
        return True
    if who.strip():
        return who.strip().casefold() in heard
    return bool(re.search(r"\b(?:my name is|i['’]m [A-Z]|i am [A-Z]|this is [A-Z])", text, re.IGNORECASE))
