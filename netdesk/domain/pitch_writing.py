"""Ingredients become a pitch: a first text, as one would say it, for the user to change.

Each ingredient may be blank, a few words or a whole sentence, which is said as it stands.
"""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from typing import Final

from netdesk.domain import phrases
from netdesk.domain.phrases import sentence
from netdesk.domain.pitch_study import said_study
from netdesk.domain.pitches import Ingredients
from netdesk.domain.word_kinds import are_stays, is_office, is_post, is_role, is_stay, is_trait, is_work

_SPAN: Final = re.compile(
    r"^(?:over\s+|almost\s+|about\s+)?[\w-]+\s+(?:years?|months?|weeks?|summers?|semesters?)\b", re.IGNORECASE
)
_NOTHING: Final = frozenset(("none", "nothing", "n/a", "na", "no", "nil", "nobody", "no one", "not yet", "?"))
_ADVICE: Final = re.compile(
    r"(?:your\s+|some\s+|any\s+)?((?:advice|tips|recommendations?|suggestions?|openings?|contacts?)\b.*)"
)
_ASKING_FOR: Final = ("tell", "share", "show", "describe", "explain", "give", "introduce")
_ONE_OF_MANY: Final = re.compile(r"(?:the|an?)\s+[\w -]+?\s+(?:who|that|with)\b", re.IGNORECASE)


def compose(ingredients: Ingredients, want: str = "", *, today: date | None = None) -> str:
    """A text of whole sentences from what there is; "" from nothing. `today` tells what is over.

    What is not written in Latin letters is only put one behind the other: English words would not fit.
    """
    parts = {each.name: _given(getattr(ingredients, each.name)) for each in fields(ingredients)}
    want = _given(want)
    everything = "\n".join((*parts.values(), want))
    if not _is_latin(everything):
        return _in_a_row((*list(parts.values())[:-1], want, parts["question"]))
    said = (
        _who(parts["who"]),
        _joined(said_study(parts["study"], today, everything), _interests(parts["interests"], everything)),
        _experience(parts["experience"], everything),
        *_accomplishment(parts, everything),
        _skills(parts["skills"], everything),
        _memorable(parts["memorable"], everything),
        _want(want, everything),
        _question(parts["question"], everything),
    )
    return phrases.tidy(" ".join(each for each in said if each))


def _given(words: str) -> str:
    """What was written, unless it says that there is nothing."""
    found = phrases.tidy(words)
    return "" if found.casefold().rstrip(".!") in _NOTHING else found


def _who(who: str) -> str:
    if not who or phrases.first_word(who) in ("hi", "hello", "hey", "good") or phrases.is_sentence(who):
        return sentence(who)
    return sentence(f"Hi, I’m {who}")


def _interests(interests: str, elsewhere: str) -> str:
    if not interests or phrases.is_sentence(interests):
        return sentence(interests)
    bare = phrases.inside(interests, elsewhere)
    first = phrases.first_word(bare)
    if first == "to":
        return sentence(f"I want {bare}")
    if first in ("how", "why", "what", "where", "whether"):
        return sentence(f"I want to understand {bare.rstrip('?')}")
    if phrases.is_aim(bare) and len(bare.split()) > 2:
        return sentence(f"I like to {bare}")
    return sentence(f"I’m interested in {_list_as_said(bare)}")


def _experience(experience: str, elsewhere: str) -> str:
    if not experience or phrases.is_sentence(experience):
        return sentence(experience)
    bare = phrases.inside(experience, elsewhere)
    if phrases.is_deed(bare):
        return sentence(f"I {bare}")
    if _SPAN.match(bare):
        if _SPAN.fullmatch(bare):
            bare = f"{bare} of experience"
        return sentence(f"I have {bare}" if "experience" in bare else f"I’ve spent {bare}")
    if is_stay(bare):
        each = bare.split(", ")
        told = [one if are_stays(one) else phrases.with_article(one) for one in each]
        if not all(is_stay(one) for one in each):
            told = [told[0] + bare[len(each[0]) :]]
        return sentence(f"I did {phrases.listed(told)}")
    if is_work(bare):
        return sentence(f"I’ve worked {bare}")
    if is_office(bare):
        return sentence(f"I was {bare}")
    if is_role(bare):
        return sentence(f"I’ve worked as {phrases.with_article(bare)}")
    if phrases.is_doing(bare):
        return sentence(f"I’ve spent time {bare}")
    if is_post(bare):
        return sentence(f"I’ve had {phrases.with_article(bare)}")
    return sentence(f"I have experience in {_list_as_said(bare)}")


def _accomplishment(parts: dict[str, str], elsewhere: str) -> tuple[str, ...]:
    done, team = parts["accomplishment"], parts["team"]
    is_mine = bool(done) and not phrases.is_sentence(done) and phrases.is_deed(done)
    deed = sentence(done)
    if done and not phrases.is_sentence(done):
        bare = phrases.inside(done, elsewhere)
        deed = sentence(f"I {bare}" if is_mine else f"One thing I’m proud of is {bare}")
    if not team or phrases.is_sentence(team):
        return (deed, sentence(team))
    with_whom = _people(team, elsewhere)
    if is_mine and len(deed.split()) < 16:
        return (sentence(f"{deed.rstrip('.')}, together with {with_whom}"),)
    if deed or parts["experience"]:
        return (deed, sentence(f"Much of the credit goes to {with_whom}"))
    return (sentence(f"I work closely with {with_whom}"),)


