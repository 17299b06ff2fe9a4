"""Folding: what a reader takes for the same is the same, and nothing that is written gets lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netdesk.domain.folding import all_tokens, fold, words

SAME = [
    ("Łukasz", "lukasz"),
    ("Đặng", "dang"),
    ("Guðrún", "gudrun"),
    ("Øster Ågård", "oster agard"),
    ("ISTANBUL", "istanbul"),
    ("İstanbul", "istanbul"),
    ("ıstanbul", "istanbul"),
    ("STRASSE", "strasse"),
    ("Straße", "strasse"),
    ("Ægir Œuvre", "aegir oeuvre"),
    ("Þórr", "thorr"),
    ("Ħal Ŧ", "hal t"),
    ("NOVÁKOVÁ", "novakova"),
    ("Nováková", "novakova"),
    ("O'Neil", "oneil"),
    ("O’Neil", "oneil"),
    ("O´Neil", "oneil"),
    ("O`Neil", "oneil"),
    ("O＇Neil", "oneil"),
    ("O′Neil", "oneil"),
    ("ŉ", "n"),
    ("ﬁne １２ Ⅷ", "fine 12 viii"),
    ("  two \t words\u3000here\u00a0", "two words here"),
    ("Σίσυφος", "σισυφοσ"),
    ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
    ("Ёлка", "елка"),
    ("أحمد", "احمد"),
    ("إبراهيم", "ابراهيم"),
    ("آمنة", "امنه"),
    ("مُحَمَّد", "محمد"),
    ("مـحـمـد", "محمد"),
    ("کریمی", "كريمي"),
    ("ﺍﺣﻤﺪ", "احمد"),
    ("יוֹסֵף", "יוסף"),
    ("ｶﾞｷﾞ", "ガギ"),
    ("か\u3099", "が"),
    ("co\u00adoperate zero\u200bwidth", "cooperate zerowidth"),
    ("\ufeffAnn", "ann"),
]


@pytest.mark.parametrize(("written", "folded"), SAME)
def test_what_reads_the_same_folds_the_same(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"), [("か", "が"), ("はな", "ぱな"), ("กิต", "กต"), ("सिंह", "सह"), ("Ann", "Anna")]
)
def test_what_is_another_word_stays_another(one: str, other: str) -> None:
    assert fold(one) != fold(other)


WORDS = [
    ("Ann Berg", [["ann"], ["berg"]]),
    ("leila@halden.example", [["leila", "halden", "example"]]),
    ("Lee-Young", [["lee", "young"]]),
    ("C++, R&D", [["c"], ["r", "d"]]),
    ("山田太郎", [["山", "田", "太", "郎"]]),
    ("山田 Taro", [["山", "田"], ["taro"]]),
    ("東京Office3", [["東", "京", "office3"]]),
    ("กิตติ", [["กิ", "ต", "ติ"]]),
    ("田中さん", [["田", "中", "さ", "ん"]]),
    ("김민수", [["김민수"]]),
    ("सिंह", [["सिंह"]]),
    ("+47 555-0142", [["47"], ["555", "0142"]]),
    ("— … !!", []),
    ("", []),
    ("a\x00b", [["a", "b"]]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_are_what_spaces_divide_and_tokens_what_else_divides_them(
    text: str, expected: list[list[str]]
) -> None:
    assert words(text) == expected
    assert all_tokens(text) == [token for word in expected for token in word]


texts = st.text(max_size=30) | st.text(
    st.characters(categories=["L", "M", "N", "Zs", "P", "Cf"]), max_size=30
)


@given(texts)
@example("ᾳ ͅ")
@example("ﷺ ﬃ Ǆ")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_words_are_the_same_after_folding(text: str) -> None:
    assert words(fold(text)) == words(text)
    assert all_tokens(text) == [token for word in words(text) for token in word]


@given(texts)
def test_a_token_is_made_of_letters_digits_and_marks_alone(text: str) -> None:
    for token in all_tokens(text):
        assert token
        assert all(unicodedata.category(each)[0] in "LNM" or each >= "\ue000" for each in token)


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=10))
def test_no_letter_and_no_digit_gets_lost_altogether(text: str) -> None:
    assert all_tokens(text)


@given(st.text(st.characters(max_codepoint=127), max_size=30))
def test_the_short_way_for_plain_text_leads_to_the_same(text: str) -> None:
    """ASCII is folded by a shorter way: next to a letter that takes the long one, nothing changes."""
    assert fold(f"{text} é") == " ".join(f"{fold(text)} e".split())


@given(texts | st.text("aÉ' \u0301\u0345\u3099かーΣς\u00a0´ﬃ", max_size=60))
@example("o \u0301o")
def test_a_text_folds_to_what_its_words_fold_to(text: str) -> None:
    """Words are folded one by one; with another kind of space between them, all at once."""
    assert fold(text) == fold(f"{text}\u3000é".replace(" ", "\u3000"))[:-1].rstrip(" ")


@given(texts)
def test_plain_tokens_are_those_among_other_letters(text: str) -> None:
    assert all_tokens(f"{text} é") == [*all_tokens(text), "e"]
