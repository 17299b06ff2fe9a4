"""A table of rows by id keeps the choice and the place when other rows come, and acts by keys."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.ui.models.windowed import Column as ModelColumn
from netdesk.ui.models.windowed import WindowedModel
from netdesk.ui.widgets import id_table
from netdesk.ui.widgets.column_widths import Column
from netdesk.ui.widgets.id_table import IdTable


@dataclass(frozen=True, slots=True)
class _Row:
    id: int


def _fetch(ids: Sequence[int]) -> dict[int, _Row]:
    return {each: _Row(each) for each in ids}


@pytest.fixture
def table(qtbot: QtBot) -> IdTable:
    """Rows 1 to 100, shown 300 high."""
    number = ModelColumn("id", "Number", None, {Qt.ItemDataRole.DisplayRole: lambda row: str(row.id)})
    made = IdTable(WindowedModel([number], _fetch), [Column(200)], "Numbers")
    qtbot.addWidget(made)
    made.fit_columns()
    made.resize(300, 300)
    made.show_ids(array("q", range(1, 101)))
    made.show()
    return made


def _without(*gone: int) -> array[int]:
    return array("q", [each for each in range(1, 101) if each not in gone])


def test_who_is_chosen_stays_chosen_wherever_they_now_stand(table: IdTable) -> None:
    table.choose(50)
    table.show_ids(array("q", range(100, 0, -1)))
    assert table.chosen_ids() == (50,)
    assert table.current_id() == 50


def test_the_next_row_takes_the_place_of_one_that_has_gone_and_gives_it_back(table: IdTable) -> None:
    table.choose(50)
    table.show_ids(_without(50))
    assert table.chosen_ids() == (51,)
    table.show_ids(_without())
    assert table.chosen_ids() == (50,)


def test_nothing_is_given_back_once_another_row_was_chosen(table: IdTable) -> None:
    table.choose(50)
    table.show_ids(_without(50))
    table.choose(7)
    table.show_ids(_without())
    assert table.chosen_ids() == (7,)


def test_the_last_row_takes_the_place_of_the_one_below_it(table: IdTable) -> None:
    table.choose(100)
    table.show_ids(_without(100))
    assert table.chosen_ids() == (99,)


def test_an_answer_to_a_new_question_chooses_its_first_row(table: IdTable) -> None:
    table.choose(50)
    table.show_ids(array("q", [3, 4]), anew=True)
    assert table.chosen_ids() == (3,)
    table.show_ids(array("q"), anew=True)
    assert table.chosen_ids() == ()


def test_rows_stay_where_they_are_under_the_eyes_when_others_come_above(table: IdTable) -> None:
    table.choose(60)
    before = table.place()
    table.show_ids(_without(1, 2, 3))
    assert (table.place().top, table.place().offset) == (before.top, before.offset)


def _is_in_sight(table: IdTable) -> bool:
    return table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_a_row_that_moves_far_stays_in_sight(table: IdTable) -> None:
    table.choose(50)
    assert _is_in_sight(table)
    table.show_ids(array("q", [50, *_without(50)]))
    assert table.current_id() == 50
    assert _is_in_sight(table)


def test_whoever_looks_elsewhere_is_not_led_back_to_the_chosen_row(table: IdTable) -> None:
    table.choose(90)
    table.verticalScrollBar().setValue(0)
    table.show_ids(array("q", [*_without(90), 90]))
    assert table.current_id() == 90
    assert table.verticalScrollBar().value() == 0


@pytest.mark.parametrize("goes", [True, False])
def test_backspace_takes_rows_away_only_where_keyboards_have_no_delete(
    table: IdTable, monkeypatch: pytest.MonkeyPatch, goes: bool
) -> None:
    monkeypatch.setattr(id_table, "_ALSO_DELETES", Qt.Key.Key_Backspace if goes else None)
    asked: list[bool] = []
    table.delete_asked.connect(lambda: asked.append(True))
    table.choose(5)
    QTest.keyClick(table, Qt.Key.Key_Backspace)
    assert asked == [True] * goes
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(asked) == 1 + goes


def test_home_and_end_go_through_the_rows(table: IdTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.chosen_ids() == (100,)
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.chosen_ids() == (1,)
