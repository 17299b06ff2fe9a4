"""The research checklist: three subjects, prompts that fit on paper, a question for each."""

from __future__ import annotations

import re
from collections import Counter

from netdesk.domain.folding import fold
from netdesk.domain.research import Subject
from netdesk.services.questions import bank
from netdesk.services.research import question_for, research_prompts

# The left column of a prep sheet leaves room to write behind this many characters.
SHORT = 24


def test_person_organization_and_industry_each_have_five_or_more_prompts_in_this_order() -> None:
    subjects = [prompt.subject for prompt in research_prompts()]
    assert subjects == sorted(subjects, key=list(Subject).index)
    assert all(count >= 5 for count in Counter(subjects).values())
    assert set(subjects) == set(Subject)


def test_a_prompt_leaves_room_to_write_behind_it_on_paper() -> None:
    assert [each.prompt for each in research_prompts() if len(each.prompt) > SHORT] == []


def test_keys_prompts_and_questions_are_there_once() -> None:
    for words in ("key", "prompt", "where", "question"):
        counts = Counter(fold(getattr(each, words)) for each in research_prompts())
        assert [each for each, number in counts.items() if number > 1 or not each] == []


def test_each_prompt_has_an_open_question_that_the_bank_does_not_have() -> None:
    asked = {fold(question.text) for question in bank()}
    for each in research_prompts():
        assert re.fullmatch(r"(What|How|Which|Who|Whom|Where) [^?\n]*\?", each.question)
        assert len(each.question) <= 90
        assert fold(each.question) not in asked


def test_a_prompt_of_ones_own_becomes_its_own_question() -> None:
    assert question_for("person", "Their way here") == "How did you come to do what you do now?"
    assert question_for("person", " Why  Lund ") == "Why Lund?"
    assert question_for("person", "Why Lund?") == "Why Lund?"
    assert question_for("industry", "Their way here") == "Their way here?", "a prompt belongs to its subject"
