"""Headers of emails: who is named in them, in every spelling, and words that were written as codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.exchange.formats.mail.addresses import people_in
from netdesk.exchange.formats.mail.headers import Headers, words_in


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ann@x.example", [("", "ann@x.example")]),
        ("Ann <ann@x.example>, Ben <ben@x.example>", [("Ann", "ann@x.example"), ("Ben", "ben@x.example")]),
        ('"Lee, Ann" <ann@x.example>; b@x.example', [("Lee, Ann", "ann@x.example"), ("", "b@x.example")]),
        ("Lee, Ann <ann@x.example>", [("Lee, Ann", "ann@x.example")]),
        ("Tom Tester, Ann Maria Lee <ann@x.example>", [("Ann Maria Lee", "ann@x.example")]),
        ("ann@x.example (Ann Lee)", [("Ann Lee", "ann@x.example")]),
        ("Ann Lee (Halden) <ann@x.example>", [("Ann Lee", "ann@x.example")]),
        (r'"Ann \"Annie\" Lee" <ann@x.example>', [('Ann "Annie" Lee', "ann@x.example")]),
        ("Pete(a \\) chap) <pete(his)@x.example(host)>", [("Pete", "pete@x.example")]),
        ("<Undisclosed-Recipient:@x.example;>", []),
        ("'Ann Lee' <ann@x.example>", [("Ann Lee", "ann@x.example")]),
        ("Team: ann@x.example, Ben <ben@x.example>;", [("", "ann@x.example"), ("Ben", "ben@x.example")]),
        ("undisclosed-recipients:;", []),
        ("<@relay.example:ann@x.example>", [("", "ann@x.example")]),
        ("<mailto:ann@x.example>", [("", "ann@x.example")]),
        ('"Ann <ann@x.example>, Ben <ben@x.example>', [("Ann", "ann@x.example"), ("Ben", "ben@x.example")]),
        ('"=?utf-8?q?Z=C3=BCrcher=2C?= Uli" <u@x.example>', [("Zürcher, Uli", "u@x.example")]),
        ("=?utf-8?b?QW5uLCBMZWU=?= <ann@x.example>", [("Ann, Lee", "ann@x.example")]),
        ("Ann Lee <ann@x.example", [("Ann Lee", "ann@x.example")]),
        ("", []),
    ],
)  # fmt: skip
def test_people_are_named_in_every_spelling(text: str, people: list[tuple[str, str]]) -> None:
    assert people_in(text) == people


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Coffee?", "Coffee?"),
        ("=?iso-8859-1?Q?Z=FCrich_1?= and more", "Zürich 1 and more"),
        ("=?utf-8?q?Gr=C3?=\r\n =?utf-8?q?=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?q?a?= =?windows-1252?q?=80?=", "a€"),
        ("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?utf-8*de?q?=C3=A4?=", "ä"),
        ("=?utf-8?q?with spaces?=", "with spaces"),
        ("=?utf-8?b?w6Q?=", "ä"),
        ("=?nonsense?q?=E4?=", "ä"),
        ("=?unicode-1-1-utf-7?q?Fr+APY-sche?=", "Frösche"),
        ("a =?utf-8?x?b?= c", "a =?utf-8?x?b?= c"),
    ],
)
def test_words_written_as_codes_are_read(text: str, words: str) -> None:
    assert words_in(text) == words


def test_headers_are_read_whatever_their_bytes_and_line_ends() -> None:
    for end in (b"\n", b"\r\n"):
        lines = [b"Subject: One", b"\ttwo", b"junk", b"From : Zo\xeb <z@x.example>", b"", b"Subject: no"]
        headers = Headers(end.join(lines))
        assert headers.first("subject") == "One two"
        assert headers.all("From") == ["Zoë <z@x.example>"]
        assert headers.first("To") == ""


@given(st.text('"<>(),;:@\\ =?aé\n', max_size=60))
def test_whatever_is_written_everybody_found_has_an_address(text: str) -> None:
    assert all("@" in address for _, address in people_in(text))


def test_a_line_of_spaces_ends_no_headers() -> None:
    headers = Headers(b"To: ann@x.example,\r\n\t\r\n\tben@x.example\r\nSubject: Hello\r\n\r\nText: x")
    assert people_in(headers.all("To")[0]) == [("", "ann@x.example"), ("", "ben@x.example")]
    assert headers.first("Subject") == "Hello"
    assert headers.first("Text") == ""
