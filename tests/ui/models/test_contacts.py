"""The contacts table as a model, and the answers that fill it."""

from __future__ import annotations

import threading
from array import array
from datetime import datetime

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactSort, ContactView, Standing
from netdesk.services import contacts, interactions
from netdesk.services.me import save_me
from netdesk.store import contacts as kept
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.contact_ids import FIRST_HITS, ContactIds
from netdesk.ui.models.contacts import ContactsModel
from netdesk.ui.models.portraits import Portraits
from netdesk.ui.roles import ChipValue, Role, Tone
from tests.ui.on_desk import add

NOW = datetime.fromisoformat("2026-10-13T09:15")
SHOW = Qt.ItemDataRole.DisplayRole

pytestmark = pytest.mark.usefixtures("british")


def touch(desk: Desk, contact_id: int, start: str, state: State = State.HELD, kind: Kind = Kind.CALL) -> None:
    interactions.add_interaction(desk, Interaction(kind, (contact_id,), state, start=Moment(start)))


def model_of(jobs: Jobs, view: ContactView | None = None) -> ContactsModel:
    model = ContactsModel(jobs, lambda: NOW)
    model.set_ids(contacts.contact_ids(jobs.reader, view or ContactView()))
    return model


def shown(model: ContactsModel, row: int) -> list[str]:
    """What the columns say that stand there as the table comes."""
    return [model.index(row, column).data() for column in range(5)]


