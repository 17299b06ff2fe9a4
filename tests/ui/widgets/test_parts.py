"""Small parts: labels that give way, chips, filters, notices, facts, timelines, empty states, tabs,
progress.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.tokens import LIGHT
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.chip_tabs import ChipTabs
from netdesk.ui.widgets.chips import Chip, FilterChips, FilterChoice
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.fact_row import ElidedLink, FactRow
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph, key_text, plain_tooltip, text_label
from netdesk.ui.widgets.notice import Notice, Ring
from netdesk.ui.widgets.progress_panel import ProgressPanel
from netdesk.ui.widgets.timeline import Timeline, TimelineItem


def test_labels_show_text_never_markup(qtbot: QtBot) -> None:
    for label in (text_label("<b>x</b>"), ElidedLabel("<b>x</b>"), Paragraph("<b>x</b>")):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_tooltip_can_never_become_markup() -> None:
    assert plain_tooltip("<img src=x> & <b>") == "<span>&lt;img src=x&gt; &amp; &lt;b&gt;</span>"
    assert plain_tooltip("Add contact") == "Add contact"


def test_an_eliding_label_never_widens_its_window_and_tells_the_rest(qtbot: QtBot) -> None:
    label = ElidedLabel("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 30
    label.resize(100, 20)
    label.show()
    assert label.toolTip() == label.text()
    label.resize(2000, 20)
    assert label.toolTip() == ""


def test_line_breaks_in_a_one_line_label_become_spaces(qtbot: QtBot) -> None:
    label = ElidedLabel("Head of\nCell Testing")
    qtbot.addWidget(label)
    assert label.text() == "Head of Cell Testing"


@pytest.mark.parametrize(
    ("key", "cap"), [("Ctrl+K", "Ctrl K"), ("Ctrl+Shift+Z", "Ctrl Shift Z"), ("Ctrl++", "Ctrl"), ("", "")]
)
def test_a_key_cap_reads_as_keys_do(key: str, cap: str) -> None:
    assert key_text(QKeySequence(key)).startswith(cap)


def test_a_paragraph_is_set_a_fifth_wider_and_wraps(qtbot: QtBot) -> None:
    one, two = Paragraph("one"), Paragraph("one\ntwo")
    for paragraph in (one, two):
        qtbot.addWidget(paragraph)
    step = two.heightForWidth(300) - one.heightForWidth(300)
    assert step == pytest.approx(one.fontMetrics().height() * 1.2, abs=1)
    words = Paragraph("field data beats lab data " * 6)
    qtbot.addWidget(words)
    assert words.heightForWidth(150) > words.heightForWidth(600)


def test_a_paragraphs_words_are_seen(qtbot: QtBot) -> None:
    paragraph = Paragraph("Field data", "body")
    qtbot.addWidget(paragraph)
    paragraph.resize(200, 40)
    image = paragraph.grab().toImage()
    assert min(image.pixelColor(x, y).lightness() for x in range(60) for y in range(18)) < 80


def test_an_icon_button_says_its_name_and_key(qtbot: QtBot) -> None:
    button = IconButton("x", "Close <this>", "Ctrl+W")
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.accessibleName() == "Close <this>"
    assert button.toolTip() == "<span>Close &lt;this&gt; (Ctrl W)</span>"
    assert button.sizeHint() == QSize(32, 32)


@pytest.mark.parametrize("kind", ["primary", "secondary", "accent", "quiet", "destructive", "link"])
def test_the_mouse_leaves_no_ring_on_a_button_and_the_keyboard_does(qtbot: QtBot, kind: str) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    first, button = Button("First", parent=page), Button("Second", kind, "check", parent=page)
    button.move(0, 60)
    page.resize(300, 150)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    plain = button.grab().toImage()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert button.grab().toImage() == plain
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    size = button.sizeHint()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = button.grab().toImage()
    assert ringed != plain
    assert button.sizeHint() == size
    assert ringed.pixelColor(ringed.width() // 2, 0).name() == LIGHT.accent_text.lower()


def test_enter_presses_the_button_with_the_keys_and_not_the_verb_of_its_dialog(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    lines = QVBoxLayout(dialog)
    verb, other = Button("Save", "primary"), Button("Cancel")
    pressed: list[str] = []
    for button in (verb, other):
        button.clicked.connect(lambda _checked=False, button=button: pressed.append(button.text()))
        lines.addWidget(button)
    verb.setDefault(True)
    with qtbot.waitExposed(dialog):
        dialog.show()
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Return)
    qtbot.keyClick(other, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert pressed == ["Cancel", "Cancel"]


def test_a_chip_is_read_as_its_word_and_can_be_taken_away_by_key(qtbot: QtBot) -> None:
    chip = Chip("batteries", removable=True)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "batteries, remove"
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert chip.sizeHint().height() == 22


def test_exactly_one_filter_is_chosen(qtbot: QtBot) -> None:
    filters = FilterChips(
        [FilterChoice("all", "All"), FilterChoice("due", "Due"), FilterChoice("c1", "Alumni", 0)]
    )
    qtbot.addWidget(filters)
    filters.show()
    told: list[str] = []
    filters.chosen.connect(told.append)
    assert filters.current() == "all"
    chips = filters._chips
    qtbot.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    qtbot.keyClick(chips[1], Qt.Key.Key_Space)
    assert told == ["c1", "due"]
    assert [chip.isChecked() for chip in chips] == [False, True, False]
    filters.set_current("all")
    assert (filters.current(), told) == ("all", ["c1", "due"])


def test_other_filters_can_be_shown_and_the_choice_kept(qtbot: QtBot) -> None:
    filters = FilterChips([FilterChoice("all", "All"), FilterChoice("due", "Due")])
    qtbot.addWidget(filters)
    filters.set_choices(
        [FilterChoice("all", "All"), FilterChoice("x", "X"), FilterChoice("due", "Due")], "due"
    )
    assert filters.current() == "due"


def test_a_notice_has_words_beside_its_ring_and_at_most_one_action(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show()
    notice.set_notice("Thank Leila by 12:15 today", "3 hours left", "Draft", tone=Tone.WARN, share=0.8)
    assert notice.accessibleName() == "Thank Leila by 12:15 today. 3 hours left"
    assert notice.property("surface") == "warn"
    with qtbot.waitSignal(notice.clicked):
        qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    notice.set_notice("All is done", "")
    assert not notice.button.isVisible()


def test_a_ring_ends_at_the_share_it_was_given(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netdesk.ui.widgets.notice.reduced_motion", lambda: True)
    ring = Ring("clock", 36)
    qtbot.addWidget(ring)
    ring.show()
    ring.set_state(0.75, Tone.WARN)
    image = ring.grab().toImage()
    assert image.pixelColor(34, 18).name() == LIGHT.warn_ring.lower()
    assert image.pixelColor(6, 7).name() != LIGHT.warn_ring.lower()


def test_a_fact_may_be_a_link_and_elides(qtbot: QtBot) -> None:
    row = FactRow("mail", "leila.haddad.with.a.very.long.name@halden.example", "work", link=True)
    qtbot.addWidget(row)
    row.resize(200, 26)
    row.show()
    assert isinstance(row.value, ElidedLink)
    assert row.value.toolTip() == row.value.full_text()
    assert row.accessibleName().startswith("work: leila")
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row.value, Qt.Key.Key_Space)


def test_a_timeline_opens_what_has_a_key_and_can_be_filled_anew(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.set_items(
        [
            TimelineItem("Informational interview", "Mon", "Field data beats lab data.", key=41),
            TimelineItem("Asked for 20 minutes", "6 Oct"),
        ]
    )
    timeline.show()
    links = timeline.findChildren(ElidedLink)
    assert [link.full_text() for link in links] == ["Informational interview"]
    opened: list[object] = []
    timeline.opened.connect(opened.append)
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert opened == [41]
    timeline.set_items([])
    assert timeline._column.count() == 0


def test_an_empty_state_offers_what_it_was_given_and_nothing_else(qtbot: QtBot) -> None:
    empty = EmptyState("Everyone you know starts here", "Bring in a file.", "Import a file", "New contact")
    qtbot.addWidget(empty)
    empty.resize(800, 680)
    empty.show()
    assert empty.primary.isVisible()
    assert empty.secondary.isVisible()
    assert not empty.link.isVisible()
    told: list[str] = []
    empty.primary_clicked.connect(lambda: told.append("import"))
    empty.secondary_clicked.connect(lambda: told.append("new"))
    qtbot.mouseClick(empty.primary, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(empty.secondary, Qt.MouseButton.LeftButton)
    assert told == ["import", "new"]


def test_an_empty_state_fits_the_smallest_window(qtbot: QtBot) -> None:
    empty = EmptyState(
        "Alle, die du kennst, fangen hier an",
        "Hol eine Datei herein. " * 6,
        "Einlesen",
        "Neu",
        "Ansehen",
        "oder fallen lassen",
    )
    qtbot.addWidget(empty)
    assert empty.minimumSizeHint().width() <= 600
    assert empty.minimumSizeHint().height() <= 500


def test_tabs_carry_counts_that_are_read_out(qtbot: QtBot) -> None:
    tabs = ChipTabs()
    qtbot.addWidget(tabs)
    tabs.add_tab("New", "371", Tone.OK)
    tabs.add_tab("Rejected")
    tabs.show()
    assert tabs.accessibleTabName(0) == "New, 371"
    narrow = tabs.tabSizeHint(1).width()
    tabs.set_count(1, "3", Tone.BAD)
    assert tabs.tabSizeHint(1).width() > narrow
    assert tabs.tabData(1) == ChipValue("3", Tone.BAD)
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1


def test_stopping_is_asked_once_and_waits(qtbot: QtBot) -> None:
    panel = ProgressPanel("Reading 3 files")
    qtbot.addWidget(panel)
    panel.show()
    panel.set_progress(1200, 5000, "1,200 of 5,000 people")
    with qtbot.waitSignal(panel.cancelled):
        qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert not panel.button.isEnabled()
    panel.reset()
    assert panel.button.isEnabled()


def test_a_flow_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    page = QWidget()
    flow = FlowLayout(page, gap=8)
    chips = [Chip(f"circle {n}") for n in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    qtbot.addWidget(page)
    assert flow.heightForWidth(10_000) == 22
    assert flow.heightForWidth(80) == 22 * 6 + 8 * 5
    page.resize(200, 300)
    page.show()
    assert chips[-1].y() > chips[0].y()
    assert all(chip.geometry().right() < 200 for chip in chips)


@pytest.mark.parametrize("size", [56, 48, 44, 36, 32])
def test_avatars_are_square_and_take_a_photo(qtbot: QtBot, size: int) -> None:
    from PySide6.QtGui import QColor, QImage

    avatar = Avatar("Leila Haddad", "id-1", size)
    qtbot.addWidget(avatar)
    assert avatar.sizeHint() == QSize(size, size)
    photo = QImage(10, 10, QImage.Format.Format_RGB32)
    photo.fill(QColor("#123456"))
    avatar.set_person("Leila Haddad", "id-1", photo)
    avatar.resize(size, size)
    assert avatar.grab().toImage().pixelColor(size // 2, size // 2).name() == "#123456"


def test_renaming_never_recolours_an_avatar(qtbot: QtBot) -> None:
    avatar = Avatar("Leila Haddad", "id-1", 36)
    qtbot.addWidget(avatar)
    avatar.resize(36, 36)
    before = avatar.grab().toImage().pixelColor(18, 3)
    avatar.set_person("Zora Neumann", "id-1")
    assert avatar.grab().toImage().pixelColor(18, 3) == before


def _notice(qtbot: QtBot, title: str, text: str, action: str) -> Notice:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.set_notice(title, text, action)
    notice.resize(300, notice.heightForWidth(300))
    notice.show()
    return notice


def test_a_notice_breaks_no_line_for_the_sake_of_its_action(qtbot: QtBot) -> None:
    for title, text in (("Call Amara", "in 2 weeks"), ("Call Amara on 27 Oct, 13:00", "15 min")):
        two_lines = _notice(qtbot, title, text, "Prep sheet")
        assert two_lines.button.geometry().right() > 280
        assert two_lines._title.height() < 2 * two_lines.fontMetrics().height()
    assert two_lines.button.y() > _notice(qtbot, "Call Amara", "in 2 weeks", "Prep sheet").button.y()
    below = _notice(qtbot, "Did you meet Márton yesterday?", "30 min at Stortorget, Lund", "Mark as held")
    assert below.button.y() >= below._text.geometry().bottom() - 2
    assert below.button.geometry().bottom() < below.height()
    assert below.height() > two_lines.height()


def test_an_empty_section_wraps_its_words_rather_than_widening_the_window(qtbot: QtBot) -> None:
    page = EmptyState(
        "Everyone you know starts here", "Bring in a file. " * 6, "Import a file", "New contact"
    )
    qtbot.addWidget(page)
    area = page.findChild(QScrollArea)
    words = area.widget() if area is not None else None
    assert words is not None
    wide = words.heightForWidth(700)
    assert page.minimumSizeHint().width() < 400
    assert words.heightForWidth(400) > wide, "narrow words go on in further lines"
