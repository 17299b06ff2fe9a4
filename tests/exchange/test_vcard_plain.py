"""The short way through a card leads to what the long way finds, to the letter, or is not taken."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netdesk.domain.drafts import Draft, Found
from netdesk.exchange.encodings import chunks
from netdesk.exchange.formats.vcard.plain import plain_draft
from netdesk.exchange.formats.vcard.reading import VCardReader
from netdesk.exchange.formats.vcard.splitting import Kind, split

HEADS = (
    "BEGIN", "VERSION", "VERSION", "N", "N;LANGUAGE=de", "FN", "FN;DERIVED=TRUE", "FN;CHARSET=UTF-8", "fn",
    "NICKNAME", "ORG", "ORG;SORT-AS=x", "TITLE", "ROLE", "EMAIL", "EMAIL;TYPE=INTERNET,WORK", "EMAIL;X400",
    "email;type=home", "item1.EMAIL;TYPE=INTERNET", "item1.X-ABLabel", "TEL", "TEL;TYPE=CELL",
    "TEL;WORK;VOICE", "TEL;VALUE=uri;TYPE=cell", 'TEL;TYPE="voice,home"', "TEL;X-CUSTOM(Boat)",
    "TEL;ENCODING=QUOTED-PRINTABLE", "URL", "URL;TYPE=HOME", "ADR", "ADR;TYPE=HOME", 'ADR;LABEL="1 Main St"',
    "BDAY", "BDAY;X-APPLE-OMIT-YEAR=1604", "NOTE", "NOTE;ENCODING=B", "CATEGORIES", "UID", "REV", "PRODID",
    "X-FOO", "X-FOO;CHARSET=latin-1", "X-FOO;TYPE=A", "AGENT", "KIND", "PHOTO;ENCODING=b;TYPE=PNG", "LABEL",
    "X-EVOLUTION-LIST", "X-NETDESK-CIRCLE", "X-ABRELATEDNAMES", "X-ANDROID-CUSTOM", "SOUND", "END", "", " ",
    "no colon here", " folded", "\tfolded", "X-FOO\u202e",
)  # fmt: skip
VALUES = (
    "", " ", "Ann", " Ann Berg ", "Berg;Ann;;Dr.;", "Berg;Ann,Marie;;;", "a;b;c;d;e;f;g;h", ";;;;;;",
    ";;1 Main St;Oslo", "2.1", "3.0", "4.0", "5.0", "ann@halden.example", "mailto:ann@halden.example",
    "MAILTO: a@b.example ", "<ann@halden.example>", "/o=ex/cn=ann", "+47 555 0142", "tel:+47-555-0142",
    "\u200etel:+47 55", "\u200e+47\u202c 55", "Zoë", "Ærø \u00a0", "a\\, b\\;c", "a\\nb", "back\\slash", "\\",
    "Halden; Labs ;", "fair,alumni", "fair,,fair, myContacts", "My Contacts", "1985-02-30", "1985-02-28",
    "--0412", "16040412", "circa 1800", "0000-00-00", "20240102T030405Z", "-//netdesk//EN", "-//Apple//EN",
    "TRUE", "group", "quoted-printable", "x" * 1001, "x" * 999, "ﬁ\ufeff", "a\x07b", "a\x1bb", "a\rb", "=41=",
    "http://halden.example/ann", "BEGIN:VCARD",
)  # fmt: skip

lines = st.builds("{}:{}".format, st.sampled_from(HEADS), st.sampled_from(VALUES) | st.text(max_size=12))
cards = st.lists(lines | st.sampled_from(HEADS), max_size=12)


def _ways(raw: bytes) -> list[tuple[Draft | None, list[Found]]]:
    """Each whole card among these bytes, read the short and the long way."""
    return [
        (told and told[0], VCardReader(io.BytesIO(), lambda _: None).any_card(piece))
        for piece in split([raw])
        if piece.kind is Kind.CARD
        for told in [plain_draft(piece.raw.rstrip(), piece.line)]
    ]


def _card(found: list[str]) -> bytes:
    return "\n".join(["BEGIN:VCARD", *found, "END:VCARD", ""]).encode("utf-8", "surrogatepass")


@given(cards)
@example(["EMAIL:\u200emailto:a@b.example"])
@example(["FN:Ann", "ORG:;", "ORG:Halden", "TITLE: ", "TITLE:Engineer"])
@example(["FN:", "N:;;;;", "EMAIL:a@b.example"])
@example(["FN:Ann", "X-FOO;CHARSET=latin-1:"])
@example(["FN:Ann", "NOTE:quoted-printable =41"])
@example(["FN:Ann", *["X-FOO:1"] * 120])
@example(["FN:Ann", *["TEL:1"] * 600])
def test_the_short_way_leads_where_the_long_way_leads(found: list[str]) -> None:
    for short, long in _ways(_card(found)):
        assert short is None or [short] == long


def test_the_short_way_leads_there_for_all_cards_of_other_programs(shared: Path) -> None:
    taken = 0
    for path in (shared / "corpus").rglob("*.vcf"):
        with path.open("rb") as stream:
            for short, long in _ways(b"".join(chunk for chunk, _ in chunks(stream))):
                assert short is None or [short] == long, path.name
                taken += short is not None
    assert taken > 1000


@pytest.mark.parametrize(
    "found",
    [
        ["VERSION:3.0", "N:Berg;Ann;;;", "FN:Ann Berg", "EMAIL;TYPE=INTERNET,WORK:ann@halden.example"],
        ["VERSION:4.0", "FN:Zoë Ærø", "TEL;VALUE=uri;TYPE=cell:tel:+47-555-0142", "X-FOO;TYPE=A:kept"],
        ["VERSION:2.1", "N:Berg;Ann", "TEL;WORK;VOICE:+47 555", "ADR;HOME:;;1 Main St;Oslo;;0150;Norway"],
        ["FN:Ann", "NOTE:two\\nlines\\, and a comma", "CATEGORIES:fair,alumni", "BDAY:1985-02-28"],
        ["FN:Ann Marie", " Berg", "ORG:Halden;Labs", "TITLE:Engineer", "UID:1", "REV:20240102T030405Z"],
    ],
)
def test_what_most_programs_write_takes_the_short_way(found: list[str]) -> None:
    ((short, long),) = _ways(_card(found))
    assert short is not None
    assert [short] == long


def test_versions_met_on_the_short_way_are_told(tmp_path: Path) -> None:
    path = tmp_path / "two.vcf"
    path.write_bytes(_card(["VERSION:3.0", "FN:Ann"]) + _card(["VERSION:4.0", "FN:Bo"]))
    with path.open("rb") as stream:
        reader = VCardReader(stream, lambda _: None)
        assert len(list(reader.read())) == 2
    assert reader.format_name == "vCard 3.0 and 4.0"
