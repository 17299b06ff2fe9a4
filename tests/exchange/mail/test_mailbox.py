"""Mailboxes: where one email ends and the next begins, whom they name, and what is no email in them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.drafts import AboutMe, DraftInteraction, Found, Part
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.mail import mailbox, splitting
from netdesk.exchange.formats.mail.mailbox import MailboxReader
from netdesk.exchange.formats.mail.splitting import emails_in
from tests.exchange.given import card, drafts, ignored, nobody_asks, problems

SEPARATOR = "From ann@x.example Tue Mar  5 10:00:00 2024"


def email(number: int, *headers: str, body: str = "Hello", sender: str = "Ann Lee <ann@x.example>") -> str:
    lines = [
        f"From: {sender}",
        "To: ben@x.example",
        f"Subject: Number {number}",
        f"Date: Tue, 5 Mar 2024 1{number}:00:00 +0000",
        f"Message-ID: <{number}@x.example>",
        *headers,
        "",
        body,
    ]
    return "\n".join(lines)


def box(*emails: str, separator: str = SEPARATOR, end: str = "\n") -> bytes:
    whole = "".join(f"{separator}\n{each}\n\n" for each in emails)
    return whole.replace("\n", end).encode()


def read(data: bytes) -> list[Found]:
    return list(MailboxReader(io.BytesIO(data), nobody_asks, "Inbox").read())


def subjects(found: Sequence[Found]) -> list[str]:
    return [each.notes for each in found if isinstance(each, DraftInteraction)]


def texts(found: Sequence[Found]) -> list[str]:
    return [each.text for each in found if isinstance(each, DraftInteraction)]


def test_a_mailbox_is_known_by_the_line_before_its_first_email() -> None:
    assert sniff(box(email(1)), "Inbox").name == "Mailbox"
    assert sniff(b"\n\n" + box(email(1)), "Inbox").badge == "MBOX"
    assert sniff(email(1).encode(), "one.eml").name == "Email"
    assert sniff(f">{SEPARATOR}\n{email(1)}".encode(), "one.eml").name == "Email"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "separator",
    [
        SEPARATOR,
        "From - Tue Mar 05 10:00:00 2024",
        "From 1700000000000000001@xxx Tue Mar 05 10:00:00 +0000 2024",
        "From ???@??? Tue Mar 05 10:00:00 2024",
        "From MAILER-DAEMON",
    ],
)
def test_every_email_is_read_whatever_program_kept_the_mailbox(separator: str, end: str) -> None:
    found = read(box(email(1), email(2), email(3), separator=separator, end=end))
    assert subjects(found) == ["Number 1", "Number 2", "Number 3"]
    assert texts(found) == ["Hello"] * 3


def test_everybody_is_named_once_by_the_fullest_name_and_knows_their_emails() -> None:
    found = read(box(email(1, sender="ann@x.example"), email(2), email(3, sender="Cem Ode <cem@x.example>")))
    people = {each.contact.emails[0].value: each for each in drafts(found)}
    assert {address: each.contact.name.shown for address, each in people.items()} == {
        "ann@x.example": "Ann Lee",
        "ben@x.example": "",
        "cem@x.example": "Cem Ode",
    }
    assert {each.named_in for each in drafts(found)} == {"Named in an email"}
    emails = [each for each in found if isinstance(each, DraftInteraction)]
    assert emails[0].people[0].digest == people["ann@x.example"].digest == emails[1].people[0].digest


def test_text_that_begins_like_a_separator_ends_no_email() -> None:
    text = (
        "Dear Ben,\nFrom Monday on I am away.\n\nFrom 9 to 5\nPlace: here\n\nFrom here on:\nall well.\n"
        ">From now\n>>From then"
    )
    found = read(box(email(1, body=text), email(2)))
    assert subjects(found) == ["Number 1", "Number 2"]
    assert texts(found)[0].endswith("all well.\nFrom now\n>From then")


def test_a_separator_with_a_time_needs_no_blank_line_before_it() -> None:
    data = f"{SEPARATOR}\n{email(1)}\n{SEPARATOR}\n{email(2)}".encode()
    assert [raw.line for raw in emails_in(io.BytesIO(data), nobody_asks)] == [2, 10]
    assert subjects(read(data)) == ["Number 1", "Number 2"]


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("X-Mozilla-Status: 0009", "a deleted email"),
        ("X-Gmail-Labels: Spam,Unread", "an email in the spam"),
        ("X-Gmail-Labels: Important,\n Trash", "an email in the trash"),
        ("X-Unsent: 1", "a draft that was never sent"),
    ],
)
def test_what_was_thrown_away_or_never_sent_is_passed_over(header: str, why: str) -> None:
    found = read(box(email(1, header), email(2, "X-Mozilla-Status: 0001", "X-Gmail-Labels: Inbox,Spam trap")))
    assert subjects(found) == ["Number 2"]
    assert [(each.line, each.why) for each in ignored(found)] == [(2, why)]


def test_a_separator_of_mozilla_without_a_day_is_believed_after_any_line() -> None:
    data = box(email(1, body="Hello"), email(2), separator="From -").replace(b"\n\nFrom", b"\nFrom")
    assert subjects(read(data)) == ["Number 1", "Number 2"]


def test_what_is_attached_to_any_of_the_emails_is_read() -> None:
    attached = card("FN:Dora Quist", "EMAIL:dora@x.example").decode()
    found = read(box(email(1), email(2, "Content-Type: text/vcard", body=attached)))
    assert "Dora Quist" in [each.contact.shown for each in drafts(found)]
    assert sum(isinstance(each, Part) for each in found) == 2


def test_whoever_the_emails_were_delivered_to_is_its_owner() -> None:
    mine = "Delivered-To: ben@x.example"
    (owner,) = (each for each in read(box(email(1, mine), email(2, mine))) if isinstance(each, AboutMe))
    assert owner.emails == ("ben@x.example",)
    assert not any(isinstance(each, AboutMe) for each in read(box(email(1, mine), email(2), email(3))))


def test_an_email_too_large_to_hold_costs_only_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (splitting, mailbox):
        monkeypatch.setattr(module, "MOST_BYTES", 1024 * 1024)
    large = email(1, body="x" * 70 + "\n" + "y" * 3_000_000)
    found = read(box(large, email(2), large, email(3)))
    assert subjects(found) == ["Number 1", "Number 2", "Number 1", "Number 3"]
    cut = "Only the first 1 MB of this email were looked at."
    assert [each.what for each in problems(found)] == [cut, cut]
    lines = [each.line for each in found if isinstance(each, DraftInteraction)]
    assert lines == [2, 12, 21, 31]


def test_no_more_emails_and_no_more_text_than_can_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "MOST_EMAILS", 3)
    monkeypatch.setattr(mailbox, "MOST_TEXT", 8)
    found = read(box(*map(email, range(5))))
    assert texts(found) == ["Hello", "Hel", ""]
    assert [each.what for each in problems(found)] == ["Only the first 3 emails of this mailbox were read."]


@given(st.binary(max_size=300), st.integers(0, 400))
def test_whatever_stands_in_a_mailbox_it_is_read_to_its_end(noise: bytes, at: int) -> None:
    data = box(email(1), email(2))
    found = read(data[:at] + noise + data[at:])
    assert subjects(found) or ignored(found) or problems(found)
    assert any(isinstance(each, Part) for each in found)
