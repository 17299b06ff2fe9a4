"""People written line by line with headings, and the cards of QR codes."""

from __future__ import annotations

import io
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.detect import HEAD, sniff
from netdesk.exchange.formats.labelled import FORMAT_NAME, LabelledReader
from tests.exchange.given import drafts, nobody_asks

FORM = """Name: Ann Lee
Company: Acme
Job title: CEO
Email: ann@x.example
Phone: +47 912 34 567
Address: Storgata 1
0155 Oslo

* Name: Bo Chen
* Email:
* Message: Call me: soon
"""


def people(text: str) -> list[Contact]:
    assert sniff(text.encode(), "a.txt").name == FORMAT_NAME
    return read(text)


def read(text: str) -> list[Contact]:
    reader = LabelledReader(io.BytesIO(text.encode()), nobody_asks, "a.txt")
    return [each.contact for each in drafts(list(reader.read()))]


def test_each_heading_says_what_its_line_is() -> None:
    ann, bo = people(FORM)
    assert (ann.name.shown, ann.organization, ann.title) == ("Ann Lee", "Acme", "CEO")
    assert (ann.emails, ann.phones) == ((Labelled("ann@x.example"),), (Labelled("+47 912 34 567"),))
    assert ann.addresses[0].street == "Storgata 1\n0155 Oslo"
    assert (bo.name.shown, bo.emails, bo.notes) == ("Bo Chen", (), "Message: Call me: soon")


def test_a_form_in_another_language_is_read_too() -> None:
    (found,) = people(
        "Vorname: Jörg\nNachname: Müller\nFirma: Müller AG\nE-Mail: j@x.example\nHandy: 0171 1\n"
    )
    assert (found.name.shown, found.organization) == ("Jörg Müller", "Müller AG")


def test_a_qr_code_s_card_is_read() -> None:
    (found,) = people("MECARD:N:Lee,Ann;TEL:+4791234567;EMAIL:ann@x.example;ORG:A\\;B;BDAY:19700305;;")
    assert (found.name.shown, found.organization) == ("Ann Lee", "A;B")
    assert (found.phones, found.birthday) == ((Labelled("+4791234567"),), PartialDate(3, 5, 1970))
    (whole,) = people("mecard:N:Ann Lee;URL:https\\://ann.example;;")
    assert (whole.name.shown, whole.links[0].value) == ("Ann Lee", "https://ann.example")


def test_a_signature_a_list_and_a_letter_are_none() -> None:
    for text in (
        "Ann Lee\nCEO, Acme\nTel: +1 212 555 0100\nEmail: ann@x.example\n",
        "Ann Lee: +47 912 34 567\nBo Chen: +47 912 34 568\n",
        "Dear all,\nplease note: the room is booked.\nName: none\nThanks\nAnn Lee\nann@x.example\n",
    ):
        with suppress(UnreadableFile):
            assert sniff(text.encode(), "a.txt").name != FORMAT_NAME


@given(st.text(alphabet="MECARDN:;\\,ab \n", max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert all(each.shown for each in read("MECARD:N:Ann;" + text + ";;"))
    assert all(each.shown for each in read("Name: Ann\n" + text))


@pytest.mark.parametrize(
    "text", ["MECARD:" * 200_000, "MECARD:N:a;" * 120_000, "a: " * 500_000, "Name:\n" * 200_000]
)
def test_what_is_made_to_take_long_does_not(text: str) -> None:
    began = time.perf_counter()
    with suppress(UnreadableFile):
        sniff(text[:HEAD].encode(), "a.txt")
    read(text)
    assert time.perf_counter() - began < 5