def _people(team: str, elsewhere: str) -> str:
    bare = re.sub(r"^(?:together\s+)?(?:with|to|thanks\s+to)\s+", "", team, flags=re.IGNORECASE)
    items = phrases.items_of(bare)
    if items and all(word[:1].isupper() for each in items for word in each.split()):
        return phrases.listed(items)
    bare = phrases.inside(bare, elsewhere)
    if bare.casefold() in ("us", "we", "all of us"):
        return "my team"
    if bare.casefold() in ("team", "colleagues", "classmates", "team mates", "teammates", "group", "friends"):
        return f"my {bare.lower()}"
    return phrases.with_the(bare)


def _skills(skills: str, elsewhere: str) -> str:
    if not skills or phrases.is_sentence(skills):
        return sentence(skills)
    whole = phrases.inside(skills, elsewhere)
    items = [phrases.inside(each, elsewhere) for each in phrases.items_of(skills)]
    if len(items) < 2 or whole.startswith("fluent"):
        if not items or is_trait(whole):
            return sentence(f"I’m {whole}" if items else "")
        return sentence(f"I’m {phrases.with_article(whole) if is_role(whole) else f'best at {whole}'}")
    roles = [phrases.with_article(each) for each in items if is_role(each) and not is_trait(each)]
    traits = [each for each in items if is_trait(each)]
    rest = [each for each in items if not is_role(each) and not is_trait(each)]
    told: list[str] = []
    if traits:
        told.append(f"I’m {phrases.listed(traits)}")
    if roles:
        told.append(f"{'and' if traits else 'I’m'} {phrases.listed(roles)}")
    if rest:
        told.append(f"{'and' if told else 'I’m'} best at {phrases.listed(rest)}")
    return sentence(", ".join(told))


def _memorable(memorable: str, elsewhere: str) -> str:
    is_one = bool(_ONE_OF_MANY.match(memorable))
    if not memorable or (phrases.is_sentence(memorable) and not is_one):
        return sentence(memorable)
    bare = phrases.inside(memorable, elsewhere)
    if phrases.is_deed(bare):
        return sentence(f"I also {bare}")
    verb = phrases.as_i_do(bare)
    if verb:
        return sentence(f"I also {verb}")
    if is_trait(bare):
        return sentence(f"I’m {bare}")
    word = "as" if is_one or is_role(bare) else "for"
    return sentence(f"You might remember me {word} {bare}")


def _want(want: str, elsewhere: str) -> str:
    if not want or phrases.is_sentence(want) or phrases.is_question(want):
        return sentence(want)
    bare = phrases.inside(want, elsewhere)
    if phrases.first_word(bare) == "to":
        return sentence(f"I’d like {bare}")
    if phrases.is_aim(bare):
        return sentence(f"I’d like to {bare}")
    if phrases.is_doing(bare):
        return sentence(f"I’m {bare}")
    return sentence(f"I’m looking for {phrases.with_article(bare) if is_post(bare) else bare}")


def _question(question: str, elsewhere: str) -> str:
    if not question:
        return ""
    if phrases.is_question(question):
        return sentence(question.rstrip(" ."), "?")
    if phrases.is_sentence(question):
        return sentence(question)
    bare = phrases.inside(question, elsewhere)
    first = phrases.first_word(bare)
    advice = _ADVICE.fullmatch(bare)
    if first in _ASKING_FOR:
        return sentence(f"Could you {bare}", "?")
    if advice is not None:
        return sentence(f"Do you have any {advice[1]}", "?")
    return sentence(f"Could you tell me more {bare if first == 'about' else f'about {bare}'}", "?")


def _joined(study: str, interests: str) -> str:
    """Both in one sentence where both are ours and short."""
    ours = interests.startswith(("I’m interested", "I want", "I like"))
    one = study.startswith("I") and ", and " not in study and not re.search(r"[.!?]\s", study)
    if study and ours and one and len(f"{study} {interests}".split()) <= 28:
        return f"{study.rstrip('.')}, and {interests}"
    return " ".join(each for each in (study, interests) if each)


def _list_as_said(text: str) -> str:
    """A list of few words with its "and"; anything else as it is."""
    items = text.split(", ")
    if len(items) < 2 or " and " in items[-1] or any(len(each.split()) > 4 for each in items):
        return text
    return phrases.listed(items)


def _is_latin(text: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    return sum(each <= "\u024f" for each in letters) * 2 >= len(letters)


def _in_a_row(parts: tuple[str, ...]) -> str:
    dense = any("\u3040" <= each <= "\u9fff" for each in "".join(parts))
    end, between = ("。", "") if dense else (".", " ")
    return between.join(sentence(each, end) for each in parts if each)
