"""Questions with what came of them; hidden, changed and brought back in one step each."""

from __future__ import annotations

from dataclasses import replace

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, State
from netdesk.domain.names import Name
from netdesk.domain.own_questions import OwnQuestion, Practice, QuestionKind
from netdesk.domain.question_lists import Source
from netdesk.services import contacts, history, interactions, own_questions, question_rows, section_counts
from netdesk.services.question_rows import QuestionRow
from netdesk.services.questions import bank, practice_bank
from netdesk.store.desk import Desk

FIRST = bank()[0]


def _rows(desk: Desk) -> dict[str, QuestionRow]:
    return {row.line.key or row.line.text: row for row in question_rows.question_rows(desk.writer)}


def _shown(desk: Desk) -> int:
    return sum(not row.line.hidden for row in question_rows.question_rows(desk.writer))


def _meet(desk: Desk, *questions: PlanQuestion, state: State = State.HELD, day: str = "2026-09-03") -> int:
    ann = contacts.add_contact(desk, Contact(Name(given="Ann")))
    bo = contacts.add_contact(desk, Contact(Name(given="Bo")))
    plan = Plan(objective="Learn", questions=questions)
    return interactions.add_interaction(
        desk, Interaction(Kind.CALL, (ann, bo), state, start=Moment(day), plan=plan)
    )


def test_a_new_desk_has_both_banks(desk: Desk) -> None:
    rows = question_rows.question_rows(desk.writer)

    assert len(rows) == len(bank()) + len(practice_bank())
    assert section_counts.counts(desk.writer)["questions"] == len(rows)


def test_plans_and_answers_are_counted_and_told(desk: Desk) -> None:
    held = _meet(desk, PlanQuestion(FIRST.text, answer="Chance."), PlanQuestion("Mine?"))
    ahead = _meet(desk, PlanQuestion(FIRST.text), state=State.PLANNED, day="2026-12-01")

    row = _rows(desk)[FIRST.key]
    asked = question_rows.answers(desk.writer, FIRST.text)

    assert (row.planned, row.answered) == (2, 1)
    assert [(each.interaction_id, each.answer, each.state) for each in asked] == [
        (held, "Chance.", State.HELD),
        (ahead, "", State.PLANNED),
    ]
    assert (asked[0].name, asked[0].more) == ("Ann", 1)


def test_one_of_the_bank_is_hidden_and_shown_again_in_one_step_each(desk: Desk) -> None:
    before = _shown(desk)
    question_rows.take_away(desk, [_rows(desk)[FIRST.key].line])

    assert _shown(desk) == before - 1
    assert section_counts.counts(desk.writer)["questions"] == before - 1
    entry = history.next_undo(desk.writer)
    assert entry is not None
    assert entry.label == f"Hide the question “{FIRST.text}”"

    question_rows.bring_back(desk, [_rows(desk)[FIRST.key].line])
    assert _shown(desk) == before
    assert own_questions.every(desk.writer) == [], "as it was before, nothing is kept for it"
    history.undo(desk)
    history.undo(desk)
    assert _shown(desk) == before


def test_ones_own_is_deleted_together_with_hiding_one_of_the_bank(desk: Desk) -> None:
    own_questions.save(desk, OwnQuestion("Mine?"))
    before = _shown(desk)
    rows = _rows(desk)

    question_rows.take_away(desk, [rows["Mine?"].line, rows[FIRST.key].line])
    assert _shown(desk) == before - 2
    history.undo(desk)
    assert _shown(desk) == before


def test_a_changed_one_keeps_its_words_while_it_is_hidden(desk: Desk) -> None:
    line = _rows(desk)[FIRST.key].line
    question_rows.keep(desk, replace(line.as_own(), text="How come?"))
    question_rows.take_away(desk, [_rows(desk)[FIRST.key].line])
    question_rows.bring_back(desk, [_rows(desk)[FIRST.key].line])

    row = _rows(desk)[FIRST.key]
    assert (row.line.text, row.line.original, row.line.source) == ("How come?", FIRST.text, Source.CHANGED)


def test_the_banks_words_can_be_had_again(desk: Desk) -> None:
    line = _rows(desk)[FIRST.key].line
    question_rows.keep(desk, replace(line.as_own(), text="How come?"))

    question_rows.as_in_bank(desk, _rows(desk)[FIRST.key].line)

    assert _rows(desk)[FIRST.key].line.text == FIRST.text
    assert own_questions.every(desk.writer) == []


def test_typing_the_banks_own_words_again_keeps_nothing(desk: Desk) -> None:
    line = _rows(desk)[FIRST.key].line
    kept = question_rows.keep(desk, replace(line.as_own(), text="How come?"))
    changed = _rows(desk)[FIRST.key].line

    again = question_rows.keep(desk, replace(changed.as_own(), text=f"  {FIRST.text} "))

    assert kept == again == line.id
    assert own_questions.every(desk.writer) == []


def test_a_must_is_marked_and_taken_back(desk: Desk) -> None:
    question_rows.mark_must(desk, _rows(desk)[FIRST.key].line, True)
    assert _rows(desk)[FIRST.key].line.must

    question_rows.mark_must(desk, _rows(desk)[FIRST.key].line, False)
    assert not _rows(desk)[FIRST.key].line.must
    assert own_questions.every(desk.writer) == []


def test_the_id_that_is_told_is_that_of_the_line(desk: Desk) -> None:
    line_id = question_rows.keep(desk, OwnQuestion("Mine?"))

    assert _rows(desk)["Mine?"].id == line_id


def test_practice_stays_with_a_question_whose_words_were_changed(desk: Desk) -> None:
    given = practice_bank()[0]
    own_questions.practised(desk, Practice(given.text, "2026-10-01T10:00:00+00:00", 2))
    line = _rows(desk)[given.key].line
    question_rows.keep(desk, replace(line.as_own(), text="Who are you?"))

    row = _rows(desk)[given.key]

    assert row.line.kind is QuestionKind.PRACTICE
    assert [each.rating for each in row.practices] == [2]


def test_what_does_nothing_is_no_step_of_undo(desk: Desk) -> None:
    line = _rows(desk)[FIRST.key].line

    question_rows.bring_back(desk, [line])
    question_rows.as_in_bank(desk, line)
    question_rows.take_away(desk, [])
    question_rows.keep(desk, line.as_own())

    assert history.next_undo(desk.writer) is None
