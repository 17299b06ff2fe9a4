"""The frame of the small sections, over a plain spec: what every one of them can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.folding import fold
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.services import contacts, history
from netdesk.services.desks import Desk, Reader
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.windowed import Column
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.row_detail import RowDetail
from netdesk.ui.panels.row_section import RowSection
from netdesk.ui.roles import Role
from netdesk.ui.row_spec import Emptiness, FilterMenu, Order, RowFilter, RowSpec
from netdesk.ui.tr import counted
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.column_widths import Column as Width

NAMES = ("Ada Byron", "Bo Li", "Cem Kaya", "Dörte Ünal")


class Sort(Enum):
    NAME = "name"
    PLACE = "place"


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    place: str


def read(reader: Reader) -> list[Row]:
    ids = contacts.contact_ids(reader, ContactView())
    return [Row(each.id or 0, each.shown, each.organization) for each in contacts.contacts(reader, list(ids))]


def delete(desk: Desk, rows: Sequence[Row]) -> None:
    contacts.delete_contacts(desk, [row.id for row in rows])


def spec() -> RowSpec[Row]:
    display = int(Qt.ItemDataRole.DisplayRole)
    return RowSpec(
        key="goals",
        title="Goals",
        primary="New goal",
        choose="Choose a goal to see it here.",
        counted=lambda n: counted(n, "{n} goal", "{n} goals"),
        name=lambda row: row.name,
        columns=(
            Column(
                "name", "Name", Sort.NAME, {display: lambda row: row.name, int(Role.ID): lambda row: row.id}
            ),
            Column("place", "Place", Sort.PLACE, {display: lambda row: row.place}),
        ),
        widths=(Width(240, stretch=2, least=120), Width(160, gives_way=1)),
        orders=(
            Order(Sort.NAME, "name", lambda row: fold(row.name)),
            Order(Sort.PLACE, "place", lambda row: (row.place, fold(row.name)), descending=True),
        ),
        filters=(
            RowFilter("all", "All", lambda row: True),
            RowFilter("looms", "Looms", lambda row: row.place == "Looms"),
        ),
        menu=FilterMenu("Kind", "Any kind", (RowFilter("b", "With B", lambda row: "B" in row.name),)),
        searched=lambda row: fold(f"{row.name} {row.place}"),
        read=read,
        delete=delete,
        deletable=lambda row: row.name != "Bo Li",
        tables=frozenset({"contact"}),
        empty=Emptiness("No goals", "Say what you want.", "New goal", "Look around"),
    )


class Detail(RowDetail[Row]):
    def fill(self, row: Row) -> None:
        avatar = Avatar()
        avatar.set_person(row.name, "x")
        self.add_head(avatar, row.name, row.place)
        self.add_buttons([self.button("Edit", "primary", lambda: None)])
        for line in range(40):
            self.add_words(f"Line {line}")


class Section(RowSection[Row]):
    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator) -> None:
        self.asked: list[str] = []
        chosen = spec()
        super().__init__(jobs, bus, navigator, chosen, Detail(chosen.choose))

    def new(self) -> None:
        self.asked.append("new")

    def second(self) -> None:
        self.asked.append("second")

    def edit(self, row: Row) -> None:
        self.asked.append(f"edit {row.name}")

    def fill_menu(self, menu: QMenu, row: Row) -> None:
        self.commands.add_entry(menu, "Reached", "check", lambda: self.asked.append(f"reached {row.name}"))


Made = Callable[[], Section]


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    places = ("Engines", "Engines", "Looms", "Looms")
    return {
        name: contacts.add_contact(desk, Contact(Name(display=name), organization=place))
        for name, place in zip(NAMES, places, strict=True)
    }


@pytest.fixture
def make(qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator) -> Made:
    def made() -> Section:
        section = Section(jobs, bus, navigator)
        qtbot.addWidget(section)
        section.resize(1000, 600)
        section.show()
        qtbot.waitUntil(lambda: section.is_settled)
        return section

    return made


def shown(section: Section) -> list[str]:
    return [str(section.model.index(row, 0).data()) for row in range(section.model.rowCount())]


def words(section: Section) -> list[str]:
    QApplication.processEvents()  # what was added to a layout is shown a moment later
    return [each.text() for each in section.detail.findChildren(QLabel) if each.isVisible()]


def test_the_first_row_is_chosen_and_shown_beside_the_list(people: dict[str, int], make: Made) -> None:
    section = make()
    assert shown(section) == list(NAMES)
    assert section.selected_ids() == (people["Ada Byron"],)
    assert "Ada Byron" in words(section)


def test_words_are_searched_without_case_or_accents(people: dict[str, int], make: Made, qtbot: QtBot) -> None:
    section = make()
    with qtbot.waitSignal(section.counted) as told:
        section.set_search("LOOMS unal")
    assert told.args == [1]
    assert shown(section) == ["Dörte Ünal"]


def test_a_search_that_finds_nothing_says_so_and_can_be_taken_off(
    people: dict[str, int], make: Made, qtbot: QtBot
) -> None:
    section = make()
    section.set_search("zzz")
    assert not section.is_empty
    button = next(each for each in section.findChildren(QPushButton) if each.text() == "Show all")
    with qtbot.waitSignal(section.search_replaced) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [""]
    assert shown(section) == list(NAMES)


def test_chip_and_menu_narrow_together(people: dict[str, int], make: Made) -> None:
    section = make()
    section.filters.choose("looms")
    assert shown(section) == ["Cem Kaya", "Dörte Ünal"]
    section.filters.choose("all")
    section.filters.choose_from_menu("b")
    assert shown(section) == ["Ada Byron", "Bo Li"]
    assert section.filters.is_narrowing
    section.filters.choose_from_menu("")
    assert not section.filters.is_narrowing


def test_the_head_of_a_column_sorts_and_turns_round(people: dict[str, int], make: Made) -> None:
    section = make()
    section.table.sort_asked.emit(Sort.PLACE)
    assert shown(section)[0] == "Dörte Ünal"
    section.table.sort_asked.emit(Sort.PLACE)
    assert shown(section)[0] == "Ada Byron"
    assert section.filters.caption.text() == "Sorted by place, reversed"


def test_delete_is_done_at_once_undone_by_one_step_and_said(
    people: dict[str, int], make: Made, desk: Desk, navigator: Navigator, qtbot: QtBot
) -> None:
    section = make()
    section.table.choose(people["Cem Kaya"])
    with qtbot.waitSignal(navigator.said) as told:
        qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    assert told.args == ["Cem Kaya deleted", True]
    qtbot.waitUntil(lambda: section.is_settled and len(shown(section)) == 3)
    assert section.selected_ids() == (people["Dörte Ünal"],), "the next one takes the place"
    section.jobs.change(history.undo)
    qtbot.waitUntil(lambda: len(shown(section)) == 4)


def test_what_may_not_be_deleted_stays(
    people: dict[str, int], make: Made, navigator: Navigator, qtbot: QtBot
) -> None:
    section = make()
    section.table.selectAll()
    assert "4 goals chosen" in words(section)
    buttons = section.detail.findChildren(QPushButton)
    button = next(each for each in buttons if each.text() == "Delete 3 goals")
    with qtbot.waitSignal(navigator.said) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["3 goals deleted", True]
    qtbot.waitUntil(lambda: shown(section) == ["Bo Li"])


def test_enter_edits_and_the_menu_tells_what_can_be_done(
    people: dict[str, int], make: Made, qtbot: QtBot
) -> None:
    section = make()
    section.focus_list()
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    entries = [each for each in section.menu(section.chosen()).actions() if not each.isSeparator()]
    assert [each.text() for each in entries] == ["Edit…", "Reached", "Delete"]
    entries[1].trigger()
    assert section.asked == ["edit Ada Byron", "reached Ada Byron"]


def test_a_letter_typed_in_the_list_begins_a_search(people: dict[str, int], make: Made, qtbot: QtBot) -> None:
    section = make()
    section.focus_list()
    with qtbot.waitSignal(section.search_typed) as told:
        qtbot.keyClick(section.table, Qt.Key.Key_X)
    assert told.args == ["x"]


def test_a_row_asked_for_is_shown_though_filters_hid_it(people: dict[str, int], make: Made) -> None:
    section = make()
    section.filters.choose("looms")
    section.show_row(people["Ada Byron"])
    assert section.selected_ids() == (people["Ada Byron"],)
    assert not section.filters.is_narrowing


def test_a_row_that_is_being_kept_is_shown_once_it_is_there(make: Made, jobs: Jobs, qtbot: QtBot) -> None:
    section = make()
    assert section.is_empty
    person = Contact(Name(display="Eve Ng"))
    jobs.change(lambda desk: contacts.add_contact(desk, person), done=section.show_row)
    qtbot.waitUntil(lambda: "Eve Ng" in words(section))
    assert not section.is_empty


def test_an_empty_section_offers_what_fills_it(make: Made, qtbot: QtBot) -> None:
    section = make()
    section.focus_list()
    assert section.empty.primary.hasFocus()
    qtbot.mouseClick(section.empty.primary, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(section.empty.secondary, Qt.MouseButton.LeftButton)
    assert section.asked == ["new", "second"]


def test_what_changed_while_nobody_looked_is_read_when_somebody_does(
    people: dict[str, int], make: Made, jobs: Jobs, qtbot: QtBot
) -> None:
    section = make()
    section.hide()
    person = Contact(Name(display="Eve Ng"))
    with qtbot.waitSignal(jobs.bus.changed):
        jobs.change(lambda desk: contacts.add_contact(desk, person))
    assert not section.is_settled
    section.show()
    qtbot.waitUntil(lambda: len(shown(section)) == 5)


def test_in_a_narrow_window_the_detail_lies_over_the_list(
    people: dict[str, int], make: Made, qtbot: QtBot
) -> None:
    section = make()
    section.set_compact("narrow")
    assert section.table.isVisible()
    assert not section.detail.isVisible()
    row = section.table.visualRect(section.model.index(1, 0)).center()
    qtbot.mouseClick(section.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.x(), row.y()))
    assert section.detail.isVisible()
    assert not section.table.isVisible()
    qtbot.mouseClick(section.detail.back, Qt.MouseButton.LeftButton)
    assert section.table.isVisible()
    section.set_compact("compact")
    assert section.detail.isVisible()


def test_keys_stay_in_the_detail_when_it_is_built_anew(
    people: dict[str, int], make: Made, jobs: Jobs, qtbot: QtBot
) -> None:
    section = make()
    button = next(each for each in section.detail.findChildren(QPushButton) if each.text() == "Edit")
    button.setFocus()
    section.detail.show_row(section.detail.shown)

    def focused() -> bool:
        now = section.detail.window().focusWidget()
        return isinstance(now, QPushButton) and now is not button and now.text() == "Edit"

    qtbot.waitUntil(focused)


def test_tab_goes_from_the_filters_to_the_list_to_the_one_that_is_shown(
    people: dict[str, int], make: Made, qtbot: QtBot
) -> None:
    section = make()
    qtbot.waitUntil(section.isActiveWindow)
    QApplication.processEvents()  # what was added to a layout is shown a moment later
    section.filters.chips.focus_first()
    names = []
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName() or getattr(focused, "text", str)())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert names == ["All", "Kind: Any kind", "Sorted by name", "Goals", "More", "Edit"]


def test_a_desk_that_can_only_be_looked_at_says_so_before_anything_is_typed(
    people: dict[str, int],
    make: Made,
    desk: Desk,
    navigator: Navigator,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    section = make()
    monkeypatch.setattr(type(desk), "read_only", property(lambda _desk: True))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
        section.focus_list()
        with qtbot.waitSignal(navigator.declined) as told:
            qtbot.keyClick(section.table, key)
        assert told.args == ["a.netdesk is read-only: you can look, not change"]
    assert section.asked == []
    assert len(shown(section)) == 4
    entries = [each for each in section.menu(section.chosen()).actions() if not each.isSeparator()]
    assert not any(each.isEnabled() for each in entries)


def test_whoever_reads_further_down_stays_there_when_the_row_changes(
    people: dict[str, int], make: Made, jobs: Jobs, qtbot: QtBot
) -> None:
    section = make()
    bar = section.detail.scroll_bar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    before = bar.value()
    ada = contacts.contact(jobs.reader, people["Ada Byron"])
    assert ada is not None
    jobs.change(lambda desk: contacts.save_contact(desk, replace(ada, organization="Looms")))
    qtbot.waitUntil(lambda: "Looms" in words(section))
    assert bar.value() == before
    section.table.choose(people["Bo Li"])
    QApplication.processEvents()
    assert bar.value() == 0, "another one begins at its top"
