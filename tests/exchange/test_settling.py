"""From the dry run to what is kept, and to numbers that balance."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.drafts import Draft, Ignored, Photo, Problem
from netdesk.exchange.planning import ALL_FIELDS, Action, Batch, Decision, FileReading, Kept, Outcome
from netdesk.exchange.recognising import names_agree
from netdesk.exchange.settling import circle_names
from tests.exchange.desk_in_memory import Desk, file_of
from tests.exchange.given import person, png

ANN = person("Ann Lee", emails=["ann@b.example"], organization="Acme")
CTO = replace(ANN, title="CTO", organization="Globex")


def test_new_people_are_added_with_the_circle_and_tags_of_the_batch():
    desk = Desk()
    report = desk.import_files(
        file_of(replace(ANN, tags=("fair",))), batch=Batch(circle_id=3, tags=("Fair", "2026"))
    )
    assert desk.contacts[1] == replace(ANN, id=1, circle_id=3, tags=("fair", "2026"))
    assert report.files[0].added == 1


def test_an_update_fills_and_keeps_what_differs_and_says_so():
    desk = Desk(ANN)
    report = desk.import_files(file_of(replace(CTO, department="Cells", birthday=None)))
    assert desk.contacts[1] == replace(ANN, id=1)
    assert report.files[0].same == 1
    assert report.kept == (
        Kept("Ann Lee", "Organization", "Acme", "Globex"),
        Kept("Ann Lee", "Department", "", "Cells"),
        Kept("Ann Lee", "Title", "", "CTO"),
    )
    report = desk.import_files(file_of(replace(ANN, notes="tall")))
    assert desk.contacts[1].notes == "tall"
    assert report.files[0].updated == 1


def test_the_file_s_value_is_taken_for_one_field_one_person_or_all():
    for batch in (
        Batch(theirs=frozenset({"organization"})),
        Batch(theirs=frozenset({ALL_FIELDS})),
        Batch(decisions={0: Decision(theirs=frozenset({"organization"}))}),
    ):
        desk = Desk(ANN)
        report = desk.import_files(file_of(CTO), batch=batch)
        assert (desk.contacts[1].organization, desk.contacts[1].title) == ("Globex", "CTO")
        assert report.files[0].updated == 1


def test_a_suggestion_is_added_or_left_out_as_the_batch_says_and_counts_as_suggested():
    for add, people in ((True, 2), (False, 1)):
        desk = Desk(person("Ann Lee"))
        report = desk.import_files(file_of(person("Ann Lee", title="x")), batch=Batch(add_suggested=add))
        assert len(desk.contacts) == people
        assert (report.files[0].suggested, report.files[0].added) == (1, 0)


def test_a_suggestion_is_joined_added_or_left_out_as_the_user_says():
    record = file_of(person("Ann Lee", title="x"))
    for action, counted, people in (
        (Action.JOIN, "updated", 1),
        (Action.ADD, "added", 2),
        (Action.LEAVE_OUT, "ignored", 1),
    ):
        desk = Desk(person("Ann Lee"))
        report = desk.import_files(record, batch=Batch(decisions={0: Decision(action)}))
        assert getattr(report.files[0], counted) == 1
        assert len(desk.contacts) == people
        assert report.balances
    assert report.files[0].ignored_why == {"left out by you": 1}


def test_a_person_found_in_two_files_is_added_once_with_what_both_say():
    desk = Desk()
    report = desk.import_files(file_of(ANN), file_of(replace(ANN, notes="tall"), path="b.vcf"))
    assert list(desk.contacts.values()) == [replace(ANN, id=1, notes="tall")]
    assert [(each.added, each.updated) for each in report.files] == [(1, 0), (0, 1)]
    assert len(desk.digests) == 2


def test_whoever_is_left_out_is_left_out_of_later_files_too():
    files = file_of(ANN), file_of(replace(ANN, notes="tall"), path="b.vcf"), file_of(ANN, path="c.vcf")
    desk = Desk()
    report = desk.import_files(*files, batch=Batch(decisions={0: Decision(Action.LEAVE_OUT)}))
    assert not desk.contacts
    assert [each.ignored for each in report.files] == [1, 1, 1]
    assert report.balances


def test_joining_a_suggestion_takes_its_later_records_along():
    desk = Desk(person("Ann Lee"))
    first = person("Ann Lee", emails=["ann@b.example"])
    report = desk.import_files(
        file_of(first),
        file_of(replace(first, notes="tall"), path="b.vcf"),
        batch=Batch(decisions={0: Decision(Action.JOIN)}),
    )
    assert len(desk.contacts) == 1
    assert desk.contacts[1].notes == "tall"
    assert [each.updated for each in report.files] == [1, 1]


def test_an_update_may_be_kept_apart():
    desk = Desk(ANN)
    desk.import_files(file_of(CTO), batch=Batch(decisions={0: Decision(Action.ADD)}))
    assert [each.organization for each in desk.contacts.values()] == ["Acme", "Globex"]


def test_photos_come_along_under_their_hash():
    photo = Photo(png(), "image/png", 2, 2)
    desk = Desk()
    work = desk.settle(desk.plan(file_of(Draft(ANN, 1, "d", photo))))
    (addition,) = work.additions
    assert addition.photo == photo
    assert len(addition.contact.photo) == 64
    desk.add(ANN, ())
    (update,) = desk.settle(desk.plan(file_of(Draft(ANN, 1, "e", photo)))).updates
    assert update.photo == photo
    assert update.contact.photo == addition.contact.photo


def test_the_file_s_circle_goes_before_that_of_the_batch():
    desk = Desk()
    dry_run = desk.plan(
        file_of(Draft(ANN, 1, "d", circle="École"), Draft(person("Bo"), 2, "e", circle="Nowhere"))
    )
    assert circle_names(dry_run) == ("École", "Nowhere")
    work = desk.settle(dry_run, Batch(circle_id=9), ecole=4)
    assert [each.contact.circle_id for each in work.additions] == [4, 9]


def test_a_record_that_changes_nothing_is_remembered():
    desk = Desk(ANN)
    desk.import_files(file_of(replace(ANN, uid="")))
    (item,) = desk.plan(file_of(ANN)).items
    assert item.reason == "Imported before"


def test_rejected_and_ignored_records_are_counted_with_their_reasons():
    reading = FileReading(
        "a.vcf",
        "vCard 3.0",
        [Draft(ANN, 1, "d")],
        (Problem(5, "broken", rejected=True), Problem(6, "odd")),
        (Ignored(9, "a mailing list"), Ignored(12, "a mailing list")),
    )
    (report,) = Desk().import_files(reading).files
    assert (report.read, report.added, report.rejected, report.ignored) == (4, 1, 1, 2)
    assert report.ignored_why == {"a mailing list": 2}
    assert report.balances


def test_whoever_is_said_to_be_another_is_kept_apart_and_not_suggested_again():
    desk = Desk(person("Tom Okafor"))
    dry_run = desk.plan(file_of(person("Tom Okafor", title="Welder")))
    assert dry_run.items[0].outcome is Outcome.SUGGESTED
    desk.keep(desk.settle(dry_run, Batch(decisions={0: Decision(Action.ADD)})))
    assert desk.apart == {(1, 2)}
    # A later file with the same person, written otherwise: asked about the one who was added.
    (item,) = desk.plan(file_of(person("Tom Okafor", title="Master welder"))).items
    assert (item.outcome, item.contact_id) == (Outcome.SUGGESTED, 2)


def test_added_without_a_word_nobody_is_kept_apart():
    desk = Desk(person("Tom Okafor"))
    desk.import_files(file_of(person("Tom Okafor", title="Welder")))
    assert len(desk.contacts) == 2
    assert desk.apart == set()


def test_two_records_of_one_drop_can_be_kept_apart_too():
    desk = Desk()
    files = (file_of(person("Tom Okafor")), file_of(person("Tom Okafor", title="Welder"), path="b.vcf"))
    desk.import_files(*files, batch=Batch(decisions={1: Decision(Action.ADD)}))
    assert desk.apart == {(1, 2)}


def test_a_record_is_joined_to_the_person_whom_the_user_chooses():
    desk = Desk(person("Tom Okafor"), person("Thomas O."))
    batch = Batch(decisions={0: Decision(Action.JOIN, person=2), 1: Decision(Action.JOIN, person=2)})
    report = desk.import_files(
        file_of(person("Tom Okafor", emails=["tom@kestrel.example"]), person("T. O.", title="Welder")),
        batch=batch,
    )
    assert [each.value for each in desk.contacts[2].emails] == ["tom@kestrel.example"]
    assert desk.contacts[2].title == "Welder"
    assert len(desk.contacts) == 2
    assert report.total("updated") == 2


def test_a_chosen_person_who_is_gone_meanwhile_costs_no_record():
    desk = Desk()
    desk.import_files(file_of(ANN), batch=Batch(decisions={0: Decision(Action.JOIN, person=7)}))
    assert desk.contacts[1].shown == "Ann Lee"


def test_how_we_met_where_and_who_introduced_us_fill_only_blanks():
    batch = Batch(how_met="At the fair", where_met="Oslo", introduced_by=1)
    known = replace(ANN, where_met="Bergen", introducer="Cy")
    desk = Desk(person("Host"), known)
    desk.import_files(
        file_of(person("Host", uid="h"), replace(ANN, title="CTO"), person("Bo New", how_met="Online")),
        batch=batch,
    )
    ann, bo = desk.contacts[2], desk.contacts[4]
    assert (ann.how_met, ann.where_met, ann.introducer, ann.introduced_by) == (
        "At the fair",
        "Bergen",
        "Cy",
        None,
    )
    assert (bo.how_met, bo.where_met, bo.introduced_by) == ("Online", "Oslo", 1)
    desk.import_files(file_of(person("Di", title="x")), batch=Batch(introducer="Somebody"))
    assert desk.contacts[5].introducer == "Somebody"


def test_nobody_introduces_themselves():
    desk = Desk(ANN)
    desk.import_files(file_of(replace(ANN, title="CTO")), batch=Batch(introduced_by=1, how_met="x"))
    assert (desk.contacts[1].introduced_by, desk.contacts[1].how_met) == (None, "x")


# Any files whatever.

_WORDS = st.sampled_from(["", "Ann Lee", "Bo Berg", "Ann Berg", "A. Lee", "Lee, Ann"])
_PEOPLE = st.builds(
    person,
    _WORDS,
    emails=st.lists(st.sampled_from(["a@b.example", "A@b.example", "c@d.example"]), max_size=2, unique=True),
    phones=st.lists(st.sampled_from(["+1 212 555 0100", "212 555 0100", "5"]), max_size=2, unique=True),
    links=st.lists(st.sampled_from(["linkedin.com/in/a", "linkedin.com/in/b"]), max_size=1),
    uid=st.sampled_from(["", "", "u1", "u2"]),
    organization=st.sampled_from(["", "Acme", "Globex"]),
    title=st.sampled_from(["", "CTO", "CEO"]),
    notes=st.sampled_from(["", "x", "y"]),
)
_FILES = st.lists(st.lists(_PEOPLE, max_size=6), min_size=1, max_size=3)
_DECISIONS = st.dictionaries(
    st.integers(0, 17),
    st.builds(
        Decision,
        st.sampled_from([None, *Action]),
        st.sampled_from([frozenset(), frozenset({"organization"}), frozenset({ALL_FIELDS})]),
        st.sampled_from([None, None, 1, 2, 99]),
    ),
    max_size=6,
)


def files_of(lists: list[list[Contact]]) -> list[FileReading]:
    return [file_of(*people, path=f"{number}.vcf") for number, people in enumerate(lists)]


def test_who_had_no_name_is_nobody_else_s_once_a_record_has_named_them():
    desk = Desk(person(emails=["a@b.example"]))
    report = desk.import_files(
        file_of(person("Ann Lee", ["a@b.example"], uid="u1"), person("Bo Berg", uid="u1"))
    )
    assert (report.files[0].updated, report.files[0].added) == (1, 1)
    assert sorted(each.shown for each in desk.contacts.values()) == ["Ann Lee", "Bo Berg"]


@pytest.mark.parametrize(
    ("decision", "organizations"),
    [
        (Decision(Action.ADD), ["Acme", "", "Acme"]),
        (Decision(Action.LEAVE_OUT), ["Acme", ""]),
        (Decision(Action.JOIN, person=2), ["Acme", "Acme"]),
    ],
)
def test_what_a_record_that_went_elsewhere_would_have_said_the_next_one_says(decision, organizations):
    desk = Desk(person(phones=["+1 212 555 0100"]), person("Zoe Groß"))
    files = files_of([[person("Ann Lee", phones=["+1 212 555 0100"], organization="Acme")]] * 2)
    again = replace(files[1], drafts=[replace(files[1].drafts[0], digest="another")])
    dry_run = desk.plan(files[0], again)
    assert [item.outcome for item in dry_run.items] == [Outcome.UPDATE, Outcome.SAME]
    report = desk.keep(desk.settle(dry_run, Batch(decisions={0: decision})))
    assert [each.organization for each in desk.contacts.values()] == organizations
    assert (report.files[1].updated, report.files[1].same) == (1, 0)


@settings(max_examples=150)
@given(st.lists(_PEOPLE, max_size=4), _FILES, _DECISIONS, st.booleans())
def test_every_record_is_counted_once_and_the_desk_grows_by_who_was_added(
    mine, lists, decisions, add_suggested
):
    desk = Desk(*mine)
    files = files_of(lists)
    batch = Batch(
        tags=("t",), add_suggested=add_suggested, decisions=decisions, how_met="At the fair", introduced_by=1
    )
    work = desk.settle(desk.plan(*files), batch)
    before = len(desk.contacts)
    report = desk.keep(work)
    assert report.balances
    assert [each.read for each in report.files] == [len(each.drafts) for each in files]
    added, suggested = report.total("added"), report.total("suggested")
    assert added <= len(desk.contacts) - before <= added + suggested


@settings(max_examples=150)
@given(st.lists(_PEOPLE, min_size=1, max_size=4), _FILES, _DECISIONS)
def test_joining_loses_nothing_that_either_side_says(mine, lists, decisions):
    desk = Desk(*mine)
    dry_run = desk.plan(*files_of(lists))
    work = desk.settle(dry_run, Batch(decisions=decisions))
    records = {item.draft.digest: item.draft.contact for item in dry_run.items}
    for update in work.updates:
        assert update.contact.id is not None
        told = [desk.contacts[update.contact.id], *(records[digest] for digest in update.digests)]
        after = update.contact
        for field in ("emails", "phones", "links", "tags"):
            for value in (each for who in told for each in getattr(who, field)):
                digits = [_reached(each) for each in getattr(after, field)]
                assert any(each.endswith(_reached(value)) for each in digits)
        for field in ("organization", "title", "uid", "notes", "shown"):
            said = [getattr(who, field) for who in told if getattr(who, field)]
            # What was left for the user to choose, such as the title at another employer, is told.
            told_of = {kept.theirs for kept in work.report.kept}
            assert getattr(after, field) or all(value in told_of for value in said)
        assert all(who.notes in after.notes for who in told[:1])


def _reached(value: Labelled | str) -> str:
    text = value if isinstance(value, str) else value.value
    return text.lower().replace(" ", "").removeprefix("+1")


@settings(max_examples=150)
@given(st.lists(_PEOPLE, max_size=4), _FILES)
def test_the_same_files_again_add_update_and_suggest_nothing(mine, lists):
    desk = Desk(*mine)
    files = files_of(lists)
    desk.import_files(*files)
    before = dict(desk.contacts)
    report = desk.import_files(*files)
    assert [(each.added, each.updated, each.suggested) for each in report.files] == [(0, 0, 0)] * len(files)
    assert desk.contacts == before


@settings(max_examples=100)
@given(_FILES, st.booleans())
def test_whatever_a_file_says_of_how_to_reach_somebody_is_on_the_desk(lists, together):
    desk = Desk()
    if together:
        desk.import_files(*files_of(lists))
    else:
        for each in files_of(lists):
            desk.import_files(each)
    kept = desk.contacts.values()
    for person_in_file in (each for people in lists for each in people):
        for email in person_in_file.emails:
            assert any(email.value.lower() == has.value.lower() for each in kept for has in each.emails)
        for link in person_in_file.links:
            assert any(link in each.links for each in kept)
        assert not person_in_file.name.display or any(
            names_agree(each.shown, person_in_file.shown) for each in kept
        )


@settings(max_examples=100)
@given(st.lists(_PEOPLE, max_size=4), _FILES)
def test_nothing_on_the_desk_is_blanked_or_joined_by_itself(mine, lists):
    desk = Desk(*mine)
    dry_run = desk.plan(*files_of(lists))
    desk.keep(desk.settle(dry_run))
    for number, before in enumerate(mine, start=1):
        after = desk.contacts[number]
        for field in ("organization", "title", "notes", "uid"):
            assert getattr(before, field) in ("", getattr(after, field))
        assert set(before.emails) <= set(after.emails)
    for item in dry_run.items:
        if item.outcome is Outcome.UPDATE:
            assert "name" not in item.reason.lower()
