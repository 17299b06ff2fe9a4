"""The windowed model fetches only the pages that are looked at."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from netdesk.ui.models.windowed import PAGE, Column, WindowedModel

DISPLAY = Qt.ItemDataRole.DisplayRole


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    name: str


class Desk:
    """Rows by id, and a record of what was asked."""

    def __init__(self) -> None:
        self.rows = {number: Row(number, f"Person {number}") for number in range(1, 100_001)}
        self.asked: list[Sequence[int]] = []

    def fetch(self, ids: Sequence[int]) -> dict[int, Row]:
        self.asked.append(ids)
        return {each: self.rows[each] for each in ids if each in self.rows}


def _model(desk: Desk) -> WindowedModel[Row]:
    model = WindowedModel([Column("name", "Name", None, {DISPLAY: lambda row: row.name})], desk.fetch)
    model.set_ids(array("q", range(1, 100_001)))
    return model


def test_one_look_fetches_one_page(qtbot: QtBot) -> None:
    desk = Desk()
    model = _model(desk)
    assert model.rowCount() == 100_000
    assert desk.asked == []
    for place in range(40):
        assert model.index(place, 0).data() == f"Person {place + 1}"
    assert [len(each) for each in desk.asked] == [PAGE]


def test_pages_long_unseen_are_given_up(qtbot: QtBot) -> None:
    desk = Desk()
    model = _model(desk)
    for place in range(0, 100_000, PAGE):
        model.index(place, 0).data()
    assert len(model._pages) == 32
    model.index(0, 0).data()
    assert desk.asked[-1][0] == 1


def test_only_changed_pages_are_fetched_anew(qtbot: QtBot) -> None:
    desk = Desk()
    model = _model(desk)
    model.index(0, 0).data()
    model.index(PAGE, 0).data()
    desk.rows[5] = Row(5, "Renamed")
    with qtbot.waitSignal(model.dataChanged) as signal:
        model.refresh({5})
    assert (signal.args[0].row(), signal.args[1].row()) == (0, PAGE - 1)
    asked = len(desk.asked)
    assert model.index(4, 0).data() == "Renamed"
    assert model.index(PAGE, 0).data() == f"Person {PAGE + 1}"
    assert len(desk.asked) == asked + 1


def test_a_row_that_has_gone_shows_nothing(qtbot: QtBot) -> None:
    desk = Desk()
    model = _model(desk)
    del desk.rows[3]
    assert model.index(2, 0).data() is None
    assert model.row_of(3) == 2
    assert model.row_of(100_001) == -1


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = _model(Desk())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_ids(array("q", [3, 2, 1]))
    model.set_ids(array("q"))
    assert tester.model() is model
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(5, Qt.Orientation.Horizontal) is None
