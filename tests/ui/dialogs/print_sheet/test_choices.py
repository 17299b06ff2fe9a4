"""The print dialog of a prep sheet: its preview, and what its choices make of the pages."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.me import Paper
from netdesk.services.previews import page_sizes
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from tests.ui.dialogs.print_sheet.pages import A4, LETTER, made, whole_sizes, words_of


def test_the_front_is_shown_and_the_back_comes_after_it(dialog: PrintSheetDialog, qtbot: QtBot):
    assert dialog.page_label.text() == "Front, 1 of 2"
    assert not dialog.before.isEnabled()
    dialog.after.click()
    qtbot.waitUntil(lambda: dialog.page_label.text() == "Back, 2 of 2")
    assert not dialog.after.isEnabled()
    qtbot.keyClick(dialog.preview, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: dialog.page_label.text() == "Front, 1 of 2")
    assert dialog.preview.accessibleName() == "Front, 1 of 2"


def test_whose_sheet_it_is_stands_under_the_title(dialog: PrintSheetDialog):
    assert dialog.subtitle.text().startswith("Jonas Lindqvist, on ")
    assert dialog.subtitle.text().endswith("10:30")


def test_letter_paper_makes_the_sheet_anew(dialog: PrintSheetDialog, qtbot: QtBot):
    assert whole_sizes(made(dialog).data) == [A4, A4]
    dialog.paper.setCurrentIndex(dialog.paper.findData(Paper.LETTER))
    qtbot.waitUntil(lambda: whole_sizes(made(dialog).data) == [LETTER, LETTER])


def test_without_the_back_there_is_one_page(dialog: PrintSheetDialog, qtbot: QtBot):
    dialog.turn(1)
    qtbot.waitUntil(lambda: dialog.page_label.text() == "Back, 2 of 2")
    dialog.back.click()
    qtbot.waitUntil(lambda: dialog.page_label.text() == "Front, 1 of 1")
    assert not dialog.after.isEnabled()


def test_private_notes_are_left_out_when_wanted(dialog: PrintSheetDialog, qtbot: QtBot):
    assert "We rowed together" in words_of(made(dialog).data)[0]
    before = made(dialog)
    dialog.leave_out.click()
    qtbot.waitUntil(lambda: made(dialog) is not before)
    assert "We rowed together" not in "".join(words_of(made(dialog).data))


def test_only_the_newest_choice_counts(dialog: PrintSheetDialog, qtbot: QtBot, jobs: Jobs):
    for _ in range(5):
        dialog.back.click()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert made(dialog).pages == (2 if dialog.back.isChecked() else 1)


def test_the_page_is_drawn_as_sharp_as_it_is_shown(dialog: PrintSheetDialog, qtbot: QtBot):
    dialog.resize(QSize(900, 560))
    wanted = dialog.preview.wanted_width
    qtbot.waitUntil(lambda: dialog.preview._image is not None and dialog.preview._image.width() == wanted())


def test_a_narrow_window_has_the_choices_below_the_page(dialog: PrintSheetDialog, qtbot: QtBot):
    side_by_side = dialog._row.direction()
    dialog.resize(QSize(480, 616))
    qtbot.waitUntil(lambda: dialog._row.direction() != side_by_side)
    assert dialog.print_button.isVisible()
    dialog.resize(QSize(1000, 616))
    qtbot.waitUntil(lambda: dialog._row.direction() == side_by_side)


def test_larger_print_makes_other_pages_and_is_remembered(
    dialog: PrintSheetDialog, qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, interview: int
):
    before = made(dialog)
    dialog.larger.click()
    qtbot.waitUntil(lambda: made(dialog) is not before)
    assert made(dialog).pages > before.pages
    qtbot.waitUntil(lambda: dialog.page_label.text() == f"Page 1 of {made(dialog).pages}")
    dialog.remember()
    qtbot.waitUntil(lambda: jobs.is_idle)
    again = PrintSheetDialog.ask(jobs, navigator, interview, window)
    qtbot.waitUntil(lambda: again.preview._image is not None)
    assert again.larger.isChecked()
    again.reject()


def test_the_cue_card_can_come_with_a_sheet_that_has_a_pitch(
    dialog: PrintSheetDialog,
    qtbot: QtBot,
    jobs: Jobs,
    navigator: Navigator,
    window: QWidget,
    two_today: tuple[int, int],
):
    assert not dialog.card.isEnabled()
    assert dialog.card.toolTip() == "No pitch was chosen for this meeting"
    other = PrintSheetDialog.ask(jobs, navigator, two_today[0], window)
    qtbot.waitUntil(lambda: other.preview._image is not None)
    assert other.card.isEnabled()
    before = made(other)
    other.card.click()
    qtbot.waitUntil(lambda: made(other) is not before)
    assert made(other).pages == before.pages + 1
    assert "What would you do?" in words_of(made(other).data)[-1]
    other.reject()


def test_without_a_pitch_no_cue_card_is_offered_whatever_the_layout(dialog: PrintSheetDialog):
    for layout in ("Index card", "Whole sheet"):
        dialog.layouts.setCurrentIndex(dialog.layouts.findText(layout))
        assert not dialog.card.isEnabled()


def test_all_meetings_of_the_day_can_come_into_one_file_and_go_again(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, two_today: tuple[int, int]
):
    dialog = PrintSheetDialog.ask(jobs, navigator, two_today[1], window)
    qtbot.waitUntil(lambda: dialog.preview._image is not None)
    assert dialog.offer.isVisible()
    assert dialog.offer.link.text() == "Add both"
    assert "The 2 meetings of 13 Oct 2030 fit in one file." in dialog.offer.link.accessibleDescription()
    dialog.offer.link.click()
    qtbot.waitUntil(lambda: made(dialog).pages == 4)
    words = words_of(made(dialog).data)
    assert "Ann Lee" in words[0]
    assert "Jonas Lindqvist" in words[2]
    assert dialog.subtitle.text() == "2 sheets"
    assert dialog.file_words() == "Prep sheets 2030-10-13.pdf"
    assert dialog.offer.link.text() == "Only this one"
    dialog.offer.link.click()
    qtbot.waitUntil(lambda: made(dialog).pages == 2)
    assert dialog.file_words() == "Prep sheet Jonas Lindqvist 2030-10-13.pdf"
    dialog.reject()


def test_a_single_meeting_of_a_day_is_offered_nothing(dialog: PrintSheetDialog):
    assert not dialog.offer.isVisible()


def test_an_index_card_has_its_own_paper_and_none_of_the_sheet_s_choices(
    dialog: PrintSheetDialog, qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, interview: int
):
    before = made(dialog)
    dialog.layouts.setCurrentIndex(1)
    qtbot.waitUntil(lambda: made(dialog) is not before)
    assert [round(side) for side in page_sizes(made(dialog).data)[0]] == [420, 298]
    qtbot.waitUntil(lambda: dialog.page_label.text() == "Card 1 of 1")
    assert [box.isEnabled() for box in (dialog.back, dialog.larger, dialog.card)] == [False] * 3
    preview = dialog.preview
    qtbot.waitUntil(lambda: preview._image is not None and preview._image.width() == preview.wanted_width())
    assert dialog.leave_out.isEnabled()
    assert dialog.printer().pageLayout().orientation() is QPageLayout.Orientation.Landscape
    dialog.remember()
    qtbot.waitUntil(lambda: jobs.is_idle)
    again = PrintSheetDialog.ask(jobs, navigator, interview, window)
    qtbot.waitUntil(lambda: again.preview._image is not None)
    assert again.layouts.currentText() == "Index card"
    again.layouts.setCurrentIndex(0)
    qtbot.waitUntil(lambda: made(again).pages == 2)
    assert again.back.isEnabled()
    again.reject()
