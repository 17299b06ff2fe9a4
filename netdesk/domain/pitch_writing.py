"""Ingredients become a pitch: a first text, as one would say it, for the user to change.

Each ingredient may be blank, a few words or a whole sentence. A sentence is said as it stands.
"""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from typing import Final

from netdesk.domain import phrases
from netdesk.domain.pitches import Ingredients

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
_SEASONS: Final = ("spring", "summer", "autumn", "fall", "winter")
_NAMED: Final = "|".join((*_MONTHS, *_SEASONS))
_WHEN: Final = re.compile(
    r"[\s,;(]+(?:and\s+)?(?:graduat(?:ing|e|ion)\s+|finish(?:ing)?\s+|class\s+of\s+|due\s+)?"
    rf"(?:in\s+|by\s+)?((?:(?:{_NAMED})\s+)?(?:of\s+)?(?:19|20)\d\d"
    rf"|{_NAMED}|(?:this|next)\s+(?:year|spring|summer|autumn|fall|winter))\)?\s*\.?$",
    re.IGNORECASE,
)
_DEGREE: Final = re.compile(
    r"(?:an?\s+|my\s+|the\s+)?((?:bachelor|master|doctor)(?:['’]?s)?(?:\s+degree)?|ph\.?d|b\.?sc|m\.?sc|b\.?a|m\.?a"
    r"|mba|b\.?eng|m\.?eng|llm|llb|associate['’]?s?\s+degree|degree|diploma|doctorate|apprenticeship"
    r"|traineeship|training|double\s+major|major|minor)\b",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"\b(?:\w+(?:eer|ner|per|ger|yer|rer|ter|ker|cher|tor|sor|yst|ist|ian|ant|ect)|student|nurse|chef|cook|chemist"
    r"|trainee|apprentice|graduate|teacher|manager|designer|officer|researcher|doctor|intern|founder|head"
    r"|lead|freelancer|fellow|candidate|postdoc|assistant|professor|coach|pilot|clerk|vet)\b",
    re.IGNORECASE,
)
_NO_ROLE: Final = frozenset(("art", "computer", "computers", "history", "letter", "matter", "paper", "water"))
_ADJECTIVE: Final = re.compile(
    r"^\w+(?:ical|ive|ous|ful|able|ible|ient|ised|ized|etic|matic|less)$|^\w+-minded$"
)
_STAY: Final = re.compile(
    r"\b(?:internship|traineeship|placement|apprenticeship|thesis|project)s?\b", re.IGNORECASE
)
_SPAN: Final = re.compile(
    r"^(?:over\s+|almost\s+|about\s+)?[\w-]+\s+(?:years?|months?|weeks?|summers?)\b", re.IGNORECASE
)


def compose(ingredients: Ingredients, want: str = "", *, today: date | None = None) -> str:
    """A text of whole sentences from what there is; "" from nothing. `today` tells what is over.

    What is not written in Latin letters is only put one behind the other: English words would not fit.
    """
    parts = {each.name: phrases.tidy(getattr(ingredients, each.name)) for each in fields(ingredients)}
    want = phrases.tidy(want)
    everything = "\n".join((*parts.values(), want))
    if not _is_latin(everything):
        return _in_a_row((*list(parts.values())[:-1], want, parts["question"]))
    said = (
        _who(parts["who"]),
        _joined(_study(parts["study"], today, everything), _interests(parts["interests"], everything)),
        _experience(parts["experience"], everything),
        *_accomplishment(parts, everything),
        _skills(parts["skills"], everything),
        _memorable(parts["memorable"], everything),
        _want(want, everything),
        _question(parts["question"], everything),
    )
    return phrases.tidy(" ".join(each for each in said if each))


def _who(who: str) -> str:
    if not who:
        return ""
    if phrases.first_word(who) in ("hi", "hello", "hey", "good") or phrases.is_sentence(who):
        return phrases.sentence(who)
    return phrases.sentence(f"Hi, I’m {who}")


