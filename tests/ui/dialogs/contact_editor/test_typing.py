"""The contact editor, filled by keyboard alone, and what is kept of what was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.services import contacts, history
from netdesk.store.desk import Desk
from netdesk.ui import grid
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.widgets.avatar import Avatar
from tests.ui.dialogs.contact_editor.typist import Typist, add, only

SHIFT_TAB = (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)


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
        "Further names", "Given name, as spoken", "Family name, as spoken", "Birthday", "Date 1",
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
    with qtbot.waitSignal(navigator.declined) as said:
        assert ContactEditor.ask(jobs, navigator, 99, window) is None
    assert said.args == ["This contact is no longer on the desk"]


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


def test_the_initials_have_the_hue_that_the_list_gives_them(
    desk: Desk, jobs: Jobs, edit: Callable[..., Typist]
) -> None:
    for name in ("Leila Haddad", "Leila Hall"):
        contact = contacts.contact(jobs.reader, add(desk, name=Name(display=name)))
        assert contact is not None
        seen = edit(contact.id).dialog.form.photo.avatar.grab().toImage()
        like_the_list = Avatar(contact.shown, contact.avatar_key, size=grid.AVATAR_DETAIL).grab().toImage()
        assert seen.pixelColor(28, 6) == like_the_list.pixelColor(28, 6)
