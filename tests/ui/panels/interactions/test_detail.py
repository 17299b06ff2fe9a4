"""The detail of an interaction: what it tells, and where the keys go when it is built anew."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind
from netdesk.domain.rows import InteractionSort
from netdesk.services import interactions, photos
from netdesk.store.desk import Desk
from netdesk.ui.roles import Role
from netdesk.ui.widgets.avatar import Avatar
from tests.ui.panels.interactions.section import Made, button_called, moment, press, words


def test_the_detail_tells_time_place_and_the_plan_as_plain_text(
    qtbot: QtBot, make: Made, ids: dict[str, int]
) -> None:
    panel = make()
    panel.table.choose(ids["interview"])
    told = words(panel.detail)
    for part in ("Leila Haddad", "10:00 – 10:25", "25 min", "asked for", "Lund", "Prepared", "2 questions"):
        assert part in told
    assert "Learn <u>how</u> storage reaches the grid" in told
    assert "What surprised you?" in told
    panel.table.choose(ids["coffee"])
    assert "<img src=x> & Co" in words(panel.detail)
    formats = {label.textFormat() for label in panel.detail.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_both_clocks_are_told_when_they_differ(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk
) -> None:
    london = Interaction(
        Kind.CALL, (ids["Leila"],), start=Moment("2031-01-14T23:30", "Europe/London"), minutes=60
    )
    kept = interactions.add_interaction(desk, london)
    panel = make()
    panel.table.choose(kept)
    told = words(panel.detail)
    assert "Wednesday, 15 January 2031" in told
    assert "00:30 – 01:30" in told
    assert "Tue, 23:30 – 00:30" in told
    assert "London" in told


def test_keys_stay_in_the_detail_when_it_is_built_anew(qtbot: QtBot, make: Made, ids: dict[str, int]) -> None:
    panel = make()
    panel.show_interaction(ids["interview"])
    qtbot.waitUntil(lambda: panel.detail.interaction is not None)
    button_called(panel, "Plan").setFocus()
    panel.detail.refresh()
    qtbot.waitUntil(lambda: button_called(panel, "Plan").hasFocus())


def test_keys_go_to_the_list_when_their_button_is_gone(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk
) -> None:
    begun = interactions.add_interaction(
        desk, Interaction(Kind.CALL, (ids["Jonas"],), start=moment(0, "00:00"))
    )
    panel = make()
    panel.show_interaction(begun)
    qtbot.waitUntil(lambda: panel.detail.interaction is not None)
    button_called(panel, "Mark as held").setFocus()
    press(panel, "Mark as held")
    qtbot.waitUntil(panel.table.hasFocus)


def test_rows_and_detail_show_the_picture_of_the_first_person(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk, tmp_path: Path
) -> None:
    blue = QImage(64, 64, QImage.Format.Format_RGB32)
    blue.fill(Qt.GlobalColor.blue)
    blue.save(str(tmp_path / "blue.png"))
    photos.set_photo(desk, ids["Leila"], (tmp_path / "blue.png").read_bytes())
    panel = make()
    panel.show_interaction(ids["interview"])
    row = panel.model.row_of(ids["interview"])

    def pictured() -> bool:
        avatar = panel.detail.findChild(Avatar)
        assert avatar is not None
        found = panel.model.index(row, panel.model.column_of(InteractionSort.PERSON)).data(int(Role.PHOTO))
        return found is not None and avatar.grab().toImage().pixelColor(28, 28).blue() > 200

    qtbot.waitUntil(pictured)
    shown = panel.model.index(panel.model.row_of(ids["call"]), 1)
    assert shown.data(int(Role.PHOTO)) is None
