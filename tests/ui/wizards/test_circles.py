"""Listing people circle by circle on a real desk: by keyboard alone, nobody twice, one change at the end."""

from __future__ import annotations

import json
import threading
import zipfile
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.services import contacts, drafts, history
from netdesk.services.drafts import save_setting
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.import_wish import ImportWish
from netdesk.ui.importing import ImportFlow
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.circles import CirclesWizard
from netdesk.ui.wizards.listed_list import ListedList

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CONNECTION_HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
VCARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEMAIL:ann@x.example\nEND:VCARD\n"


@pytest.fixture
def wizard(qtbot: QtBot, jobs: Jobs, navigator: Navigator) -> CirclesWizard:
    return opened(qtbot, jobs, navigator)


def opened(qtbot: QtBot, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> CirclesWizard:
    made = CirclesWizard(jobs, navigator, parent)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(wizard: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = wizard.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)


def write(wizard: QWidget, text: str) -> None:
    target = wizard.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def name(wizard: QWidget, *names: str) -> None:
    """Type each and press Enter."""
    for each in names:
        write(wizard, each)
        press(wizard, KEY.Key_Return)


def tab_to(wizard: QWidget, target: QWidget) -> None:
    for _ in range(30):
        if wizard.focusWidget() is target:
            return
        press(wizard, KEY.Key_Tab)
    pytest.fail(f"Tab never reaches {target.accessibleName()!r}")


def shown(wizard: CirclesWizard, page: int = 0) -> list[tuple[str, str]]:
    """Names and what is said of them, as the list of a circle has them."""
    listing = wizard.circle_pages[page].list
    rows = [listing.people.index(row) for row in range(listing.people.rowCount())]
    return [(row.data(), row.data(Qt.ItemDataRole.AccessibleTextRole).split(", ", 1)[1]) for row in rows]


def choose(listing: ListedList, words: str) -> None:
    next(do for said, _, do in listing.choices() if said == words)()


def everybody(jobs: Jobs) -> dict[str, Contact]:
    ids = contacts.contact_ids(jobs.reader, ContactView())
    return {each.shown: each for each in contacts.contacts(jobs.reader, ids)}


def add(desk: Desk, person: str, circle: int | None = None, organization: str = "") -> int:
    contact = Contact(Name(display=person), circle_id=circle, organization=organization)
    return contacts.add_contact(desk, contact)


def test_an_evening_of_names_with_the_keyboard_alone_is_one_change(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, wizard: CirclesWizard
) -> None:
    name(wizard, "Ann Lee", "Bob Ray")
    press(wizard, KEY.Key_Return, CTRL)
    name(wizard, "Grandma")
    for _ in range(4):
        press(wizard, KEY.Key_Return, CTRL)
    assert wizard.current() == 5
    name(wizard, "Lindy & <b>hop</b>")
    name(wizard, "Cy Poe")
    press(wizard, KEY.Key_Return, CTRL)
    press(wizard, KEY.Key_5)
    press(wizard, KEY.Key_2)
    tab_to(wizard, wizard.closeness.tags.focusProxy() or wizard.closeness.tags)
    write(wizard, "mentor")
    press(wizard, KEY.Key_Return)
    said: list[object] = []
    navigator.said.connect(lambda *words: said.append(words))
    with qtbot.waitSignal(wizard.finished):
        press(wizard, KEY.Key_Return, CTRL)
    assert said == [("4 people listed", True)]
    found = everybody(jobs)
    circles = {each.id: each.name for each in contacts.circles(jobs.reader)}
    assert {who: circles[each.circle_id or 0] for who, each in found.items()} == {
        "Ann Lee": "Work and internships",
        "Bob Ray": "Work and internships",
        "Grandma": "Family and friends",
        "Cy Poe": "Lindy & <b>hop</b>",
    }
    assert [found[each].closeness for each in ("Ann Lee", "Bob Ray", "Grandma")] == [5, 2, 0]
    assert found["Grandma"].tags == ("mentor",)
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert everybody(jobs) == {}
    assert len(contacts.circles(jobs.reader)) == 5


def test_the_count_of_a_circle_lives_on_the_page_and_at_the_side(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    add(desk, "Ann Lee", 1)
    wizard = opened(qtbot, jobs, navigator)
    page = wizard.circle_pages[0]
    assert page.count.text() == "1 on your desk"
    name(wizard, "Bob Ray", "Ann Lee")
    assert page.count.text() == "1 on your desk  ·  1 new"
    assert wizard._marks[0].accessibleName() == "Step 1, Work, 2, current"
    assert wizard._marks[1].accessibleName() == "Step 2, Family, to come"
    wizard.reject()


def test_whoever_is_on_the_desk_is_recognised_and_never_doubled(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    ann = add(desk, "Ann Lee", 5, "Halden")
    add(desk, "Bob Ray")
    wizard = opened(qtbot, jobs, navigator)
    name(wizard, "ann LEE", "bob ray", "Cy Poe", "cy poe")
    assert wizard.circle_pages[0].said.text() == "Cy Poe is listed already, under Work and internships"
    assert shown(wizard) == [
        ("Cy Poe", "New"),
        ("Bob Ray", "On your desk, comes into this circle"),
        ("Ann Lee", "On your desk in Online, stays there  ·  Halden"),
    ]
    press(wizard, KEY.Key_Down)
    press(wizard, KEY.Key_End)
    press(wizard, KEY.Key_Space)
    assert shown(wizard)[2] == ("Ann Lee", "On your desk, moves here from Online  ·  Halden")
    wizard.keep()
    qtbot.waitUntil(lambda: len(everybody(jobs)) == 3 and jobs.is_idle)
    found = everybody(jobs)
    assert (found["Ann Lee"].id, found["Ann Lee"].circle_id, found["Bob Ray"].circle_id) == (ann, 1, 1)


def test_while_a_name_is_typed_it_is_told_who_is_there_already(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    add(desk, "Ann <b>Lee", 5, "Halden")
    wizard = opened(qtbot, jobs, navigator)
    page = wizard.circle_pages[0]
    write(wizard, "ann <b>le")
    assert page.said.text() == ""
    write(wizard, "e")
    qtbot.waitUntil(lambda: page.said.text() == "Ann <b>Lee is on your desk: Online, Halden")
    write(wizard, "r")
    assert page.said.text() == ""
    page.entry.clear()
    name(wizard, "Bob Ray")
    write(wizard, "bob ray")
    qtbot.waitUntil(lambda: page.said.text() == "Bob Ray is listed already, under Work and internships")
    wizard.reject()


def test_a_name_that_is_only_alike_is_asked_about_and_answered_with_one_key(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    add(desk, "Robert Smith", 1, "Halden")
    wizard = opened(qtbot, jobs, navigator)
    name(wizard, "Bob Smith")
    assert shown(wizard) == [("Bob Smith", "Perhaps Robert Smith (Halden)")]
    press(wizard, KEY.Key_Down)
    assert [words for words, _, _ in wizard.circle_pages[0].list.choices()] == [
        "The same person",
        "Somebody else",
        "Take out",
    ]
    press(wizard, KEY.Key_Space)
    assert shown(wizard) == [("Robert Smith", "On your desk, in this circle  ·  Halden")]
    press(wizard, KEY.Key_Space)
    assert shown(wizard) == [("Robert Smith", "On your desk, in this circle  ·  Halden")], "not in passing"
    listing = wizard.circle_pages[0].list
    choose(listing, "Somebody else")
    assert shown(wizard) == [("Bob Smith", "New")]
    choose(listing, "The one on your desk after all")
    assert shown(wizard) == [("Robert Smith", "On your desk, in this circle  ·  Halden")]
    choose(listing, "Somebody else")
    wizard.keep()
    qtbot.waitUntil(lambda: "Bob Smith" in everybody(jobs) and jobs.is_idle)
    assert len(everybody(jobs)) == 2


def test_somebody_is_taken_out_with_delete_or_the_button(wizard: CirclesWizard) -> None:
    name(wizard, "Ann Lee", "Bob Ray", "Cy Poe")
    press(wizard, KEY.Key_Down)
    press(wizard, KEY.Key_Delete)
    page = wizard.circle_pages[0]
    assert [each for each, _ in shown(wizard)] == ["Bob Ray", "Ann Lee"]
    button = next(each for each in page._buttons if each.text() == "Take out")
    button.click()
    assert [each for each, _ in shown(wizard)] == ["Ann Lee"]
    wizard.reject()


def test_the_menu_offers_what_the_keys_do(qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator) -> None:
    add(desk, "Ann Lee", 5)
    wizard = opened(qtbot, jobs, navigator)
    name(wizard, "Ann Lee")
    press(wizard, KEY.Key_Down)
    listing = wizard.circle_pages[0].list
    menu = listing.open_menu(listing.mapToGlobal(listing.rect().center()))
    assert menu is not None
    assert [(each.text(), each.shortcut().toString()) for each in menu.actions()] == [
        ("Move into this circle", "Space"),
        ("Somebody else", ""),
        ("Take out", "Del"),
    ]
    menu.actions()[2].trigger()
    menu.close()
    assert shown(wizard) == []
    wizard.reject()


def test_a_pasted_list_is_listed_whole_and_says_what_was_no_name(wizard: CirclesWizard) -> None:
    story = "and then there was this person whom I met on the way home from the third party of that week"
    QGuiApplication.clipboard().setText(f"Ann Lee\r\n2. Bob Ray\r\n张伟\r\n\r\n{story}\r\nann lee\r\n")
    press(wizard, KEY.Key_V, CTRL)
    page = wizard.circle_pages[0]
    assert [each for each, _ in shown(wizard)] == ["张伟", "Bob Ray", "Ann Lee"]
    assert page.said.text() == "3 names added  ·  1 line names nobody"
    assert page.entry.text() == ""
    wizard.reject()


def test_a_long_pasted_list_is_recognised_a_moment_later(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    add(desk, "Person 70 Example", 1)
    wizard = opened(qtbot, jobs, navigator)
    wizard.circle_pages[0].take_text("\n".join(f"Person {at} Example" for at in range(300)))
    qtbot.waitUntil(lambda: sum(said.startswith("On your desk") for _, said in shown(wizard)) == 1)
    assert len(shown(wizard)) == 300
    assert wizard.circle_pages[0].said.text() == "300 names added"
    wizard.reject()


def test_a_line_copied_with_its_end_stays_to_be_looked_at(wizard: CirclesWizard) -> None:
    QGuiApplication.clipboard().setText("Ann Lee\n")
    press(wizard, KEY.Key_V, CTRL)
    assert wizard.circle_pages[0].entry.text() == "Ann Lee"
    assert shown(wizard) == []
    wizard.reject()


# Prompts


def test_prompts_are_gone_through_without_leaving_the_line(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    past = {"positions": [{"company name": "Halden {0} Storage", "title": "Intern"}]}
    save_setting(desk, "past", json.dumps(past))
    wizard = opened(qtbot, jobs, navigator)
    page = wizard.circle_pages[0]
    name(wizard, "Ann Lee")
    press(wizard, KEY.Key_Down, ALT)
    assert page.prompts.currentIndex().data() == "Who worked with you at Halden {0} Storage?"
    assert page.entry.placeholderText() == "Somebody met at Halden {0} Storage, then Enter"
    name(wizard, "Bob Ray")
    press(wizard, KEY.Key_Up, ALT)
    assert page.prompts.currentIndex().row() == page.prompts.model_.rowCount() - 1
    assert shown(wizard) == [("Bob Ray", "New  ·  met at Halden {0} Storage"), ("Ann Lee", "New")]
    wizard.keep()
    qtbot.waitUntil(lambda: len(everybody(jobs)) == 2 and jobs.is_idle)
    assert everybody(jobs)["Bob Ray"].where_met == "Halden {0} Storage"


def test_a_prompt_of_ones_own_is_asked_from_then_on(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, wizard: CirclesWizard
) -> None:
    page = wizard.circle_pages[0]
    count = page.prompts.model_.rowCount()
    tab_to(wizard, page.own_prompt)
    name(wizard, "Who fixed the {coffee} <b>machine</b>?")
    qtbot.waitUntil(lambda: page.prompts.model_.rowCount() == count + 1)
    assert page.prompts.model_.index(count).data() == "Who fixed the {coffee} <b>machine</b>?"
    wizard.reject()
    again = opened(qtbot, jobs, navigator)
    assert again.circle_pages[0].prompts.model_.rowCount() == count + 1
    assert again.circle_pages[1].prompts.model_.rowCount() == count
    again.reject()


def test_a_prompt_is_reworded_hidden_and_brought_back(qtbot: QtBot, wizard: CirclesWizard) -> None:
    prompts = wizard.circle_pages[0].prompts
    count = prompts.model_.rowCount()
    prompts.setFocus(Qt.FocusReason.TabFocusReason)
    press(wizard, KEY.Key_Down)
    press(wizard, KEY.Key_F2)
    write(wizard, "Who told me what to do?")
    press(wizard, KEY.Key_Return)
    qtbot.waitUntil(lambda: prompts.currentIndex().data() == "Who told me what to do?")
    assert prompts.currentIndex().row() == 1
    assert wizard.current() == 0
    prompts.setFocus(Qt.FocusReason.TabFocusReason)
    press(wizard, KEY.Key_Delete)
    qtbot.waitUntil(lambda: prompts.model_.rowCount() == count - 1)
    menu = prompts.open_menu(prompts.mapToGlobal(prompts.rect().center()))
    assert [each.text() for each in menu.actions()] == ["Reword", "Hide", "Bring back the hidden one"]
    menu.actions()[2].trigger()
    menu.close()
    qtbot.waitUntil(lambda: prompts.model_.rowCount() == count)
    assert prompts.model_.index(1).data() == "Who told me what to do?"
    wizard.reject()


def test_enter_on_a_prompt_goes_back_to_the_names(wizard: CirclesWizard) -> None:
    page = wizard.circle_pages[0]
    tab_to(wizard, page.prompts)
    press(wizard, KEY.Key_Down)
    press(wizard, KEY.Key_Return)
    assert wizard.focusWidget() is page.entry
    assert page.prompts.currentIndex().row() == 1
    wizard.reject()


# Own circles


def test_without_a_circle_of_ones_own_its_name_is_asked_for_first(wizard: CirclesWizard) -> None:
    wizard.go_to(5)
    page = wizard.circle_pages[5]
    tab_to(wizard, page.entry)
    name(wizard, "Cy Poe")
    assert (page.entry.text(), page.said.text()) == (
        "Cy Poe",
        "Name a circle first: then people can be listed in it",
    )
    name(wizard, "work and internships")
    assert page.said.text() == "Work and internships has a page of its own in this wizard"
    name(wizard, "Lund")
    press(wizard, KEY.Key_Return)
    assert shown(wizard, 5) == [("Cy Poe", "New")]
    assert wizard._marks[5].accessibleName() == "Step 6, Own circles, 1, current"
    wizard.reject()


# Closeness


def test_tags_and_closeness_of_several_at_once(wizard: CirclesWizard) -> None:
    name(wizard, "Ann Lee", "Bob Ray", "Cy Poe")
    wizard.go_to(6)
    page = wizard.closeness
    assert page.who.text() == "Ann Lee"
    press(wizard, KEY.Key_A, CTRL)
    assert page.who.text() == "3 people"
    page.ratings[4].click()
    page.tags.set_tags(("oslo",))
    page.tags.changed.emit()
    page.list.clearSelection()
    page.list.setCurrentIndex(page.list.people.index(0))
    page.tags.set_tags(("oslo", "mentor"))
    page.tags.changed.emit()
    page.list.selectAll()
    assert page.tags.tags() == ("oslo",)
    assert page.ratings[4].isChecked()
    page.tags.set_tags(())
    page.tags.changed.emit()
    assert [(each.closeness, each.tags) for each in wizard.value().people] == [
        (4, ("mentor",)),
        (4, ()),
        (4, ()),
    ]
    assert page.count.text() == "3 of 3 rated"
    assert wizard.verb_button.text() == "Keep 3 people"
    wizard.reject()


def test_what_the_desk_knows_of_closeness_and_tags_is_shown_and_stays(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    known = Contact(Name(display="Ann Lee"), circle_id=1, closeness=4, tags=("mentor",))
    contacts.add_contact(desk, known)
    wizard = opened(qtbot, jobs, navigator)
    name(wizard, "Ann Lee")
    wizard.go_to(6)
    page = wizard.closeness
    assert (
        page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Ann Lee, Work  ·  Close  ·  mentor"
    )
    assert page.ratings[4].isChecked()
    assert page.count.text() == "1 of 1 rated"
    page.tags.set_tags(("Mentor", "oslo"))
    page.tags.changed.emit()
    said = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Ann Lee, Work  ·  Close  ·  mentor, oslo"
    with qtbot.waitSignal(wizard.finished):
        wizard.keep()
    ann = everybody(jobs)["Ann Lee"]
    assert (ann.closeness, ann.tags) == (4, ("mentor", "oslo"))


def test_without_anybody_there_is_nothing_to_keep(wizard: CirclesWizard) -> None:
    wizard.go_to(6)
    wizard.keep()
    assert wizard.current() == 0
    assert wizard.trouble.text().startswith("Nobody is listed yet.")
    wizard.reject()


# Drafts


def test_what_was_listed_is_there_again_after_a_kill(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, wizard: CirclesWizard
) -> None:
    wizard._pause.setInterval(1)
    name(wizard, "Ann Lee")
    wizard.book.say_closeness([0], 4)
    qtbot.waitUntil(lambda: drafts.draft(jobs.reader, "wizard-draft-circles") is not None and jobs.is_idle)
    # Nothing of the first wizard is asked or closed: all that is left is the file.
    again = CirclesWizard(jobs, navigator)
    qtbot.addWidget(again)
    assert [(each.name, each.closeness) for each in again.value().people] == [("Ann Lee", 4)]
    assert shown(again) == [("Ann Lee", "New")]
    assert again.draft_label.text() == "You left this unfinished."
    again.reject()
    wizard.reject()


def test_closing_says_that_the_draft_waits_and_looking_is_not_yet_a_draft(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator
) -> None:
    wizard = opened(qtbot, jobs, navigator)
    with qtbot.assertNotEmitted(navigator.said):
        wizard.reject()
    wizard = opened(qtbot, jobs, navigator)
    name(wizard, "Ann Lee")
    with qtbot.waitSignal(navigator.said) as said:
        press(wizard, KEY.Key_Escape)
    assert said.args == ["What you typed waits as a draft", False]


def test_starting_over_empties_every_circle_and_can_be_taken_back(
    qtbot: QtBot, jobs: Jobs, wizard: CirclesWizard
) -> None:
    name(wizard, "Ann Lee")
    wizard.go_to(1)
    name(wizard, "Grandma")
    wizard._on_start_over()
    assert (shown(wizard), shown(wizard, 1), wizard.current()) == ([], [], 0)
    assert wizard._marks[1].accessibleName() == "Step 2, Family, to come"
    wizard._on_bring_back()
    assert (shown(wizard), shown(wizard, 1)) == ([("Ann Lee", "New")], [("Grandma", "New")])
    qtbot.waitUntil(lambda: jobs.is_idle)
    wizard.reject()


# Files


def test_a_dropped_file_goes_through_the_import_into_the_circle_that_is_shown(
    qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    flow = ImportFlow(jobs, bus, navigator, window)
    navigator.bring_in_wanted.connect(flow.fulfil)
    file = tmp_path / "phone.vcf"
    file.write_text(VCARD, encoding="utf-8")
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(1)
    name(wizard, "ann lee", "Bob Ray")
    wizard.bring_in_files([file])
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.choices is not None)
    dialog = flow.dialog
    assert isinstance(dialog, ImportDialog)
    assert dialog.batch.circle_id == 2
    dialog.accept()
    page = wizard.circle_pages[1]
    qtbot.waitUntil(lambda: page.said.text() == "1 person added")
    assert flow.result is None, "the wizard says it"
    assert wizard.isVisible()
    qtbot.waitUntil(lambda: ("Ann Lee", "On your desk, in this circle") in shown(wizard, 1))
    assert page.count.text() == "1 on your desk  ·  1 new"
    wizard.keep()
    qtbot.waitUntil(lambda: len(everybody(jobs)) == 2 and jobs.is_idle)
    assert sorted(everybody(jobs)) == ["Ann Lee", "Bob Ray"]


def test_an_export_that_tells_of_the_past_brings_its_prompts_at_once(
    qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    flow = ImportFlow(jobs, bus, navigator, window)
    navigator.bring_in_wanted.connect(flow.fulfil)
    export = tmp_path / "Basic_LinkedInDataExport_10-12-2026.zip"
    with zipfile.ZipFile(export, "w") as packed:
        packed.writestr(
            "Connections.csv", f"{CONNECTION_HEAD}\nPriya,Raman,,,Brightwater,Founder,07 Oct 2026\n"
        )
        packed.writestr("Positions.csv", "Company Name,Title\nHalden Storage,Intern\n")
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.bring_in_files([export])
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.choices is not None)
    assert flow.dialog is not None
    flow.dialog.accept()
    first = wizard.circle_pages[0].prompts.model_
    qtbot.waitUntil(lambda: first.index(0).data() == "Who worked with you at Halden Storage?")
    qtbot.waitUntil(lambda: jobs.is_idle)
    wizard.reject()


def test_a_pasted_vcard_is_left_to_the_import(
    qtbot: QtBot, navigator: Navigator, wizard: CirclesWizard
) -> None:
    QGuiApplication.clipboard().setText(VCARD)
    with qtbot.waitSignal(navigator.bring_in_wanted) as wanted:
        press(wizard, KEY.Key_V, CTRL)
    wish = wanted.args[0]
    assert isinstance(wish, ImportWish)
    assert (wish.paths, wish.text.splitlines()) == ((), VCARD.splitlines())
    assert wish.batch is not None
    assert wish.batch.circle_id == 1
    wizard.reject()


def test_files_and_text_are_dropped_anywhere_on_the_wizard(
    qtbot: QtBot, navigator: Navigator, wizard: CirclesWizard, tmp_path: Path
) -> None:
    file = tmp_path / "phone.vcf"
    file.write_text(VCARD, encoding="utf-8")
    files, text = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(file))])
    text.setText("Ann Lee\nBob Ray")
    with qtbot.waitSignal(navigator.bring_in_wanted) as wanted:
        drop(wizard, files)
    assert wanted.args[0].paths == (file,)
    with qtbot.assertNotEmitted(navigator.bring_in_wanted):
        drop(wizard, text)
    assert [each for each, _ in shown(wizard)] == ["Bob Ray", "Ann Lee"]
    wizard.reject()


def drop(wizard: CirclesWizard, data: QMimeData) -> None:
    """Hold it over the wizard, see what is said of it, and let go."""
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    middle = wizard.rect().center()
    held = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(wizard, QDragEnterEvent(middle, copy, data, button, held))
    assert wizard.drop.overlay.isVisible()
    assert not wizard.drop.overlay.is_refusal()
    QApplication.sendEvent(wizard, QDropEvent(QPointF(middle), copy, data, button, held))
    assert not wizard.drop.overlay.isVisible()


@pytest.mark.parametrize("work", ["paste", "prompt", "look"])
def test_a_wizard_closed_while_somebody_looks_is_not_missed(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, work: str
) -> None:
    wizard = CirclesWizard(jobs, navigator)
    wizard.open()
    go_on = threading.Event()
    jobs.read(lambda _reader, _progress: go_on.wait())
    jobs.change(lambda _desk: go_on.wait())
    page = wizard.circle_pages[0]
    if work == "paste":
        page.take_text("\n".join(f"Person {at} Example" for at in range(300)))
    elif work == "prompt":
        page.own_prompt.setText("Who fixed it?")
        page.own_prompt.entered.emit()
    else:
        wizard.book.look_again()
    shiboken6.delete(wizard)
    go_on.set()
    qtbot.waitUntil(lambda: jobs.is_idle)


# Names for those who do not see


def test_tab_goes_from_the_names_over_the_list_and_the_prompts_to_the_verb(wizard: CirclesWizard) -> None:
    name(wizard, "Ann Lee")
    page = wizard.circle_pages[0]
    press(wizard, KEY.Key_Down)
    press(wizard, KEY.Key_Return)
    seen: list[str] = []
    for _ in range(7):
        widget = wizard.focusWidget()
        assert widget is not None
        seen.append(widget.accessibleName() or getattr(widget, "text", str)())
        press(wizard, KEY.Key_Tab)
    assert page.list.choices()
    assert seen == [
        "A name",
        "People listed here",
        "Take out",
        "Choose a &file…",
        "Prompts",
        "A prompt of your own",
        "Next: family",
    ]
    wizard.reject()


def test_everything_that_takes_keys_has_a_name(wizard: CirclesWizard) -> None:
    for step, page in enumerate(wizard.pages):
        wizard.go_to(step)
        for widget in page.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                text = getattr(widget, "text", str)()
                assert widget.accessibleName() or text, f"{type(widget).__name__} on page {step}"
    wizard.reject()
