"""What becomes of interactions: every one is counted once, and those that were kept are the same again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.dates import Moment
from netdesk.domain.drafts import DraftInteraction, Guest
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.exchange.touches import (
    Fate,
    KnownTouches,
    PlannedTouch,
    TouchCounts,
    as_updated,
    count,
    plan_touches,
)

ANN, STRANGER = Guest("Ann", ("ann@x.example",)), Guest("Nobody")
DRAFTS = st.builds(
    DraftInteraction,
    kind=st.sampled_from(Kind),
    state=st.sampled_from(State),
    line=st.integers(1, 99),
    digest=st.sampled_from("abcdefgh"),
    start=st.sampled_from((None, Moment("2026-11-05T09:00"), Moment("2026-11-06"))),
    place=st.sampled_from(("", "Café")),
    uid=st.sampled_from(("", "u", "v")),
    recurrence=st.sampled_from(("", "20261105")),
    sequence=st.integers(0, 3),
    people=st.sampled_from(((ANN,), (STRANGER,), (ANN, STRANGER), ())),
)
FILES = st.lists(st.lists(DRAFTS, max_size=6), min_size=1, max_size=3)


class Desk:
    """Interactions by id and where they came from, as the real desk keeps them."""

    def __init__(self) -> None:
        self.interactions: dict[int, Interaction] = {}
        self.digests: dict[str, int] = {}
        self.versions: dict[tuple[str, str], tuple[int, int]] = {}

    def plan(self, files: list[list[DraftInteraction]]) -> list[PlannedTouch]:
        known = KnownTouches(dict(self.digests), dict(self.versions))
        return plan_touches(
            files, known, lambda guest: guest is ANN, lambda ids: {i: self.interactions[i] for i in ids}
        )

    def keep(self, planned: list[PlannedTouch]) -> None:
        for each in planned:
            draft, found = each.draft, each.interaction_id
            if each.fate is Fate.NEW:
                found = len(self.interactions) + 1
                self.interactions[found] = replace(as_updated(Interaction(draft.kind, (1,)), draft), id=found)
            elif each.fate in (Fate.UPDATE, Fate.CANCEL):
                assert found is not None
                self.interactions[found] = as_updated(self.interactions[found], draft)
            else:
                continue
            self.digests[draft.digest] = found
            if draft.uid:
                self.versions[draft.uid, draft.recurrence] = (found, draft.sequence)


@given(FILES)
def test_each_is_counted_once(files: list[list[DraftInteraction]]) -> None:
    counts = count(Desk().plan(files), len(files))
    assert [each.read for each in counts] == [len(drafts) for drafts in files]
    assert all(each.balances for each in counts)
    assert sum(counts, TouchCounts()).balances


@given(FILES)
def test_the_same_files_again_bring_nothing(files: list[list[DraftInteraction]]) -> None:
    desk = Desk()
    desk.keep(desk.plan(files))
    before = dict(desk.interactions)
    again = desk.plan(files)
    assert {each.fate for each in again} <= {Fate.SAME, Fate.LEFT_OUT}
    desk.keep(again)
    assert desk.interactions == before


@given(FILES)
def test_nothing_is_kept_with_nobody_and_nothing_that_took_place_is_called_off(
    files: list[list[DraftInteraction]],
) -> None:
    for each in Desk().plan(files):
        if each.fate is Fate.NEW:
            assert ANN in each.draft.people
            assert each.draft.state is not State.CANCELLED
    held = Interaction(Kind.CALL, (1,), State.HELD)
    for draft in (each for found in files for each in found):
        assert as_updated(held, draft).state is State.HELD
