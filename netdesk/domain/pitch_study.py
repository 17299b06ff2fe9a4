"""How study or work is said in a pitch, with the year in which it ends or ended."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from netdesk.domain import phrases
from netdesk.domain.word_kinds import is_role, is_trait, is_work

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
    r"(?:an?\s+|my\s+|the\s+)?((?:bachelor|master|doctor)(?:['’]?s)?(?:\s+degree)?|ph\.?d\.?|b\.?sc|m\.?sc"
    r"|mba|b\.?eng|m\.?eng|llm|llb|m\.?d|j\.?d|b\.?a|m\.?a|b\.?s|m\.?s|associate['’]?s?\s+degree|degree|diploma"
    r"|doctorate|apprenticeship|traineeship|training|double\s+major|major|minor)(?![\w.])",
    re.IGNORECASE,
)
_ABBREVIATED: Final = re.compile(r"(?:ph|[bmj])\.?[a-z]{1,3}\b|ll|mba", re.IGNORECASE)
_WHOLE_NAME: Final = re.compile(r"\s+of\s+[A-Z]")
_SCHOOL: Final = re.compile(r",\s+(?:at\s+)?(?=[A-Z])([^,]+)$")
_NEEDS_THE: Final = re.compile(r"(?:University|School|College|Institute|Academy)\s+of\b")


def said_study(study: str, today: date | None, elsewhere: str) -> str:
    """A sentence; "" for nothing. `today` tells what is over."""
    if not study:
        return ""
    if phrases.is_sentence(study):
        return phrases.sentence(study)
    found = _WHEN.search(study)
    what = study[: found.start()] if found else study
    when = phrases.inside(found[1]) if found else ""
    if when.split(" ")[0] in _MONTHS:
        when = when[0].upper() + when[1:]
    when = when if not when or when.startswith(("this", "next")) else f"in {when}"
    gone = _is_gone(when, today)
    degree = _DEGREE.match(what)
    if degree is not None and not is_role(what):
        return _degree(what, degree, when, gone)
    told = _told(phrases.inside(what, elsewhere), gone)
    if when:
        told = f"{told}, and I {'graduated' if gone else 'graduate'} {when}"
    return phrases.sentence(told)


def _told(bare: str, gone: bool) -> str:
    """Who somebody is, what they do, or a field that is studied."""
    first = phrases.first_word(bare)
    if phrases.is_doing(bare) and not is_role(bare):
        return f"I’m {bare}"
    if first in ("study", "studied", "work", "worked", "teach", "run", "lead"):
        return f"I {bare}"
    if is_role(bare):
        bare = re.sub(r",\s+([\w-]+\s+years?)$", r" with \1 of experience", bare)
        return f"I’m {phrases.with_article(bare)}"
    if is_trait(bare) or first in ("a", "an", "the", "between"):
        return f"I’m {bare}"
    if is_work(bare):
        return f"I work {bare}"
    return f"I {'studied' if gone else 'study'} {_at_school(bare)}"


def _degree(what: str, degree: re.Match[str], when: str, gone: bool) -> str:
    """What the degree is called and what it is in; finished at some time, or still being done."""
    name, rest = degree[1], what[degree.end() :].rstrip(" ,;.")
    if not _ABBREVIATED.match(name) and not _WHOLE_NAME.match(rest):
        name = re.sub(r"^(bachelor|master)s\b", r"\1’s", name[0].lower() + name[1:])
    if re.match(r"\s+[A-Za-z]", rest) and not re.match(r"\s+(?:in|of|at|from|on|for|with|student)\b", rest):
        rest = f" in{rest}"
    rest = _at_school(rest)
    if when:
        return phrases.sentence(f"I {'finished' if gone else 'finish'} my {name}{rest} {when}")
    return phrases.sentence(f"I’m doing {phrases.with_article(name)}{rest}")


def _at_school(text: str) -> str:
    """A name behind a comma is where: "law, University of Leeds" becomes "law at the University of Leeds"."""
    found = _SCHOOL.search(text)
    if found is None:
        return text
    name = f"the {found[1]}" if _NEEDS_THE.match(found[1]) else found[1]
    return f"{text[: found.start()]} at {name}"


def _is_gone(when: str, today: date | None) -> bool:
    """True for a year, or a month with its year, that is over."""
    year = re.search(r"(?:19|20)\d\d", when)
    if today is None or year is None:
        return False
    told = when.removeprefix("in ").split(maxsplit=1)[0].casefold()
    month = _MONTHS.index(told) + 1 if told in _MONTHS else 12
    return (int(year[0]), month) < (today.year, today.month)
