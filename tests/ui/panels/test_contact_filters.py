"""The chips above the contacts: what they offer, how they narrow together, how they give way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Circle, Contact
from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView, Standing
from netdesk.services import contacts, many_contacts
from netdesk.services.contact_filters import Offered, offered
from netdesk.store import contacts as kept_contacts
from netdesk.store import follow_ups
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.panels.contact_filters import ContactFilters

CIRCLES = tuple(Circle(number, f"Circle {number}", number) for number in range(1, 6))
ALL_OF_IT = Offered(
    starred=True, archived=True, due=True, circles=CIRCLES, tags=("fair", "art", "battery & co", "z")
)


@pytest.fixture
def filters(qtbot: QtBot) -> ContactFilters:
    """Wide enough for every chip."""
    made = ContactFilters()
    qtbot.addWidget(made)
    made.resize(1400, made.height())
    made.offer(ALL_OF_IT)
    made.show()
    return made


def texts(filters: ContactFilters, *, chosen: bool = False) -> list[str]:
    chips = [each for each in filters.chips.findChildren(QWidget) if not each.isHidden()]
    found = [chip for chip in chips if not chosen or chip.isChecked()]  # type: ignore[attr-defined]
    return [chip.text() for chip in sorted(found, key=lambda chip: chip.x())]  # type: ignore[attr-defined]


def view(filters: ContactFilters) -> ContactView:
    return filters.applied_to(ContactView(text="typed"))


def click(filters: ContactFilters, qtbot: QtBot, words: str) -> None:
    chips = [each for each in filters.chips.findChildren(QWidget) if not each.isHidden()]
    chip = next(each for each in chips if each.text() == words)  # type: ignore[attr-defined]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_filters_of_different_kinds_narrow_together(filters: ContactFilters, qtbot: QtBot) -> None:
    for words in ("Starred", "Circle 2", "Not asked yet"):
        with qtbot.waitSignal(filters.changed):
            click(filters, qtbot, words)
    assert view(filters) == ContactView("typed", circle_id=2, standing=Standing.IDENTIFIED, starred=True)
    assert texts(filters, chosen=True) == ["Starred", "Circle 2", "Not asked yet"]
    assert filters.words == "Starred  ·  Circle 2  ·  Not asked yet"


def test_of_one_kind_one_is_chosen_and_a_second_click_takes_it_back(
    filters: ContactFilters, qtbot: QtBot
) -> None:
    click(filters, qtbot, "Circle 2")
    click(filters, qtbot, "Circle 3")
    assert view(filters).circle_id == 3
    click(filters, qtbot, "Circle 3")
    assert view(filters) == ContactView("typed")
    assert texts(filters, chosen=True) == ["All"]


def test_all_shows_everybody_and_stays_chosen_when_it_is_clicked_again(
    filters: ContactFilters, qtbot: QtBot
) -> None:
    click(filters, qtbot, "Archived")
    click(filters, qtbot, "All")
    assert view(filters) == ContactView("typed")
    with qtbot.assertNotEmitted(filters.changed):
        click(filters, qtbot, "All")
    assert texts(filters, chosen=True) == ["All"]


def test_only_what_somebody_has_is_offered(filters: ContactFilters) -> None:
    filters.offer(Offered())
    assert texts(filters) == ["All", "Not asked yet", "Meeting ahead"]
    assert filters.tags.isHidden()
    filters.offer(Offered(tags=("fair",)))
    assert texts(filters) == ["All", "Not asked yet", "Meeting ahead", "fair"]


def test_a_circle_that_is_gone_gives_way_to_everybody(filters: ContactFilters, qtbot: QtBot) -> None:
    click(filters, qtbot, "Circle 2")
    with qtbot.waitSignal(filters.changed):
        filters.offer(Offered(circles=CIRCLES[2:]))
    assert view(filters) == ContactView("typed")


def test_many_tags_stand_behind_one_chip(filters: ContactFilters, qtbot: QtBot) -> None:
    filters.tags.setFocus()
    qtbot.keyClick(filters.tags, Qt.Key.Key_Down)
    menu = open_menu()
    assert [each.text() for each in menu.actions()] == ["fair", "art", "battery && co", "z"]
    menu.actions()[2].trigger()
    menu.close()
    assert view(filters).tag == "battery & co"
    assert filters.tags.text() == "battery & co"
    assert filters.words == "battery & co"
    filters.tags.click()
    open_menu().actions()[0].trigger()
    open_menu().close()
    assert view(filters).tag == ""


@pytest.mark.parametrize("width", [300, 420, 500, 700, 900, 1400])
def test_what_has_no_room_is_in_the_menu_and_what_is_chosen_always_has(
    filters: ContactFilters, qtbot: QtBot, width: int
) -> None:
    click(filters, qtbot, "Archived")
    filters.resize(width, filters.height())
    QApplication.processEvents()
    assert "Archived" in texts(filters, chosen=True)
    everything = {each.text for each in filters._choices}
    hidden = {each.text for each in filters._hidden}
    assert set(texts(filters)) | hidden == everything
    assert filters.more.isVisible() == bool(hidden)
    if hidden:
        filters.more.click()
        menu = open_menu()
        assert {each.text() for each in menu.actions()} == hidden
        menu.actions()[0].trigger()
        menu.close()
        assert len(texts(filters, chosen=True)) >= 1


def test_where_not_all_have_room_a_few_circles_leave_it_to_other_kinds(filters: ContactFilters) -> None:
    filters.offer(Offered(starred=True, circles=CIRCLES))
    filters.resize(520, filters.height())
    QApplication.processEvents()
    assert texts(filters) == ["All", "Starred", "Circle 1", "Circle 2", "Not asked yet"]


def focused_chip() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def focused_words() -> str:
    return str(focused_chip().text())  # type: ignore[attr-defined]


def test_keys_walk_along_the_chips_and_choose(filters: ContactFilters, qtbot: QtBot) -> None:
    filters.chips.focus_first()
    assert focused_words() == "All"
    for key, words in ((Qt.Key.Key_Tab, "Starred"), (Qt.Key.Key_Right, "Due"), (Qt.Key.Key_Left, "Starred")):
        qtbot.keyClick(focused_chip(), key)
        assert focused_words() == words
    qtbot.keyClick(focused_chip(), Qt.Key.Key_Return)
    assert texts(filters, chosen=True) == ["Starred"]
    qtbot.keyClick(focused_chip(), Qt.Key.Key_Space)
    assert texts(filters, chosen=True) == ["All"]


def test_the_keyboard_stays_on_a_chip_whose_row_is_made_anew(filters: ContactFilters, qtbot: QtBot) -> None:
    filters.chips.focus_first()
    qtbot.keyClick(focused_chip(), Qt.Key.Key_Right)
    filters.offer(Offered(starred=True))
    assert focused_words() == "Starred"


def test_a_desk_says_what_there_is_to_filter_by(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "a.netdesk")
    try:
        with desk.reader() as reader:
            assert offered(reader) == Offered()
            for name in ("Ada", "Ben"):
                contacts.add_contact(desk, Contact(Name(display=name), circle_id=2, tags=("fair",)))
            many_contacts.star(desk, [1], True)
            many_contacts.archive(desk, [2], True)
            late = FollowUp(FollowUpKind.PROMISE, 1, "Send the paper", Moment("2020-01-01"))
            with desk.change("Promise") as change:
                follow_ups.insert(change, [late], "")
            found = offered(reader)
            assert (found.starred, found.archived, found.due, found.tags) == (True, True, True, ("fair",))
            assert [each.id for each in found.circles] == [2]
            assert list(contacts.contact_ids(reader, ContactView(due=True))) == [1]
            assert list(contacts.contact_ids(reader, ContactView(tag="fair"))) == [1]
    finally:
        desk.close()


def test_whom_an_import_brought_is_a_filter_until_it_is_taken_back(filters: ContactFilters, qtbot: QtBot):
    assert "From this import" not in texts(filters)
    filters.show_view(ContactView(change_id=7))
    assert texts(filters, chosen=True) == ["From this import"]
    assert filters.words == "From this import"
    click(filters, qtbot, "Starred")
    assert view(filters) == ContactView(text="typed", change_id=7, starred=True)
    click(filters, qtbot, "From this import")
    assert view(filters) == ContactView(text="typed", starred=True)
    assert "From this import" not in texts(filters)


def test_the_people_of_a_change_are_all_of_them_and_nobody_else(desk: Desk, jobs: Jobs):
    contacts.add_contact(desk, Contact(Name(given="Earlier")))
    with desk.change("Import 70 contacts", kind="import") as change:
        made = kept_contacts.insert(change, [Contact(Name(given=f"New {at}")) for at in range(70)])
        change.part()
        kept_contacts.update(change, Contact(Name(given="Changed"), id=1))
        change.part()
    found = contacts.contact_ids(jobs.reader, ContactView(change_id=change.id))
    assert sorted(found) == [1, *made]
    narrowed = contacts.contact_ids(jobs.reader, ContactView(text="new 69", change_id=change.id))
    assert list(narrowed) == [made[-1]]
    assert contacts.contact_ids(jobs.reader, ContactView(change_id=change.id + 1)).tolist() == []


def test_tab_walks_the_filters_from_left_to_right_also_when_others_are_offered(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    before, filters, after = QPushButton("before"), ContactFilters(), QPushButton("after")
    for each in (before, filters, after):
        column.addWidget(each)
    window.resize(1000, 200)
    window.show()
    filters.offer(Offered(starred=True, tags=("a", "b", "c")))
    filters.show_saving(True)
    chain: list[QWidget] = []
    at: QWidget | None = before
    while at is not None and at not in chain:
        chain.append(at)
        at = at.nextInFocusChain()
    stops = [each for each in chain if each.focusPolicy() and each.isVisible()]
    row = [*filters.chips._chips, filters.tags, filters.save, filters.caption]
    assert stops == [before, *row, after]
