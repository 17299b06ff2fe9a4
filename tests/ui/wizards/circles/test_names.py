"""Listing people circle by circle on a real desk: by keyboard alone, nobody twice, one change at the end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.services import contacts, history
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.circles import CirclesWizard
from tests.ui.wizards.circles.evening import add, choose, everybody, name, opened, shown
from tests.ui.wizards.keys import CTRL, KEY, press, tab_to, write


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
