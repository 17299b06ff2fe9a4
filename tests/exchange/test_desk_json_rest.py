"""What a desk's JSON holds besides people, whatever was written into it: it is read, or said not to be."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from netdesk.domain.desk_journey import DeskJourney
from netdesk.exchange.formats.desk_json.journey import READERS, told
from netdesk.exchange.formats.desk_json.rest import RestReader
from tests.store import given_things

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-3, 2**70)
    | st.floats()
    | st.sampled_from(("", "ask", "active", "people", "2027-02-30", "2027-01-08", "9" * 40, "\ud800"))
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)
KEYS = (
    *READERS,
    "interactions",
    "follow_ups",
    "saved_searches",
    "not_the_same",
    "me",
    "circles",
    "own_fields",
)


@settings(max_examples=200)
@given(st.sampled_from(KEYS), VALUES)
@example("rehearsals", {"pitch": float("inf"), "at": "", "seconds": 1, "words": 1, "rating": 1})
def test_no_value_at_all_is_a_fall(key: str, value: object) -> None:
    reader = RestReader()
    said = reader.take(key, value)
    assert said == "" or said.endswith("could not be read and was left out.")
    assert isinstance(reader.rest().journey, DeskJourney)


@settings(max_examples=200)
@given(data=st.data(), kind=st.sampled_from(sorted(given_things.KINDS)))
def test_one_part_of_a_thing_that_is_not_as_it_should_be_spoils_no_other(
    data: st.DataObject, kind: str
) -> None:
    things = {"organization": "organizations", "event": "events", "goal": "goals", "pitch": "pitches"}
    journey: Any = {things[kind]: (data.draw(given_things.things(kind)),)}
    (whole,) = next(list(elements) for key, elements in told(DeskJourney(**journey)) if key == things[kind])
    part = data.draw(st.sampled_from(sorted(whole)))
    reader = RestReader()
    reader.take(things[kind], {**whole, part: data.draw(VALUES)})
    reader.take(things[kind], {name: value for name, value in whole.items() if name != part})
    assert reader.take(things[kind], whole) == ""
    assert len(getattr(reader.rest().journey, things[kind])) in (1, 2, 3)
