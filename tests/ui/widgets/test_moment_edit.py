"""Setting a day, a time and a zone by hand."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.domain.dates import Moment
from netdesk.ui.widgets.moment_edit import MomentEdit, just_now, next_working_day
from netdesk.ui.widgets.time_field import TimeField
from netdesk.ui.widgets.zone_combo import ZoneCombo

OSLO = "Europe/Oslo"


def shown(qtbot: QtBot, edit: MomentEdit) -> MomentEdit:
    qtbot.addWidget(edit)
    edit.show()
    edit.activateWindow()
    return edit


def test_day_and_time_are_in_the_users_zone_unless_another_is_chosen(qtbot: QtBot) -> None:
    edit = shown(qtbot, MomentEdit(OSLO))
    edit.date_edit.setDate(QDate(2026, 10, 13))
    edit.time_edit.set_time(time(10, 30))
    assert edit.moment() == Moment("2026-10-13T10:30", OSLO)


def test_the_full_day_is_told(qtbot: QtBot) -> None:
    edit = shown(qtbot, MomentEdit(OSLO))
    edit.set_moment(Moment("2026-10-13T10:30", OSLO))
    assert edit.note_label.text() == "Tuesday, 13 October 2026"


def test_the_users_own_time_stands_beside_that_of_another_zone(qtbot: QtBot) -> None:
    edit = shown(qtbot, MomentEdit(OSLO))
    edit.set_moment(Moment("2026-10-13T22:30", "America/New_York"))
    assert edit.note_label.text() == "Tuesday, 13 October 2026  ·  04:30 for you on Wednesday"


def test_a_time_that_the_clocks_skip_is_told_as_it_will_be(qtbot: QtBot) -> None:
    edit = shown(qtbot, MomentEdit(OSLO))
    edit.set_moment(Moment("2026-03-29T02:30", OSLO))
    assert "it will be 03:30" in edit.note_label.text()
    edit.set_moment(Moment("2026-10-25T02:30", OSLO))
    assert "comes twice" in edit.note_label.text()


def test_typed_times_are_understood_and_written_as_the_clock_writes_them(qtbot: QtBot) -> None:
    edit = shown(qtbot, MomentEdit(OSLO))
    edit.set_moment(Moment("2026-10-13T10:30", OSLO))
    edit.time_edit.setFocus()
    qtbot.waitUntil(edit.time_edit.hasFocus)
    edit.time_edit.selectAll()
    with qtbot.waitSignal(edit.changed):
        QTest.keyClicks(edit.time_edit, "2pm")
    assert edit.moment() == Moment("2026-10-13T14:00", OSLO)
    edit.date_edit.setFocus()
    qtbot.waitUntil(lambda: edit.time_edit.text() == "14:00")


def test_what_is_no_time_is_said_and_gives_no_moment(qtbot: QtBot) -> None:
    edit = shown(qtbot, MomentEdit(OSLO))
    edit.time_edit.setFocus()
    edit.time_edit.selectAll()
    QTest.keyClicks(edit.time_edit, "tea")
    assert edit.moment() is None
    assert edit.trouble() == edit.note_label.text() == "This is not a time of day. Type it like 9:30 or 2 pm."
    edit.no_day.setChecked(True)
    assert edit.trouble() == ""


def test_no_day_yet_and_whole_day(qtbot: QtBot) -> None:
    edit = shown(qtbot, MomentEdit(OSLO))
    edit.set_moment(Moment("2026-10-13", OSLO))
    assert edit.whole_day.isChecked()
    assert edit.moment() == Moment("2026-10-13", OSLO)
    edit.no_day.setChecked(True)
    assert edit.moment() is None
    assert not edit.date_edit.isEnabled()
    edit.no_day.setChecked(False)
    edit.whole_day.setChecked(False)
    assert edit.moment() == Moment("2026-10-13T09:00", OSLO)


def test_a_proposal_counts_only_when_a_day_is_wanted(qtbot: QtBot) -> None:
    edit = shown(qtbot, MomentEdit(OSLO))
    edit.set_moment(None)
    edit.propose(Moment("2026-10-14T10:00", OSLO))
    assert edit.moment() is None
    edit.no_day.setChecked(False)
    assert edit.moment() == Moment("2026-10-14T10:00", OSLO)


@pytest.mark.parametrize(
    ("key", "after"),
    [
        (Qt.Key.Key_Up, time(9, 35)),
        (Qt.Key.Key_Down, time(9, 30)),
        (Qt.Key.Key_PageUp, time(10, 30)),
        (Qt.Key.Key_PageDown, time(8, 35)),
    ],
)
def test_keys_step_from_five_to_five_minutes(qtbot: QtBot, key: Qt.Key, after: time) -> None:
    field = TimeField()
    qtbot.addWidget(field)
    field.set_time(time(9, 32))
    qtbot.keyClick(field, key)
    assert field.time_of_day() == after


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/London", "Europe/London"),
        ("new york", "America/New_York"),
        ("kathm", "Asia/Kathmandu"),
        ("nowhere", OSLO),
        ("", OSLO),
    ],
)
def test_a_zone_is_found_by_a_part_of_its_name(qtbot: QtBot, typed: str, zone: str) -> None:
    combo = ZoneCombo(OSLO)
    qtbot.addWidget(combo)
    combo._edit.selectAll()
    combo._edit.del_()
    QTest.keyClicks(combo, typed)
    QTest.keyClick(combo, Qt.Key.Key_Return)
    assert combo.zone() == zone
    assert combo.currentText() == zone.replace("_", " ")


def test_a_zone_that_this_computer_does_not_know_is_kept(qtbot: QtBot) -> None:
    edit = shown(qtbot, MomentEdit(OSLO))
    kept = Moment("2026-10-13T10:30", "Mars/Olympus")
    edit.set_moment(kept)
    assert edit.moment() == kept


def test_proposals() -> None:
    friday = datetime(2026, 10, 9, 16, 43)  # noqa: DTZ001 - the user's wall clock
    assert next_working_day(friday, OSLO) == Moment("2026-10-12T10:00", OSLO)
    assert just_now(friday, OSLO) == Moment("2026-10-09T16:40", OSLO)