def _study(study: str, today: date | None, elsewhere: str) -> str:
    if not study:
        return ""
    if phrases.is_sentence(study):
        return phrases.sentence(study)
    found = _WHEN.search(study)
    what = study[: found.start()] if found else study
    when = phrases.inside(found[1]) if found else ""
    if when.split(" ")[0] in _MONTHS:
        when = when[0].upper() + when[1:]
    preposition = "" if when.startswith(("this", "next")) else "in "
    gone = _is_gone(when, today)
    degree = _DEGREE.match(what)
    if degree is not None:
        return _degree(what, degree, f" {preposition}{when}" if when else "", gone)
    bare = phrases.inside(what, elsewhere)
    if phrases.is_doing(bare):
        told = f"I’m {bare}"
    elif phrases.first_word(bare) in ("study", "studied", "work", "worked", "teach", "run", "lead"):
        told = f"I {bare}"
    elif _is_role(bare):
        bare = re.sub(r",\s+([\w-]+\s+years?)$", r" with \1 of experience", bare)
        told = f"I’m {phrases.with_article(bare)}"
    elif _is_work(bare):
        told = f"I work {bare}"
    else:
        told = f"I {'studied' if gone else 'study'} {bare}"
    if not when:
        return phrases.sentence(told)
    return phrases.sentence(f"{told}, and I {'graduated' if gone else 'graduate'} {preposition}{when}")


def _degree(what: str, degree: re.Match[str], when: str, gone: bool) -> str:
    """What the degree is called and what it is in; finished at some time, or still being done."""
    name = degree[1]
    if name.casefold().startswith(
        ("bachelor", "master", "degree", "diploma", "train", "minor", "major", "double")
    ):
        name = name[0].lower() + name[1:]
    rest = what[degree.end() :].rstrip(" ,;.")
    if when:
        return phrases.sentence(f"I {'finished' if gone else 'finish'} my {name}{rest}{when}")
    return phrases.sentence(f"I’m doing {phrases.with_article(name)}{rest}")


def _interests(interests: str, elsewhere: str) -> str:
    if not interests:
        return ""
    if phrases.is_sentence(interests):
        return phrases.sentence(interests)
    bare = phrases.inside(interests, elsewhere)
    first = phrases.first_word(bare)
    if first == "to":
        return phrases.sentence(f"I want {bare}")
    if first in ("how", "why", "what", "where", "whether"):
        return phrases.sentence(f"I want to understand {bare.rstrip('?')}")
    if phrases.is_aim(bare) and len(bare.split()) > 2:
        return phrases.sentence(f"I like to {bare}")
    return phrases.sentence(f"I’m interested in {_list_as_said(bare)}")


def _experience(experience: str, elsewhere: str) -> str:
    if not experience:
        return ""
    if phrases.is_sentence(experience):
        return phrases.sentence(experience)
    bare = phrases.inside(experience, elsewhere)
    if phrases.is_deed(bare):
        return phrases.sentence(f"I {bare}")
    if phrases.is_doing(bare):
        return phrases.sentence(f"I’ve spent time {bare}")
    if _SPAN.match(bare):
        return phrases.sentence(f"I have {bare}" if "experience" in bare else f"I’ve spent {bare}")
    stay = _STAY.search(" ".join(bare.split()[:4]))
    if stay is not None:
        several = stay[0].casefold().endswith("s") and not stay[0].casefold().endswith("thesis")
        return phrases.sentence(f"I did {bare if several else phrases.with_article(bare)}")
    if _is_work(bare):
        return phrases.sentence(f"I’ve worked {bare}")
    if _is_role(bare):
        return phrases.sentence(f"I’ve worked as {phrases.with_article(bare)}")
    return phrases.sentence(f"I have experience in {_list_as_said(bare)}")


def _accomplishment(parts: dict[str, str], elsewhere: str) -> tuple[str, ...]:
    done, team = parts["accomplishment"], parts["team"]
    deed = ""
    if done and phrases.is_sentence(done):
        deed = phrases.sentence(done)
    elif done:
        bare = phrases.inside(done, elsewhere)
        told = f"I {bare}" if phrases.is_deed(bare) else f"One thing I’m proud of is {bare}"
        deed = phrases.sentence(told)
    if not team:
        return (deed,)
    if phrases.is_sentence(team):
        return (deed, phrases.sentence(team))
    with_whom = _people(team, elsewhere)
    if deed and not phrases.is_sentence(done) and phrases.is_deed(done) and len(deed.split()) < 16:
        return (phrases.sentence(f"{deed.rstrip('.')}, together with {with_whom}"),)
    if deed or parts["experience"]:
        return (deed, phrases.sentence(f"Much of the credit goes to {with_whom}"))
    return (phrases.sentence(f"I work closely with {with_whom}"),)


