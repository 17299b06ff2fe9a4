"""A view is kept as text and read again, also when a later netdesk wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.rows import ContactSort, ContactView, Standing
from netdesk.domain.saved_searches import read_view, view_text

VIEWS = st.builds(
    ContactView,
    text=st.text(),
    circle_id=st.none() | st.integers(1, 9),
    standing=st.none() | st.sampled_from(Standing),
    starred=st.booleans(),
    archived=st.booleans(),
    due=st.booleans(),
    tag=st.text(),
    change_id=st.integers(0, 9),
    sort=st.sampled_from(ContactSort),
    descending=st.booleans(),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VIEWS)
def test_what_is_kept_is_what_is_read(view: ContactView) -> None:
    assert read_view(view_text(view)) == view


def test_every_field_of_a_view_is_kept() -> None:
    assert set(ContactView.__dataclass_fields__) == {
        *(
            "text",
            "circle_id",
            "standing",
            "starred",
            "archived",
            "due",
            "tag",
            "change_id",
            "sort",
            "descending",
        )
    }, "a new field belongs into view_text and read_view"


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[]", "3", '{"later": {"a": [1]}}', '{"sort": "shoe size"}']
)
def test_what_cannot_be_understood_is_everybody(text: str) -> None:
    assert read_view(text) == ContactView()


def test_what_a_later_netdesk_added_is_passed_over() -> None:
    assert read_view('{"text": "ada", "mood": "good", "starred": "maybe"}') == ContactView("ada")


@given(st.dictionaries(st.sampled_from(["text", "circle", "standing", "tag", "sort", "due"]), JSON))
def test_reading_never_fails(told: dict[str, object]) -> None:
    import json

    assert isinstance(read_view(json.dumps(told)), ContactView)
