"""Forms by keyboard: labelled lists, tags, grids, dialogs and wizards."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui import theme
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.fields import ComboField, DateField, SpinField, TimeField
from netdesk.ui.widgets.form_grid import FormGrid, line_edit, text_edit
from netdesk.ui.widgets.list_editor import ListEditor
from netdesk.ui.widgets.number_field import NumberField
from netdesk.ui.widgets.tag_edit import TagEdit
from netdesk.ui.widgets.wizard_frame import Step, WizardFrame


def shown(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget in an active window, so that it can have the focus."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.fixture
def emails(qtbot: QtBot) -> ListEditor:
    """Two emails."""
    editor = ListEditor("email", ["work", "home", "other"])
    editor.set_values([("leila@halden.example", "work"), ("leila@home.example", "Verein")])
    shown(qtbot, editor)
    return editor


def test_a_list_gives_back_what_it_was_given(emails: ListEditor) -> None:
    assert emails.values() == [("leila@halden.example", "work"), ("leila@home.example", "Verein")]


def test_an_empty_list_offers_one_blank_row_and_has_no_values(qtbot: QtBot) -> None:
    editor = ListEditor("phone", ["mobile"])
    qtbot.addWidget(editor)
    editor.set_values([])
    assert len(editor.fields()) == 1
    assert editor.values() == []


def test_enter_in_the_last_row_adds_another_with_the_next_label(qtbot: QtBot, emails: ListEditor) -> None:
    emails.fields()[1].setFocus()
    qtbot.keyClick(emails.fields()[1], Qt.Key.Key_Return)
    assert QApplication.focusWidget() is emails.fields()[2]
    qtbot.keyClicks(emails.fields()[2], " l.haddad@new.example ")
    assert emails.values()[2] == ("l.haddad@new.example", "home")


def test_adding_twice_without_typing_makes_one_blank_row(emails: ListEditor) -> None:
    emails.add_and_focus()
    emails.add_and_focus()
    assert len(emails.fields()) == 3


def test_ctrl_backspace_removes_the_row_with_the_focus_and_keeps_the_focus_near(
    qtbot: QtBot, emails: ListEditor
) -> None:
    emails.fields()[0].setFocus()
    with qtbot.waitSignal(emails.changed):
        qtbot.keyClick(emails.fields()[0], Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert emails.values() == [("leila@home.example", "Verein")]
    assert QApplication.focusWidget() is emails.fields()[0]


def test_showing_values_is_no_change_and_typing_is(qtbot: QtBot, emails: ListEditor) -> None:
    changes: list[bool] = []
    emails.changed.connect(lambda: changes.append(True))
    emails.set_values([("a@b.example", "work")])
    assert changes == []
    qtbot.keyClicks(emails.fields()[0], "x")
    assert changes


def test_tab_visits_value_label_and_remove_row_by_row(qtbot: QtBot, emails: ListEditor) -> None:
    emails.fields()[0].setFocus()
    names = []
    for _ in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName() or focused.property("text"))
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        "Email 1",
        "What email 1 is for",
        "Remove email 1",
        "Email 2",
        "What email 2 is for",
        "Remove email 2",
        "Add email",
    ]


@pytest.fixture
def tags(qtbot: QtBot) -> TagEdit:
    """A field with one tag."""
    edit = TagEdit(["robots", "rowing"])
    edit.set_tags(["batteries"])
    shown(qtbot, edit)
    return edit


def tag_line(edit: TagEdit) -> QLineEdit:
    """Where tags are typed."""
    found = edit.findChild(QLineEdit)
    assert found is not None
    return found


def test_enter_and_commas_keep_tags(qtbot: QtBot, tags: TagEdit) -> None:
    qtbot.keyClicks(tag_line(tags), "grid")
    qtbot.keyClick(tag_line(tags), Qt.Key.Key_Return)
    qtbot.keyClicks(tag_line(tags), "fair 2026,alumni;")
    assert tags.tags() == ("batteries", "grid", "fair 2026", "alumni")
    assert tag_line(tags).text() == ""


def test_a_pasted_list_becomes_tags_and_what_follows_stays_in_the_line(tags: TagEdit) -> None:
    tag_line(tags).setText("a, b ,, c")
    tag_line(tags).textEdited.emit("a, b ,, c")
    assert tag_line(tags).text() == "c"
    assert tags.tags() == ("batteries", "a", "b", "c")


def test_the_same_tag_in_other_capitals_is_no_second_tag(qtbot: QtBot, tags: TagEdit) -> None:
    qtbot.keyClicks(tag_line(tags), "BATTERIES,")
    assert tags.tags() == ("batteries",)


def test_backspace_in_the_empty_line_takes_the_last_tag_back(qtbot: QtBot, tags: TagEdit) -> None:
    with qtbot.waitSignal(tags.changed):
        qtbot.keyClick(tag_line(tags), Qt.Key.Key_Backspace)
    assert tags.tags() == ()


def test_a_tag_is_removed_by_its_cross_or_by_delete_on_it(qtbot: QtBot, tags: TagEdit) -> None:
    tags.set_tags(["one", "two"])
    first, second = tags.findChildren(Chip)[-2:]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert tags.tags() == ("two",)
    qtbot.keyClick(second, Qt.Key.Key_Delete)
    assert tags.tags() == ()


def test_enter_on_an_empty_tag_line_is_left_to_the_dialog(tags: TagEdit, qtbot: QtBot) -> None:
    changes: list[bool] = []
    tags.changed.connect(lambda: changes.append(True))
    qtbot.keyClick(tag_line(tags), Qt.Key.Key_Return)
    assert changes == []


def test_many_tags_go_on_in_further_lines(qtbot: QtBot, tags: TagEdit) -> None:
    tags.resize(220, 32)
    low = tags.heightForWidth(220)
    tags.set_tags([f"tag number {n}" for n in range(8)])
    assert tags.heightForWidth(220) > low * 2


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


@pytest.fixture
def dialog(qtbot: QtBot) -> DialogFrame:
    """A dialog with one field."""
    dialog = DialogFrame(
        "New contact", "Add contact", sentence="Only a name is needed.", size=QSize(600, 400)
    )
    dialog.body.addWidget(line_edit())
    shown(qtbot, dialog)
    return dialog


def test_ctrl_enter_takes_the_verb(qtbot: QtBot, dialog: DialogFrame) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_enter_waits_for_a_verb_that_can_be_used(qtbot: QtBot, dialog: DialogFrame) -> None:
    dialog.set_verb("Add 0", enabled=False)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert dialog.verb_button.text() == "Add 0"


def test_esc_and_cancel_reject(qtbot: QtBot, dialog: DialogFrame) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    dialog.show()
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_a_dialog_is_no_larger_than_its_window_less_24(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(500, 300)
    qtbot.addWidget(window)
    dialog = DialogFrame("Print", "Print", window, size=QSize(1040, 700))
    for _ in range(20):
        dialog.body.addWidget(line_edit())
    dialog.show()
    assert dialog.size() == QSize(476, 276)
    assert dialog.verb_button.isVisible()


def test_extras_stand_left_of_the_verbs(dialog: DialogFrame) -> None:
    extra = QLabel("One change")
    dialog.add_foot(extra)
    dialog.show()
    QApplication.processEvents()
    right = extra.mapTo(dialog, QPoint(extra.width(), 0)).x()
    assert right <= min(
        dialog.verb_button.mapTo(dialog, QPoint(0, 0)).x(),
        dialog.cancel_button.mapTo(dialog, QPoint(0, 0)).x(),
    )


STEPS = (
    Step("When", "When and where"),
    Step("Ask", "What to ask", "Choose some."),
    Step("Bring", "Bring", "", "Plan"),
)


class Picky(WizardFrame):
    """Holds back on the second step."""

    willing = False

    def may_leave(self, step: int) -> bool:
        return step != 1 or self.willing


@pytest.fixture
def wizard(qtbot: QtBot) -> Picky:
    """Three steps."""
    wizard = Picky("Plan interview", STEPS, [QWidget(), QWidget(), QWidget()])
    shown(qtbot, wizard)
    return wizard


def test_a_wizard_goes_on_only_when_the_page_is_filled(wizard: Picky) -> None:
    wizard.go_on()
    wizard.go_on()
    assert wizard.current() == 1
    wizard.willing = True
    wizard.go_on()
    assert wizard.current() == 2
    assert wizard.verb_button.text() == "Plan"


def test_going_back_is_always_allowed_and_back_is_hidden_on_the_first_page(wizard: Picky) -> None:
    assert not wizard.back_button.isVisible()
    wizard.go_on()
    assert wizard.back_button.isVisible()
    wizard.go_back()
    assert wizard.current() == 0


def test_the_last_verb_accepts(qtbot: QtBot, wizard: Picky) -> None:
    wizard.willing = True
    with qtbot.waitSignal(wizard.accepted):
        for _ in range(3):
            qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_only_steps_once_reached_can_be_chosen_at_the_side(qtbot: QtBot, wizard: Picky) -> None:
    qtbot.mouseClick(wizard._marks[2], Qt.MouseButton.LeftButton)
    assert wizard.current() == 0
    wizard.go_on()
    qtbot.mouseClick(wizard._marks[0], Qt.MouseButton.LeftButton)
    assert wizard.current() == 0
    assert wizard._marks[1].isEnabled()
    assert wizard._marks[0].accessibleName() == "Step 1, When, current"


def test_closing_a_wizard_rejects_it(qtbot: QtBot, wizard: Picky) -> None:
    with qtbot.waitSignal(wizard.rejected):
        wizard.close()


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
