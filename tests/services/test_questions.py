"""The question bank: enough to choose from, each one open, short and unlike the others."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import FrozenInstanceError
from difflib import SequenceMatcher
from itertools import combinations, groupby
from pathlib import Path

import pytest

import netdesk
from netdesk.domain.folding import fold
from netdesk.services.questions import Tiara, bank, topics

TOPICS = (
    "Career path and training",
    "Current role and responsibilities",
    "A typical day",
    "Working conditions and culture",
    "Skills and background needed",
    "Trends and issues",
    "Rewards and dislikes",
    "Advice for me",
    "Resources and publications",
    "People to talk to",
)

# Two lines of a prep sheet's question column hold at least this many characters.
LONGEST = 90


def test_there_are_at_least_eighty_questions_to_choose_from() -> None:
    assert len(bank()) >= 80


def test_the_topics_come_in_the_order_of_a_talk() -> None:
    assert topics() == TOPICS


def test_every_topic_has_seven_to_ten_questions() -> None:
    counts = Counter(question.topic for question in bank())
    assert set(counts) == set(TOPICS)
    assert {topic: n for topic, n in counts.items() if not 7 <= n <= 10} == {}


def test_questions_of_one_topic_stand_together_in_the_order_of_the_topics() -> None:
    assert tuple(topic for topic, _ in groupby(bank(), key=lambda question: question.topic)) == TOPICS


def test_each_tiara_class_has_enough_for_a_talk_of_its_own() -> None:
    counts = Counter(question.tiara for question in bank())
    assert [tiara.value for tiara in Tiara] == [
        "trends",
        "insights",
        "advice",
        "resources",
        "assignments",
    ]
    assert {tiara: counts[tiara] for tiara in Tiara if counts[tiara] < 6} == {}


def test_keys_are_unique_slugs() -> None:
    keys = [question.key for question in bank()]
    assert [key for key, n in Counter(keys).items() if n > 1] == []
    assert [key for key in keys if not re.fullmatch(r"[a-z]+(-[a-z]+)*", key)] == []


def test_no_text_appears_twice_however_it_is_written() -> None:
    texts = Counter(fold(question.text) for question in bank())
    assert [text for text, n in texts.items() if n > 1] == []


def test_no_two_questions_are_nearly_the_same() -> None:
    texts = [fold(question.text) for question in bank()]
    alike = [
        (a, b) for a, b in combinations(texts, 2) if SequenceMatcher(None, a, b, autojunk=False).ratio() > 0.8
    ]
    assert alike == []


def test_each_is_one_question_in_one_sentence() -> None:
    wrong = [q.text for q in bank() if not re.fullmatch(r"[A-Z][^?.!\n]*[a-z]\?", q.text)]
    assert wrong == []


def test_each_fits_on_two_lines_of_paper() -> None:
    assert [q.text for q in bank() if len(q.text) > LONGEST] == []


def test_spaces_are_single_and_inside_only() -> None:
    assert [q.text for q in bank() if q.text != " ".join(q.text.split())] == []


def test_none_can_be_answered_with_yes_or_no() -> None:
    closed = re.compile(
        r"(do|does|did|is|are|was|were|can|could|would|will|have|has|may|should)\b", re.IGNORECASE
    )
    asking = re.compile(r"\b(what|how|which|who|whom|whose|where|when)\b", re.IGNORECASE)
    assert [q.text for q in bank() if closed.match(q.text) or not asking.search(q.text)] == []


def test_none_asks_for_a_job() -> None:
    asks = re.compile(
        r"\b(hire|hiring|vacanc\w+|openings?|salar\w+|résumé|resume|cv|recruit\w*|apply|refer me)\b",
        re.IGNORECASE,
    )
    assert [q.text for q in bank() if asks.search(q.text)] == []


def test_a_question_cannot_be_changed_by_accident() -> None:
    with pytest.raises(FrozenInstanceError):
        bank()[0].text = "Something else?"  # type: ignore[misc]


def test_the_file_is_read_once() -> None:
    assert bank() is bank()


def test_the_bank_opens_without_the_window_library() -> None:
    program = (
        "import sys; from netdesk.services.questions import bank; assert bank(); "
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    )
    home = Path(netdesk.__file__).parents[1]
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=home, capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stdout.strip() == "[]"
