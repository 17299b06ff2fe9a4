"""Who could help with a goal, from what the desk knows of everybody."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import replace
from math import log
from typing import Final

from netdesk.domain.folding import fold
from netdesk.domain.goals import Goal, GoalKind
from netdesk.domain.helpers_of_goals import Acquaintance, Helper, ranked, words_of
from netdesk.domain.key_words import KeyWord, speaks_of
from netdesk.domain.progress import Progress, Silent
from netdesk.services import organizations
from netdesk.store import acquaintances as kept
from netdesk.store.connection import Connection

_SHOWN: Final = 20
_LOOKED_AT: Final = 200
"""So many of the likeliest are read and judged."""
_NEAREST: Final = 40
_SMALL_DESK: Final = 60
_SHARE: Final = 3
"""On more than a small desk, a word that every third person has tells nothing."""


def who_could_help(
    reader: Connection,
    goal: Goal,
    limit: int = _SHOWN,
    industries: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> tuple[Helper, ...]:
    """Who could help with `goal`, best first, those the user picked already left out.

    `industries` says in which industry organizations are, by their names: what the desk knows by default.
    On a worker: with 100,000 people it takes tenths of a second; `progress` may stop it.
    """
    words, watched = words_of(goal), progress or Silent()
    with reader.at_one_moment():
        in_names = goal.kind is GoalKind.RELATIONSHIP
        hits, rarity = _hits(reader, words, watched, in_names=in_names)
        watched.report(len(words), 0)
        known = {each.name: each.industry for each in organizations.every(reader)}
        by_industry = _in_industries(words, known if industries is None else industries)
        if by_industry:
            best = max(word.weight for word in words)
            for contact_id in kept.at_organizations(reader, {fold(name) for name in by_industry}):
                hits[contact_id] = hits.get(contact_id, 0.0) + best
        likely = _likeliest(reader, hits, {*goal.helper_ids})
        people = [_with_industry(each, by_industry) for each in kept.read(reader, likely)]
    return ranked(goal, words, people, limit, rarity)


def _hits(
    reader: Connection, words: tuple[KeyWord, ...], progress: Progress, *, in_names: bool
) -> tuple[dict[int, float], dict[KeyWord, float]]:
    """What the index finds: how much each person's words are worth together, and each word by itself."""
    people = kept.people_at_most(reader)
    most = people if people <= _SMALL_DESK else people // _SHARE
    hits: dict[int, float] = {}
    rarity: dict[KeyWord, float] = {}
    for at, word in enumerate(words):
        reader.give_way()
        progress.report(at, 0)
        found = kept.holding(reader, word, in_names=in_names, most=most)
        if not found:
            if found is None:
                rarity[word] = 0.1
            continue
        rarity[word] = 0.5 + log(1 + people / len(found)) / log(2 + people)
        worth = word.weight * rarity[word]
        for contact_id in found:
            hits[contact_id] = hits.get(contact_id, 0.0) + worth
    return hits, rarity


def _likeliest(reader: Connection, hits: dict[int, float], picked: set[int]) -> list[int]:
    """The few who are worth a closer look: what was found of them first, then how near they are."""
    near = kept.nearness(reader)
    left_out = picked | kept.archived(reader)
    found = (each for each in hits if each not in left_out)
    likely = heapq.nlargest(_LOOKED_AT, found, key=lambda each: (hits[each] * (5 + near.get(each, 0)), -each))
    if len(likely) < _NEAREST:
        rest = (each for each in near if each not in left_out and each not in hits)
        likely += heapq.nlargest(_NEAREST - len(likely), rest, key=lambda each: (near[each], -each))
    return likely


def _in_industries(words: tuple[KeyWord, ...], industries: Mapping[str, str]) -> dict[str, str]:
    """The organizations whose industry one of the words speaks of, by their folded names."""
    return {
        fold(name): industry
        for name, industry in industries.items()
        if any(speaks_of(industry, word) for word in words)
    }


def _with_industry(person: Acquaintance, industries: Mapping[str, str]) -> Acquaintance:
    industry = industries.get(fold(person.organization), "") if person.organization else ""
    return replace(person, industry=industry) if industry else person
