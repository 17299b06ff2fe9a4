"""People of a desk that was written as JSON, with all that was known of them."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, BinaryIO, Final, TypeVar

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Draft, Found, Photo, Problem
from netdesk.domain.errors import UnreadableFile
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnKind, OwnValue, fits
from netdesk.exchange.cleaning import NOTE_LIMIT, clean, clean_exact
from netdesk.exchange.digests import digest_of
from netdesk.exchange.format import Tick
from netdesk.exchange.formats.desk_json.parsing import Parser
from netdesk.exchange.formats.desk_json.rest import RestReader
from netdesk.exchange.formats.desk_json.sniffing import FORMAT_NAME
from netdesk.exchange.formats.desk_json.writing import VERSION
from netdesk.exchange.pictures import picture
from netdesk.exchange.record_uids import uid_of_record

_MOST_VALUES: Final = 500
_RECORD: Final = re.compile("[0-9a-f]{64}")
_MOST_EXTRA: Final = 1024 * 1024
_PLAIN: Final = (
    "organization", "department", "title", "notes", "how_met", "where_met", "pronunciation", "uid",
)  # fmt: skip
T = TypeVar("T")


class DeskReader:
    """Reads one desk."""

    format_name = FORMAT_NAME

    def __init__(self, stream: BinaryIO, tick: Tick, name: str = "") -> None:
        self._parser = Parser(stream, tick, name)
        self._name = name

    def read(self) -> Iterator[Found]:
        """Yield its people in their order, then all that it holds besides them."""
        rest = RestReader()
        for key, value in self._parser.pairs():
            if key == "netdesk":
                self._check_version(value)
            elif key == "contacts":
                for found in read_person(value, self._parser.line):
                    if isinstance(found, Draft):
                        rest.meet(value, found.digest)
                    yield found
            elif what := rest.take(key, value):
                yield Problem(self._parser.line, what)
        yield rest.rest()

    def _check_version(self, told: object) -> None:
        version = told.get("version") if isinstance(told, dict) else None
        if not isinstance(version, int) or version > VERSION:
            raise UnreadableFile(f"{self._name} was written by a newer netdesk. Update netdesk to read it.")


def read_person(told: object, line: int) -> Iterator[Found]:
    """A person as a draft, with remarks on what could not be taken."""
    raw = json.dumps(told, ensure_ascii=False)
    if not isinstance(told, dict):
        yield Problem(line, "This is no contact.", rejected=True, raw=raw)
        return
    person = _Person(told)
    contact = person.contact()
    photo = person.photo()
    for what in person.problems:
        yield Problem(line, what)
    if not contact.shown:
        yield Problem(line, "This contact says nothing of who it is.", rejected=True, raw=raw)
        return
    digest = digest_of(raw)
    yield Draft(contact, line, digest, photo=photo, circle=_text(told.get("circle")))


class _Person:
    """What one contact's object says. Anything may be missing, or be of another kind than it should."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._told = told
        self.problems: list[str] = []

    def contact(self) -> Contact:
        told = self._told
        plain: dict[str, Any] = {name: _text(told.get(name)) for name in _PLAIN}
        record = _text(told.get("record"))
        if not plain["uid"] and _RECORD.fullmatch(record):
            plain["uid"] = uid_of_record(record)
        return Contact(
            **plain,
            name=self._name(),
            emails=self._labelled("emails"),
            phones=self._labelled("phones"),
            links=tuple(self._several("links", _labelled)),
            addresses=tuple(self._several("addresses", _address)),
            dates=tuple(self._several("dates", _dated)),
            birthday=self._birthday(),
            tags=tuple(dict.fromkeys(tag for each in _list(told.get("tags")) if (tag := _text(each)))),
            introducer=_text(told.get("introduced_by")),
            closeness=_number(told.get("closeness"), 5),
            rhythm_days=_number(told.get("rhythm_days"), 36_500),
            extra=self._extra(),
            starred=told.get("starred") is True,
            archived=told.get("archived") is True,
            own=tuple(self._several("own", _own)),
        )

    def photo(self) -> Photo | None:
        data = self._told.get("photo_data")
        if not isinstance(data, str) or not data:
            return None
        try:
            return picture(base64.b64decode(data, validate=True))
        except binascii.Error:
            self.problems.append("The photo is damaged and was left out.")
        except ValueError as fault:
            self.problems.append(f"The photo {fault} and was left out.")
        return None

    def _name(self) -> Name:
        parts = self._told.get("name_parts")
        if not isinstance(parts, dict):
            return Name(_text(self._told.get("name")))
        return Name(**{each.name: _text(parts.get(each.name)) for each in fields(Name)})

    def _labelled(self, what: str) -> tuple[Labelled, ...]:
        if f"labelled_{what}" in self._told:
            return tuple(self._several(f"labelled_{what}", _labelled))
        plain = (clean_exact(each) for each in _list(self._told.get(what)) if isinstance(each, str))
        return tuple(Labelled(each) for each in plain if each)

    def _several(self, key: str, read: Callable[[dict[str, Any]], T | None]) -> Iterator[T]:
        for each in _list(self._told.get(key)):
            found = read(each) if isinstance(each, dict) else None
            if found is None:
                self.problems.append(f"Something in {key} could not be read and was left out.")
            else:
                yield found

    def _birthday(self) -> PartialDate | None:
        text = self._told.get("birthday")
        found = _day(text)
        if text and found is None:
            self.problems.append("The birthday could not be read and was left out.")
        return found

    def _extra(self) -> tuple[str, ...]:
        lines = [each for each in _list(self._told.get("extra")) if isinstance(each, str)]
        return tuple(lines) if sum(map(len, lines)) <= _MOST_EXTRA else ()


def _labelled(told: dict[str, Any]) -> Labelled | None:
    value = clean_exact(told["value"]) if isinstance(told.get("value"), str) else ""
    return Labelled(value, _text(told.get("label"))) if value else None


def _address(told: dict[str, Any]) -> Address:
    return Address(**{each.name: _text(told.get(each.name)) for each in fields(Address)})


def _dated(told: dict[str, Any]) -> LabelledDate | None:
    day = _day(told.get("date"))
    return LabelledDate(day, _text(told.get("label"))) if day else None


def _own(told: dict[str, Any]) -> OwnValue | None:
    kind = next((each for each in OwnKind if each.value == told.get("kind")), None)
    name, value = " ".join(_text(told.get("name")).split()), _text(told.get("value"))
    return OwnValue(name, value, kind) if kind and name and value and fits(kind, value) else None


def _day(text: object) -> PartialDate | None:
    try:
        return PartialDate.from_iso(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _text(value: object) -> str:
    return clean(value, NOTE_LIMIT) if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value[:_MOST_VALUES] if isinstance(value, list) else []


def _number(value: object, most: int) -> int:
    return min(max(value, 0), most) if isinstance(value, int) and not isinstance(value, bool) else 0
