"""Facebook's friends: names mended, days kept, never taken for certain."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Found
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.facebook import FacebookReader, mended
from tests.exchange.given import drafts, ignored, nobody_asks


def spoilt(name: str) -> str:
    """A name as the export writes it: each byte of its UTF-8 a character."""
    return name.encode().decode("latin-1")


def read(*friends: object, key: str = "friends_v2") -> list[Found]:
    data = json.dumps({key: friends}).encode()
    return list(FacebookReader(io.BytesIO(data), nobody_asks, "friends.json").read())


@pytest.mark.parametrize("key", ["friends", "friends_v2"])
@pytest.mark.parametrize("name", ["Zoë Ñandú", "Łukasz Żak", "李小龙", "Ann 🎉", "Plain Name"])
def test_a_friend_has_a_mended_name_and_a_day_and_is_only_a_suggestion(key: str, name: str) -> None:
    (draft,) = drafts(read({"name": spoilt(name), "timestamp": 1546300800}, key=key))
    assert draft.contact.name.shown == name
    assert draft.contact.dates[0].date == PartialDate(1, 1, 2019)
    assert draft.name_only


def test_the_list_is_known_by_its_key_and_other_lists_are_refused() -> None:
    assert sniff(b'{\n  "friends_v2": [\n', "your_friends.json").name == "Facebook friends"
    with pytest.raises(UnreadableFile, match="a JSON file"):
        sniff(b'{"deleted_friends_v2": []}', "removed_friends.json")


def test_a_list_without_its_key_is_one_too() -> None:
    for text in ('[{"name": "Ann", "timestamp": 1}]', '[ {"timestamp": 1, "name": "Ann"} ]'):
        assert sniff(text.encode(), "friends.json").name == "Facebook friends"
        reader = FacebookReader(io.BytesIO(text.encode()), nobody_asks)
        assert [each.contact.shown for each in drafts(list(reader.read()))] == ["Ann"]
    with pytest.raises(UnreadableFile):
        sniff(b'[{"name": "Ann", "age": 1}]', "friends.json")


def test_friends_without_a_name_are_ignored() -> None:
    assert len(ignored(read({"timestamp": 1}, {"name": ""}, "no friend"))) == 3


def test_a_list_that_is_cut_is_told() -> None:
    with pytest.raises(UnreadableFile, match="cut short or damaged"):
        list(FacebookReader(io.BytesIO(b'{"friends": [{"name": "A'), nobody_asks, "f.json").read())


@given(st.text())
def test_mending_takes_back_what_the_export_did_and_leaves_other_text_alone(text: str) -> None:
    plain = text.encode("utf-8", "replace").decode()
    assert mended(spoilt(plain)) == plain
    if any(ord(character) > 0xFF for character in plain):
        assert mended(plain) == plain


_PLAIN = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(_PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_whatever_stands_in_the_list_stops_nothing(friend: object) -> None:
    assert len(read(friend)) == 1
