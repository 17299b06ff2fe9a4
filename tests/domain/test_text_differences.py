"""What differs between two versions of a text."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.text_differences import Change, changed_words, differences


def shown(before: str, after: str) -> str:
    marks = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "[+{}+]"}
    return "".join(marks[run.change].format(run.text) for run in differences(before, after))


def test_the_same_text_is_one_run_and_no_text_is_none() -> None:
    assert shown("I build rigs.", "I build rigs.") == "I build rigs."
    assert differences("", "") == ()


def test_words_that_went_and_came_are_runs_of_their_own() -> None:
    assert (
        shown("I build test rigs at Northgrid.", "I build rigs for batteries at Northgrid.")
        == "I build [-test -]rigs [+for batteries +]at Northgrid."
    )
    assert shown("one two", "one three") == "one [-two-][+three+]"
    assert shown("", "all new") == "[+all new+]"
    assert shown("all gone", "") == "[-all gone-]"


def test_neighbouring_changes_are_told_as_one_run_not_word_by_word() -> None:
    assert shown("we cut time", "they saved money fast") == "[-we cut time-][+they saved money fast+]"


def test_a_sign_alone_may_differ() -> None:
    assert shown("How is it.", "How is it?") == "How is it[-.-][+?+]"


def test_chinese_is_compared_sign_by_sign() -> None:
    assert shown("我学材料", "我学机械") == "我学[-材料-][+机械+]"


def test_words_are_counted_that_went_and_came() -> None:
    assert changed_words("I build test rigs.", "I build rigs for them!") == (1, 2)
    assert changed_words("don’t", "don’t") == (0, 0)


def test_two_enormous_texts_take_no_longer_than_a_moment() -> None:
    before = " ".join(f"w{number}" for number in range(50_000))
    after = " ".join(f"v{number}" for number in range(50_000))
    began = perf_counter()
    assert len(differences(f"a {before} z", f"a {after} z")) == 4
    assert perf_counter() - began < 2


words = st.lists(st.sampled_from(["a", "bit", "of", " ", "\n", ",", "我", "don’t", "."])).map("".join)


@given(st.one_of(st.text(), words), st.one_of(st.text(), words))
def test_the_runs_make_up_both_texts_again(before: str, after: str) -> None:
    runs = differences(before, after)
    assert "".join(run.text for run in runs if run.change is not Change.NEW) == before
    assert "".join(run.text for run in runs if run.change is not Change.GONE) == after
    assert all(run.text for run in runs)
    assert all(one.change is not two.change for one, two in pairwise(runs))
