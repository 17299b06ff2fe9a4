"""What the tests of this folder are given: cards by their lines, people by their values."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Draft, Found, Ignored, Problem
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnKind, OwnValue, field_key
from netdesk.exchange.cleaning import clean, clean_exact
from netdesk.exchange.formats.linkedin import LinkedInReader
from netdesk.exchange.formats.table import TableReader
from netdesk.exchange.formats.vcard.reading import VCardReader


def nobody_asks(_: int) -> None:
    """A tick that nobody listens to."""


def cards_in(data: bytes | str) -> list[Found]:
    """All that a vCard file with these bytes holds."""
    raw = data.encode() if isinstance(data, str) else data
    return list(VCardReader(io.BytesIO(raw), nobody_asks).read())


def rows_in(data: bytes | str, name: str = "Connections.csv") -> list[Found]:
    """All that a file of connections with these bytes holds."""
    raw = data.encode() if isinstance(data, str) else data
    return list(LinkedInReader(io.BytesIO(raw), nobody_asks, name).read())


def people_of(data: bytes | str, name: str = "people.csv") -> list[Found]:
    """All that a table of people with these bytes holds."""
    raw = data.encode() if isinstance(data, str) else data
    return list(TableReader(io.BytesIO(raw), nobody_asks, name).read())


def drafts(found: Sequence[Found]) -> list[Draft]:
    return [each for each in found if isinstance(each, Draft)]


def problems(found: Sequence[Found]) -> list[Problem]:
    return [each for each in found if isinstance(each, Problem)]


def ignored(found: Sequence[Found]) -> list[Ignored]:
    return [each for each in found if isinstance(each, Ignored)]


def card(*lines: str | bytes, version: str = "3.0", end: str = "\r\n") -> bytes:
    """One card with these lines between its VERSION and its END; FN is Ann Lee unless a line gives it."""
    whole = [b"BEGIN:VCARD", f"VERSION:{version}".encode()]
    whole += [line.encode() if isinstance(line, str) else line for line in lines]
    if not any(line.upper().startswith((b"FN", b"N:", b"N;")) for line in whole):
        whole.append(b"FN:Ann Lee")
    return end.encode().join([*whole, b"END:VCARD", b""])


def read(*lines: str | bytes, version: str = "3.0", end: str = "\r\n") -> Contact:
    """The contact that one card with these lines makes."""
    return read_draft(*lines, version=version, end=end).contact


def read_draft(*lines: str | bytes, version: str = "3.0", end: str = "\r\n") -> Draft:
    (draft,) = drafts(cards_in(card(*lines, version=version, end=end)))
    return draft


def values(labelled: Sequence[Labelled]) -> list[str]:
    return [each.value for each in labelled]


def person(
    display: str = "",
    emails: Sequence[str] = (),
    phones: Sequence[str] = (),
    links: Sequence[str] = (),
    **fields: object,
) -> Contact:
    """A contact by what is usually asked of one."""
    return replace(
        Contact(
            name=Name(display),
            emails=tuple(Labelled(each) for each in emails),
            phones=tuple(Labelled(each) for each in phones),
            links=tuple(Labelled(each) for each in links),
        ),
        **fields,  # type: ignore[arg-type]
    )


def png(width: int = 2, height: int = 2) -> bytes:
    """A whole black PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\x00" + b"\x00" * width for _ in range(min(height, 4))))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def base64_lines(data: bytes, width: int = 60, indent: str = " ") -> list[str]:
    """Base64 as old programs break it: short lines, each but the first indented."""
    text = base64.b64encode(data).decode()
    return [indent + text[start : start + width] for start in range(0, len(text), width)]


# Contacts as hypothesis makes them: any text that a desk can hold.

_CHARACTERS = st.characters(exclude_categories=["Cs"])
_TEXTS = st.one_of(
    st.text(_CHARACTERS, max_size=60),
    # What the format's own signs do to it.
    st.text("ab\\;,:\n\"'=^$_!<>nN \té日", max_size=40),
)
texts = _TEXTS.map(clean)
exact_texts = texts.map(clean_exact).filter(bool)
labels = st.one_of(
    st.sampled_from(["", "work", "home", "mobile", "fax", "work fax", "other", "LinkedIn", "anniversary"]),
    texts,
)
dates = st.builds(
    PartialDate,
    st.integers(1, 12),
    st.integers(1, 28),
    st.one_of(st.none(), st.integers(1, 9999)),
)


def _tuples(values: st.SearchStrategy[object], unique: bool = False) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=4, unique=unique).map(tuple)


_addresses = st.builds(Address, *([texts] * 7), labels).filter(
    lambda found: any(getattr(found, part) for part in ("street", "extended", "po_box", "city", "region"))
)
_extra_lines = st.builds(
    lambda name, value: f"X-{name}:{value}",
    st.from_regex(r"[A-Z]{2,6}(-[A-Z0-9]{1,6})?", fullmatch=True).filter(lambda name: name != "ABLABEL"),
    texts.map(lambda text: text.replace("\n", " ")),
)
_field_names = st.one_of(
    texts.map(lambda text: " ".join(text[:40].split())), st.sampled_from(["Shirt size", 'He said: "a^b;c"'])
).filter(bool)
_own_values = st.one_of(
    st.builds(
        OwnValue,
        _field_names,
        texts.filter(bool),
        st.sampled_from([OwnKind.TEXT, OwnKind.CHOICE, OwnKind.LINK]),
    ),
    st.builds(OwnValue, _field_names, st.sampled_from(["0", "-3.50", "2024"]), st.just(OwnKind.NUMBER)),
    st.builds(OwnValue, _field_names, dates.map(lambda day: day.iso), st.just(OwnKind.DATE)),
)
contacts = st.builds(
    Contact,
    name=st.builds(Name, *([texts] * 9)),
    uid=texts,
    organization=texts,
    department=texts,
    title=texts,
    emails=_tuples(st.builds(Labelled, exact_texts, labels)),
    phones=_tuples(st.builds(Labelled, exact_texts, labels)),
    links=_tuples(st.builds(Labelled, exact_texts, labels)),
    addresses=_tuples(_addresses),
    dates=_tuples(st.builds(LabelledDate, dates, labels)),
    birthday=st.one_of(st.none(), dates),
    notes=texts,
    tags=_tuples(texts.filter(bool), unique=True),
    how_met=texts,
    where_met=texts,
    introducer=texts,
    pronunciation=texts,
    closeness=st.integers(0, 5),
    rhythm_days=st.integers(0, 400),
    starred=st.booleans(),
    archived=st.booleans(),
    own=st.lists(_own_values, max_size=4, unique_by=lambda own: field_key(own.name)).map(tuple),
    extra=_tuples(_extra_lines),
).filter(lambda contact: bool(contact.shown))


def told(*lines: str | bytes, version: str = "3.0") -> list[str]:
    """What is said of a card with these lines."""
    return [each.what for each in problems(cards_in(card(*lines, version=version)))]