def _people(team: str, elsewhere: str) -> str:
    bare = re.sub(r"^(?:together\s+)?(?:with|to|thanks\s+to)\s+", "", team, flags=re.IGNORECASE)
    items = phrases.items_of(bare)
    if items and all(
        each[:1].isupper() and " " not in each[1:].lower().partition(" of ")[0] for each in items
    ):
        return phrases.listed(items)
    bare = phrases.inside(bare, elsewhere)
    if bare.casefold() in ("team", "colleagues", "classmates", "team mates", "teammates", "group"):
        return f"my {bare.lower()}"
    return phrases.with_the(bare)


def _skills(skills: str, elsewhere: str) -> str:
    if not skills:
        return ""
    if phrases.is_sentence(skills):
        return phrases.sentence(skills)
    items = [phrases.inside(each, elsewhere) for each in phrases.items_of(skills)]
    if not items:
        return ""
    if all(_ADJECTIVE.match(each) for each in items):
        return phrases.sentence(f"I’m {phrases.listed(items)}")
    return phrases.sentence(f"I’m best at {phrases.listed(items)}")


def _memorable(memorable: str, elsewhere: str) -> str:
    if not memorable:
        return ""
    if phrases.is_sentence(memorable) and not re.match(
        r"the\s+\w+\s+(?:who|that|with)\b", memorable, re.IGNORECASE
    ):
        return phrases.sentence(memorable)
    bare = phrases.inside(memorable, elsewhere)
    if phrases.is_deed(bare):
        return phrases.sentence(f"I also {bare}")
    word = "as" if re.match(r"(?:the|an?)\s+[\w -]+?\s+(?:who|that|with)\b", bare) else "for"
    return phrases.sentence(f"You might remember me {word} {bare}")


def _want(want: str, elsewhere: str) -> str:
    if not want:
        return ""
    if phrases.is_sentence(want) or phrases.is_question(want):
        return phrases.sentence(want)
    bare = phrases.inside(want, elsewhere)
    if phrases.first_word(bare) == "to":
        return phrases.sentence(f"I’d like {bare}")
    if phrases.is_aim(bare):
        return phrases.sentence(f"I’d like to {bare}")
    return phrases.sentence(f"I’m looking for {bare}")


def _question(question: str, elsewhere: str) -> str:
    if not question:
        return ""
    if phrases.is_question(question):
        return phrases.sentence(question.rstrip(" ."), "?")
    if phrases.is_sentence(question):
        return phrases.sentence(question)
    bare = phrases.inside(question, elsewhere)
    about = bare if phrases.first_word(bare) == "about" else f"about {bare}"
    return phrases.sentence(f"Could you tell me more {about}", "?")


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


def _is_role(text: str) -> bool:
    head = re.split(r"\s+(?:at|in|for|with|of|on|from)\s+|,", text)[0]
    words = head.split()
    return bool(words) and words[-1].casefold() not in _NO_ROLE and bool(_ROLE.fullmatch(words[-1]))


def _is_work(text: str) -> bool:
    return phrases.first_word(text) in ("at", "for", "in", "with", "as", "on")


def _is_gone(when: str, today: date | None) -> bool:
    """True for a year, or a month with its year, that is over."""
    year = re.search(r"(?:19|20)\d\d", when)
    if today is None or year is None:
        return False
    told = when.split(maxsplit=1)[0].casefold()
    month = _MONTHS.index(told) + 1 if told in _MONTHS else 12
    return (int(year[0]), month) < (today.year, today.month)


def _is_latin(text: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    return sum(each <= "\u024f" for each in letters) * 2 >= len(letters)


def _in_a_row(parts: tuple[str, ...]) -> str:
    dense = any("\u3040" <= each <= "\u9fff" for each in "".join(parts))
    end, between = ("。", "") if dense else (".", " ")
    return between.join(phrases.sentence(each, end) for each in parts if each)
