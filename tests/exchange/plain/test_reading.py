"""People in plain text: lists, addresses, signatures; and texts that name nobody."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.drafts import Found
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.plain.reading import PlainReader
from netdesk.exchange.pasted import describe_text
from netdesk.exchange.reading import read_files
from netdesk.exchange.wishes import Wish
from tests.exchange.given import card, drafts, ignored, nobody_asks

SIGNATURE = """Best regards,
Dr. Ann Lee, PhD
Senior Engineer | Halden AB
T: +46 8 123 45 67 | M: +46 70 123 45 67
ann.lee@halden.example | www.halden.example
Bredgatan 4, 222 21 Lund
linkedin.com/in/annlee
"""


def read(text: str) -> list[Found]:
    return list(PlainReader(io.BytesIO(text.encode()), nobody_asks, "x").read())


def people(text: str) -> list[tuple[str, str]]:
    return [
        (each.contact.name.shown, each.contact.emails[0].value if each.contact.emails else "")
        for each in drafts(read(text))
    ]


def signed(text: str) -> Contact:
    assert sniff(text.encode(), "Pasted text").name == "Signature"
    (only,) = drafts(read(text))
    return only.contact


@pytest.mark.parametrize(
    "text", ["Ann Lee\nBen Ode\n", "Ann Lee, Ben Ode", "- Ann Lee\n- Ben Ode", "1. Ann Lee\n2) Ben Ode"]
)
def test_names_one_a_line_or_divided_by_commas(text: str) -> None:
    assert sniff(text.encode(), "x.txt").name == "List of people"
    assert people(text) == [("Ann Lee", ""), ("Ben Ode", "")]
    assert all(each.name_only for each in drafts(read(text)))


def test_names_of_any_script_are_names() -> None:
    assert [
        name for name, _ in people("山田太郎\nМарія Коваль\nمحمد بن علي\nMaría de la Cruz\nJean-Luc O’Neil")
    ] == [
        "山田太郎",
        "Марія Коваль",
        "محمد بن علي",
        "María de la Cruz",
        "Jean-Luc O’Neil",
    ]


@pytest.mark.parametrize(
    "text",
    [
        'Ann Lee <ann@x.example>, "Ode, Ben" <ben@x.example>; c@x.example',
        'Ann Lee <ann@x.example>\n"Ode, Ben" <ben@x.example>\nc@x.example',
        "Ann Lee (ann@x.example); Ode, Ben <mailto:ben@x.example>; c@x.example",
    ],
)
def test_names_with_addresses(text: str) -> None:
    assert people(text) == [("Ann Lee", "ann@x.example"), ("Ode, Ben", "ben@x.example"), ("", "c@x.example")]


def test_what_else_a_line_says_is_kept() -> None:
    one, two = drafts(read("Ann Lee - Engineer at Halden, ann@x.example\nBen Ode: +47 22 33 44 55\n"))
    assert (one.contact.notes, one.contact.emails) == ("Engineer at Halden", (Labelled("ann@x.example"),))
    assert two.contact.phones == (Labelled("+47 22 33 44 55"),)


def test_lines_that_name_nobody_are_passed_over() -> None:
    found = read("Guests:\nAnn Lee\nBen Ode\nand their 3 dogs\n")
    assert len(drafts(found)) == 2
    assert [each.line for each in ignored(found)] == [1, 4]


def test_a_signature_becomes_one_person_with_all_of_it() -> None:
    found = signed(SIGNATURE)
    assert found.name.shown == "Dr. Ann Lee, PhD"
    assert (found.title, found.organization) == ("Senior Engineer", "Halden AB")
    assert found.emails == (Labelled("ann.lee@halden.example"),)
    assert found.phones == (Labelled("+46 8 123 45 67", "work"), Labelled("+46 70 123 45 67", "mobile"))
    assert [each.value for each in found.links] == ["www.halden.example", "linkedin.com/in/annlee"]
    assert found.addresses[0].street == "Bredgatan 4, 222 21 Lund"
    assert found.notes == ""


@pytest.mark.parametrize(
    ("text", "title", "organization"),
    [
        ("Ann Lee\nHead of Storage at Halden GmbH\nPhone (202) 555-0111", "Head of Storage", "Halden GmbH"),
        ("Ann Lee\nHalden AB\nDirector, Wind\nann@x.example", "Director, Wind", "Halden AB"),
        ("Ann Lee, Professor\nUniversity of Lund\nann@x.example", "Professor", "University of Lund"),
        ("--\n*Ann Lee*\nStudent\nann@x.example", "Student", ""),
        (
            "Mit freundlichen Grüßen\nAnn Lee\nLeiterin Vertrieb\nHalden\nTel. 040 1234567",
            "Leiterin Vertrieb",
            "Halden",
        ),
    ],
)
def test_title_and_organization_are_told_by_their_words(text: str, title: str, organization: str) -> None:
    found = signed(text)
    assert (found.name.shown, found.title, found.organization) == ("Ann Lee", title, organization)


def test_what_no_rule_takes_of_a_signature_is_a_note() -> None:
    found = signed("Ann Lee\nEngineer\nHalden AB\nann@x.example\nMy days are Monday to Wednesday")
    assert found.notes == "My days are Monday to Wednesday"


@pytest.mark.parametrize(
    "text",
    [
        "This is a long text. It says nothing about people, and goes on.\nReally, nothing at all.",
        "Hello Ann,\nsee you tomorrow at the office.\nBen",
        "1, 2, 3\n4, 5, 6",
        "",
    ],
)
def test_other_texts_are_no_people(text: str) -> None:
    with pytest.raises(UnreadableFile):
        sniff(text.encode(), "notes.txt")
    assert describe_text(text).refusal.endswith(".")


def test_text_of_other_formats_is_read_as_those() -> None:
    assert sniff(card("FN:Ann Lee"), "Pasted text").name.startswith("vCard")
    assert "CSV" in sniff(b"Name,Email\nAnn,ann@x.example", "Pasted text").badge
    assert sniff(b"Name\tEmail\nAnn\tann@x.example", "Pasted text").badge == "TSV"
    assert describe_text("Ann Lee\nBen Ode").title == "Import the text"


def test_a_pasted_text_is_read_without_any_file() -> None:
    pasted = Path("Pasted text")
    (found,) = read_files([pasted], wishes={pasted: Wish(text="Ann Lee\nBen Ode")})
    assert [each.contact.shown for each in found.drafts] == ["Ann Lee", "Ben Ode"]
    assert found.path == "Pasted text"


@pytest.mark.parametrize(
    "text", ["a" * 60_000, "Ann Lee <" * 7_000, "a@" * 30_000, " " * 60_000 + "x", "1 " * 30_000]
)
def test_a_text_made_to_do_harm_takes_no_time(text: str) -> None:
    with pytest.raises(UnreadableFile):
        sniff(text.encode(), "x.txt")


@given(st.text())
def test_whatever_a_text_says_it_is_read_to_its_end(text: str) -> None:
    found = list(PlainReader(io.BytesIO(text.encode("utf-8", "replace")), nobody_asks).read())
    assert all(each.line >= 1 for each in found)


@given(
    st.lists(
        st.sampled_from(
            ("Ann Lee", "a@b.example", "+47 22 33 44 55", "Engineer", "|", ",", "\n", "<", ">", "at")
        )
    )
)
def test_however_a_text_is_put_together_nobody_comes_without_a_name_or_address(parts: list[str]) -> None:
    for each in drafts(read(" ".join(parts))):
        assert each.contact.shown


@pytest.mark.parametrize(
    "closing", ["Best,", "Best regards,", "-- ", "Pozdrawiam serdecznie,", "Viele Grüße", "Z poważaniem"]
)
def test_a_message_that_was_copied_whole_tells_of_who_signed_it(closing: str) -> None:
    message = (
        "Hi Mia,\n\nthank you for the talk yesterday. As promised, here is the link to the fair,\n"
        f"and I am happy to look at your CV.\n\n{closing}\nMagdalena Zielińska\n"
        "Head of Talent | Vistula Software Sp. z o.o.\nM: 601 234 567\nm.zielinska@vistula.example\n"
    )
    contact = signed(message)
    assert contact.name.shown == "Magdalena Zielińska"
    assert contact.title == "Head of Talent"
    assert contact.organization == "Vistula Software Sp. z o.o."
    assert contact.phones == (Labelled("601 234 567", "mobile"),)
    assert [each.value for each in contact.emails] == ["m.zielinska@vistula.example"]
    (only,) = drafts(read(message))
    assert only.line == 7
    assert [each.line for each in ignored(read(message))] == [1, 3, 4, 6]


def test_a_message_without_a_signature_is_no_person() -> None:
    with pytest.raises(UnreadableFile):
        sniff(b"Hi Mia,\n\nshall we meet at ten tomorrow?\n\nBest,\nLena\n", "Pasted text")


@pytest.mark.parametrize(
    "greeting", ["Hi Mia,", "Hello", "Cara Mia,", "Lieber Ben!", "Szanowna Pani,", "Dear Mia:"]
)
def test_who_is_written_to_is_not_who_signed(greeting: str) -> None:
    text = f"{greeting}\nCall me.\nThanks\nAnn Lee\nann@halden.example\n"
    assert signed(text).name.shown == "Ann Lee"


def test_names_that_are_greetings_elsewhere_stay_names() -> None:
    assert signed("Cara Lee, PhD\nHalden AB\ncara@halden.example\n").name.shown == "Cara Lee, PhD"


def test_a_long_list_is_read_to_its_end_and_can_be_stopped_on_the_way() -> None:
    names = "".join(f"Ann L{'abcdefghij'[at % 10]}{'abcdefghij'[at // 10 % 10]}e\n" for at in range(25_000))
    ticks: list[int] = []
    found = list(PlainReader(io.BytesIO(names.encode()), ticks.append, "x").read())
    assert len(found) == 25_000
    assert len(ticks) > 25_000 / 250


def test_the_aliases_of_a_mail_program_for_terminals_are_people() -> None:
    text = "alias ann Ann Lee <ann@x.example>\nalias -group work bo Bo Chen <bo@x.example> # friend\n"
    assert people(text) == [("Ann Lee", "ann@x.example"), ("Bo Chen", "bo@x.example")]
