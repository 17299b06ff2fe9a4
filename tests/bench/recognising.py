"""Recognising very many records among very many people: by certain keys alone, and as a dry run does it.

`python -m tests.bench.recognising [PEOPLE]` prints one line of JSON: the seconds of each.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Final

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft
from netdesk.exchange.collecting import collector_at_rest
from netdesk.exchange.matching import KnownPeople, KnownPerson
from netdesk.exchange.name_index import Entry, NameIndex, Told
from netdesk.exchange.planner import keys_of
from tests.bench.figures import Measure, Spread, in_pairs
from tests.bench.large_desk import PEOPLE, SEED, invented_people
from tests.bench.programs import Home

RUNS: Final = 2
GOAL: Final = 6.0
_REGION: Final = "NO"


def recognising(home: Home, runs: int = RUNS) -> list[Measure]:
    """What recognising takes, in times of the pass by certain keys alone."""
    told = [json.loads(home.output("tests.bench.recognising")) for _ in range(runs)]
    exact, whole = ([run[name] for run in told] for name in ("exact", "whole"))
    ratio = in_pairs(whole, exact)
    against = (
        f"{PEOPLE:,} against {PEOPLE:,} by certain keys alone, {Spread.of(exact).told('s')}; "
        f"netdesk {Spread.of(whole).told('s')}"
    )
    return [Measure("recognising", ratio.middle, "x", GOAL, against, ratio)]


def main(people: int) -> int:
    """Time both, in this process."""
    known, records = _given(people)
    names = _seconds(lambda: _index_names(known))
    index = [KnownPeople(_REGION)]

    def build() -> None:
        index[0] = KnownPeople.build(known, (), _REGION)

    built = _seconds(build)
    by_keys = _seconds(lambda: [index[0].by_certain_key(*each, 0) for each in records])
    whole = _seconds(lambda: [index[0].match(*each, 0) for each in records])
    # The index of names is no part of a pass by certain keys.
    print(json.dumps({"exact": built - names + by_keys, "whole": built + whole}))
    return 0


def _given(people: int) -> tuple[list[KnownPerson], list[tuple[Draft, KnownPerson]]]:
    """People on a desk, and as many records: every second one is about one of them."""
    chance = random.Random(SEED)
    invented = invented_people(chance)
    mine = [replace(each, id=number) for number, each in enumerate(islice(invented, people), start=1)]
    theirs: list[Contact] = []
    for number, stranger in enumerate(islice(invented, people)):
        known = number % 2 == 0
        theirs.append(replace(chance.choice(mine), id=None, notes="") if known else stranger)
    records = [(Draft(each, line, str(line)), keys_of(each)) for line, each in enumerate(theirs, start=1)]
    return [keys_of(each) for each in mine], records


def _index_names(people: list[KnownPerson]) -> None:
    index = NameIndex()
    for each in people:
        index.add(Entry(each.id, -1), Told(each.name_key, each.organization_key))


def _seconds(work: Callable[[], object]) -> float:
    with collector_at_rest():
        begun = time.perf_counter()
        work()
        return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
