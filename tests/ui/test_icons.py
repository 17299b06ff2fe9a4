"""Icons take any colour, keep one stroke, and stay sharp."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QAction, QColor, QFont, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

import netdesk.ui
from netdesk.resources import resource_path
from netdesk.ui import icons, theme
from netdesk.ui.tokens import DARK, LIGHT
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.fact_row import FactRow
from netdesk.ui.widgets.marks import Mark

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


def inks(image: QImage) -> set[str]:
    """Colours of the fully opaque pixels."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_can_be_drawn_in_any_colour(name: str) -> None:
    text = icons.svg(name, QColor("#123456"), 16)
    assert QSvgRenderer(QByteArray(text.encode())).isValid()
    assert "currentColor" not in text
    assert 'viewBox="0 0 24 24"' in text


def test_the_licence_lies_beside_the_icons() -> None:
    assert "ISC" in resource_path("icons/LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [14, 16, 18, 24])
def test_the_stroke_is_as_thick_at_every_size(size: int) -> None:
    ratio = 10
    image = icons.pixmap("minus", "#000000", size, ratio).toImage()
    middle = image.width() // 2
    column = [image.pixelColor(middle, y).alphaF() for y in range(image.height())]
    assert sum(column) / ratio == pytest.approx(1.6, abs=0.12)


def test_an_icon_has_the_colour_asked_for_and_no_other() -> None:
    assert inks(icons.pixmap("check", LIGHT.accent, 16, 4).toImage()) == {LIGHT.accent.lower()}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_has_the_pixels_of_the_screen_it_is_for(ratio: float) -> None:
    drawn = icons.pixmap("mail", "#000000", 16, ratio)
    assert drawn.width() == round(16 * ratio)
    assert drawn.deviceIndependentSize().toSize() == QSize(16, 16)


def test_the_same_icon_is_drawn_once() -> None:
    first = icons.pixmap("phone", "#0A0B0C", 16, 2)
    assert icons.pixmap("phone", "#0A0B0C", 16, 2).cacheKey() == first.cacheKey()
    assert icons.pixmap("phone", "#0A0B0D", 16, 2).cacheKey() != first.cacheKey()


def test_a_name_the_set_lacks_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", "#000000")


def test_icons_on_buttons_and_actions_follow_the_theme(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = QMainWindow()
    qtbot.addWidget(window)
    button = Button("Write", "secondary", "mail", window)
    action = QAction("Import", window)
    icons.set_icon(action, "download", "accent_text")
    for scheme, tokens in ((theme.Scheme.DARK, DARK), (theme.Scheme.LIGHT, LIGHT)):
        theme.apply(app, scheme)
        assert inks(button.icon().pixmap(button.iconSize(), 2.0).toImage()) == {tokens.text2.lower()}
        assert inks(action.icon().pixmap(QSize(16, 16), 2.0).toImage()) == {tokens.accent_text.lower()}


def test_icons_beside_words_grow_with_them(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    button, mark = Button("Add", "secondary", "plus"), Mark("plus")
    fact = FactRow("mail", "leila@halden.example")
    for each in (button, mark, fact):
        qtbot.addWidget(each)
        each.show()
    before = QFont(app.font())
    larger = QFont(before)
    larger.setPixelSize(26)
    try:
        app.setFont(larger)
        QApplication.processEvents()
        assert (button.iconSize().height(), mark.sizeHint().height()) == (24, 24)
        drawn = button.icon().pixmap(button.iconSize()).toImage()
        inked = [y for y in range(24) if any(drawn.pixelColor(x, y).alpha() for x in range(24))]
        assert max(inked) > 16
        assert fact.value.x() >= 24 + 8
    finally:
        app.setFont(before)
    QApplication.processEvents()
    assert (button.iconSize().height(), mark.sizeHint().height(), fact.value.x()) == (16, 16, 28)


def test_every_icon_named_in_the_interface_is_in_the_set() -> None:
    named: set[str] = set()
    asks = re.compile(
        r"""(?:IconButton|set_icon|icons\.pixmap|icons\.icon)\(\s*(?:[\w.]+,\s*)?"([a-z0-9-]+)\""""
    )
    for path in Path(netdesk.ui.__file__).parent.rglob("*.py"):
        named.update(asks.findall(path.read_text(encoding="utf-8")))
    assert len(named) > 5
    assert named - set(NAMES) == set()


def test_no_label_is_given_a_drawn_icon_that_would_keep_its_colour_at_dusk() -> None:
    """Mark and IconDisc draw it anew with every scheme."""
    sources = Path(netdesk.ui.__file__).parent.rglob("*.py")
    assert [path.name for path in sources if ".setPixmap(" in path.read_text(encoding="utf-8")] == []
