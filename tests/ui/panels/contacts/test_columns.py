"""The columns of the contacts table as the user arranges them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactSort
from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui.delegates.rows import CELL_PADDING, RowDelegate
from netdesk.ui.jobs import Jobs
from netdesk.ui.panels.contact_list import ContactList
from netdesk.ui.theme import current
from netdesk.ui.widgets.row_table import RowHeader
from netdesk.ui.words import wording


@pytest.fixture
def listing(desk: Desk, jobs: Jobs, qtbot: QtBot) -> Iterator[ContactList]:
    """A list with somebody in it, wide enough for every column as they come."""
    contacts.add_contact(
        desk, Contact(Name(display="Leila Haddad"), emails=(Labelled("leila@halden.example"),))
    )
    yield from opened(jobs, qtbot)


def _work_at(desk: Desk, listing: ContactList, organization: str) -> None:
    """Leila works there by now, and the list knows."""
    with desk.reader() as reader:
        leila = contacts.contact(reader, 1)
    assert leila is not None
    contacts.save_contact(desk, replace(leila, organization=organization))
    listing.model.refresh({1})
    at = listing.model.column_of(ContactSort.ORGANIZATION)
    assert listing.model.index(0, at).data() == organization


def opened(jobs: Jobs, qtbot: QtBot) -> Iterator[ContactList]:
    shown = ContactList(jobs)
    qtbot.addWidget(shown)
    shown.resize(720, 500)
    shown.show()
    qtbot.waitUntil(lambda: not shown.ids.is_asking and jobs.is_idle)
    yield shown
    qtbot.waitUntil(lambda: jobs.is_idle)


def seen(listing: ContactList) -> list[str]:
    """The columns one sees, from the left."""
    header = listing.table.horizontalHeader()
    order = [header.logicalIndex(place) for place in range(header.count())]
    return [listing.model.columns[at].key for at in order if not header.isSectionHidden(at)]


def fits(listing: ContactList) -> bool:
    header = listing.table.horizontalHeader()
    return (
        header.length() == listing.table.viewport().width()
        and listing.table.horizontalScrollBar().maximum() == 0
    )


def drag(listing: ContactList, qtbot: QtBot, start: int, end: int) -> None:
    """Drag along the header with the left button."""
    head = listing.table.horizontalHeader().viewport()
    middle = head.height() // 2
    qtbot.mousePress(head, Qt.MouseButton.LeftButton, pos=QPoint(start, middle))
    step = 1 if end > start else -1
    for x in (*range(start, end, 7 * step), end):
        qtbot.mouseMove(head, QPoint(x, middle))
    qtbot.mouseRelease(head, Qt.MouseButton.LeftButton, pos=QPoint(end, middle))


def test_a_column_is_shown_by_the_menu_and_what_it_says_is_read(listing: ContactList, qtbot: QtBot) -> None:
    assert "email" not in seen(listing)
    menu = QMenu()
    qtbot.addWidget(menu)
    listing.table.column_menus.fill(menu)
    action = next(each for each in menu.actions() if each.text() == "Email")
    assert not action.isChecked()
    action.trigger()
    assert "email" in seen(listing)
    at = listing.model.column_of(ContactSort.EMAIL)
    assert listing.model.index(0, at).data() == "leila@halden.example"
    assert fits(listing)


def test_columns_dragged_in_the_header_stay_where_they_were_put(listing: ContactList, qtbot: QtBot) -> None:
    header = listing.table.horizontalHeader()
    at = listing.model.column_of(ContactSort.NEXT_STEP)
    start = header.sectionViewportPosition(at) + 20
    target = header.sectionViewportPosition(listing.model.column_of(ContactSort.CIRCLE)) + 10
    drag(listing, qtbot, start, target)
    assert seen(listing) == ["name", "organization", "next step", "circle", "last touch"]
    assert listing.table.columns.layout.columns == ("organization", "next step", "circle", "last touch")
    assert fits(listing)


def test_the_name_stays_first_whatever_is_dragged(listing: ContactList, qtbot: QtBot) -> None:
    header = listing.table.horizontalHeader()
    drag(listing, qtbot, 30, 500)
    assert seen(listing)[0] == "name"
    drag(listing, qtbot, header.sectionViewportPosition(1) + 20, 5)
    assert seen(listing)[0] == "name"


def test_sizing_a_column_takes_from_the_next_one(listing: ContactList, qtbot: QtBot) -> None:
    header = listing.table.horizontalHeader()
    widths = [header.sectionSize(at) for at in range(5)]
    edge = header.sectionViewportPosition(2) - 1
    drag(listing, qtbot, edge, edge + 12)
    after = [header.sectionSize(at) for at in range(5)]
    assert after[1] == widths[1] + 12
    assert after[2] == widths[2] - 12
    assert after[3:] == widths[3:]
    assert fits(listing)


def test_a_column_dragged_far_stops_at_the_least_width_of_the_next(
    listing: ContactList, qtbot: QtBot
) -> None:
    header = listing.table.horizontalHeader()
    edge = header.sectionViewportPosition(2) - 1
    drag(listing, qtbot, edge, edge + 400)
    assert header.sectionSize(2) == listing.table.columns.columns[2].room.least
    assert fits(listing)
    drag(listing, qtbot, header.sectionViewportPosition(2) - 1, 0)
    assert header.sectionSize(1) == listing.table.columns.columns[1].room.least
    assert fits(listing)


def test_a_double_click_at_the_edge_makes_a_column_as_wide_as_what_it_says(
    desk: Desk, listing: ContactList, qtbot: QtBot
) -> None:
    header = listing.table.horizontalHeader()
    assert isinstance(header, RowHeader)
    at = listing.model.column_of(ContactSort.ORGANIZATION)
    _work_at(desk, listing, "Norwegian School of Tea")
    edge = QPoint(header.sectionViewportPosition(at) + header.sectionSize(at) - 1, header.height() // 2)
    qtbot.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    delegate = listing.table.itemDelegateForColumn(at)
    assert isinstance(delegate, RowDelegate)
    needed = delegate.content_width(listing.model.index(0, at))
    assert header.sectionSize(at) == needed
    assert fits(listing)
    _work_at(desk, listing, "Air")
    menu = listing.table.column_menus.of_column("organization")
    next(each for each in menu.actions() if each.text() == "As wide as needed").trigger()
    assert header.sectionSize(at) == max(header.head_width(at), listing.table.columns.columns[at].room.least)
    assert fits(listing)


@pytest.mark.parametrize("sizes", [True, False])
def test_escape_gives_up_what_is_being_dragged(listing: ContactList, qtbot: QtBot, sizes: bool) -> None:
    header = listing.table.horizontalHeader()
    head, middle = header.viewport(), header.height() // 2
    layout, widths = listing.table.columns.layout, [header.sectionSize(at) for at in range(5)]
    start = header.sectionViewportPosition(2) - 1 if sizes else header.sectionViewportPosition(4) + 20
    end = start + 30 if sizes else header.sectionViewportPosition(2) + 10
    told: list[object] = []
    listing.table.columns.changed.connect(told.append)
    qtbot.mousePress(head, Qt.MouseButton.LeftButton, pos=QPoint(start, middle))
    for x in range(start, end, 5 if end > start else -5):
        qtbot.mouseMove(head, QPoint(x, middle))
    grabber = QWidget.keyboardGrabber()
    assert grabber is header
    qtbot.keyClick(grabber, Qt.Key.Key_Escape)
    qtbot.mouseMove(head, QPoint(end, middle))
    qtbot.mouseRelease(head, Qt.MouseButton.LeftButton, pos=QPoint(end, middle))
    assert QWidget.keyboardGrabber() is None
    assert [header.sectionSize(at) for at in range(5)] == widths
    assert seen(listing) == ["name", "organization", "circle", "last touch", "next step"]
    assert listing.table.columns.layout == layout
    assert told == []
    drag(listing, qtbot, start, end)
    assert told, "the next drag is one again"


def test_what_was_arranged_is_there_the_next_time(jobs: Jobs, listing: ContactList, qtbot: QtBot) -> None:
    columns = listing.table.columns
    columns.show_column("tags", True)
    columns.show_column("circle", False)
    columns.move_column("tags", -9)
    columns.widen_column("organization", 0.2)
    qtbot.waitUntil(lambda: jobs.is_idle)
    again = next(opened(jobs, qtbot))
    assert seen(again) == seen(listing) == ["name", "tags", "organization", "last touch", "next step"]
    assert again.table.columns.layout == columns.layout
    columns.reset()
    assert seen(listing) == ["name", "organization", "circle", "last touch", "next step"]


def test_the_day_of_the_last_touch_is_whole_with_its_year(listing: ContactList) -> None:
    words = wording.calendar_day(date(2025, 5, 28), date(2026, 5, 28))
    assert words.endswith("2025")
    at = listing.model.column_of(ContactSort.LAST_TOUCH)
    room = listing.table.horizontalHeader().sectionSize(at) - 2 * CELL_PADDING
    assert current().metrics("body").horizontalAdvance(words) <= room


def test_every_column_at_once_becomes_narrower_and_then_gives_way(listing: ContactList, qtbot: QtBot) -> None:
    for key in listing.table.columns.order:
        listing.table.columns.show_column(key, True)
    for width in (1800, 1200, 720, 500, 330):
        listing.resize(width, 500)
        QApplication.processEvents()
        assert fits(listing), width
        assert {"name", "next step"} <= set(seen(listing))
    assert len(seen(listing)) < 6
    menu = QMenu()
    qtbot.addWidget(menu)
    listing.table.column_menus.fill(menu)
    assert "Last touch (no room now)" in [each.text() for each in menu.actions()]
    listing.resize(1800, 500)
    QApplication.processEvents()
    assert len(seen(listing)) == 12


def test_a_head_opens_a_menu_for_its_own_column(listing: ContactList, qtbot: QtBot) -> None:
    menu = listing.table.column_menus.of_column("circle")
    qtbot.addWidget(menu)
    words = [each.text() for each in menu.actions()]
    assert words[:4] == ["Hide “Circle”", "Move left", "Move right", "As wide as needed"]
    assert words[4:6] == ["Wider", "Narrower"]
    menu.actions()[1].trigger()
    assert seen(listing)[1] == "circle"


def test_the_model_keeps_its_promises_with_every_column(listing: ContactList) -> None:
    tester = QAbstractItemModelTester(
        listing.model, QAbstractItemModelTester.FailureReportingMode.Fatal, listing.model
    )
    for key in listing.table.columns.order:
        listing.table.columns.show_column(key, True)
    assert tester.model() is listing.model


def test_a_larger_text_makes_wider_columns_that_still_fit(listing: ContactList, qtbot: QtBot) -> None:
    from netdesk.ui import theme

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before, font = listing.table.columnWidth(2), app.font()
    larger = app.font()
    larger.setPointSizeF(font.pointSizeF() * 1.3)
    try:
        listing.resize(1200, 500)
        app.setFont(larger)
        theme.apply(app, theme.Scheme.LIGHT)
        QApplication.processEvents()
        assert listing.table.columnWidth(2) > before * 1.15
        assert fits(listing)
    finally:
        app.setFont(font)
        theme.apply(app, theme.Scheme.LIGHT)
