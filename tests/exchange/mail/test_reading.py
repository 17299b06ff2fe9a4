"""Emails as files: people, day, subject, what is attached; and headers that break every rule."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.dates import Moment
from netdesk.domain.drafts import Draft, DraftInteraction, Found, Part, Problem
from netdesk.domain.errors import UnreadableFile
from netdesk.domain.interactions import Kind, State
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.mail.reading import EmailReader
from tests.exchange.given import card, drafts, ignored, nobody_asks, problems

PLAIN = (
    "From: Ann Lee <ann@x.example>\r\n"
    'To: me@x.example, "Ode, Ben" <ben@x.example>\r\n'
    "Cc: no-reply@x.example\r\n"
    "Date: Tue, 5 Mar 2024 10:00:00 +0100\r\n"
    "Subject: =?utf-8?q?Coffee_in_Z=C3=BCrich?=\r\n"
    "Message-ID: <1@x>\r\n\r\n"
    "Hello,\r\nhow about Tuesday?"
)


def read(data: bytes | str) -> list[Found]:
    raw = data.encode() if isinstance(data, str) else data
    return list(EmailReader(io.BytesIO(raw), nobody_asks, "mail.eml").read())


def the_email(found: list[Found]) -> DraftInteraction:
    (only,) = (each for each in found if isinstance(each, DraftInteraction) and each.kind is Kind.EMAIL)
    return only


def names(found: list[Found]) -> list[tuple[str, str]]:
    return [(each.contact.name.shown, each.contact.emails[0].value) for each in drafts(found)]


def test_an_email_is_known_by_its_headers() -> None:
    assert sniff(PLAIN.encode(), "x.txt").name == "Email"
    assert sniff(b"From ann@x Tue Mar  5 10:00:00 2024\n" + PLAIN.encode(), "x").badge == "MBOX"
    assert sniff(b"BEGIN:VCARD\nFROM:x\nDATE:y\nFN:A\nEND:VCARD", "a.vcf").name == "vCard"
    assert sniff(PLAIN.encode() + card("FN:Ann"), "x.eml").name == "Email"
    assert sniff(PLAIN.replace("Cc:", "quite odd\nCc :").encode(), "x.txt").name == "Email"
    assert sniff(b"Date: Tue, 5 Mar 2024 10:00:00 +0100\nFrom: a@x.example\n\nText", "x.txt").name == "Email"
    assert sniff(b"Subject: Hello\nTo: ann@x.example\n\nText", "x.eml").name == "Email"
    with pytest.raises(UnreadableFile):
        sniff(b"Subject: Hello\nContent-Type: odd\n\nText", "x.txt")


def test_an_email_is_an_interaction_with_whom_it_names() -> None:
    found = read(PLAIN)
    mail = the_email(found)
    assert (mail.kind, mail.state, mail.start) == (Kind.EMAIL, State.HELD, Moment("2024-03-05T09:00", "UTC"))
    assert (mail.notes, mail.text) == ("Coffee in Zürich", "Hello,\nhow about Tuesday?")
    assert names(found) == [("Ann Lee", "ann@x.example"), ("", "me@x.example"), ("Ode, Ben", "ben@x.example")]
    assert [each.why for each in ignored(found)] == ["an address that nobody reads"]
    assert {each.named_in for each in drafts(found)} == {"Named in an email"}


def test_the_same_email_saved_by_another_program_is_the_same() -> None:
    assert the_email(read(PLAIN)).digest == the_email(read("X-Saved: yes\r\n" + PLAIN)).digest


def attached(*files: tuple[str, str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Date"] = (
        "Ann <ann@x.example>",
        "b@x.example",
        "5 Mar 2024 10:00 +0000",
    )
    message.set_content("Hello")
    message.add_alternative("<style>x</style><p>Hello <b>you</b></p>", subtype="html")
    for kind, name, data in files:
        main, sub = kind.split("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name or None)
    return message.as_bytes()


INVITE = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    b"DTSTART:20240306T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR"
)


def test_what_is_attached_is_read_first() -> None:
    found = read(attached(
        ("text/vcard", "ann.vcf", card("FN:Ann Lee", "EMAIL:ann@x.example")),
        ("text/calendar", "", INVITE),
        ("application/octet-stream", "C:\\x\\ben.vcf", card("FN:Ben")),
        ("image/png", "a.png", b"x"),
        ("application/ms-tnef", "winmail.dat", b"x"),
    ))  # fmt: skip
    assert [each.contact.shown for each in drafts(found)][:2] == ["Ann Lee", "Ben"]
    assert sum(isinstance(each, DraftInteraction) for each in found) == 2
    assert sum(isinstance(each, Part) for each in found) == 4
    assert any("winmail.dat" in each.what for each in problems(found))


def test_a_page_is_kept_as_its_words() -> None:
    message = EmailMessage()
    message["From"], message["Date"] = "ann@x.example", "5 Mar 2024 10:00 +0000"
    message.set_content("<title>t</title><p>One&nbsp;two</p><script>x()</script><br>three", subtype="html")
    assert the_email(read(message.as_bytes())).text == "One two\nthree"


@pytest.mark.parametrize(
    ("header", "moment"),
    [
        ("Date: Tue, 5 Mar 2024 10:00:00 -0000", Moment("2024-03-05T10:00", "UTC")),
        ("Date: someday", None),
        ("X: y", None),
        ("Date: Tue, 5 Mar 2024 23:30:00 -0500", Moment("2024-03-06T04:30", "UTC")),
    ],
)
def test_the_day_is_told_by_its_offset(header: str, moment: Moment | None) -> None:
    assert the_email(read(f"From: a@x.example\r\n{header}\r\n\r\nx")).start == moment


@pytest.mark.parametrize(
    "headers",
    [
        'From: "Ann <ann@x.example>\r\nTo: ,,;<>\r\nDate: x',
        "From: =?bogus?q?x?= <a@x.example>\r\nContent-Type: text/plain; charset=nonsense",
        "From: a@x.example\r\nContent-Type: multipart/mixed",
        "From: a@[1.2.3\r\nSubject: =?utf-8?b?////?=\r\nMessage-ID: [",
        "From: a@x.example\r\nContent-Type: text/calendar; name*0*=x\r\nContent-Transfer-Encoding: base64",
    ],
)
def test_broken_headers_cost_only_themselves(headers: str) -> None:
    assert the_email(read(f"{headers}\r\n\r\n\xff\r\n")).state is State.HELD


HEADERS = st.sampled_from(
    (
        "From",
        "To",
        "Cc",
        "Date",
        "Subject",
        "Message-ID",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
    )
)


@given(st.lists(st.tuples(HEADERS, st.text(max_size=40)), max_size=10), st.binary(max_size=100))
def test_whatever_the_headers_say_there_is_one_email(lines: list[tuple[str, str]], body: bytes) -> None:
    raw = b"".join(f"{name}: {value}\n".encode("utf-8", "replace") for name, value in lines) + b"\n" + body
    found = read(raw)
    assert sum(isinstance(each, DraftInteraction) and each.kind is Kind.EMAIL for each in found) == 1
    assert all(
        isinstance(each, Draft | DraftInteraction | Part | Problem) or each.line == 1 for each in found
    )


def test_bytes_that_no_charset_explains_are_guessed() -> None:
    raw = "From: Zoë Müller <z@x.example>\nDate: x\nSubject: Grüße\n\nSchöne Grüße".encode("cp1252")
    mail = the_email(read(raw))
    assert (mail.people[0].name, mail.notes, mail.text) == ("Zoë Müller", "Grüße", "Schöne Grüße")


def test_an_email_without_a_day_is_of_the_day_on_which_it_arrived() -> None:
    raw = "Received: from a by b;\n Tue, 5 Mar 2024 10:00:00 +0100\nFrom: a@x.example\nDate: soon\n\nx"
    assert the_email(read(raw)).start == Moment("2024-03-05T09:00", "UTC")


def test_an_email_saved_in_two_bytes_for_each_character_is_read() -> None:
    found = read(PLAIN.encode("utf-16"))
    assert sniff(PLAIN.encode("utf-16"), "x.eml").name == "Email"
    assert the_email(found).digest == the_email(read(PLAIN)).digest


def test_what_is_written_is_not_what_an_attached_email_says() -> None:
    inner = EmailMessage()
    inner["From"] = "c@x.example"
    inner.set_content("Not this")
    outer = EmailMessage()
    outer["From"], outer["Date"] = "ann@x.example", "5 Mar 2024 10:00 +0000"
    outer.set_content(inner)
    assert the_email(read(outer.as_bytes())).text == ""


def test_what_apple_mail_writes_around_an_email_is_no_part_of_it() -> None:
    whole = PLAIN.encode()
    data = b"%d      \n" % len(whole) + whole + b'<?xml version="1.0"?><plist></plist>'
    assert sniff(data, "1.emlx").name == "Email"
    assert the_email(read(data)).text == "Hello,\nhow about Tuesday?"
