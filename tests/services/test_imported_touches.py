"""Meetings out of files: kept with their people, updated by newer versions, called off, never twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netdesk import app
from netdesk.app import open_desk
from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.now import stop_clock
from netdesk.services import contacts, exports, follow_ups, history, imports, interactions
from netdesk.services.dry_runs import Action, Batch, Decision, ImportReport
from netdesk.services.me import save_me
from netdesk.store import interactions as kept
from netdesk.store.desk import Desk

ANN = "ATTENDEE;CN=Ann Lee:mailto:ann@x.example"
BEN = "ATTENDEE;CN=Ben Ode:mailto:ben@x.example"


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    stop_clock(datetime(2026, 11, 2, 12, 0, tzinfo=UTC))
    yield
    stop_clock(None)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "mine.netdesk", True)
    yield opened
    opened.close()


def invite(path: Path, *lines: str, method: str = "REQUEST", start: str = "20261105T090000Z") -> Path:
    whole = [f"METHOD:{method}", "BEGIN:VEVENT", f"DTSTART:{start}", "UID:u1", *lines, "END:VEVENT"]
    path.write_text("\r\n".join(("BEGIN:VCALENDAR", *whole, "END:VCALENDAR")), encoding="utf-8")
    return path


def bring(desk: Desk, paths: Sequence[Path], batch: Batch | None = None) -> ImportReport:
    with desk.reader() as reader:
        planned = imports.dry_run(reader, imports.read_files(paths))
    report = imports.import_people(desk, planned, batch or Batch())
    assert report.balances
    return report


def all_kept(desk: Desk) -> list[Interaction]:
    return kept.get(desk.writer, [row[0] for row in desk.writer.rows("SELECT id FROM interaction")])


def test_a_meeting_comes_with_the_people_it_names(desk: Desk, tmp_path: Path) -> None:
    ann = contacts.add_contact(desk, Contact(Name("Ann Lee"), emails=(Labelled("ANN@x.example"),)))
    report = bring(desk, [invite(tmp_path / "a.ics", "SUMMARY:Coffee", ANN, BEN)])
    (found,) = all_kept(desk)
    assert (report.interactions.added, report.total("suggested")) == (1, 1)
    assert found.contact_ids[0] == ann
    assert len(found.contact_ids) == 2
    assert (found.kind, found.state, found.notes) == (Kind.COFFEE_CHAT, State.PLANNED, "Coffee")
    history.undo(desk)
    assert all_kept(desk) == []
    assert len(list(desk.writer.rows("SELECT id FROM contact"))) == 1


def test_the_same_file_again_adds_nothing_also_when_the_meeting_was_deleted(
    desk: Desk, tmp_path: Path
) -> None:
    path = invite(tmp_path / "a.ics", ANN)
    newer = invite(tmp_path / "b.ics", "SEQUENCE:1", "LOCATION:Zürich", ANN)
    bring(desk, [path])
    again = bring(desk, [path])
    assert (again.interactions.same, again.interactions.added, again.change_id) == (1, 0, None)
    interactions.delete_interactions(desk, [each.id or 0 for each in all_kept(desk)])
    for file in (path, newer):
        assert bring(desk, [file]).interactions.why == {"deleted here before": 1}
    assert all_kept(desk) == []
    history.undo(desk)
    assert bring(desk, [path]).interactions.same == 1, "an undo brought it back"


def test_a_deleted_meeting_comes_back_when_that_is_wanted_and_is_known_then(
    desk: Desk, tmp_path: Path
) -> None:
    path = invite(tmp_path / "a.ics", ANN)
    bring(desk, [path])
    interactions.delete_interactions(desk, [1])
    assert bring(desk, [path], Batch(deleted_things=True)).interactions.added == 1
    assert bring(desk, [path], Batch(deleted_things=True)).interactions.same == 1
    assert len(all_kept(desk)) == 1


def test_a_meeting_that_went_with_its_people_comes_back_with_them(desk: Desk, tmp_path: Path) -> None:
    path = invite(tmp_path / "a.ics", ANN)
    bring(desk, [path])
    contacts.delete_contacts(desk, [1])
    assert all_kept(desk) == []
    assert bring(desk, [path], Batch(add_deleted=True)).interactions.added == 1


def test_a_deleted_meeting_that_was_restored_is_here_and_gone_with_its_people_comes_with_them(
    desk: Desk, tmp_path: Path
) -> None:
    path = invite(tmp_path / "a.ics", ANN)
    bring(desk, [path])
    interactions.delete_interactions(desk, [1])
    (gone,) = history.gone_keys(desk.writer)
    history.restore(desk, [gone])
    assert bring(desk, [path]).interactions.same == 1
    contacts.delete_contacts(desk, [1])
    assert bring(desk, [path], Batch(add_deleted=True)).interactions.added == 1


def test_a_calendar_that_this_desk_wrote_brings_back_what_was_changed_in_it(
    desk: Desk, tmp_path: Path
) -> None:
    ann = contacts.add_contact(desk, Contact(Name("Ann Lee"), emails=(Labelled("ann@x.example"),)))
    day = Moment("2026-11-05T10:00", "Europe/Oslo")
    interactions.add_interaction(desk, Interaction(Kind.CALL, (ann,), State.PLANNED, start=day))
    out, choice = tmp_path / "mine.ics", exports.ExportChoice(exports.ExportFormat.ICS, attendees=True)
    with desk.reader() as reader:
        exports.export(reader, out, choice)
    before = all_kept(desk)
    assert bring(desk, [out]).interactions.same == 1
    assert all_kept(desk) == before
    out.write_text(out.read_text().replace("20261105T10", "20261106T10"))
    assert bring(desk, [out]).interactions.updated == 1
    (found,) = all_kept(desk)
    assert (found.start, found.minutes, found.notes) == (Moment("2026-11-06T10:00", "Europe/Oslo"), 0, "")


def test_a_calendar_says_that_a_meeting_changed_by_a_higher_sequence(desk: Desk, tmp_path: Path) -> None:
    def sequences() -> list[int]:
        with desk.reader() as reader:
            exports.export(reader, tmp_path / "o.ics", exports.ExportChoice(exports.ExportFormat.ICS))
        lines = (tmp_path / "o.ics").read_text().splitlines()
        return [int(line[9:]) for line in lines if line.startswith("SEQUENCE:")]

    bring(desk, [invite(tmp_path / "a.ics", "SEQUENCE:3", ANN)])
    own = Interaction(Kind.CALL, (1,), State.PLANNED, start=Moment("2026-11-06T10:00", "UTC"))
    interactions.add_interaction(desk, own)
    before = sequences()
    assert before[0] == 3, "whoever invited says which version it is"
    assert sequences() == before
    interactions.reschedule(desk, 2, Moment("2026-11-06T11:00", "UTC"))
    after = sequences()
    assert (after[0], after[1] > before[1]) == (3, True)
    history.undo(desk)
    assert sequences()[1] > after[1], "the way back is another version"


def test_a_deleted_meeting_is_known_in_a_calendar_that_this_desk_wrote(desk: Desk, tmp_path: Path) -> None:
    ann = contacts.add_contact(desk, Contact(Name("Ann Lee"), emails=(Labelled("ann@x.example"),)))
    day = Moment("2026-11-05T10:00", "UTC")
    interactions.add_interaction(desk, Interaction(Kind.CALL, (ann,), State.PLANNED, start=day))
    out = tmp_path / "mine.ics"
    with desk.reader() as reader:
        exports.export(reader, out, exports.ExportChoice(exports.ExportFormat.ICS, attendees=True))
    interactions.delete_interactions(desk, [1])
    assert bring(desk, [out]).interactions.why == {"deleted here before": 1}


def test_a_newer_version_moves_the_meeting_and_keeps_what_was_written(desk: Desk, tmp_path: Path) -> None:
    bring(desk, [invite(tmp_path / "a.ics", "SUMMARY:Talk", ANN)])
    (before,) = all_kept(desk)
    newer = invite(tmp_path / "b.ics", "SEQUENCE:1", "SUMMARY:Other", ANN, BEN, start="20261106T100000Z")
    report = bring(desk, [newer])
    (after,) = all_kept(desk)
    assert report.interactions.updated == 1
    assert (after.id, after.start, after.notes) == (before.id, Moment("2026-11-06T10:00", "UTC"), "Talk")
    assert len(after.contact_ids) == 2
    older = bring(desk, [invite(tmp_path / "c.ics", "SEQUENCE:0", "SUMMARY:Talk", ANN, "LOCATION:x")])
    assert older.interactions.why == {"an older version of the same meeting": 1}
    assert all_kept(desk) == [after]


def test_a_cancellation_calls_the_meeting_off_and_says_so_when_there_is_none(
    desk: Desk, tmp_path: Path
) -> None:
    off = invite(tmp_path / "off.ics", ANN, "SEQUENCE:1", method="CANCEL")
    report = bring(desk, [off])
    assert report.interactions.why == {"calls off a meeting that is not on this desk": 1}
    bring(desk, [invite(tmp_path / "a.ics", ANN)])
    assert bring(desk, [off]).interactions.cancelled == 1
    assert [each.state for each in all_kept(desk)] == [State.CANCELLED]
    history.undo(desk)
    assert [each.state for each in all_kept(desk)] == [State.PLANNED]


def answer(path: Path, who: str, said: str, at: str = "20261102T101500Z") -> Path:
    line = f"ATTENDEE;PARTSTAT={said};CN={who}:mailto:{who[:3].lower()}@x.example"
    return invite(path, line, f"DTSTAMP:{at}", "ORGANIZER:mailto:me@x.example", method="REPLY")


def test_answers_are_noted_on_their_meeting_once(desk: Desk, tmp_path: Path) -> None:
    asked = invite(tmp_path / "a.ics", "SUMMARY:Talk", ANN, BEN)
    bring(desk, [asked])
    yes, no = (
        answer(tmp_path / "b.ics", "Ann Lee", "ACCEPTED"),
        answer(tmp_path / "c.ics", "Ben Ode", "DECLINED"),
    )
    report = bring(desk, [yes, no])
    assert (report.interactions.updated, report.total("added")) == (2, 0)
    (found,) = all_kept(desk)
    said = "Talk\n\nAnn Lee accepted on 2 November 2026\n\nBen Ode declined on 2 November 2026"
    assert (found.notes, found.state) == (said, State.PLANNED)
    again = bring(desk, [yes, no, asked])
    assert (again.interactions.same, again.change_id) == (3, None)
    later = invite(tmp_path / "d.ics", "SEQUENCE:1", ANN, BEN, start="20261106T100000Z")
    assert bring(desk, [later]).interactions.updated == 1, "an answer is no version"
    history.undo(desk)
    history.undo(desk)
    assert all_kept(desk)[0].notes == "Talk"


def test_an_answer_finds_a_meeting_that_comes_with_it(desk: Desk, tmp_path: Path) -> None:
    yes = answer(tmp_path / "a.ics", "Ann Lee", "ACCEPTED")
    asked = invite(tmp_path / "b.ics", "SUMMARY:Talk", ANN, BEN)
    report = bring(desk, [yes, asked])
    assert (report.interactions.added, report.interactions.updated) == (1, 1)
    (found,) = all_kept(desk)
    assert found.notes == "Talk\n\nAnn Lee accepted on 2 November 2026"
    assert bring(desk, [yes, asked]).change_id is None


def test_who_accepts_what_is_not_on_the_desk_is_met_and_a_refusal_is_left_out(
    desk: Desk, tmp_path: Path
) -> None:
    no = answer(tmp_path / "a.ics", "Ann Lee", "DECLINED")
    assert bring(desk, [no]).interactions.why == {"an answer about a meeting that is not on this desk": 1}
    yes = [answer(tmp_path / f"{who}.ics", who, "ACCEPTED") for who in ("Ann Lee", "Ben Ode")]
    report = bring(desk, yes)
    assert (report.interactions.added, report.interactions.updated) == (1, 1)
    (found,) = all_kept(desk)
    assert (len(found.contact_ids), found.state) == (2, State.PLANNED)
    asked = bring(desk, [invite(tmp_path / "b.ics", "SEQUENCE:1", "LOCATION:Here", ANN, BEN)])
    assert asked.interactions.updated == 1, "the meeting itself comes later"


SERIES = ("RRULE:FREQ=WEEKLY", "SUMMARY:Weekly", ANN)


def test_one_time_of_a_series_that_is_called_off_or_moved_is_the_one_on_the_desk(
    desk: Desk, tmp_path: Path
) -> None:
    bring(desk, [invite(tmp_path / "a.ics", *SERIES)])
    moved = invite(
        tmp_path / "b.ics", "RECURRENCE-ID:20261105T090000Z", "SEQUENCE:1", ANN, start="20261106T090000Z"
    )
    assert bring(desk, [moved]).interactions.updated == 1
    (found,) = all_kept(desk)
    assert found.start == Moment("2026-11-06T09:00", "UTC")
    off = invite(tmp_path / "c.ics", "RECURRENCE-ID:20261105T090000Z", "SEQUENCE:2", ANN, method="CANCEL")
    assert bring(desk, [off]).interactions.cancelled == 1
    other = invite(tmp_path / "d.ics", "RECURRENCE-ID:20261203T090000Z", ANN, method="CANCEL")
    assert bring(desk, [other]).interactions.cancelled == 0, "another time of it"


def test_of_versions_dropped_together_the_newest_counts(desk: Desk, tmp_path: Path) -> None:
    new = invite(tmp_path / "a.ics", ANN, "SEQUENCE:2", start="20261109T080000Z")
    old = invite(tmp_path / "b.ics", ANN, "SEQUENCE:1")
    report = bring(desk, [new, old])
    (only,) = all_kept(desk)
    assert only.start == Moment("2026-11-09T08:00", "UTC")
    assert report.interactions.left_out == 1
    again = bring(desk, [new, old])
    assert (again.interactions.added, again.interactions.updated, again.change_id) == (0, 0, None)


def test_the_user_is_no_guest_and_reads_times_on_their_own_wall(desk: Desk, tmp_path: Path) -> None:
    save_me(desk, Me("Me Myself", email="Me@x.example", zone="Europe/Oslo"))
    report = bring(desk, [invite(tmp_path / "a.ics", "ORGANIZER;CN=I:mailto:me@x.example", ANN)])
    (found,) = all_kept(desk)
    assert report.files[0].ignored_why == {"yourself": 1}
    assert found.start == Moment("2026-11-05T10:00", "Europe/Oslo")
    assert len(found.contact_ids) == 1


def test_whoever_is_left_out_is_named_in_the_notes(desk: Desk, tmp_path: Path) -> None:
    path = invite(tmp_path / "a.ics", "SUMMARY:Talk", ANN, BEN)
    bring(desk, [path], Batch(decisions={1: Decision(Action.LEAVE_OUT)}))
    (found,) = all_kept(desk)
    assert found.notes == "Talk\n\nAlso there: Ben Ode"


def test_a_meeting_with_nobody_on_the_desk_is_left_out_with_its_reason(desk: Desk, tmp_path: Path) -> None:
    report = bring(desk, [invite(tmp_path / "a.ics", ANN)], Batch(add_suggested=False))
    assert report.interactions.why == {"nobody of it is on this desk": 1}
    assert all_kept(desk) == []
    assert bring(desk, [tmp_path / "a.ics"]).interactions.added == 1


def test_texts_are_kept_only_when_asked_for(desk: Desk, tmp_path: Path) -> None:
    path = invite(tmp_path / "a.ics", "SUMMARY:Talk", "DESCRIPTION:Bring cake", ANN)
    bring(desk, [path])
    assert all_kept(desk)[0].notes == "Talk"
    history.undo(desk)
    bring(desk, [path], Batch(texts=True))
    assert all_kept(desk)[0].notes == "Talk\n\nBring cake"


def test_a_meeting_of_yesterday_asks_for_thanks_and_one_of_last_year_does_not(
    desk: Desk, tmp_path: Path
) -> None:
    bring(desk, [invite(tmp_path / "a.ics", ANN, start="20261101T090000Z")])
    bring(desk, [invite(tmp_path / "b.ics", ANN, start="20251101T090000Z").rename(tmp_path / "c.ics")])
    assert desk.writer.value("SELECT count(*) FROM follow_up") == 1


def test_what_the_user_says_took_place_is_not_planned_again(desk: Desk, tmp_path: Path) -> None:
    bring(desk, [invite(tmp_path / "a.ics", ANN)])
    interactions.mark_held(desk, all_kept(desk)[0].id or 0)
    bring(desk, [invite(tmp_path / "b.ics", ANN, "SEQUENCE:4", "LOCATION:Café")])
    (found,) = all_kept(desk)
    assert (found.state, found.place) == (State.HELD, "Café")


def test_the_report_tells_interactions_apart(desk: Desk, tmp_path: Path) -> None:
    with desk.reader() as reader:
        planned = imports.dry_run(reader, imports.read_files([invite(tmp_path / "a.ics", ANN)]))
    before = imports.report_as_json(imports.rehearse(desk, planned, Batch()))
    after = imports.report_as_json(imports.import_people(desk, planned, Batch()))
    expected = {
        "read": 1, "added": 1, "updated": 0, "cancelled": 0, "same": 0, "left_out": 0, "left_out_why": {},
    }  # fmt: skip
    assert before["interactions"] == after["interactions"] == after["files"][0]["interactions"] == expected
    assert after["files"][0]["read"] == 1


def test_the_verb_reads_a_folder_and_tells_of_its_interactions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    invite(tmp_path / "in" / "a.ics", ANN)
    assert app.main(["import", str(tmp_path / "in"), "--desk", str(tmp_path / "b.netdesk")]) == 0
    said = capsys.readouterr().out
    assert "interactions: 1 read: 1 added, 0 updated, 0 cancelled, 0 same, 0 left out" in said


def test_a_meeting_that_is_moved_takes_the_reminder_to_confirm_it_along(desk: Desk, tmp_path: Path) -> None:
    bring(desk, [invite(tmp_path / "a.ics", ANN)])
    (meeting,) = all_kept(desk)
    interactions.save_interaction(desk, replace(meeting, plan=Plan(confirm=True)))
    moved = invite(tmp_path / "b.ics", ANN, "SEQUENCE:1", start="20261109T090000Z")
    bring(desk, [moved])
    due = [each.due for each in follow_ups.open_with(desk.writer, meeting.contact_ids[0])]
    assert [each.day.isoformat() for each in due if each] == ["2026-11-08"]
    bring(desk, [invite(tmp_path / "off.ics", ANN, "SEQUENCE:2", method="CANCEL")])
    assert follow_ups.open_with(desk.writer, meeting.contact_ids[0]) == []


def test_a_guest_whom_the_user_took_off_stays_off_in_a_newer_version(desk: Desk, tmp_path: Path) -> None:
    for name, email in (("Ann Lee", "ann@x.example"), ("Ben Ode", "ben@x.example")):
        contacts.add_contact(desk, Contact(Name(name), emails=(Labelled(email),)))
    bring(desk, [invite(tmp_path / "a.ics", ANN, BEN)])
    (found,) = all_kept(desk)
    assert found.contact_ids == (1, 2)
    interactions.save_interaction(desk, replace(found, contact_ids=(1,)))
    cy = "ATTENDEE;CN=Cy Do:mailto:cy@x.example"
    report = bring(desk, [invite(tmp_path / "b.ics", "SEQUENCE:1", "LOCATION:Halden", ANN, BEN, cy)])
    assert report.interactions.updated == 1
    (after,) = all_kept(desk)
    assert (after.contact_ids, after.place) == ((1, 3), "Halden")
    interactions.save_interaction(desk, replace(after, contact_ids=(1,)))
    bring(desk, [invite(tmp_path / "c.ics", "SEQUENCE:2", "LOCATION:Oslo", ANN, BEN, cy)])
    assert [each.contact_ids for each in all_kept(desk)] == [(1,)]