def test_the_model_keeps_the_rules_of_models(jobs: Jobs, desk: Desk, qtbot: QtBot) -> None:
    for number in range(300):
        add(desk, f"Person {number:03}")
    model = ContactsModel(jobs, lambda: NOW)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_ids(contacts.contact_ids(jobs.reader, ContactView()))
    assert model.rowCount() == 300
    assert model.index(299, 0).data() == "Person 299"
    model.refresh({1, 200})
    model.set_ids(array("q", [3, 1, 2]))
    assert [model.index(row, 0).data() for row in range(3)] == ["Person 002", "Person 000", "Person 001"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    del tester


def test_a_row_says_who_where_and_what_comes_next(jobs: Jobs, desk: Desk) -> None:
    leila = add(desk, "Leila Haddad", "Halden Storage", title="Head of Cell Testing", circle_id=4)
    touch(desk, leila, "2026-10-12T10:00")
    touch(desk, leila, "2026-10-15T14:30", State.PLANNED, Kind.COFFEE_CHAT)
    model = model_of(jobs)
    assert shown(model, 0) == [
        "Leila Haddad",
        "Halden Storage",
        "School and alumni",
        "Yesterday",
        "Meet Thu, 14:30",
    ]
    assert model.index(0, 0).data(Role.SUBTITLE) == "Head of Cell Testing"
    assert model.index(0, 2).data(Role.CHIP) == ChipValue("School", hue=0)
    assert model.index(0, 4).data(Role.CHIP) is None
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Leila Haddad, Head of Cell Testing, Halden Storage"


def test_a_meeting_that_should_be_over_stands_out(jobs: Jobs, desk: Desk) -> None:
    touch(desk, add(desk, "Priya Raman"), "2026-10-12T10:00", State.PLANNED)
    chip = model_of(jobs).index(0, 4).data(Role.CHIP)
    assert chip == ChipValue("Did you call?", Tone.WARN)


def test_days_are_those_of_the_users_zone(jobs: Jobs, desk: Desk) -> None:
    save_me(desk, Me(zone="America/New_York"))
    asked = add(desk, "Aiko Sato")
    interactions.add_interaction(
        desk, Interaction(Kind.CALL, (asked,), State.HELD, start=Moment("2026-10-13T08:00", "Asia/Tokyo"))
    )
    assert shown(model_of(jobs), 0)[3] == "Yesterday"


def sorted_names(jobs: Jobs, sort: ContactSort, *, descending: bool = False) -> list[str]:
    model = model_of(jobs, ContactView(sort=sort, descending=descending))
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_every_column_sorts_and_blanks_come_last_both_ways(jobs: Jobs, desk: Desk) -> None:
    ana = add(desk, "Ana", "Zeta", circle_id=2)
    ben = add(desk, "Ben", "alpha", circle_id=1)
    add(desk, "Cleo")
    touch(desk, ana, "2026-10-01")
    touch(desk, ben, "2026-09-01")
    touch(desk, ana, "2026-11-02", State.PLANNED)
    touch(desk, ben, "2026-11-01", State.PLANNED)
    assert sorted_names(jobs, ContactSort.NAME) == ["Ana", "Ben", "Cleo"]
    assert sorted_names(jobs, ContactSort.NAME, descending=True) == ["Cleo", "Ben", "Ana"]
    for sort in (ContactSort.ORGANIZATION, ContactSort.CIRCLE, ContactSort.LAST_TOUCH, ContactSort.NEXT_STEP):
        assert sorted_names(jobs, sort) == ["Ben", "Ana", "Cleo"], sort
        assert sorted_names(jobs, sort, descending=True) == ["Ana", "Ben", "Cleo"], sort


def many(desk: Desk, count: int) -> None:
    with desk.change("Many") as change:
        kept.insert(change, [Contact(Name(display=f"Person {number:03}")) for number in range(count)])


def test_the_first_hits_come_before_all_of_them(jobs: Jobs, desk: Desk, qtbot: QtBot) -> None:
    many(desk, 200)
    asking = ContactIds(jobs)
    told: list[tuple[str, int]] = []
    asking.first.connect(lambda ids: told.append(("first", len(ids))))
    asking.whole.connect(lambda ids: told.append(("whole", len(ids))))
    with qtbot.waitSignal(asking.whole):
        asking.ask(ContactView(text="person"), quick=True)
    assert told == [("first", FIRST_HITS), ("whole", 200)]
    assert not asking.is_asking


def test_few_hits_are_the_whole_answer_at_once(jobs: Jobs, desk: Desk, qtbot: QtBot) -> None:
    many(desk, 3)
    asking = ContactIds(jobs)
    with qtbot.waitSignals([asking.first, asking.whole]):
        asking.ask(ContactView(text="person"), quick=True)
    assert not asking.is_asking


def test_an_answer_that_comes_too_late_is_dropped(
    jobs: Jobs, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(desk, 3)
    add(desk, "Leila Haddad")
    monkeypatch.setattr("netdesk.ui.models.contact_ids._QUICK_SECONDS", 0.0)
    asking = ContactIds(jobs)
    asking._is_quick_here = False
    told: list[list[int]] = []
    asking.whole.connect(lambda ids: told.append(list(ids)))
    for text in ("p", "pe", "leila"):
        asking.ask(ContactView(text=text), quick=True)
    qtbot.waitUntil(lambda: not asking.is_asking)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert told == [[4]]


def test_the_first_hits_are_there_at_once_unless_that_took_long_before(
    jobs: Jobs, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(desk, 3)
    asking = ContactIds(jobs)
    told: list[list[int]] = []
    asking.first.connect(lambda ids: told.append(list(ids)))
    asking.ask(ContactView(text="person"), quick=True)
    assert told == [[1, 2, 3]]
    monkeypatch.setattr("netdesk.ui.models.contact_ids._QUICK_SECONDS", 0.0)
    asking.ask(ContactView(text="pers"), quick=True)
    assert len(told) == 2
    asking.ask(ContactView(text="per"), quick=True)
    assert len(told) == 2
    qtbot.waitUntil(lambda: len(told) == 3)
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_a_busy_desk_does_not_hold_up_a_search(jobs: Jobs, desk: Desk, qtbot: QtBot) -> None:
    many(desk, 3)
    go_on = threading.Event()
    for _ in range(4):
        jobs.read(lambda _reader, _progress: go_on.wait(20))
    asking = ContactIds(jobs)
    try:
        with qtbot.waitSignal(asking.whole, timeout=3000) as whole:
            asking.ask(ContactView(text="person"), quick=True)
        assert list(whole.args[0]) == [1, 2, 3]
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_standings_are_told_quietly(jobs: Jobs, desk: Desk) -> None:
    touch(desk, add(desk, "Ana"), "2026-10-01")
    add(desk, "Ben")
    model = model_of(jobs)
    assert [model.index(row, 4).data() for row in range(2)] == ["Met", "Not asked yet"]
    assert model.index(1, 4).data(Role.TONE) == Tone.QUIET
    assert list(contacts.contact_ids(jobs.reader, ContactView(standing=Standing.IDENTIFIED))) == [2]


def picture(colour: str) -> bytes:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def test_pictures_come_in_their_own_time(jobs: Jobs, desk: Desk, qtbot: QtBot) -> None:
    add(desk, "Ana", photo=contacts.keep_photo(desk, picture("#ff0000")))
    add(desk, "Ben", photo=contacts.keep_photo(desk, b"<svg xmlns='http://www.w3.org/2000/svg'/>"))
    add(desk, "Cleo")
    model = model_of(jobs)
    portraits = Portraits(jobs)
    model.show_portraits(portraits)
    with qtbot.waitSignal(portraits.arrived):
        assert [model.index(row, 0).data(Role.PHOTO) for row in range(3)] == [None, None, None]
    qtbot.waitUntil(lambda: jobs.is_idle)
    shown_pictures = [model.index(row, 0).data(Role.PHOTO) for row in range(3)]
    assert shown_pictures[0].pixelColor(5, 5) == QColor("#ff0000")
    assert max(shown_pictures[0].width(), shown_pictures[0].height()) == 108
    assert shown_pictures[1:] == [None, None]
    assert jobs.is_idle
