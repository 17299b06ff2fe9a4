"""Several contacts become one: all that was theirs follows, and undo brings everybody back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.errors import Trouble
from netdesk.domain.events import Event
from netdesk.domain.follow_ups import FollowUpKind
from netdesk.domain.goals import Goal, Measure
from netdesk.domain.history import HistoryView
from netdesk.domain.history_words import What
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.now import utc_now
from netdesk.domain.own_fields import OwnValue
from netdesk.domain.rows import ContactView
from netdesk.exchange.planning import Batch
from netdesk.services import (
    contacts,
    events,
    follow_ups,
    goals,
    history,
    imports,
    interactions,
    merging,
    not_same,
)
from netdesk.services.change_details import details
from netdesk.services.checks import check
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.store import given as drawn
from tests.store.ledger import rows_of

LEILA, SHORT, OLD, NORA = 1, 2, 3, 4
CARD = """BEGIN:VCARD
VERSION:3.0
UID:{uid}
FN:L. Haddad
N:Haddad;L.;;;
EMAIL:leila@kestrel.example
END:VCARD
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Leila Haddad three times, and Nora, whom the third of them introduced."""
    opened = Desk.open(tmp_path / "a.netdesk")
    for contact in (
        Contact(Name(given="Leila", family="Haddad"), uid="one", emails=(Labelled("l@home.example"),)),
        Contact(Name(display="L. Haddad"), uid="two", emails=(Labelled("leila@kestrel.example"),)),
        Contact(Name(display="Leila H."), tags=("Fair",), own=(OwnValue("Cohort", "2019"),)),
        Contact(Name(display="Nora"), introduced_by=OLD),
    ):
        contacts.add_contact(opened, contact)
    yield opened
    opened.close()


def merge_all(desk: Desk) -> None:
    with desk.reader() as reader:
        present = contacts.contact(reader, LEILA)
    assert present
    merging.merge(desk, LEILA, [SHORT, OLD], present)


def met(desk: Desk, *ids: int, state: State = State.HELD) -> int:
    day = utc_now().date().isoformat()
    touch = Interaction(Kind.COFFEE_CHAT, ids, state, start=Moment(f"{day}T00:00", "UTC"))
    return interactions.add_interaction(desk, touch)


@settings(max_examples=20, deadline=None)
@given(people=st.lists(drawn.contacts, min_size=2, max_size=4))
def test_whoever_is_united_and_kept_reads_back_the_same_and_undo_takes_it_back(people: list[Contact]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder) / "a.netdesk")
        try:
            ids = [contacts.add_contact(desk, each) for each in people]
            with desk.reader() as reader:
                before = rows_of(reader.raw)
                present = contacts.contacts(reader, ids)
                wanted = merging.united(present)
                merging.merge(desk, ids[0], ids[1:], wanted)
                kept = contacts.contact(reader, ids[0])
                assert kept
                assert replace(kept, own=()) == replace(wanted, own=())
                assert set(kept.own) == set(wanted.own)
                assert merging.united([kept, *present[1:]]) == kept
                history.undo(desk)
                assert rows_of(reader.raw) == before
        finally:
            desk.close()


def test_the_others_are_gone_and_the_change_says_how_many_became_whom(desk: Desk, reader: Reader) -> None:
    merge_all(desk)
    assert [each.id for each in contacts.contacts(reader, range(9))] == [LEILA, NORA]
    entry = history.next_undo(reader)
    assert entry
    assert entry.label == "Merge 3 people into Leila Haddad"
    assert check(reader) == []


def test_whoever_was_deleted_restored_and_then_merged_is_not_among_the_deleted(
    desk: Desk, reader: Reader
) -> None:
    contacts.delete_contacts(desk, [SHORT])
    (gone,) = history.gone_keys(reader)
    history.restore(desk, [gone])
    # Of a restoring that is taken back and made again, several lines of history say that they went.
    history.undo(desk)
    history.redo(desk)
    contacts.delete_contacts(desk, [OLD])
    history.restore(desk, history.gone_keys(reader))
    merge_all(desk)
    assert history.gone_keys(reader) == []
    history.undo(desk)
    assert history.gone_keys(reader) == []


def test_whoever_was_merged_stays_a_part_of_somebody_who_is_deleted(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Lei")))
    added = history.history(reader, 1)[0].id
    (lei,) = set(contacts.contact_ids(reader, ContactView())) - {LEILA, NORA, SHORT, OLD}
    history.undo(desk)
    contacts.add_circle(desk, "Choir", 1)
    history.make_again(desk, added)
    leila = contacts.contact(reader, LEILA)
    assert leila
    merging.merge(desk, LEILA, [lei], leila)
    contacts.delete_contacts(desk, [LEILA])
    assert [key[1] for key in history.gone_keys(reader)] == [LEILA], "not by the undo of long ago either"
    history.undo(desk)
    history.undo(desk)
    contacts.delete_contacts(desk, [lei])
    assert [key[1] for key in history.gone_keys(reader)] == [lei]


def test_events_and_goals_follow_each_person_once_in_the_first_place_of_any(
    desk: Desk, reader: Reader
) -> None:
    events.save(desk, Event("Fair", contact_ids=(OLD, NORA, SHORT)))
    events.save(desk, Event("Meetup", contact_ids=(NORA, SHORT, LEILA)))
    goals.save(desk, Goal("Six talks", measure=Measure.PEOPLE, helper_ids=(NORA, SHORT)))
    before = rows_of(reader.raw)
    merge_all(desk)
    assert [each.contact_ids for each in events.every(reader)] == [(LEILA, NORA), (NORA, LEILA)]
    assert goals.every(reader)[0].helper_ids == (NORA, LEILA)
    assert goals.progress(reader) == {1: 2}
    assert list(contacts.contact_ids(reader, ContactView(text="fair leila"))) == [LEILA]
    assert check(reader) == []
    history.undo(desk)
    assert rows_of(reader.raw) == before


def test_everybody_is_back_exactly_after_undo(desk: Desk, reader: Reader) -> None:
    met(desk, SHORT, OLD, NORA)
    met(desk, LEILA, OLD)
    follow_ups.remind(desk, [OLD], "Send the paper", None)
    not_same.keep_apart(desk, [OLD, NORA])
    before = rows_of(reader.raw)
    merge_all(desk)
    after = rows_of(reader.raw)
    assert after != before
    history.undo(desk)
    assert rows_of(reader.raw) == before
    history.redo(desk)
    assert rows_of(reader.raw) == after
    assert check(reader) == []


def test_interactions_follow_and_nobody_takes_part_twice(desk: Desk, reader: Reader) -> None:
    both, together = met(desk, SHORT, NORA, OLD), met(desk, OLD, LEILA)
    merge_all(desk)
    found = {each.id: each.contact_ids for each in contacts.timeline(reader, LEILA)}
    assert found == {both: (LEILA, NORA), together: (LEILA,)}
    rows = [row for key, row in rows_of(reader.raw).items() if key[0] == "interaction_contact"]
    assert len({row[1:3] for row in rows}) == len(rows) == 3


def test_one_person_is_thanked_once_for_one_meeting_and_not_again_when_that_was_done(
    desk: Desk, reader: Reader
) -> None:
    thanked, waiting = met(desk, LEILA, SHORT), met(desk, SHORT, OLD)
    done = next(each.id for each in follow_ups.open_with(reader, SHORT) if each.interaction_id == thanked)
    assert done
    follow_ups.mark_done(desk, done)
    merge_all(desk)
    found = follow_ups.open_with(reader, LEILA)
    assert [(each.kind, each.interaction_id) for each in found] == [(FollowUpKind.THANK_YOU, waiting)]


def test_whoever_they_introduced_was_introduced_by_the_kept_one(desk: Desk, reader: Reader) -> None:
    merge_all(desk)
    nora = contacts.contact(reader, NORA)
    assert nora
    assert (nora.introduced_by, nora.introducer) == (LEILA, "")


def test_nobody_is_introduced_by_themselves(desk: Desk, reader: Reader) -> None:
    present = contacts.contact(reader, LEILA)
    assert present
    contacts.save_contact(desk, replace(present, introduced_by=OLD))
    merge_all(desk)
    merged = contacts.contact(reader, LEILA)
    assert merged
    assert merged.introduced_by is None


def test_who_is_somebody_else_stays_somebody_else(desk: Desk, reader: Reader) -> None:
    not_same.keep_apart(desk, [OLD, NORA])
    not_same.keep_apart(desk, [LEILA, SHORT])
    merge_all(desk)
    assert not_same.apart(reader) == {(LEILA, NORA)}


def test_the_files_they_came_from_bring_nobody_again(desk: Desk, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text(CARD.format(uid="two"))
    brought = imports.dry_run(reader, imports.read_files([path]))
    imports.import_people(desk, brought, Batch())
    merge_all(desk)
    again = imports.dry_run(reader, imports.read_files([path]))
    assert [(each.outcome.value, each.contact_id) for each in again.items] == [("same", LEILA)]


def test_a_card_with_the_uid_of_somebody_merged_is_known(desk: Desk, reader: Reader, tmp_path: Path) -> None:
    merge_all(desk)
    path = tmp_path / "later.vcf"
    text = CARD.format(uid="two").replace("leila@kestrel.example", "new@kestrel.example")
    path.write_text(text.replace("L. Haddad", "Leila Haddad").replace("Haddad;L.", "Haddad;Leila"))
    found = imports.dry_run(reader, imports.read_files([path]))
    assert [(each.outcome.value, each.contact_id) for each in found.items] == [("update", LEILA)]
    history.undo(desk)
    found = imports.dry_run(reader, imports.read_files([path]))
    assert [each.contact_id for each in found.items] == [SHORT]


def test_the_uid_of_somebody_merged_long_ago_is_known_after_another_merge(
    desk: Desk, reader: Reader, tmp_path: Path
) -> None:
    short, leila = contacts.contact(reader, SHORT), contacts.contact(reader, LEILA)
    assert short
    assert leila
    merging.merge(desk, OLD, [SHORT], replace(leila, uid=""))
    merging.merge(desk, LEILA, [OLD], leila)
    path = tmp_path / "later.vcf"
    path.write_text(CARD.format(uid="two").replace("leila@kestrel", "new@kestrel"))
    found = imports.dry_run(reader, imports.read_files([path]))
    assert [each.contact_id for each in found.items] == [LEILA]


def test_the_history_of_the_kept_one_tells_what_happened_to_the_others(desk: Desk, reader: Reader) -> None:
    short = contacts.contact(reader, SHORT)
    assert short
    contacts.save_contact(desk, replace(short, title="Engineer"))
    merge_all(desk)
    ids = history.change_ids(reader, HistoryView(contact_id=LEILA))
    told = history.entries(reader, ids)
    assert [told[each].label for each in ids] == [
        "Merge 3 people into Leila Haddad",
        "Edit L. Haddad",
        "Add Leila H.",
        "Add L. Haddad",
        "Add Leila Haddad",
    ]
    (edit,) = details(reader, ids[1], LEILA).subjects
    assert (edit.title, [(line.label, line.after) for line in edit.lines]) == (
        "L. Haddad", [("Title", "Engineer")],
    )  # fmt: skip


def test_the_change_tells_who_was_merged(desk: Desk, reader: Reader) -> None:
    merge_all(desk)
    told = {each.id: each for each in details(reader, history.history(reader, 1)[0].id).subjects}
    lines = [(line.label, line.after) for line in told[LEILA].lines]
    assert lines == [("Merged with", "L. Haddad"), ("Merged with", "Leila H.")]
    assert (told[SHORT].what, told[OLD].what, told[LEILA].what) == (What.MERGED, What.MERGED, What.CHANGED)


def test_somebody_who_was_merged_is_not_among_the_deleted(desk: Desk, reader: Reader) -> None:
    merge_all(desk)
    assert history.gone_keys(reader) == []
    contacts.delete_contacts(desk, [LEILA])
    assert [key[1] for key in history.gone_keys(reader)] == [LEILA]
    history.restore(desk, history.gone_keys(reader))
    ids = history.change_ids(reader, HistoryView(contact_id=LEILA))
    assert "Add L. Haddad" in [each.label for each in history.entries(reader, ids).values()]


def test_nothing_happens_when_somebody_is_gone_or_there_is_only_one(desk: Desk, reader: Reader) -> None:
    present = contacts.contact(reader, LEILA)
    assert present
    contacts.delete_contacts(desk, [OLD])
    before = rows_of(reader.raw)
    with pytest.raises(Trouble, match="no longer on the desk"):
        merging.merge(desk, LEILA, [SHORT, OLD], present)
    with pytest.raises(Trouble, match="two contacts"):
        merging.merge(desk, LEILA, [LEILA], present)
    assert rows_of(reader.raw) == before


def test_a_merge_can_be_undone_after_a_later_edit_of_somebody_else(desk: Desk, reader: Reader) -> None:
    merge_all(desk)
    change = history.history(reader, 1)[0].id
    contacts.add_contact(desk, Contact(Name(display="Tom")))
    history.undo_change(desk, change)
    assert [each.id for each in contacts.contacts(reader, range(5))] == [LEILA, SHORT, OLD, NORA]
