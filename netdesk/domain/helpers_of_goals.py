"""Who could help with a goal: the people of the desk, ranked by what is known of them, with the reasons.

Pure: what is known comes in as values, reasons go out as values; the interface puts them into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from netdesk.domain.folding import all_tokens
from netdesk.domain.goals import Goal, GoalKind
from netdesk.domain.key_words import KeyWord, key_words, speaks_of, tokens_speak_of


class Because(Enum):
    """Where somebody's reason to help was found."""

    ORGANIZATION = "organization"
    INDUSTRY = "industry"
    """Their organization is in it."""
    TITLE = "title"
    DEPARTMENT = "department"
    TAGS = "tags"
    NOTES = "notes"
    TALKS = "talks"
    """You talked, and what you noted then speaks of it."""
    MET = "met"
    """How or where you met."""
    CIRCLE = "circle"
    NAME = "name"
    FURTHER = "further"
    """In one of the user's own fields, or an address."""
    CLOSE = "close"
    IN_TOUCH = "in touch"
    AHEAD = "ahead"
    """A meeting is planned already."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody could help. `words` are those of the goal that were found; `said` is what they were found
    in, where that is short (the title, the organization, the tag). `count` talks were held, the last on
    `day`; for CLOSE, `count` is the closeness."""

    because: Because
    words: tuple[str, ...] = ()
    said: str = ""
    count: int = 0
    day: date | None = None

    @property
    def is_about_the_goal(self) -> bool:
        """False for what only says how well one knows each other."""
        return self.because not in _WARMTH


_WARMTH: Final = (Because.CLOSE, Because.IN_TOUCH, Because.AHEAD)


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What the desk knows of somebody, as far as it may be a reason. `industry` is that of their
    organization, `further` what own fields and addresses hold, `talked_of` what was noted about talks with
    them, of which `talks` were held, the last on `last_talk`; `ahead` says that one is planned."""

    contact_id: int
    name: str
    organization: str = ""
    industry: str = ""
    title: str = ""
    department: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    how_met: str = ""
    further: str = ""
    circle: str = ""
    photo: str = ""
    closeness: int = 0
    talks: int = 0
    last_talk: date | None = None
    talked_of: str = ""
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who could help, with the reasons, the strongest first."""

    contact_id: int
    name: str
    detail: str
    reasons: tuple[Reason, ...]
    points: float = 0.0
    photo: str = ""

    @property
    def is_near(self) -> bool:
        """True when nothing is known that has to do with the goal: only that one knows each other well."""
        return not any(reason.is_about_the_goal for reason in self.reasons)


_PLACES: Final = (
    Because.ORGANIZATION,
    Because.INDUSTRY,
    Because.TITLE,
    Because.TAGS,
    Because.DEPARTMENT,
    Because.TALKS,
    Because.NOTES,
    Because.MET,
    Because.CIRCLE,
    Because.FURTHER,
    Because.NAME,
)
_USUAL: Final = {
    Because.ORGANIZATION: 3.0, Because.INDUSTRY: 3.5, Because.TITLE: 4.0, Because.TAGS: 4.0,
    Because.DEPARTMENT: 3.0, Because.TALKS: 2.5, Because.NOTES: 2.5, Because.MET: 1.5, Because.CIRCLE: 1.0,
    Because.NAME: 0.0, Because.FURTHER: 2.0,
}  # fmt: skip
_BY_KIND: Final[Mapping[GoalKind, Mapping[Because, float]]] = {
    GoalKind.INDUSTRY: {Because.INDUSTRY: 5.0, Because.ORGANIZATION: 4.0},
    GoalKind.ORGANIZATION: {Because.ORGANIZATION: 7.0},
    GoalKind.CAREER_PATH: {Because.TITLE: 5.5},
    GoalKind.SKILL: {Because.TAGS: 5.0, Because.TITLE: 4.5, Because.NOTES: 3.5},
    GoalKind.RELATIONSHIP: {Because.NAME: 6.0, Because.CIRCLE: 3.0},
    GoalKind.JOB_LEAD: {Because.ORGANIZATION: 4.5},
}
_HIRING: Final = "recruit talent"
"""Who wants a job lead may be helped by those whose work it is."""
_OF_STATEMENT, _OF_HIRING = 0.5, 0.3
_PER_STEP, _PER_TALK, _MOST_TALKS, _FOR_AHEAD = 0.15, 0.1, 4, 0.1
_SHORT: Final = (Because.ORGANIZATION, Because.INDUSTRY, Because.TITLE, Because.DEPARTMENT, Because.CIRCLE)
"""What is short enough to be told whole."""
_CLOSE: Final = 3
"""From this closeness on it is a reason of its own: they know each other."""


