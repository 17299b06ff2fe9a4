"""Own questions, own words for those of the bank, practice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.errors import Trouble
from netdesk.domain.own_questions import OwnQuestion, Practice, QuestionKind
from netdesk.services import checks, history, own_questions
from netdesk.services.questions import Tiara, bank, practice_bank
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.services.labels import to_undo

MINE = OwnQuestion("Who pays for the pilots?", topic="Trends and issues", tiara="trends", must=True)


pytestmark = pytest.mark.usefixtures("ann_bo_and_cy")


def _asked(reader: Reader) -> list[str]:
    return [each.text for each in own_questions.all_questions(reader, QuestionKind.ASK)]


def test_without_own_ones_there_is_the_bank(desk: Desk, reader: Reader) -> None:
    assert own_questions.all_questions(reader, QuestionKind.ASK) == bank()
    assert own_questions.all_questions(reader, QuestionKind.PRACTICE) == practice_bank()


def test_an_own_question_stands_last_in_its_topic(desk: Desk, reader: Reader) -> None:
    found = own_questions.save(desk, MINE)
    assert own_questions.every(reader) == [replace(MINE, id=found)]
    assert to_undo(reader) == "Add the question “Who pays for the pilots?”"
    every = own_questions.all_questions(reader, QuestionKind.ASK)
    own = next(each for each in every if each.own_id == found)
    assert (own.text, own.topic, own.tiara, own.must) == (MINE.text, MINE.topic, Tiara.TRENDS, True)
    assert [each.text for each in every if each.topic == MINE.topic][-1] == MINE.text
    assert len(every) == len(bank()) + 1
    assert len({each.key for each in every}) == len(every)
    assert own_questions.all_questions(reader, QuestionKind.PRACTICE) == practice_bank()


def test_own_topics_come_last_and_those_without_one_at_the_very_end(desk: Desk, reader: Reader) -> None:
    for text, topic in (("Without", ""), ("Boats?", "Boats")):
        own_questions.save(desk, OwnQuestion(text, topic=topic))
    assert _asked(reader)[-2:] == ["Boats?", "Without"]


def test_a_question_of_the_bank_gets_own_words_in_its_place_and_they_can_go(
    desk: Desk, reader: Reader
) -> None:
    first = bank()[0]
    found = own_questions.save(desk, OwnQuestion("How come?", key=first.key, topic=first.topic))
    changed = own_questions.all_questions(reader, QuestionKind.ASK)[0]
    assert (changed.text, changed.key, changed.tiara, changed.own_id) == (
        "How come?", first.key, first.tiara, found,
    )  # fmt: skip
    again = own_questions.save(desk, OwnQuestion("How so?", key=first.key, topic=first.topic))
    assert again == found, "kept once for each"
    assert _asked(reader)[0] == "How so?"
    own_questions.delete(desk, [found])
    assert to_undo(reader) == "Bring back the question “How so?”"
    assert own_questions.all_questions(reader, QuestionKind.ASK) == bank()


def test_a_question_of_the_bank_is_hidden_and_shown_again(desk: Desk, reader: Reader) -> None:
    first = bank()[0]
    found = own_questions.save(desk, OwnQuestion("", key=first.key, hidden=True))
    assert first.text not in _asked(reader)
    assert to_undo(reader).startswith(f"Hide the question “{first.text[:40]}")
    history.undo(desk)
    assert _asked(reader)[0] == first.text
    history.redo(desk)
    own_questions.save(desk, OwnQuestion("", key=first.key, id=found))
    assert to_undo(reader).startswith("Show the question")
    assert _asked(reader)[0] == first.text


def test_two_changes_that_an_undo_leaves_for_one_question_act_as_one(desk: Desk, reader: Reader) -> None:
    first = bank()[0]
    own_questions.save(desk, OwnQuestion("How come?", key=first.key))
    made = history.history(reader, 1)[0].id
    history.undo_change(desk, made)
    taken_back = history.history(reader, 1)[0].id
    own_questions.save(desk, OwnQuestion("How so?", key=first.key))
    history.undo_change(desk, taken_back)
    assert len(own_questions.every(reader)) == 2
    assert _asked(reader)[0] == "How come?"
    own_questions.save(desk, OwnQuestion("Why so?", key=first.key))
    assert _asked(reader)[0] == "Why so?"
    shown = own_questions.all_questions(reader, QuestionKind.ASK)[0].own_id
    assert shown
    own_questions.delete(desk, [shown])
    assert own_questions.all_questions(reader, QuestionKind.ASK) == bank()


def test_a_change_to_a_question_the_bank_has_no_more_stands_by_itself(desk: Desk, reader: Reader) -> None:
    own_questions.save(desk, OwnQuestion("Old?", key="long-gone"))
    assert _asked(reader)[-1] == "Old?"


def test_practice_is_kept_in_the_order_of_time(desk: Desk, reader: Reader) -> None:
    late = own_questions.practised(desk, Practice("Why you?", "2027-01-08T10:00:00+00:00", 9, "Shorter"))
    early = own_questions.practised(desk, Practice("Why us?", "2027-01-08T09:00:00+00:00", 1))
    assert to_undo(reader) == "Practise “Why us?”"
    assert own_questions.practices(reader) == [
        Practice("Why us?", "2027-01-08T09:00:00+00:00", 1, "", early),
        Practice("Why you?", "2027-01-08T10:00:00+00:00", 3, "Shorter", late),
    ]
    assert checks.check(reader) == []


def test_one_without_words_or_gone_is_refused(desk: Desk, reader: Reader) -> None:
    with pytest.raises(Trouble, match="needs words"):
        own_questions.save(desk, OwnQuestion(" "))
    with pytest.raises(Trouble, match="no longer on the desk"):
        own_questions.save(desk, replace(MINE, id=4))
    assert own_questions.every(reader) == []
