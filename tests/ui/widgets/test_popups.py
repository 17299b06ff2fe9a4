"""Menus and dropping lists: their corners show what lies under them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import netdesk.ui
from netdesk.ui import theme
from netdesk.ui.widgets import popups
from netdesk.ui.widgets.completing import completing
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.popups import Menu, _rounded_region

SCHEMES = [theme.Scheme.LIGHT, theme.Scheme.DARK]


def _has_round_corners(popup: QWidget) -> bool:
    image = popup.grab().toImage()
    right, bottom = image.width() - 1, image.height() - 1
    corners = [image.pixelColor(x, y).alpha() for x in (0, right) for y in (0, bottom)]
    edges = [image.pixelColor(x, bottom // 2).alpha() for x in (0, right)]
    return corners == [0] * 4 and edges == [255] * 2


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_menu_and_its_submenu_are_round(qtbot: QtBot, qapp: QApplication, scheme: theme.Scheme) -> None:
    theme.apply(qapp, scheme)
    menu = Menu()
    qtbot.addWidget(menu)
    tags = Menu("Tags", menu)
    menu.addMenu(tags)
    menu.addAction("Delete")
    tags.addAction("fair")
    menu.popup(QPoint(10, 10))
    tags.popup(QPoint(80, 20))
    assert _has_round_corners(menu)
    assert _has_round_corners(tags)
    menu.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_lists_that_drop_from_fields_are_round(
    qtbot: QtBot, qapp: QApplication, scheme: theme.Scheme
) -> None:
    theme.apply(qapp, scheme)
    combo, line = ComboField(), QLineEdit("al")
    for widget in (combo, line):
        qtbot.addWidget(widget)
        widget.show()
    combo.addItems(["Light", "Dark"])
    combo.showPopup()
    assert _has_round_corners(combo.view().window())
    combo.hidePopup()
    line.setCompleter(completing(["Alpha", "Alpine"], line))
    line.completer().setCompletionPrefix("al")
    line.completer().complete()
    popup = line.completer().popup()
    assert popup is not None
    assert _has_round_corners(popup)
    popup.hide()


def test_letters_lead_to_an_entry_where_none_has_a_letter_of_its_own(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(popups, "monotonic", lambda: now[0])
    menu = Menu()
    qtbot.addWidget(menu)
    entries = {word: menu.addAction(word) for word in ("grids", "rail", "Résumé", "research", "R&&D")}
    menu.popup(QPoint(10, 10))
    for typed, word in (("r", "rail"), ("es", "Résumé"), ("e", "research")):
        qtbot.keyClicks(menu, typed)
        assert menu.activeAction() is entries[word]
    now[0] += 2
    qtbot.keyClicks(menu, "r&")
    assert menu.activeAction() is entries["R&&D"]
    menu.close()


def test_letters_stay_those_of_entries_that_have_one(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu)
    chosen: list[str] = []
    for words in ("Rail", "Op&en", "Else"):
        menu.addAction(words, lambda words=words: chosen.append(words))
    menu.popup(QPoint(10, 10))
    qtbot.keyClicks(menu, "e")
    assert chosen == ["Op&en"]


def test_a_menu_longer_than_the_screen_scrolls_in_one_column(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    menu = Menu()
    qtbot.addWidget(menu)
    entries = [menu.addAction(f"tag {n}") for n in range(300)]
    menu.popup(QPoint(10, 10))
    lefts = {menu.actionGeometry(each).left() for each in entries}
    assert len(lefts) == 1
    menu.close()


def test_what_is_cut_away_where_nothing_shows_through_is_only_the_corners(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu)
    menu.resize(120, 80)
    region = _rounded_region(menu.rect())
    assert region.boundingRect() == menu.rect()
    for corner in (QPoint(0, 0), QPoint(119, 0), QPoint(0, 79), QPoint(119, 79)):
        assert not region.contains(corner)
    assert region.contains(QPoint(3, 3))
    assert region.contains(QPoint(60, 0))


def test_every_menu_is_made_round() -> None:
    for path in Path(netdesk.ui.__file__).parent.rglob("*.py"):
        if path.name != "popups.py":
            text = path.read_text(encoding="utf-8")
            assert " QMenu(" not in text, path.name
            assert "QComboBox()" not in text, path.name
