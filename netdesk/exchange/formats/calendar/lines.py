"""The bytes of a calendar into its components: events, tasks, time zones, each by itself.

Lines are unfolded as bytes, since a fold may split a character. A component that never ends is ended by the
next one; a calendar without its first line is read all the same.
"""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from netdesk.exchange.cleaning import UNFIT
from netdesk.exchange.encodings import decode
from netdesk.exchange.formats.vcard.heads import end_of_head, parse_head
from netdesk.exchange.formats.vcard.values import unescape

LINE_LIMIT: Final = 1024 * 1024
"""Longest line, unfolded, in bytes; what comes after is not read."""

PROPERTIES_LIMIT: Final = 5_000
"""Most properties of one component."""

TOP: Final = frozenset(("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"))


class Property(NamedTuple):
    """One property: its name in capitals, its parameters by name in capitals, its value as written."""

    name: str
    params: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as text."""
        return unescape(self.value).strip()


@dataclass(slots=True)
class Component:
    """An event, a task or a time zone, with what is inside it. `line` is its first, counted from 1."""

    kind: str
    line: int
    properties: list[Property] = field(default_factory=list)
    inside: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        return next((each for each in self.properties if each.name == name), None)

    def text(self, name: str) -> str:
        """The text of the first property of that name, "" without one."""
        found = self.first(name)
        return found.text if found else ""

    def all(self, *names: str) -> Iterator[Property]:
        """The properties of those names, in order."""
        return (each for each in self.properties if each.name in names)


def components(raw: bytes) -> Iterator[Component]:
    """The components at the top of a calendar, in order; the last is the calendar itself ("VCALENDAR"), with
    what the file says of itself."""
    calendar = Component("VCALENDAR", 1)
    open_ones: list[Component] = []
    for line, text in _unfolded(raw):
        found = _property(text)
        if found is None:
            continue
        if found.name == "BEGIN":
            kind = found.value.strip().upper()
            if kind == "VCALENDAR":
                continue
            if kind in TOP:
                yield from open_ones[:1]
                open_ones = [Component(kind, line)]
            elif open_ones:
                # What is nested too deep is read into the last that counts, and said by nobody.
                child = Component(kind, line)
                if len(open_ones) < 4:
                    open_ones[-1].inside.append(child)
                open_ones.append(child)
        elif found.name == "END":
            kind = found.value.strip().upper()
            if len(open_ones) == 1 and (kind == open_ones[0].kind or kind == "VCALENDAR"):
                yield open_ones.pop()
            elif len(open_ones) > 1:
                open_ones.pop()
        else:
            target = open_ones[-1] if open_ones else calendar
            if len(target.properties) < PROPERTIES_LIMIT:
                target.properties.append(found)
    yield from open_ones[:1]
    yield calendar


def _unfolded(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Whole lines with the number of their first."""
    parts: list[bytes] = []
    size, first = 0, 1
    for number, line in enumerate(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), start=1):
        if not line.strip():
            continue
        if parts and (line[:1] in b" \t" or _soft_break(parts)):
            more = line[1:]
            if _soft_break(parts):
                parts[-1] = parts[-1][:-1]
                more = line.lstrip(b" \t")
            if size < LINE_LIMIT:
                parts.append(more)
                size += len(more)
            continue
        if parts:
            yield first, b"".join(parts)
        parts, size, first = [line], len(line), number
    if parts:
        yield first, b"".join(parts)


def _soft_break(parts: list[bytes]) -> bool:
    """True for quoted-printable text (1.0) that says that it goes on."""
    return parts[-1].endswith(b"=") and b"QUOTED-PRINTABLE" in parts[0][:200].upper()


def _property(line: bytes) -> Property | None:
    line = line.lstrip(b"\xef\xbb\xbf").lstrip()
    at = end_of_head(line, last=True)
    if at < 0:
        return None
    head = parse_head(_text(line[:at]))
    if head is None:
        return None
    value = line[at + 1 :]
    if head.encoding == "Q":
        value = binascii.a2b_qp(value).replace(b"\r\n", b"\\n").replace(b"\n", b"\\n")
    text = _text(value, head.params.get("CHARSET", ""))
    return Property(head.name, head.params, UNFIT.sub("", text) if UNFIT.search(text) else text)


def _text(raw: bytes, charset: str = "") -> str:
    return raw.decode("ascii") if raw.isascii() else decode(raw, charset)
