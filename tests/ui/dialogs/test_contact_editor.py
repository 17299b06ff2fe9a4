"""The contact editor, filled by keyboard alone, and what becomes of what was typed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.services import contacts, history
from netdesk.services.pending import pending_work
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs import contact_drafts
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator

SHIFT_TAB = (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
CONTROL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.usefixtures("british")


class Typist:
    """Somebody without a mouse."""

    def __init__(self, dialog: ContactEditor, qtbot: QtBot, jobs: Jobs) -> None:
        self.dialog, self._qtbot, self._jobs = dialog, qtbot, jobs

    @property
    def focused(self) -> QWidget:
        widget = self.dialog.focusWidget()
        assert widget is not None
        return widget

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.focused, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def tab(self, times: int = 1) -> None:
        for _ in range(times):
            self.press(Qt.Key.Key_Tab)

    def alt(self, letter: str) -> None:
        """Go to a field by the letter underlined in its label."""
        self.press(getattr(Qt.Key, f"Key_{letter.upper()}"), Qt.KeyboardModifier.AltModifier)

    def clear(self) -> None:
        self.press(Qt.Key.Key_A, CONTROL)
        self.press(Qt.Key.Key_Delete)

    def until_called(self, name: str) -> None:
        """Tab to the field that a screen reader calls so."""
        for _ in range(80):
            if self.focused.accessibleName() == name:
                return
            self.tab()
        pytest.fail(f"no field called {name!r} was reached by Tab")

    def save(self) -> None:
        self.press(Qt.Key.Key_Return, CONTROL)

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: self._jobs.is_idle)
        QApplication.processEvents()


@pytest.fixture
def edit(jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot) -> Iterator[Callable[..., Typist]]:
    """Opens the editor: edit(contact_id), edit(0, name="...")."""

    def opened(contact_id: int = 0, name: str = "") -> Typist:
        dialog = ContactEditor.ask(jobs, navigator, contact_id, window, name=name)
        assert dialog is not None
        qtbot.waitUntil(lambda: jobs.is_idle)
        return Typist(dialog, qtbot, jobs)

    yield opened
    qtbot.waitUntil(lambda: jobs.is_idle)


def only(jobs: Jobs) -> Contact:
    found = contacts.contacts(jobs.reader, range(1, 20))
    return found[-1]


def add(desk: Desk, **values: object) -> int:
    name = values.pop("name", Name(given="Leila", family="Haddad"))
    return contacts.add_contact(desk, Contact(name, **values))  # type: ignore[arg-type]


def test_every_field_is_filled_by_keyboard_alone(
    desk: Desk, jobs: Jobs, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    add(desk, name=Name(display="Samuel Adeyemi"))
    who = edit()
    who.alt("g")
    who.type("Leila")
    who.tab()
    who.type("Haddad")
    who.alt("t")
    who.type("Head of Cell Testing")
    who.press(Qt.Key.Key_Return)  # Enter goes on, as Tab does
    who.type("Halden Storage")
    who.alt("d")
    who.type("Labs")
    who.alt("c")
    who.type("School")
    who.alt("s")
    who.type("batteries,storage")
    who.alt("e")
    who.type("leila@halden.example")
    who.press(Qt.Key.Key_Return)
    who.type("odd address")
    who.tab()
    who.clear()
    who.type("club")
    who.alt("p")
    who.type("+47 555 0142")
    who.alt("l")
    who.type("linkedin.com/in/lhaddad")
    who.alt("a")  # with no address yet, its letter adds one
    qtbot.waitUntil(lambda: who.focused.accessibleName() == "Address 1: street")
    who.type("Storgata 12")
    for part in ("1771", "Halden", "Viken", "Norway", "2nd floor", "PO 9"):
        who.tab()
        who.type(part)
    who.alt("i")
    who.type("samu")
    who.settle()
    who.press(Qt.Key.Key_Down)
    who.press(Qt.Key.Key_Return)
    who.alt("h")
    who.type("Career fair")
    who.alt("w")
    who.type("Oslo")
    who.until_called("Closeness")
    who.press(Qt.Key.Key_Down)
    who.press(Qt.Key.Key_Down)
    who.until_called("Be in touch")
    for _ in range(5):
        who.press(Qt.Key.Key_Down)
    who.alt("n")
    who.type("Field data")
    who.press(Qt.Key.Key_Return)
    who.type("beats lab data")
    who.until_called("Pronunciation")
    who.type("LAY-la")
    who.alt("k")
    who.type("Lei")
    who.alt("x")
    who.type("Dr.")
    who.tab()
    who.type("PhD")
    who.alt("u")
    who.type("Amal")
    who.tab()
    who.type("Leyla")
    who.tab()
    who.type("Hadaad")
    who.alt("b")
    who.type("3.5.1990")
    who.alt("y")
    who.type("1 June")
    with qtbot.waitSignal(who.dialog.kept) as kept:
        who.save()
    found = contacts.contact(jobs.reader, kept.args[0])
    assert found is not None
    assert found.uid.startswith("urn:uuid:")
    assert replace(found, uid="") == Contact(
        Name("", "Dr.", "Leila", "Amal", "Haddad", "PhD", "Lei", "Leyla", "Hadaad"),
        id=2,
        organization="Halden Storage",
        department="Labs",
        title="Head of Cell Testing",
        emails=(Labelled("leila@halden.example", "work"), Labelled("odd address", "club")),
        phones=(Labelled("+47 555 0142", "mobile"),),
        addresses=(Address("Storgata 12", "2nd floor", "PO 9", "Halden", "Viken", "1771", "Norway", "home"),),
        links=(Labelled("linkedin.com/in/lhaddad", "LinkedIn"),),
        dates=(LabelledDate(PartialDate(6, 1), "anniversary"),),
        birthday=PartialDate(5, 3, 1990),
        notes="Field data\nbeats lab data",
        tags=("batteries", "storage"),
        circle_id=4,
        how_met="Career fair",
        where_met="Oslo",
        introduced_by=1,
        pronunciation="LAY-la",
        closeness=2,
        rhythm_days=90,
    )


FULL = Contact(
    Name("Haddad, Leila", "Dr.", "Leila", "Amal", "Haddad", "PhD", "Lei", "Leyla", "Hadaad"),
    uid="urn:x",
    organization="Halden Storage",
    department="Labs",
    title="Head",
    emails=(Labelled("a@x.example", "work"), Labelled("odd", "")),
    phones=(Labelled("1", "mobile"), Labelled("2", "mobile")),
    addresses=(Address("Line 1\nLine 2", city="Halden", label="work"), Address(country="Norway")),
    links=(Labelled("x.example", "website"),),
    dates=(LabelledDate(PartialDate(2, 29), "leap"), LabelledDate(PartialDate(6, 1, 2020), "")),
    birthday=PartialDate(2, 29, 2000),
    notes="Two\n\nlines ",
    tags=("A", "b & <c>"),
    circle_id=5,
    how_met="here",
    where_met="there",
    introducer="A friend",
    pronunciation="say",
    closeness=5,
    rhythm_days=45,
    extra=("X-ODD:1",),
)


def test_saving_what_was_only_looked_at_changes_nothing(
    desk: Desk, jobs: Jobs, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    full = contacts.add_contact(desk, FULL)
    before = contacts.contact(jobs.reader, full)
    who = edit(full)
    assert not who.dialog.is_changed
    with qtbot.waitSignal(who.dialog.finished):
        who.save()
    assert contacts.contact(jobs.reader, full) == before == replace(FULL, id=full)
    assert len(history.history(jobs.reader)) == 1


def test_one_edit_changes_one_field_and_can_be_undone(
    desk: Desk, jobs: Jobs, navigator: Navigator, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    full = contacts.add_contact(desk, FULL)
    who = edit(full)
    who.alt("t")
    who.clear()
    who.type("Director")
    with qtbot.waitSignal(navigator.said) as said:
        who.save()
    assert said.args == ["Haddad, Leila saved", True]
    assert contacts.contact(jobs.reader, full) == replace(FULL, id=full, title="Director")
    jobs.change(history.undo)
    who.settle()
    assert contacts.contact(jobs.reader, full) == replace(FULL, id=full)


def test_tab_visits_every_field_once_and_in_order(edit: Callable[..., Typist]) -> None:
    who = edit()
    seen: list[QWidget] = []
    while who.focused not in seen:
        seen.append(who.focused)
        who.tab()
    called = [widget.accessibleName() for widget in seen]
    assert "" not in [
        name
        for name, widget in zip(called, seen, strict=True)
        if isinstance(widget, QLineEdit | QPlainTextEdit)
    ]
    wanted = [
        "Name", "Given name", "Family name", "Title", "Organization", "Department", "Circle", "Tags",
        "Email 1", "What email 1 is for", "Phone 1", "Link 1", "Introduced by", "How we met", "Where we met",
        "Closeness",
        "Be in touch", "Notes", "Pronunciation", "Nickname", "Prefix: Dr., Prof.", "Suffix: Jr., PhD",
        "Further names", "Given name as spoken", "Family name as spoken", "Birthday", "Date 1",
    ]  # fmt: skip
    assert [name for name in called if name in wanted] == wanted


def test_the_focus_is_always_in_sight(edit: Callable[..., Typist], window: QWidget) -> None:
    window.resize(1024, 640)
    who = edit()
    assert who.dialog.height() <= 616
    area = who.dialog.findChild(QScrollArea)
    assert area is not None
    first = who.focused
    while True:
        who.tab()
        if who.focused is first:
            break
        if who.dialog.form.isAncestorOf(who.focused):
            top = who.focused.mapTo(area.viewport(), who.focused.rect().topLeft()).y()
            assert 0 <= top < area.viewport().height(), who.focused.accessibleName()


def test_parts_make_the_whole_name_until_it_is_written_otherwise(
    desk: Desk, edit: Callable[..., Typist]
) -> None:
    who = edit()
    name = who.dialog.form.name_edit
    who.alt("g")
    who.type("Leila")
    who.tab()
    who.type("Haddad")
    assert name.text() == "Leila Haddad"
    who.alt("m")
    who.clear()
    who.type("Haddad, Leila")
    who.alt("g")
    who.tab()
    who.clear()
    who.type("Hadad")
    assert name.text() == "Hadad, Leila"
    who.dialog.reject()


def test_nobody_is_not_saved_and_told_so(jobs: Jobs, edit: Callable[..., Typist]) -> None:
    who = edit()
    who.alt("t")
    who.type("Founder")
    who.save()
    who.settle()
    assert who.dialog.isVisible()
    assert who.focused is who.dialog.form.name_edit
    assert contacts.counts(jobs.reader).contacts == 0
    who.type("Priya Raman")
    who.save()
    who.settle()
    assert only(jobs).shown == "Priya Raman"


def test_a_day_that_cannot_be_read_keeps_the_dialog_open(jobs: Jobs, edit: Callable[..., Typist]) -> None:
    who = edit(name="Priya Raman")
    who.alt("b")
    who.type("soonish")
    assert who.dialog.form.birthday.told() == "not a day yet"
    who.save()
    who.settle()
    assert contacts.counts(jobs.reader).contacts == 0
    who.clear()
    who.type("3 may 90")
    assert who.dialog.form.birthday.told() == "3 May 1990"
    who.save()
    who.settle()
    assert only(jobs).birthday == PartialDate(5, 3, 1990)


def test_an_odd_email_is_flagged_and_kept(jobs: Jobs, edit: Callable[..., Typist]) -> None:
    who = edit(name="Priya Raman")
    who.alt("e")
    who.type("priya at home")
    who.tab()
    field = who.dialog.form.emails.fields()[0]
    assert field.is_flagged  # type: ignore[attr-defined]
    who.save()
    who.settle()
    assert only(jobs).emails == (Labelled("priya at home", "work"),)


def test_a_new_circle_is_made_with_the_contact(jobs: Jobs, edit: Callable[..., Typist]) -> None:
    who = edit(name="Priya Raman")
    who.alt("c")
    who.type("New")
    who.tab()
    who.type("Choir")
    who.save()
    who.settle()
    circles = {circle.id: circle.name for circle in contacts.circles(jobs.reader)}
    assert circles[only(jobs).circle_id or 0] == "Choir"


def test_an_introducer_may_be_just_a_name(jobs: Jobs, edit: Callable[..., Typist]) -> None:
    who = edit(name="Priya Raman")
    who.alt("i")
    who.type("My neighbour")
    who.settle()
    who.save()
    who.settle()
    assert (only(jobs).introduced_by, only(jobs).introducer) == (None, "My neighbour")


def test_a_photo_is_made_small_and_kept(jobs: Jobs, edit: Callable[..., Typist], tmp_path: Path) -> None:
    picture = QImage(1200, 800, QImage.Format.Format_RGB32)
    picture.fill(QColor("#3355cc"))
    assert picture.save(str(tmp_path / "large.png"))
    (tmp_path / "not.png").write_text("<svg/>", encoding="utf-8")
    who = edit(name="Priya Raman")
    photo = who.dialog.form.photo
    photo.take_file(tmp_path / "not.png")
    who.settle()
    assert photo.sha256 == ""
    photo.take_file(tmp_path / "large.png")
    who.settle()
    who.save()
    who.settle()
    data = contacts.photo(jobs.reader, only(jobs).photo)
    assert data is not None
    kept = QImage.fromData(data)
    assert (kept.width(), kept.height()) == (512, 341)


def test_trouble_keeps_the_dialog_open_with_every_word(
    desk: Desk, jobs: Jobs, edit: Callable[..., Typist]
) -> None:
    leila = add(desk)
    who = edit(leila)
    who.alt("t")
    who.type("Director")
    jobs.change(lambda desk: contacts.delete_contacts(desk, [leila]))
    who.save()
    who.settle()
    assert who.dialog.isVisible()
    assert "no longer on the desk" in who.dialog._trouble.text()
    assert who.dialog.form.fields().title == "Director"
    jobs.change(history.undo)
    who.save()
    who.settle()
    assert only(jobs).title == "Director"


def test_a_contact_that_is_gone_opens_no_editor(
    jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(navigator.said) as said:
        assert ContactEditor.ask(jobs, navigator, 99, window) is None
    assert said.args == ["This contact is no longer on the desk", False]


# Drafts


def drafts(jobs: Jobs) -> list[contact_drafts.ContactDraft]:
    return contact_drafts.all_drafts(pending_work(jobs.desk.path))


def test_esc_keeps_what_was_typed_and_the_next_time_it_is_back(
    desk: Desk, jobs: Jobs, navigator: Navigator, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    leila = add(desk)
    who = edit(leila)
    who.alt("t")
    who.type("Director")
    with qtbot.waitSignal(navigator.said) as said:
        who.press(Qt.Key.Key_Escape)
    assert said.args == ["Kept as a draft: Leila Haddad", False]
    who.settle()
    assert only(jobs).title == ""
    again = edit(leila)
    assert again.dialog.form.fields().title == "Director"
    assert not again.dialog.notice.isHidden()
    again.save()
    again.settle()
    assert only(jobs).title == "Director"
    assert drafts(jobs) == []


def test_a_draft_is_kept_while_typing_without_any_closing(
    jobs: Jobs, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    who = edit()
    who.type("Priya")
    qtbot.waitUntil(lambda: [draft.name for draft in drafts(jobs)] == ["Priya"], timeout=4000)
    who.dialog._on_discard()
    who.dialog.reject()


def test_somebody_new_who_was_begun_is_offered_not_forced(jobs: Jobs, edit: Callable[..., Typist]) -> None:
    who = edit()
    who.type("Priya Raman")
    who.alt("t")
    who.type("Founder")
    who.press(Qt.Key.Key_Escape)
    who.settle()
    other = edit()
    assert other.dialog.form.fields().is_blank
    other.dialog.notice.button.click()
    assert other.dialog.form.fields().title == "Founder"
    other.save()
    other.settle()
    assert (only(jobs).shown, only(jobs).title) == ("Priya Raman", "Founder")
    assert drafts(jobs) == []


def test_discarding_can_be_taken_back(desk: Desk, jobs: Jobs, edit: Callable[..., Typist]) -> None:
    leila = add(desk, title="Head")
    who = edit(leila)
    who.alt("t")
    who.clear()
    who.type("Director")
    button = who.dialog.discard_button
    button.click()
    assert who.dialog.form.fields().title == "Head"
    assert button.text() == "Bring my changes back"
    button.click()
    assert who.dialog.form.fields().title == "Director"
    button.click()
    who.press(Qt.Key.Key_Escape)
    who.settle()
    assert drafts(jobs) == []


def test_a_name_brought_from_the_search_alone_leaves_no_draft(
    jobs: Jobs, edit: Callable[..., Typist]
) -> None:
    who = edit(name="Priya")
    who.press(Qt.Key.Key_Escape)
    who.settle()
    assert drafts(jobs) == []


def test_a_draft_takes_back_nothing_that_changed_meanwhile(
    desk: Desk, jobs: Jobs, edit: Callable[..., Typist]
) -> None:
    leila = add(desk, title="Head", department="Labs")
    who = edit(leila)
    who.alt("t")
    who.clear()
    who.type("Director")
    who.press(Qt.Key.Key_Escape)
    jobs.change(lambda desk: contacts.save_contact(desk, replace(only(jobs), department="New Labs")))
    who.settle()
    again = edit(leila)
    fields = again.dialog.form.fields()
    assert (fields.title, fields.department) == ("Director", "New Labs")
    again.save()
    again.settle()
    assert (only(jobs).title, only(jobs).department) == ("Director", "New Labs")


# While a long change runs


class LongChange:
    """Keeps the writer busy until it is let go."""

    def __init__(self, jobs: Jobs) -> None:
        self._go_on = threading.Event()
        jobs.long_change("Importing 312 people", lambda _desk, _progress: self._go_on.wait(20))

    def end(self) -> None:
        self._go_on.set()


def test_an_edit_during_a_long_change_waits_and_is_kept_safe(
    desk: Desk, jobs: Jobs, navigator: Navigator, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    leila = add(desk)
    who = edit(leila)
    importing = LongChange(jobs)
    said: list[tuple[str, bool]] = []
    navigator.said.connect(lambda words, undo: said.append((words, undo)))
    who.alt("t")
    who.type("Director")
    who.save()
    qtbot.waitUntil(lambda: said == [("Leila Haddad: will be saved when the import is done", False)])
    assert [(draft.saving, draft.fields.title) for draft in drafts(jobs)] == [(True, "Director")]
    assert only(jobs).title == ""
    importing.end()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert only(jobs).title == "Director"
    assert said[-1] == ("Leila Haddad saved", True)
    assert drafts(jobs) == []


def test_two_edits_of_one_contact_during_a_long_change_are_both_kept(
    desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    leila = add(desk)
    importing = LongChange(jobs)
    for letter, text in (("t", "Director"), ("d", "Labs")):
        dialog = ContactEditor.ask(jobs, navigator, leila, window)
        assert dialog is not None
        qtbot.waitUntil(dialog.isActiveWindow)
        who = Typist(dialog, qtbot, jobs)
        who.alt(letter)
        who.type(text)
        with qtbot.waitSignal(navigator.said):
            who.save()
    third = ContactEditor.ask(jobs, navigator, leila, window)
    assert third is not None
    assert (third.form.fields().title, third.form.fields().department) == ("Director", "Labs")
    assert not third.is_changed
    third.reject()
    importing.end()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert (only(jobs).title, only(jobs).department) == ("Director", "Labs")


def test_what_waited_when_netdesk_was_killed_is_saved_at_the_next_start(
    desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    who = edit(name="Priya Raman")
    importing = LongChange(jobs)
    who.alt("t")
    who.type("Founder")
    with qtbot.waitSignal(navigator.said):
        who.save()
    left = pending_work(jobs.desk.path).all()
    importing.end()
    qtbot.waitUntil(lambda: jobs.is_idle)
    # As if the kill had come before the desk was free, and once more: as if it had come just after.
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: jobs.is_idle)
    for _ in range(2):
        for key in left:
            pending_work(jobs.desk.path).keep(key, partial(left.get, key))
        assert contact_drafts.resume(jobs, navigator) == 1
        qtbot.waitUntil(lambda: jobs.is_idle)
        assert contacts.counts(jobs.reader).contacts == 1
        assert (only(jobs).shown, only(jobs).title) == ("Priya Raman", "Founder")
        assert drafts(jobs) == []


def test_a_waiting_edit_that_is_refused_becomes_a_draft_again(
    desk: Desk, jobs: Jobs, navigator: Navigator, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    leila = add(desk)
    who = edit(leila)
    importing = LongChange(jobs)
    jobs.change(lambda desk: contacts.delete_contacts(desk, [leila]))
    said: list[str] = []
    navigator.said.connect(lambda words, _undo: said.append(words))
    who.alt("t")
    who.type("Director")
    who.save()
    importing.end()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert said[-1].startswith("Leila Haddad was not saved; your text is kept. This contact is no longer")
    assert [(draft.saving, draft.fields.title) for draft in drafts(jobs)] == [(False, "Director")]


@pytest.mark.parametrize(
    "name", ["<img src='file:///x'>", "Tom & Jerry", "ليلى حداد", "🦊 Fox", "x" * 1000, "[*] %s"]
)
def test_hostile_names_are_plain_text_in_the_editor(
    name: str, desk: Desk, jobs: Jobs, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    odd = contacts.add_contact(
        desk, Contact(Name(display=name), emails=(Labelled(name, name),), tags=(name,))
    )
    who = edit(odd)
    assert who.dialog.form.name_edit.text() == name
    assert who.dialog.width() <= 700
    area = who.dialog.findChild(QScrollArea)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0
    who.dialog.grab()
    who.alt("t")
    who.type("x")
    who.save()
    who.settle()
    assert contacts.contact(jobs.reader, odd) == replace(
        Contact(Name(display=name), emails=(Labelled(name, name),), tags=(name,)), id=odd, title="x"
    )
