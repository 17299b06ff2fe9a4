"""What is typed or pasted, into people; and who of them is on the desk."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.listed import Listed
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.services.recognising import (
    Recognised,
    is_list_of_names,
    people_of_line,
    people_of_text,
    recognise,
    settled,
)
from netdesk.store.desk import Desk

WORK = "Work and internships"


def add(desk: Desk, name: str, email: str = "") -> int:
    emails = (Labelled(email),) if email else ()
    return contacts.add_contact(desk, Contact(Name(display=name), emails=emails))


def who(desk: Desk, *people: Listed) -> list[Recognised]:
    with desk.reader() as reader:
        return recognise(reader, people)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("  Ann   Lee ", ["Ann Lee"]),
        ("Grandma", ["Grandma"]),
        ("the tall one from the canteen", ["the tall one from the canteen"]),
        ("李雷", ["李雷"]),
        ("Ann Lee, Bob Ray; Cy Poe", ["Ann Lee", "Bob Ray", "Cy Poe"]),
        ("", []),
        (" - ", []),
    ],
)
def test_a_typed_line_names_whoever_the_user_means(typed: str, names: list[str]) -> None:
    assert [each.name for each in people_of_line(typed, WORK).people] == names


def test_a_line_brings_its_address_along() -> None:
    assert people_of_line("Ann Lee <ann@x.example>", WORK).people == (
        Listed("Ann Lee", WORK, email="ann@x.example"),
    )


def test_an_enormous_line_is_cut_to_what_a_name_may_be() -> None:
    assert len(people_of_line("x" * 100_000, WORK).people[0].name) == 200


def test_half_a_character_is_no_reason_to_stop() -> None:
    assert people_of_line("Ann \ud800 Lee", WORK).people[0].name == "Ann \ufffd Lee"


def test_a_pasted_list_keeps_its_order_and_tells_the_lines_that_are_no_names() -> None:
    text = (
        "1. Ann Lee\r\n- Grandma\r\n\r\nBob Ray, bob@x.example\r\n"
        + "And then there was somebody " * 5
        + "\r\n***"
    )
    found = people_of_text(text, WORK)
    assert [each.name for each in found.people] == ["Ann Lee", "Grandma", "Bob Ray"]
    assert found.people[2].email == "bob@x.example"
    assert len(found.others) == 2


def test_what_a_file_could_hold_is_left_to_the_import() -> None:
    assert is_list_of_names("Ann Lee\nBob Ray")
    assert is_list_of_names("Ann")
    assert is_list_of_names("Kofi Mensah\nInes Duarte <ines@x.example>\nAmara Diallo\nBo \U0001fa81 Larsen")
    assert not is_list_of_names(
        "Ann Lee\nHead of Cell Testing\nHalden Storage\n+47 22 33 44 55\nann@x.example"
    )
    assert not is_list_of_names("BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEND:VCARD\n")
    assert not is_list_of_names("Wer\tSchuhe\nAnn Lee\t38\n")
    assert is_list_of_names("Grandma\nBob, Al")
    assert not is_list_of_names("Name,Email\nAnn Lee,ann@x.example\nBob Ray,bob@x.example\n")


def test_a_name_that_is_on_the_desk_is_recognised_without_regard_to_case_and_accents(desk: Desk) -> None:
    zoe = add(desk, "Zoë Novák")
    assert who(desk, Listed("zoe NOVAK", WORK), Listed("Zoe Nova", WORK)) == [Recognised(zoe), Recognised()]


def test_an_address_tells_who_it_is_unless_the_names_contradict(desk: Desk) -> None:
    ann = add(desk, "Ann Lee", "Ann@X.example")
    mine = Listed("A. Lee", WORK, email="ann@x.example")
    other = Listed("Carl Lee", WORK, email="ann@x.example")
    assert who(desk, mine, other) == [Recognised(ann), Recognised(None, (ann,))]


def test_a_short_form_is_asked_about_and_not_taken_for_granted(desk: Desk) -> None:
    robert = add(desk, "Robert Smith")
    add(desk, "Rita Smith")
    assert who(desk, Listed("Bob Smith", WORK)) == [Recognised(None, (robert,))]


def test_a_title_or_words_turned_around_make_no_other_person(desk: Desk) -> None:
    ann = add(desk, "Dr. Ann Lee")
    assert who(desk, Listed("Ann Lee", WORK), Listed("Lee, Ann", WORK)) == [Recognised(ann), Recognised(ann)]


def test_a_given_name_alone_is_asked_about_where_few_have_it(desk: Desk) -> None:
    leila = add(desk, "Leila Haddad")
    add(desk, "Leilani Poe")
    assert who(desk, Listed("Leila", WORK)) == [Recognised(None, (leila,))]
    assert who(desk, Listed("Li", WORK), Listed("Grandma", WORK)) == [Recognised(), Recognised()]
    for family in ("Ek", "Berg", "Dahl", "Holm"):
        add(desk, f"Leila {family}")
    assert who(desk, Listed("Leila", WORK)) == [Recognised()]


def test_of_two_of_one_name_the_first_is_taken_and_the_other_offered(desk: Desk) -> None:
    one, two = add(desk, "Ann Lee"), add(desk, "Ann Lee")
    assert who(desk, Listed("Ann Lee", WORK)) == [Recognised(one, (two,))]


def test_nobody_is_recognised_of_whom_the_user_said_that_it_is_somebody_else(desk: Desk) -> None:
    ann = add(desk, "Ann Lee")
    assert who(desk, Listed("Ann Lee", WORK, somebody_else=(ann,))) == [Recognised()]


def test_whoever_a_file_brought_and_undo_took_back_is_not_listed(desk: Desk) -> None:
    gone = add(desk, "Bob Ray")
    contacts.delete_contacts(desk, [gone])
    with desk.reader() as reader:
        assert settled(reader, (Listed("Bob Ray", WORK, gone, from_file=True),)) == ()


def test_settling_follows_what_happened_to_the_desk_meanwhile(desk: Desk) -> None:
    gone = add(desk, "Bob Ray")
    contacts.delete_contacts(desk, [gone])
    ann = add(desk, "Ann Lee")
    people = (Listed("Bob Ray", WORK, gone), Listed("ann lee", WORK), Listed("Ann Lee", WORK, ann))
    with desk.reader() as reader:
        assert settled(reader, people) == (Listed("Bob Ray", WORK), Listed("ann lee", WORK, ann))