def words_of(goal: Goal) -> tuple[KeyWord, ...]:
    """What to look for: what the goal is about, then what its statement adds."""
    about = key_words(goal.subject)
    weight = _OF_STATEMENT if about else 1.0
    found = (*about, *key_words(goal.statement, weight, known=about))
    if goal.kind is GoalKind.JOB_LEAD:
        found += key_words(_HIRING, _OF_HIRING, known=found)
    return found


def ranked(
    goal: Goal,
    words: Sequence[KeyWord],
    people: Iterable[Acquaintance],
    limit: int,
    rarity: Mapping[KeyWord, float] | None = None,
) -> tuple[Helper, ...]:
    """At most `limit` of `people`, best first, everybody with at least one reason.

    `rarity` says what each word is worth on this desk (1 when nothing is said): a word that stands with
    everybody tells little. Whoever has to do with what the goal is about comes before those who only have to
    do with how it is put, and these before those who are only near.
    """
    made = [_helper(goal, words, person, rarity or {}) for person in people]
    useful = [helper for helper in made if helper.reasons]
    strongest = max((word.weight for word in words), default=1.0)
    telling = {word.text for word in words if word.weight == strongest}

    def place(helper: Helper) -> tuple[bool, bool, float, str, int]:
        about = any(telling.intersection(reason.words) for reason in helper.reasons)
        return (helper.is_near, not about, -helper.points, helper.name.casefold(), helper.contact_id)

    useful.sort(key=place)
    return tuple(useful[:limit])


def _helper(
    goal: Goal, words: Sequence[KeyWord], person: Acquaintance, rarity: Mapping[KeyWord, float]
) -> Helper:
    weights = {**_USUAL, **_BY_KIND[goal.kind]}
    said = {place: (text, all_tokens(text)) for place in _PLACES if (text := _said(person, place))}
    found: dict[Because, list[KeyWord]] = {}
    points: dict[Because, float] = {}
    for word in words:
        places = [place for place, (_, tokens) in said.items() if tokens_speak_of(tokens, word)]
        best = max(places, key=weights.__getitem__, default=None)
        for place in places:
            if weights[place]:
                found.setdefault(place, []).append(word)
        if best is not None:
            # The same word in three places is one reason, told at its best place.
            gained = weights[best] * word.weight * rarity.get(word, 1.0)
            points[best] = points.get(best, 0.0) + gained
    reasons = [_reason(person, place, found[place]) for place in _in_order(points, found)]
    warm = _warm_reasons(person)
    factor = 1 + _PER_STEP * person.closeness + _PER_TALK * min(person.talks, _MOST_TALKS)
    factor += _FOR_AHEAD * person.ahead
    return Helper(
        person.contact_id,
        person.name,
        ", ".join(part for part in (person.title, person.organization) if part and part != person.name),
        (*reasons, *warm),
        (sum(points.values()) if reasons else 1.0) * factor,
        person.photo,
    )


def _in_order(points: Mapping[Because, float], found: Mapping[Because, Sequence[KeyWord]]) -> list[Because]:
    """The places that gave most first; a place whose words were all told at a better one is left out."""
    order = sorted(points, key=lambda place: -points[place])
    told: set[KeyWord] = set()
    kept = []
    for place in order:
        if not told.issuperset(found.get(place, ())):
            told.update(found[place])
            kept.append(place)
    return kept


def _reason(person: Acquaintance, place: Because, words: Sequence[KeyWord]) -> Reason:
    texts = tuple(dict.fromkeys(word.text for word in words))
    said = _said(person, place) if place in _SHORT else ""
    if place is Because.TAGS:
        said = ", ".join(tag for tag in person.tags if any(speaks_of(tag, word) for word in words))
    return Reason(place, texts, said)


def _warm_reasons(person: Acquaintance) -> list[Reason]:
    found = []
    if person.ahead:
        found.append(Reason(Because.AHEAD))
    if person.closeness >= _CLOSE:
        found.append(Reason(Because.CLOSE, count=person.closeness))
    if person.talks:
        found.append(Reason(Because.IN_TOUCH, count=person.talks, day=person.last_talk))
    return found


def _said(person: Acquaintance, place: Because) -> str:
    match place:
        case Because.ORGANIZATION:
            return person.organization
        case Because.INDUSTRY:
            return person.industry
        case Because.TITLE:
            return person.title
        case Because.DEPARTMENT:
            return person.department
        case Because.TAGS:
            return " / ".join(person.tags)
        case Because.NOTES:
            return person.notes
        case Because.TALKS:
            return person.talked_of
        case Because.MET:
            return person.how_met
        case Because.CIRCLE:
            return person.circle
        case Because.FURTHER:
            return person.further
        case _:
            return person.name
