"""The look's colours can be read, its sizes follow the font, and everything is dressed from it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import netdesk.ui
from netdesk.ui import icons, sheet, theme
from netdesk.ui.appearance import Theme
from netdesk.ui.roles import Tone
from netdesk.ui.tokens import DARK, LIGHT, Tokens, contrast, luminance
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.fields import SpinField, TimeField
from netdesk.ui.widgets.icon_disc import IconDisc
from netdesk.ui.widgets.labels import hairline
from netdesk.ui.widgets.tag_edit import TagEdit

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture
def app() -> Iterator[QApplication]:
    """The application, its font and scheme put back at the end."""
    instance = QApplication.instance()
    assert isinstance(instance, QApplication)
    font = QFont(instance.font())
    yield instance
    instance.setFont(font)
    theme.apply(instance, theme.Scheme.LIGHT)


def sized(app: QApplication, pixels: int) -> None:
    """Give the application a font of so many pixels."""
    font = QFont(app.font())
    font.setPixelSize(pixels)
    app.setFont(font)
    theme.apply(app, theme.Scheme.LIGHT)


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == 21.0
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # the known "just below" grey
    assert luminance("#FF0000") == pytest.approx(0.2126)


@pytest.mark.parametrize(
    ("ink", "on_base", "on_side", "on_soft"),
    [
        ("text", 16.7, 15.4, 14.5),
        ("text2", 6.5, 6.0, 5.7),
        ("text3", 5.5, 5.0, 4.8),
        ("accent_text", 7.1, 6.6, 6.2),
    ],
)
def test_light_inks_have_the_ratios_the_design_promises(
    ink: str, on_base: float, on_side: float, on_soft: float
) -> None:
    colour = getattr(LIGHT, ink)
    found = [contrast(colour, ground) for ground in (LIGHT.base, LIGHT.side, LIGHT.accent_soft)]
    assert found == pytest.approx([on_base, on_side, on_soft], abs=0.06)


@BOTH
def test_text_never_goes_below_four_and_a_half(tokens: Tokens) -> None:
    pairs = [
        (ink, ground)
        for ink in (tokens.text, tokens.text2, tokens.text3, tokens.accent_text)
        for ground in (tokens.base, tokens.side, tokens.raised, tokens.accent_soft)
        if (ink, ground) != (tokens.text3, tokens.accent_soft)
    ]
    pairs += [(tokens.text2, tokens.sunken), (tokens.text, tokens.hover), (tokens.text2, tokens.hover)]
    pairs += [(tokens.on_accent, fill) for fill in (tokens.accent, tokens.accent_hover, tokens.accent_press)]
    pairs += [(tokens.ok, tokens.ok_soft), (tokens.warn, tokens.warn_soft), (tokens.bad, tokens.bad_soft)]
    pairs += [(tokens.text, tokens.warn_soft), (tokens.text2, tokens.warn_soft), (tokens.bad, tokens.base)]
    pairs += [(tokens.toast_text, tokens.toast), (tokens.toast_action, tokens.toast)]
    pairs += [(hue.ink, hue.soft) for hue in tokens.hues]
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5} == {}


@BOTH
def test_marks_borders_and_rings_never_go_below_three(tokens: Tokens) -> None:
    marks = [
        (mark, tokens.base) for mark in (tokens.field, tokens.accent, tokens.accent_text, tokens.warn_ring)
    ]
    marks += [(tokens.text3, tokens.base), (tokens.accent_text, tokens.accent_soft)]
    marks += [(hue.dot, tokens.base) for hue in tokens.hues]
    assert {pair: round(contrast(*pair), 2) for pair in marks if contrast(*pair) < 3} == {}


def test_there_are_eight_hues_and_any_number_names_one() -> None:
    assert len(LIGHT.hues) == len(DARK.hues) == 8
    assert Theme(LIGHT).hue(11).name == "purple"


def test_type_sizes_are_factors_of_the_application_font(app: QApplication) -> None:
    sized(app, 13)
    sizes = {
        role: theme.current().px(role) for role in ("display", "title", "heading", "body", "caption", "clock")
    }
    assert sizes == {"display": 26, "title": 20, "heading": 15, "body": 13, "caption": 12, "clock": 36}


def test_captions_stay_readable_with_a_small_system_font(app: QApplication) -> None:
    sized(app, 10)
    assert theme.current().px("caption") == 11


def test_counts_and_clocks_have_tabular_figures() -> None:
    assert theme.current().font("figures").isFeatureSet(QFont.Tag("tnum"))
    assert not theme.current().font("body").isFeatureSet(QFont.Tag("tnum"))


def test_a_larger_font_makes_panes_wider_and_rows_higher(app: QApplication) -> None:
    sized(app, 13)
    assert (theme.current().scale, theme.current().wide(360)) == (1.0, 360)
    row = theme.current().fit(48, "strong", "caption")
    sized(app, 17)
    assert theme.current().wide(360) == round(360 * 17 / 13)
    # Twice as large: whatever the system's font, two lines no longer fit where they did.
    sized(app, 26)
    assert theme.current().fit(48, "strong", "caption") > row


def test_dark_and_light_are_put_into_the_palette(app: QApplication) -> None:
    theme.apply(app, theme.Scheme.DARK)
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(DARK.base)
    assert app.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(DARK.text3)
    theme.apply(app, theme.Scheme.LIGHT)
    assert app.palette().color(QPalette.ColorRole.Accent) == QColor(LIGHT.accent)
    disabled = app.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled != app.palette().color(QPalette.ColorRole.Text)


def test_the_application_has_one_keeper_however_often_it_is_dressed(app: QApplication) -> None:
    assert theme.apply(app, theme.Scheme.DARK) is theme.apply(app, theme.Scheme.LIGHT)


def test_the_focus_stays_where_it_is_when_the_look_changes(qtbot: QtBot, app: QApplication) -> None:
    dialog = DialogFrame("Add somebody", "Add")
    qtbot.addWidget(dialog)
    dialog.add_foot(Button("Undo", "secondary"))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.verb_button.setFocus()
    for scheme in (theme.Scheme.DARK, theme.Scheme.LIGHT):
        theme.apply(app, scheme)
        assert app.focusWidget() is dialog.verb_button


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_chips_lines_and_discs_are_seen_on_dialogs(dark: bool, qtbot: QtBot, app: QApplication) -> None:
    theme.apply(app, theme.Scheme.DARK if dark else theme.Scheme.LIGHT)
    dialog = DialogFrame("Add somebody", "Add", size=QSize(300, 300))
    qtbot.addWidget(dialog)
    chip, disc, line, tags = Chip("batteries"), IconDisc("mic", Tone.NEUTRAL), hairline(), TagEdit()
    tags.set_tags(["grids"])
    for each in (chip, disc, line, tags):
        dialog.body.addWidget(each)
    dialog.show()
    QApplication.processEvents()
    image = dialog.grab().toImage()

    def ground(widget: QWidget, at: QPoint) -> str:
        return image.pixelColor(widget.mapTo(dialog, at)).name().upper()

    tokens = DARK if dark else LIGHT
    sunken, thin = (tokens.base, tokens.track) if dark else (tokens.sunken, tokens.line)
    assert ground(chip, QPoint(12, 2)) == sunken
    assert ground(disc, QPoint(28, 4)) == sunken
    assert ground(line, QPoint(20, 0)) == thin
    (inside,) = tags.findChildren(Chip)
    assert ground(inside, QPoint(12, 2)) == tokens.sunken, "a field's own ground is sunken already"


def test_a_new_system_font_is_taken_up_at_once(app: QApplication) -> None:
    sized(app, 13)
    font = QFont(app.font())
    font.setPixelSize(16)
    app.setFont(font)
    assert theme.current().base_px == 16


def test_in_high_contrast_the_systems_colours_win_and_tints_go() -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    system.setColor(QPalette.ColorRole.Text, QColor("#FFFF00"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("#00FFFF"))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000"))
    system.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor("#00FF00"))
    tokens = theme.from_palette(system, LIGHT)
    assert tokens.disabled == "#00ff00"
    assert {tokens.base, tokens.side, tokens.accent_soft, tokens.warn_soft, tokens.sunken} == {"#000000"}
    assert {tokens.text, tokens.text3, tokens.line, tokens.bad, tokens.accent_text} == {"#ffff00"}
    assert (tokens.accent, tokens.on_accent) == ("#00ffff", "#000000")
    assert {(hue.soft, hue.ink) for hue in tokens.hues} == {("#000000", "#ffff00")}


def test_the_sheet_has_every_token_put_in_and_every_drawing_at_hand(app: QApplication) -> None:
    text = app.styleSheet()
    assert "@" not in text
    files = re.findall(r'url\("([^"]+)"\)', text)
    assert files
    assert [name for name in files if not Path(name).is_file()] == []


def test_high_contrast_adds_borders_to_the_sheet() -> None:
    drawn = {f"{name}-{token}": "x.svg" for name, token, _ in icons.SHEET_ICONS}
    plain = sheet.style_sheet(Theme(LIGHT), drawn)
    strong = sheet.style_sheet(Theme(LIGHT, high_contrast=True), drawn)
    bordered = re.compile(r'\[surface="warn"\][^{]*\{ border: 1px solid')
    assert bordered.search(strong)
    assert not bordered.search(plain)


def test_colours_and_style_sheets_come_from_the_theme_alone() -> None:
    folder = Path(netdesk.ui.__file__).parent
    allowed = {"tokens.py", "theme.py"}
    guilty = [
        path.name
        for path in folder.rglob("*.py")
        if path.name not in allowed
        and re.search(r'"#[0-9A-Fa-f]{6}"|\.setStyleSheet\(', path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


@pytest.mark.parametrize(
    "make", [QLineEdit, QComboBox, QDateEdit, SpinField, TimeField, lambda: Button("Add")]
)
def test_controls_are_thirty_two_high(qtbot: QtBot, app: QApplication, make) -> None:
    sized(app, 13)
    control = make()
    qtbot.addWidget(control)
    control.ensurePolished()
    assert control.sizeHint().height() == 32


def test_focus_moves_nothing_in_a_field(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = QLineEdit("text", page)
    other = QLineEdit("other", page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    other.setFocus()
    field.setCursorPosition(0)
    before = (field.cursorRect().topLeft(), field.sizeHint())
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    assert field.hasFocus()
    assert (field.cursorRect().topLeft(), field.sizeHint()) == before


@pytest.mark.parametrize("arrows", [True, False])
def test_the_number_in_a_spin_box_is_seen(qtbot: QtBot, arrows: bool) -> None:
    box = SpinField(0, 99, arrows=arrows)
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.show()
    box.lineEdit().deselect()
    seen = []
    for number in (11, 88):
        box.setValue(number)
        image = box.grab().toImage()
        dark = [
            (x, y)
            for x in range(8, 40)
            for y in range(4, image.height() - 4)
            if image.pixelColor(x, y).lightness() < 120
        ]
        seen.append(len(dark))
    assert 0 < seen[0] < seen[1]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
def test_calls_into_qt_take_no_reference_from_none(qtbot: QtBot) -> None:
    label = QLabel()
    avatar = Avatar("Ana Petrova", "1", 36)
    qtbot.addWidget(label)
    qtbot.addWidget(avatar)
    label.setText("warm")
    avatar.grab()
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("x")
    after_texts = sys.getrefcount(None)
    for _ in range(1000):
        avatar.grab()
    after_paints = sys.getrefcount(None)
    assert abs(after_texts - before) < 50
    assert abs(after_paints - after_texts) < 50


def test_a_hundred_thousand_paint_calls_pass() -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    ink = QColor("#304CC4")
    before = sys.getrefcount(None)
    for _ in range(50_000):
        painter.setPen(ink)
        painter.drawPoint(1, 1)
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < 50
    assert image.pixelColor(1, 1) == ink
