"""The questions of a desk: the bank's as the user has them, and the user's own."""

from __future__ import annotations

from dataclasses import dataclass

from netdesk.domain.own_questions import OwnQuestion, QuestionKind
from netdesk.domain.question_lists import QuestionLine, Source, lines_of


@dataclass(frozen=True)
class _Given:
    key: str
    topic: str
    tiara: str | None
    text: str
    hint: str = ""


BANK = (
    _Given("path", "Path", "insights", "How did you get here?"),
    _Given("day", "Day", "assignments", "What fills a day?"),
    _Given("day-2", "Day", "trends", "What has changed?"),
)
ASK = QuestionKind.ASK


def _lines(*own: OwnQuestion) -> tuple[QuestionLine, ...]:
    return lines_of(BANK, own, ASK)


def _texts(lines: tuple[QuestionLine, ...]) -> list[str]:
    return [line.text for line in lines]


def test_the_bank_comes_as_it_is() -> None:
    lines = _lines()

    assert _texts(lines) == [each.text for each in BANK]
    assert {line.source for line in lines} == {Source.BANK}


def test_own_ones_stand_after_those_of_their_topic_and_own_topics_at_the_end() -> None:
    lines = _lines(
        OwnQuestion("No topic", id=1),
        OwnQuestion("In Path", topic="Path", id=2),
        OwnQuestion("New", topic="A", id=3),
    )

    assert _texts(lines) == [BANK[0].text, "In Path", BANK[1].text, BANK[2].text, "New", "No topic"]


def test_a_change_takes_the_place_of_the_banks_words_and_remembers_them() -> None:
    change = OwnQuestion("How on earth did you get here?", topic="Path", tiara="insights", key="path", id=7)

    line = _lines(change)[0]

    assert (line.text, line.original) == (change.text, "How did you get here?")
    assert (line.source, line.own) == (Source.CHANGED, change)


def test_only_marking_it_as_a_must_is_no_change_of_its_words() -> None:
    line = _lines(OwnQuestion(BANK[0].text, topic="Path", tiara="insights", must=True, key="path", id=7))[0]

    assert (line.must, line.source, line.original) == (True, Source.BANK, "")


def test_a_hidden_one_is_still_listed_as_hidden() -> None:
    line = _lines(OwnQuestion(BANK[1].text, key="day", hidden=True, id=7))[1]

    assert line.hidden
    assert (line.text, line.topic, line.source) == (BANK[1].text, "Day", Source.BANK)


def test_a_change_to_what_the_bank_no_longer_has_is_the_users_own() -> None:
    lines = _lines(OwnQuestion("Kept", key="gone", topic="Day", id=4))

    assert [(line.text, line.source) for line in lines if line.own] == [("Kept", Source.OWN)]


def test_ids_stay_whatever_the_user_changes() -> None:
    before = {line.key: line.id for line in _lines()}
    after = {line.key: line.id for line in _lines(OwnQuestion("x", key="day", id=1), OwnQuestion("y", id=2))}

    assert {key: after[key] for key in before} == before
    assert len({line.id for line in _lines(OwnQuestion("x", id=1), OwnQuestion("y", id=2))}) == 5


def test_the_second_order_is_by_class_and_those_without_one_come_last() -> None:
    lines = sorted(_lines(OwnQuestion("Mine", id=1)), key=lambda line: line.tiara_at)

    assert _texts(tuple(lines)) == [BANK[2].text, BANK[0].text, BANK[1].text, "Mine"]


def test_the_other_kind_is_left_out() -> None:
    assert _lines(OwnQuestion("Practise", QuestionKind.PRACTICE, id=1)) == _lines()


def test_ids_of_both_kinds_differ() -> None:
    practice = lines_of(BANK, (), QuestionKind.PRACTICE)

    assert {line.id for line in practice}.isdisjoint({line.id for line in _lines()})
