"""The grid of a form and its fields: labels, errors, Tab, the wheel, numbers and dates."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QHelpEvent, QTextBlock, QTextDocument, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from netdesk.ui import theme
from netdesk.ui.widgets.fields import ComboField, DateField, SpinField, TimeField
from netdesk.ui.widgets.form_grid import FormGrid, line_edit, text_edit
from netdesk.ui.widgets.number_field import NumberField
from netdesk.ui.widgets.pitch_edit import PitchEdit
from netdesk.ui.widgets.tag_edit import TagEdit
from tests.ui.widgets.shown import shown


def test_labels_are_the_buddies_of_their_fields(qtbot: QtBot) -> None:
    form = FormGrid()
    field = line_edit("Given name")
    label = form.add_row("&Given name", field, hint="As they call themselves")
    qtbot.addWidget(form)
    assert label.buddy() is field
    assert field.accessibleName() == "Given name"
    assert field.accessibleDescription() == "As they call themselves"


def test_rows_are_forty_four_apart(qtbot: QtBot) -> None:
    form = FormGrid()
    fields = [line_edit() for _ in range(3)]
    for number, field in enumerate(fields):
        form.add_row(f"Field {number}", field)
    qtbot.addWidget(form)
    form.resize(500, form.sizeHint().height())
    form.show()
    tops = [field.mapTo(form, QPoint(0, 0)).y() for field in fields]
    assert [b - a for a, b in itertools.pairwise(tops)] == [44, 44]


def test_an_error_is_one_sentence_under_its_field_until_it_is_mended(qtbot: QtBot) -> None:
    form = FormGrid()
    field = line_edit()
    form.add_row("Name", field, hint="Any name")
    shown(qtbot, form)
    form.set_error(field, "A contact needs a name.")
    error = next(label for label in form.findChildren(QLabel) if label.text() == "A contact needs a name.")
    assert error.isVisible()
    assert error.mapTo(form, QPoint(0, 0)).y() > field.mapTo(form, QPoint(0, 0)).y()
    assert (field.property("invalid"), field.accessibleDescription()) == ("true", "A contact needs a name.")
    form.set_error(field, "")
    assert not error.isVisible()
    assert (field.property("invalid"), field.accessibleDescription()) == ("false", "Any name")


def test_a_row_can_be_hidden_with_its_label(qtbot: QtBot) -> None:
    form = FormGrid()
    field = line_edit()
    label = form.add_row("Link", field)
    shown(qtbot, form)
    form.set_row_visible(field, False)
    assert not field.isVisible()
    assert not label.isVisible()


def test_tab_leaves_a_text_edit(qtbot: QtBot) -> None:
    page = FormGrid()
    notes: QPlainTextEdit = text_edit(lines=3)
    after = line_edit()
    page.add_row("Notes", notes)
    page.add_row("After", after)
    shown(qtbot, page)
    notes.setFocus()
    qtbot.keyClick(notes, Qt.Key.Key_Tab)
    assert after.hasFocus()


@pytest.mark.parametrize("make", [SpinField, TimeField, DateField, ComboField])
def test_the_wheel_changes_no_field_that_lacks_the_focus(qtbot: QtBot, make) -> None:
    field = make()
    qtbot.addWidget(field)
    if isinstance(field, QComboBox):
        field.addItems(["one", "two", "three"])
        field.setCurrentIndex(1)
    before = field.currentText() if isinstance(field, QComboBox) else field.text()
    at = QPointF(5, 5)
    none = Qt.MouseButton.NoButton
    turn = QWheelEvent(
        at,
        at,
        QPoint(0, -30),
        QPoint(0, -120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, turn)
    assert (field.currentText() if isinstance(field, QComboBox) else field.text()) == before
    assert not turn.isAccepted()


def test_plus_and_minus_count_within_the_range(qtbot: QtBot) -> None:
    field = NumberField("Copies", 1, 3)
    shown(qtbot, field)
    told: list[int] = []
    field.changed.connect(told.append)
    for _ in range(4):
        qtbot.mouseClick(field._plus, Qt.MouseButton.LeftButton)
    assert (field.value(), told) == (3, [2, 3])
    qtbot.mouseClick(field._minus, Qt.MouseButton.LeftButton)
    assert field.value() == 2
    assert field.spin.accessibleName() == "Copies"


def test_a_number_can_be_read_after_the_window_was_dressed_anew(qtbot: QtBot) -> None:
    field = NumberField("Copies", 1, 3)
    shown(qtbot, field)
    field.spin.setFocus()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for scheme in (theme.Scheme.DARK, theme.Scheme.LIGHT):
        theme.apply(app, scheme)
        QApplication.processEvents()
        assert field.spin.lineEdit().width() > field.spin.width() // 2


def test_forms_hold_a_font_a_third_larger(qtbot: QtBot) -> None:
    from netdesk.ui.theme import Scheme, apply

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    font = app.font()
    larger = app.font()
    larger.setPixelSize(17)
    app.setFont(larger)
    try:
        apply(app, Scheme.LIGHT)
        field = line_edit("Freundschaftsbeziehung")
        qtbot.addWidget(field)
        field.ensurePolished()
        assert field.sizeHint().height() >= field.fontMetrics().height() + 8
    finally:
        app.setFont(font)
        apply(app, Scheme.LIGHT)


def test_a_date_is_written_in_the_windows_language_and_its_week_begins_as_where_one_lives(
    qtbot: QtBot,
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    try:
        field = DateField()
    finally:
        QLocale.setDefault(before)
    qtbot.addWidget(field)
    field.setDate(QDate(2026, 10, 5))
    assert field.text() == "5 Oct 2026"
    assert field.calendarWidget().firstDayOfWeek() is Qt.DayOfWeek.Monday


def test_a_choice_that_has_no_room_elides_and_tells_the_rest(qtbot: QtBot) -> None:
    field = ComboField()
    field.addItem("Probably Western European <letters>")
    qtbot.addWidget(field)
    field.resize(400, 32)
    field.show()
    whole = field.grab().toImage()
    field.resize(110, 32)
    assert field.grab().toImage() != whole
    at = QPoint(5, 5)
    QApplication.sendEvent(field, QHelpEvent(QEvent.Type.ToolTip, at, field.mapToGlobal(at)))
    assert "&lt;letters&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_lines_of_a_pitch_keep_their_distance_however_they_come(qtbot: QtBot) -> None:
    edit = PitchEdit("Hi, I’m …", 4)
    shown(qtbot, edit)

    def distances() -> set[float]:
        blocks = iter_blocks(edit.document())
        return {block.blockFormat().lineHeight() for block in blocks}

    qtbot.keyClicks(edit, "Hi, I am Ana.")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "I measure batteries.")
    assert distances() == {120}
    edit.undo()
    assert edit.toPlainText() != "Hi, I am Ana.\nI measure batteries.", "each step can be undone"
    edit.setPlainText("Another\nwhole\ntext")
    assert distances() == {120}
    assert not edit.document().isUndoAvailable()
    edit.selectAll()
    edit.insertPlainText("One\nmore")
    assert distances() == {120}
    assert edit.toPlainText() == "One\nmore"


def iter_blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def first_ink(field: QWidget) -> int:
    """Where the words begin: the first column inside the frame that is as dark as text."""
    image = field.grab().toImage()
    inside = range(4, image.width() - 4)
    return next(
        x
        for x in inside
        if any(image.pixelColor(x, y).lightness() < 110 for y in range(6, image.height() - 6))
    )


def test_words_of_all_fields_stand_below_each_other(qtbot: QtBot) -> None:
    pitch, chosen = PitchEdit("", 2), ComboField()
    pitch.setPlainText("888")
    chosen.addItem("888")
    time, day, number = TimeField(), DateField(), SpinField()
    time.setTime(QTime(8, 8))
    day.setDate(QDate(2026, 8, 8))
    number.setValue(88)
    tags = TagEdit()
    typed = tags.findChild(QLineEdit)
    assert typed is not None
    typed.setText("888")
    window = QWidget()
    column = QVBoxLayout(window)
    fields: tuple[QWidget, ...] = (
        line_edit(text="888"),
        text_edit(text="888"),
        pitch,
        chosen,
        time,
        day,
        number,
        tags,
    )
    for field in fields:
        field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(field)
    shown(qtbot, window)
    lefts = [first_ink(field) for field in fields]
    assert len(set(lefts)) == 1, lefts
