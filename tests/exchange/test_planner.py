"""The dry run: who a record is, and what would become of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.drafts import Draft, Photo
from netdesk.domain.errors import Cancelled
from netdesk.domain.names import Name
from netdesk.domain.progress import Until
from netdesk.exchange.planner import plan
from netdesk.exchange.planning import Outcome, Planned
from tests.exchange.desk_in_memory import Desk, file_of
from tests.exchange.given import person, png


def planned(desk: Desk, *contacts: Contact | Draft) -> list[Planned]:
    return list(desk.plan(file_of(*contacts)).items)


def told(item: Planned) -> tuple[Outcome, str]:
    return item.outcome, item.reason


ANN = person("Ann Lee", emails=["ann@b.example"])


def test_somebody_unknown_is_new():
    (item,) = planned(Desk(ANN), person("Bo Berg", emails=["bo@b.example"]))
    assert told(item) == (Outcome.NEW, "")
    assert item.contact_id is None


@pytest.mark.parametrize(
    ("mine", "theirs", "reason"),
    [
        (person("Ann Lee", uid="u1"), person("Ann Lee", uid="u1"), "Same card"),
        (
            person("Ann Lee", links=["http://www.linkedin.com/in/ann/"]),
            person("Ann Lee", links=["linkedin.com/in/Ann?x=1"]),
            "Same LinkedIn profile",
        ),
        (ANN, person("Ann Lee", emails=["ANN@b.example"]), "Same email"),
        (
            person("Ann Lee", phones=["+1 212 555 0100"]),
            person("A. Lee", phones=["+12125550100"]),
            "Same phone number",
        ),
    ],
)
def test_a_certain_key_makes_an_update_of_the_same_person(mine, theirs, reason):
    (item,) = planned(Desk(mine), replace(theirs, title="CTO"))
    assert told(item) == (Outcome.UPDATE, reason)
    assert item.contact_id == 1
    assert ("Title", "", "CTO") in [(each.label, each.mine, each.theirs) for each in item.differences]


def test_numbers_are_read_as_those_of_the_user_s_country():
    theirs = person("Ann Lee", phones=["(212) 555-0100"], title="CTO")
    mine = person("Ann Lee", phones=["+1 212 555 0100"])
    assert planned(Desk(mine, region="US"), theirs)[0].outcome is Outcome.UPDATE
    assert planned(Desk(mine), theirs)[0].outcome is Outcome.SUGGESTED


def test_a_certain_key_with_nothing_to_add_is_the_same():
    (item,) = planned(Desk(replace(ANN, title="CTO")), ANN)
    assert told(item) == (Outcome.SAME, "Same email")


def test_a_certain_key_with_another_name_is_a_suggestion():
    (item,) = planned(Desk(ANN), person("Bo Berg", emails=["ann@b.example"]))
    assert told(item) == (Outcome.SUGGESTED, "Same email, another name")
    assert item.contact_id == 1


@pytest.mark.parametrize(
    ("mine", "theirs", "reason"),
    [
        (person("Ann Lee"), person("Ann Lee", title="x"), "Same name"),
        (
            person("Ann Lee", organization="Acme"),
            person("ann  LEE", organization="ACME", title="x"),
            "Same name and organization",
        ),
        (
            person("Ann Lee", organization="Acme"),
            person("Ann Lee", organization="Globex"),
            "Same name, another organization",
        ),
        (person("Hana Nováková"), person("Hana Novakova", title="x"), "Same name"),
        (person("Leila Haddad"), person("Haddad, Leila", title="x"), "Same name"),
    ],
)
def test_a_name_alone_is_suggested_and_never_merged(mine, theirs, reason):
    (item,) = planned(Desk(mine), theirs)
    assert told(item) == (Outcome.SUGGESTED, reason)


def test_a_record_that_carries_only_a_name_is_a_suggestion():
    alone = Draft(person("Bo Berg"), 1, "d", name_only=True)
    (item,) = planned(Desk(ANN), alone)
    assert told(item) == (Outcome.SUGGESTED, "Only a name")
    assert item.contact_id is None


def test_the_same_record_again_is_the_same_whatever_became_of_the_person():
    desk = Desk()
    desk.import_files(file_of(ANN))
    desk.contacts[1] = person("Somebody Else", id=1)
    (item,) = planned(desk, ANN)
    assert told(item) == (Outcome.SAME, "Imported before")
    assert item.contact_id == 1


def test_nobody_is_read_for_records_met_before():
    desk = Desk()
    desk.import_files(file_of(*[person(f"P {n}", emails=[f"{n}@b.example"]) for n in range(700)]))
    desk.loaded.clear()
    desk.plan(file_of(*[person(f"P {n}", emails=[f"{n}@b.example"]) for n in range(700)]))
    assert desk.loaded == []


def test_a_person_is_read_once_for_all_records():
    desk = Desk(ANN)
    desk.plan(*[file_of(replace(ANN, title=f"T{n}"), path=f"{n}.vcf") for n in range(9)])
    assert desk.loaded == [1]


def test_within_one_file_two_records_are_two_people():
    first, second = planned(Desk(), ANN, replace(ANN, title="CTO"))
    assert first.outcome is second.outcome is Outcome.NEW


def test_within_one_file_a_repeated_record_is_the_same_and_a_repeated_uid_an_update():
    card = person("Ann Lee", uid="u")
    same = planned(Desk(), ANN, ANN)
    assert [each.outcome for each in same] == [Outcome.NEW, Outcome.SAME]
    assert same[1].batch_index == 0
    more = planned(Desk(), card, replace(card, title="CTO"))
    assert [each.outcome for each in more] == [Outcome.NEW, Outcome.UPDATE]
    assert more[1].batch_index == 0


def test_a_uid_repeated_for_other_people_makes_nobody_the_same():
    first, second = planned(Desk(), person("Ann Lee", uid="0"), person("Bo Berg", uid="0"))
    assert first.outcome is second.outcome is Outcome.NEW


def test_two_records_of_one_file_are_not_both_the_person_they_resemble():
    first, second = planned(Desk(ANN), replace(ANN, title="CTO"), replace(ANN, title="CEO"))
    assert first.outcome is Outcome.UPDATE
    assert told(second) == (Outcome.SUGGESTED, "Same email as another entry of this file")


def test_a_person_known_by_the_very_record_is_nobody_else_of_that_file():
    desk = Desk()
    desk.import_files(file_of(person("P Sharma", links=["linkedin.com/in/p1"])))
    later = planned(
        desk,
        person("P Sharma", links=["linkedin.com/in/p2"]),
        person("P Sharma", links=["linkedin.com/in/p1"]),
    )
    assert [each.outcome for each in later] == [Outcome.NEW, Outcome.SAME]


def test_two_on_the_desk_with_one_email_are_each_recognised():
    desk = Desk()
    pair = [replace(ANN, title="CTO"), replace(ANN, title="CEO")]
    desk.import_files(file_of(*pair))
    again = planned(desk, *[replace(each, department="x") for each in pair])
    assert [(each.outcome, each.contact_id) for each in again] == [(Outcome.UPDATE, 1), (Outcome.UPDATE, 2)]


def test_files_of_one_drop_are_compared_with_each_other():
    dry_run = Desk().plan(
        file_of(ANN),
        file_of(replace(ANN, title="CTO"), path="b.vcf"),
        file_of(person("Ann Lee", title="x"), path="c.vcf"),
    )
    first, second, third = dry_run.items
    assert first.outcome is Outcome.NEW
    assert (second.outcome, second.batch_index, second.contact_id) == (Outcome.UPDATE, 0, None)
    assert (third.outcome, third.file_index, third.batch_index) == (Outcome.SUGGESTED, 2, 0)


def test_what_one_file_adds_is_known_to_the_next():
    card = person("Ann Lee", emails=["ann@b.example"], phones=["+1 212 555 0100"])
    dry_run = Desk(ANN).plan(file_of(card), file_of(person("Ann Lee", phones=["+12125550100"]), path="b.vcf"))
    assert [(each.outcome, each.contact_id) for each in dry_run.items] == [
        (Outcome.UPDATE, 1),
        (Outcome.SAME, 1),
    ]


def test_a_company_s_card_is_not_the_person_who_has_its_number():
    company = Contact(organization="Ximian", phones=(Labelled("617 236 0442"),))
    (item,) = planned(Desk(person("Jane Doe", phones=["617 236 0442"])), company)
    assert told(item) == (Outcome.SUGGESTED, "Same phone number, another name")


def test_somebody_known_by_an_email_alone_is_given_the_name():
    (item,) = planned(Desk(person(emails=["ann@b.example"])), ANN)
    assert told(item) == (Outcome.UPDATE, "Same email")


def test_a_photo_met_again_in_another_file_says_nothing_new():
    photo = Photo(png(), "image/png", 2, 2)
    one, two = (Draft(ANN, 1, digest, photo) for digest in "ab")
    items = Desk().plan(file_of(one), file_of(two, path="b.vcf")).items
    assert [each.outcome for each in items] == [Outcome.NEW, Outcome.SAME]


def test_a_move_is_said_as_one():
    mine = person("Ann Lee", emails=["ann@b.example"], organization="Acme", title="Engineer")
    (item,) = planned(Desk(mine), replace(mine, organization="Globex", title="CTO"))
    assert item.move == "Now CTO at Globex"
    (item,) = planned(Desk(mine), replace(mine, title="CTO"))
    assert item.move == "Now CTO"
    (item,) = planned(Desk(mine), replace(mine, organization="Globex", title=""))
    assert item.move == "Now at Globex"
    (item,) = planned(Desk(mine), replace(mine, department="x"))
    assert item.move == ""


def test_planning_stops_when_it_is_asked_to():
    desk = Desk()
    many = file_of(*[person(f"P {n}") for n in range(1_000)])
    with pytest.raises(Cancelled):
        plan([many], desk.known(), desk.load, Until(3))


def test_very_many_people_of_one_number_are_matched_in_bounded_time():
    people = [
        person(f"Person {n}", phones=["+1 212 555 0100"], emails=["info@b.example"]) for n in range(3_000)
    ]
    items = Desk(*people).plan(file_of(*[replace(each, title="x") for each in people])).items
    assert len(items) == 3_000


def test_a_blank_record_of_a_name_matches_nobody():
    (item,) = planned(Desk(Contact(organization="Acme")), Contact(name=Name(nickname="Jo")))
    assert item.outcome is Outcome.NEW
