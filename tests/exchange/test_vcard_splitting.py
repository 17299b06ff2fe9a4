"""Where cards begin and end, in whole files and in broken ones; what hostile files may cost."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.drafts import Draft, Found, Ignored, Problem
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.linkedin import LinkedInReader
from netdesk.exchange.formats.vcard.reading import VCardReader
from netdesk.exchange.formats.vcard.splitting import Kind, split
from tests.exchange.given import card, cards_in, drafts, ignored, nobody_asks, problems


def names(found: list[Found]) -> list[str]:
    return [each.contact.name.shown for each in drafts(found)]


def test_cards_follow_each_other_with_or_without_blank_lines():
    raw = b"\n\n" + card("FN:A") + b"\n\n" + card("FN:B") + card("FN:C").rstrip()
    found = cards_in(raw)
    assert names(found) == ["A", "B", "C"]
    assert [each.line for each in drafts(found)] == [3, 9, 13]
    assert not problems(found)


def test_an_address_book_around_the_cards_is_nothing():
    assert not problems(cards_in(b"BEGIN:VADDRESSBOOK\n" + card("FN:A") + b"END:VADDRESSBOOK\n"))


def test_a_group_may_stand_before_the_first_and_the_last_line():
    raw = card("FN:A").replace(b"BEGIN", b"home.begin").replace(b"END", b"home.END") + card("FN:B")
    assert names(cards_in(raw)) == ["A", "B"]


def test_files_joined_end_to_end_are_read_with_their_marks():
    raw = card("FN:A").rstrip() + card("FN:B") + b"\xef\xbb\xbf" + card("FN:C")
    found = cards_in(raw)
    assert names(found) == ["A", "B", "C"]
    assert not problems(found)


def test_text_between_cards_costs_no_card_and_is_mentioned_with_its_line():
    found = cards_in(card("FN:A", end="\n") + b"hello there\nmore\n" + card("FN:B", end="\n"))
    assert names(found) == ["A", "B"]
    (problem,) = problems(found)
    assert (problem.line, problem.rejected) == (5, False)
    assert "hello there" in problem.what


def test_a_card_without_its_end_is_read_as_far_as_it_goes():
    raw = b"BEGIN:VCARD\nFN:A\nEMAIL:a@b.example\nBEGIN:VCARD\nFN:B\nEND:VCARD\nEND:VCARD\n"
    found = cards_in(raw)
    assert names(found) == ["A", "B"]
    assert [(each.line, each.rejected) for each in problems(found)] == [(1, False), (7, False)]


def test_a_line_that_the_file_s_end_cuts_is_not_believed():
    (problem, draft) = cards_in(b"BEGIN:VCARD\nFN:A\nEMAIL:a@b.example\nTEL:555-01")
    assert isinstance(draft, Draft)
    assert isinstance(problem, Problem)
    assert draft.contact.phones == ()
    assert (problem.line, problem.rejected) == (4, False)
    assert "TEL:555-01" in problem.what


def test_a_card_without_its_beginning_is_rejected_with_its_text():
    raw = b"BEGIN:VCAR\nFN:A\nTEL:5\nEND:VCARD\n" + card("FN:B", end="\n")
    found = cards_in(raw)
    assert names(found) == ["B"]
    (problem,) = problems(found)
    assert problem.rejected
    assert problem.line == 1
    assert "BEGIN:VCAR" in problem.what
    assert problem.raw == "BEGIN:VCAR\nFN:A\nTEL:5\nEND:VCARD\n"


def test_a_card_that_says_of_nobody_who_it_is_is_rejected_and_an_empty_one_ignored():
    found = cards_in(card("FN:", "X-FOO:1") + card("FN:"))
    assert [each.rejected for each in problems(found)] == [True]
    assert [each.why for each in ignored(found)] == ["an empty card"]


@pytest.mark.parametrize(
    "agent",
    [
        ["AGENT:", "BEGIN:VCARD", "FN:Inner", "TEL:1", "END:VCARD"],
        ["AGENT:BEGIN:VCARD", "FN:Inner", "TEL:1", "END:VCARD"],
        ["AGENT:BEGIN:VCARD", " VERSION:3.0", " FN:Inner", " END:VCARD"],
        ["AGENT:BEGIN:VCARD\\nFN:Inner\\nEMAIL\\;INTERNET:x@y.example\\nEND:VCARD\\n"],
        ["AGENT;VALUE=uri:", " CID:inner"],
    ],
)
def test_a_card_inside_a_card_is_no_contact_and_is_kept(agent):
    found = cards_in(card("FN:Outer", *agent, "EMAIL:o@b.example", version="2.1") + card("FN:Next"))
    assert names(found) == ["Outer", "Next"]
    outer = drafts(found)[0].contact
    assert [each.value for each in outer.emails] == ["o@b.example"]
    assert len(outer.extra) == 1
    assert not problems(found)


def test_one_bad_card_in_ten_thousand_costs_no_other():
    raw = b"".join(card(f"FN:Person {number}") for number in range(5_000))
    raw += b"BEGIN:VCARD\nVERSION:3.0\nX-FOO:nobody\nEND:VCARD\n"
    raw += b"".join(card(f"FN:Person {number}") for number in range(5_000, 9_999))
    found = cards_in(raw)
    assert len(drafts(found)) == 9_999
    assert [each.line for each in problems(found)] == [20_001]


@settings(max_examples=60)
@given(st.integers(1, 40), st.sampled_from([b"\r\n", b"\n", b"\r", b"\r\r\n"]))
def test_it_does_not_matter_how_a_file_comes_in_pieces(size, end):
    inside = end.join([b"BEGIN:VCARD", b"FN:X", b"END:VCARD"])
    raw = card("FN:A", "AGENT:", inside, end=end.decode()) + b"junk" + end + card("FN:B", end=end.decode())
    raw += end.join([b"BEGIN:VCARD", b"FN:C"])
    # What ends lines is told by the first piece: it is never shorter than a card's first line.
    cuts = [0, 40, *range(40 + size, len(raw), size), len(raw)]
    whole = [(each.kind, each.raw.strip()) for each in split([raw])]
    parts = [(each.kind, each.raw.strip()) for each in split(raw[a:b] for a, b in pairwise(cuts))]
    assert parts == whole
    assert [kind for kind, _ in whole] == [Kind.CARD, Kind.JUNK, Kind.CARD, Kind.OPEN]


def test_a_card_longer_than_the_limit_is_rejected_and_the_next_one_read():
    raw = b"BEGIN:VCARD\nFN:A\nNOTE:" + b"x" * 36_000_000 + b"\nEND:VCARD\n" + card("FN:B", end="\n")
    found = cards_in(raw)
    assert names(found) == ["B"]
    (problem,) = problems(found)
    assert problem.rejected
    assert "32 MB" in problem.what
    assert drafts(found)[0].line == 5


BEGIN, END = b"BEGIN:VCARD\nVERSION:3.0\nFN:A\n", b"END:VCARD\n"
HOSTILE: dict[str, Callable[[], bytes]] = {
    "beginnings without ends": lambda: b"BEGIN:VCARD\n" * 8_000,
    "one endless line": lambda: BEGIN + b"NOTE:" + b"x" * 8_000_000,
    "no line at all": lambda: b"x" * 8_000_000,
    "zeros": lambda: b"\x00" * 5_000_000,
    "carriage returns": lambda: BEGIN + b"NOTE:" + b"\r" * 5_000_000 + b"\n" + END,
    "very many values": lambda: BEGIN + b"TEL:123\n" * 200_000 + END,
    "very many labels": lambda: BEGIN + b"".join(b"item%d.X-ABLabel:x\n" % n for n in range(50_000)) + END,
    "agents without ends": lambda: BEGIN + b"AGENT:\nBEGIN:VCARD\nFN:x\n" * 8_000 + END,
    "agents": lambda: BEGIN + b"AGENT:\nBEGIN:VCARD\nFN:x\nEND:VCARD\n" * 8_000 + END,
    "soft breaks": lambda: BEGIN + b"NOTE;QUOTED-PRINTABLE:" + b"=C3=\n" * 100_000 + END,
    "folds": lambda: BEGIN + b"NOTE:a" + b"\n b" * 1_000_000 + b"\n" + END,
    "escaped semicolons": lambda: BEGIN + b"ADR:" + b"\\;;" * 200_000 + b"\n" + END,
    "commas": lambda: BEGIN + b"CATEGORIES:" + b"a," * 400_000 + b"\n" + END,
    "quotes": lambda: BEGIN + b'TEL;X="' + b'";"' * 200_000 + b":1\n" + END,
    "backslashes": lambda: BEGIN + b"ORG:" + b"\\" * 300_001 + b"\n" + END,
    "parameters": lambda: BEGIN + b"TEL" + b";A=b" * 300_000 + b":1\n" + END,
    "carets": lambda: BEGIN + b"ADR;LABEL=" + b"^n" * 200_000 + b":;;;;;;\n" + END,
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_is_read_or_refused_in_bounded_time(name):
    raw = HOSTILE[name]()
    started = time.process_time()
    found = cards_in(raw)
    assert time.process_time() - started < 4
    assert len(found) < 50_000


PIECES = [
    b"\n", b"\r\n", b"=\n", b" ", b"\t", b":", b";", b'"', b",", b"\\", b"BEGIN:VCARD\n", b"END:VCARD\n",
    b"AGENT:\nBEGIN:VCARD\n", b"\x00", b"\xff", b"=C3", b";ENCODING=QUOTED-PRINTABLE", b";ENCODING=b",
    b";CHARSET=utf-16", b";CHARSET=base64", b"\xef\xbb\xbf", b"item1.X-ABLabel:x\n",
    b"PHOTO:data:image/png;base64,",
    b"BDAY:1980-02-30\n", b"N:;;;;\n", b"FN:A\n", b'TEL;TYPE="a:b":1\n', b"NOTE;QUOTED-PRINTABLE:=C3=\n",
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n", b'"a""b",c,,,"\n', b"Notes:\n",
]  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=12)), max_size=30).map(b"".join))
def test_no_bytes_whatever_raise_anything_but_a_refusal(raw):
    for reader in (VCardReader(io.BytesIO(raw), nobody_asks), LinkedInReader(io.BytesIO(raw), nobody_asks)):
        for found in reader.read():
            assert isinstance(found, Draft | Problem | Ignored)
            assert found.line >= 1
            if isinstance(found, Draft):
                repr(found).encode()
    refusal = "."
    try:
        sniff(raw, "x.vcf")
    except UnreadableFile as fault:
        refusal = str(fault)
    assert refusal.endswith(".")
