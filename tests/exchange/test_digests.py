"""What records are known by again."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from netdesk.exchange.digests import digest_of


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_a_digest_that_stays_the_same_on_every_desk(text: str) -> None:
    assert digest_of(text) == hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def test_half_a_character_is_known_again() -> None:
    assert digest_of("Ann \ud83d") == digest_of("Ann ?")
