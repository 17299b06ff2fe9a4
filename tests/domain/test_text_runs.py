"""Differences between two versions, made readable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.text_differences import Change, differences
from netdesk.domain.text_runs import gathered


def test_a_word_that_stayed_by_chance_is_read_with_what_changed_around_it() -> None:
    runs = gathered(differences("I like the old sea a lot", "I want the new lake a lot"))

    assert [run.change for run in runs] == [Change.SAME, Change.GONE, Change.NEW, Change.SAME]
    assert (runs[1].text, runs[2].text) == ("like the old sea ", "want the new lake ")


def test_longer_stretches_that_stayed_stay_apart() -> None:
    runs = gathered(differences("red and so on and on blue", "green and so on and on grey"))

    assert [run.change for run in runs] == [Change.GONE, Change.NEW, Change.SAME, Change.GONE, Change.NEW]


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "?", "\n"]), max_size=14).map(" ".join)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_it(before: str, after: str) -> None:
    runs = gathered(differences(before, after))

    assert "".join(run.text for run in runs if run.change is not Change.NEW) == before
    assert "".join(run.text for run in runs if run.change is not Change.GONE) == after
