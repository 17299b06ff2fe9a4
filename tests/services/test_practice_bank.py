"""The questions to practise: enough of them, each with a hint, none twice."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from netdesk.domain.folding import fold
from netdesk.services.questions import bank, practice_bank, practice_topics


def test_there_are_at_least_twenty_five_topic_after_topic() -> None:
    assert len(practice_bank()) >= 25
    assert tuple(topic for topic, _ in groupby(practice_bank(), lambda each: each.topic)) == practice_topics()


def test_each_has_a_hint_and_no_class_of_tiara() -> None:
    assert [each.text for each in practice_bank() if not each.hint or each.tiara is not None] == []


def test_keys_and_texts_are_there_once_and_in_no_other_bank() -> None:
    keys = Counter(each.key for each in (*practice_bank(), *bank()))
    texts = Counter(fold(each.text) for each in (*practice_bank(), *bank()))
    assert [each for each, number in (keys | texts).items() if number > 1] == []
    assert [each.key for each in practice_bank() if not re.fullmatch(r"[a-z]+(-[a-z]+)*", each.key)] == []


def test_each_fits_on_a_line_or_two_and_has_no_stray_spaces() -> None:
    for each in practice_bank():
        for words in (each.text, each.hint):
            assert len(words) <= 90
            assert words == " ".join(words.split())
