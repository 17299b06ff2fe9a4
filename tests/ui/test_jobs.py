"""Jobs: changes in order on one thread, reading beside them, answers on the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Cancelled, Trouble
from netdesk.domain.names import Name
from netdesk.domain.progress import Progress
from netdesk.domain.rows import Changes, ContactView
from netdesk.services import contacts
from netdesk.store import log_keeping
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs


@pytest.fixture
def jobs(tmp_path: Path, qtbot: QtBot) -> Iterator[Jobs]:
    desk = Desk.open(tmp_path / "a.netdesk")
    made = Jobs(desk, Bus())
    yield made
    made.close()
    desk.close()


def _person(name: str) -> Contact:
    return Contact(name=Name(display=name))


def test_changes_are_made_in_the_order_in_which_they_were_asked_for(jobs: Jobs, qtbot: QtBot) -> None:
    kept: list[int] = []
    for number in range(20):
        person = _person(f"P{number:02d}")
        jobs.change(partial(contacts.add_contact, contact=person), kept.append)
    qtbot.waitUntil(lambda: len(kept) == 20)
    assert kept == list(range(1, 21))
    rows = contacts.contact_rows(jobs.reader, list(contacts.contact_ids(jobs.reader, ContactView())))
    assert [rows[each].name for each in kept] == [f"P{number:02d}" for number in range(20)]


def test_answers_and_the_bus_speak_on_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[tuple[str, str]] = []
    here = threading.current_thread().name
    jobs._bus.changed.connect(lambda changes: heard.append(("changed", threading.current_thread().name)))
    jobs.change(
        lambda desk: contacts.add_contact(desk, _person("Ann")),
        lambda _: heard.append(("done", threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [("changed", here), ("done", here)]


def test_a_change_tells_which_contacts_it_touched(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs._bus.changed) as signal:
        jobs.change(lambda desk: contacts.add_contact(desk, _person("Ann")))
    changes = signal.args[0]
    assert isinstance(changes, Changes)
    assert changes.contacts == {1}
    assert changes.label == "Add Ann"


def test_a_trouble_goes_to_whoever_asked_or_else_to_the_bus(jobs: Jobs, qtbot: QtBot) -> None:
    def refuse(desk: Desk) -> None:
        raise Trouble("No room here.")

    caught: list[Exception] = []
    jobs.change(refuse, failed=caught.append)
    qtbot.waitUntil(lambda: len(caught) == 1)
    assert str(caught[0]) == "No room here."
    with qtbot.waitSignal(jobs._bus.troubled) as signal:
        jobs.change(refuse)
    assert signal.args == ["No room here."]


def test_a_bug_is_told_as_an_apology_without_its_words(
    jobs: Jobs, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(desk: Desk) -> None:
        raise KeyError("secret name")

    with qtbot.waitSignal(jobs._bus.troubled) as signal:
        jobs.change(fail)
    assert "secret" not in signal.args[0]
    assert "Nothing on your desk was changed" in signal.args[0]


def test_reading_goes_on_while_a_long_change_runs_and_sees_nothing_of_it(jobs: Jobs, qtbot: QtBot) -> None:
    inside, leave = threading.Event(), threading.Event()

    def long_work(desk: Desk, progress: Progress) -> int:
        with desk.change("Import", "import") as change:
            from netdesk.store import contacts as kept

            kept.insert(change, [_person("Ann")])
            inside.set()
            assert leave.wait(10)
        return 1

    counted: list[int] = []
    done: list[int] = []
    jobs.long_change("Importing 1 person", long_work, done.append)
    assert inside.wait(10)
    assert jobs.long_change_running == "Importing 1 person"
    jobs.read(lambda reader, _: contacts.counts(reader).contacts, counted.append)
    qtbot.waitUntil(lambda: len(counted) == 1)
    assert counted == [0]
    leave.set()
    qtbot.waitUntil(lambda: len(done) == 1)
    assert jobs.long_change_running == ""
    assert contacts.counts(jobs.reader).contacts == 1


def test_a_cancelled_change_keeps_nothing_and_says_so(jobs: Jobs, qtbot: QtBot) -> None:
    begun = threading.Event()

    def long_work(desk: Desk, progress: Progress) -> None:
        from netdesk.store import contacts as kept

        with desk.change("Import", "import") as change:
            while True:
                kept.insert(change, [_person("Ann")])
                begun.set()
                progress.report(1, 0)

    heard: list[str] = []
    job = jobs.long_change("Importing", long_work, cancelled=lambda: heard.append("cancelled"))
    assert begun.wait(10)
    job.cancel()
    qtbot.waitUntil(lambda: heard == ["cancelled"])
    assert contacts.counts(jobs.reader).contacts == 0


def test_progress_is_shown_and_ends(jobs: Jobs, qtbot: QtBot) -> None:
    shown: list[tuple[str, int, int]] = []
    jobs._bus.busy.connect(lambda what, done, total, job: shown.append((what, done, total)))

    def work(reader: Reader, progress: Progress) -> None:
        progress.report(3, 7, "Reading people.vcf")

    jobs.read(work, what="Reading 1 file")
    qtbot.waitUntil(lambda: bool(shown) and shown[-1] == ("", 0, 0))
    assert ("Reading people.vcf", 3, 7) in shown


def test_work_cancelled_before_its_turn_never_runs(jobs: Jobs, qtbot: QtBot) -> None:
    hold, ran, heard = threading.Event(), [], []
    jobs.change(lambda desk: hold.wait(10))
    job = jobs.long_change("Importing", lambda *_: ran.append(1), cancelled=lambda: heard.append(1))
    job.cancel()
    hold.set()
    qtbot.waitUntil(lambda: heard == [1])
    assert ran == []


def test_closing_waits_for_changes_that_were_asked_for(tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk.open(tmp_path / "a.netdesk")
    jobs = Jobs(desk, Bus())
    for number in range(10):
        jobs.change(partial(contacts.add_contact, contact=_person(f"P{number}")))
    jobs.close()
    with desk.reader() as reader:
        assert contacts.counts(reader).contacts == 10
    desk.close()


def test_answers_on_their_way_when_it_is_closed_leave_no_timer_running(tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk.open(tmp_path / "a.netdesk")
    jobs = Jobs(desk, Bus())
    for number in range(10):
        jobs.change(partial(contacts.add_contact, contact=_person(f"P{number}")))
    jobs.close()
    QApplication.processEvents()
    assert not jobs._taking.isActive()
    desk.close()


def test_cancelled_is_no_trouble() -> None:
    assert not issubclass(Cancelled, Trouble)


def test_quiet_work_is_shown_only_when_it_lasts_and_stops_on_close(tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk.open(tmp_path / "a.netdesk")
    jobs = Jobs(desk, Bus())
    shown: list[str] = []
    jobs._bus.busy.connect(lambda what, *_: shown.append(what))
    begun, stopped = threading.Event(), threading.Event()

    def work(_reader: Reader, progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress.report(1, 2)
        except Cancelled:
            stopped.set()
            raise

    quick: list[int] = []
    jobs.read(lambda _reader, _: 1, quick.append, what="Backing up", shown_after=60)
    qtbot.waitUntil(lambda: quick == [1])
    assert "Backing up" not in shown
    jobs.read(work, what="Backing up", shown_after=0.05)
    qtbot.waitUntil(lambda: "Backing up" in shown)
    assert begun.is_set()
    jobs.close()
    assert stopped.is_set()
    desk.close()


def test_a_long_log_is_written_into_the_desk_when_no_change_waits(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_keeping, "_SHORT", 1)
    monkeypatch.setattr(log_keeping, "_LONG", 2)
    path = jobs.desk.path
    before = path.read_bytes()
    jobs.change(partial(contacts.add_contact, contact=_person("Ann")))
    qtbot.waitUntil(lambda: path.read_bytes() != before)
