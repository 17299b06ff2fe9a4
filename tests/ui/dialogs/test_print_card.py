"""The print dialog of a cue card: from the wizard before it is kept, and from the section."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.me import Paper
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.services.previews import page_sizes
from netdesk.ui.dialogs.print_card import PrintCardDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.pitch import WORDS, PitchWizard

PITCH = Pitch("Engineers", text="Hi, I’m Ana. I rebuilt a rig. How did that go?")
TAKES = (Rehearsal(0, "2026-11-26T10:00:00+00:00", 9, 10, 3),)


def sizes(dialog: PrintCardDialog) -> list[tuple[int, int]]:
    assert dialog._result is not None
    return [(round(width), round(height)) for width, height in page_sizes(dialog._result.data)]


def test_the_card_is_shown_in_either_size_and_saved(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, tmp_path: Path
) -> None:
    dialog = PrintCardDialog.ask(jobs, navigator, PITCH, TAKES, window)
    qtbot.waitUntil(lambda: dialog.preview._image is not None)
    assert (dialog.windowTitle(), dialog.subtitle.text()) == ("Print cue card", "Engineers")
    assert dialog.page_label.text() == "Card 1 of 1"
    assert sizes(dialog) == [(420, 298)]
    dialog.paper.setCurrentIndex(dialog.paper.findData(Paper.LETTER))
    qtbot.waitUntil(lambda: sizes(dialog) == [(432, 288)])
    path = tmp_path / dialog.file_words()
    assert path.name == "Cue card Engineers.pdf"
    dialog.save_to(path)
    qtbot.waitUntil(path.exists)
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "said once, last 9 s" in text
    assert "I rebuilt a rig." in text
    printer = dialog.printer()
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    qtbot.waitUntil(lambda: jobs.is_idle)
    dialog.reject()


def test_the_wizard_prints_the_words_as_they_are_before_they_are_kept(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = PitchWizard(jobs, navigator, window)
    wizard.open()
    assert not wizard.card_button.isVisible()
    wizard.go_to(WORDS)
    assert not wizard.card_button.isEnabled()
    wizard.words.text.setPlainText(PITCH.text)
    assert wizard.card_button.isEnabled()
    wizard.card_button.setFocus()
    QTest.keyClick(wizard.card_button, Qt.Key.Key_Space)
    dialog = wizard.findChild(PrintCardDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.preview._image is not None)
    dialog.reject()
    wizard.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)
