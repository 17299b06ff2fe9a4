"""The page that asks who the user is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.me import Me, Paper
from netdesk.services.me import is_known, me
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.me_form import guessed, territories
from netdesk.ui.jobs import Jobs


def test_paper_and_territory_are_guessed_from_the_locale():
    american = guessed(QLocale("en_US"), Me())
    assert (american.paper, american.territory) == (Paper.LETTER, "US")
    swedish = guessed(QLocale("sv_SE"), Me())
    assert (swedish.paper, swedish.territory) == (Paper.A4, "SE")


def test_a_locale_of_no_country_guesses_nothing_about_it():
    assert guessed(QLocale("C"), Me()).territory == ""


def test_what_the_user_said_before_is_not_guessed_again():
    known = Me(name="Ana", paper=Paper.A4, zone="Europe/Oslo", territory="NO")
    assert guessed(QLocale("en_US"), known) == known


def test_territories_are_named_and_sorted():
    found = territories()
    assert ("Sweden", "SE") in found
    assert found == sorted(found)
    assert all(len(code) == 2 for _, code in found)


def test_start_keeps_what_was_typed(qtbot: QtBot, desk: Desk, jobs: Jobs, small_window: QWidget):
    dialog = AboutYouDialog.welcome(jobs, small_window)
    qtbot.keyClicks(dialog.form.name, " Ana  Petrova ")
    dialog.form.organization.setText("Lund University")
    dialog.form.phone.setText("+46 70 123 45 67")
    dialog.form.email.setText("ana@lund.example")
    dialog.form.paper.setCurrentIndex(dialog.form.paper.findData(Paper.LETTER))
    dialog.form.zone.set_zone("Europe/Stockholm")
    dialog.form.territory.setCurrentIndex(dialog.form.territory.findData("SE"))
    with qtbot.waitSignal(dialog.saved):
        dialog.verb_button.click()
    assert me(jobs.reader) == Me(
        "Ana Petrova", "Lund University", "+46 70 123 45 67", "ana@lund.example", Paper.LETTER,
        "Europe/Stockholm", "SE",
    )  # fmt: skip


def test_skipping_keeps_nothing_typed_and_is_not_asked_again(qtbot: QtBot, jobs: Jobs, small_window: QWidget):
    assert not is_known(jobs.reader)
    dialog = AboutYouDialog.welcome(jobs, small_window)
    qtbot.keyClicks(dialog.form.name, "Somebody")
    with qtbot.waitSignal(dialog.saved):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert is_known(jobs.reader)
    assert me(jobs.reader).name == ""


def test_control_enter_saves(qtbot: QtBot, jobs: Jobs, small_window: QWidget):
    dialog = AboutYouDialog.welcome(jobs, small_window)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.form.name.setText("Ana")
    with qtbot.waitSignal(dialog.saved):
        qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert me(jobs.reader).name == "Ana"


def test_a_desk_that_cannot_be_written_is_said_in_the_page(
    qtbot: QtBot, small_window: QWidget, tmp_path: Path
):
    from netdesk.ui.bus import Bus

    path = tmp_path / "b.netdesk"
    Desk.open(path).close()
    desk = Desk(path, None, None, created=False)
    jobs = Jobs(desk, Bus())
    try:
        dialog = AboutYouDialog.welcome(jobs, small_window)
        dialog.form.name.setText("Ana")
        dialog.accept()
        qtbot.waitUntil(lambda: "cannot be written" in dialog._trouble.text())
        assert dialog.isVisible()
        assert dialog.form.name.text() == "Ana"
        dialog.reject()
    finally:
        jobs.close()
        desk.close()


def test_every_field_is_reached_by_tab_and_named(qtbot: QtBot, jobs: Jobs, small_window: QWidget):
    dialog = AboutYouDialog.welcome(jobs, small_window)
    texts = (dialog.form.name, dialog.form.organization, dialog.form.phone, dialog.form.email)
    fields: tuple[QWidget, ...] = (*texts, dialog.form.paper, dialog.form.zone, dialog.form.territory)
    reached: list[QWidget | None] = [dialog.form.name]
    for _ in range(30):
        reached.append(reached[-1].nextInFocusChain() if reached[-1] else None)
    order = [reached.index(field) for field in fields]
    assert order == sorted(order)
    assert all(field.accessibleName() for field in fields)
    dialog.reject()
