"""A desk written as JSON, value by value: it is never in memory whole. The package says what is in it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO, Final

from netdesk.domain.contacts import Circle, Contact
from netdesk.domain.desk_journey import DeskJourney
from netdesk.domain.follow_ups import FollowUp
from netdesk.domain.interactions import Interaction
from netdesk.domain.me import Me
from netdesk.domain.own_fields import OwnField
from netdesk.domain.saved_searches import SavedSearch, view_text
from netdesk.exchange.digests import digest_of
from netdesk.exchange.formats.desk_json.journey import told
from netdesk.exchange.record_uids import record_of

VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Rest:
    """What a desk holds besides its people."""

    interactions: Iterable[Interaction] = ()
    follow_ups: Iterable[FollowUp] = ()
    saved_searches: Iterable[SavedSearch] = ()
    not_the_same: Iterable[tuple[int, int]] = ()
    me: Me = field(default_factory=Me)
    journey: DeskJourney = field(default_factory=DeskJourney)


@dataclass(frozen=True, slots=True)
class Names:
    """What contacts and circles are called, and pictures by their hash."""

    circle: Callable[[int], str] = lambda _: ""
    introducer: Callable[[int], str] = lambda _: ""
    photo: Callable[[str], bytes | None] = lambda _: None


def write_json(
    contacts: Iterable[Contact],
    stream: BinaryIO,
    names: Names | None = None,
    *,
    circles: Iterable[Circle] = (),
    own_fields: Iterable[OwnField] = (),
    rest: Rest | None = None,
    records: bool = False,
) -> int:
    """Write a desk, or with no `rest` some of its people; returns how many people. With `records` whoever has
    neither the id of a card nor a record that they came from is known again by what is written of them."""
    known = names or Names()
    out = _Writer(stream)
    out.one("netdesk", {"version": VERSION})
    out.several("circles", ({"name": each.name, "hue": each.hue} for each in circles))
    out.several("own_fields", map(_own_field, own_fields))
    written = out.several("contacts", (_contact(each, known, records) for each in contacts))
    if rest is not None:
        for key, elements in told(rest.journey):
            out.several(key, elements)
        out.several("interactions", map(_interaction, rest.interactions))
        out.several("follow_ups", map(_follow_up, rest.follow_ups))
        out.several("saved_searches", (_search(each, known) for each in rest.saved_searches))
        out.several("not_the_same", map(list, rest.not_the_same))
        out.one("me", {**asdict(rest.me), "paper": rest.me.paper.value})
    out.end()
    return written


class _Writer:
    """Writes the keys of one object, one after the other, each element on a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._between = "{"

    def one(self, key: str, value: Any) -> None:
        self._put(f"{self._between}\n{json.dumps(key)}: {_text(value)}")
        self._between = ","

    def several(self, key: str, values: Iterable[Any]) -> int:
        count = 0
        self._put(f"{self._between}\n{json.dumps(key)}: [")
        for value in values:
            self._put(f"{',' if count else ''}\n{_text(value)}")
            count += 1
        self._put("\n]" if count else "]")
        self._between = ","
        return count

    def end(self) -> None:
        self._put("\n}\n")

    def _put(self, text: str) -> None:
        self._stream.write(text.encode("utf-8", "replace"))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _contact(contact: Contact, names: Names, records: bool) -> dict[str, Any]:
    told = _told_of(contact, names)
    if records and not (told["uid"] or told["record"]):
        told["record"] = digest_of(_text(told))
    return told


def _told_of(contact: Contact, names: Names) -> dict[str, Any]:
    introduced = contact.introduced_by
    photo = names.photo(contact.photo) if contact.photo else None
    return {
        "name": contact.name.shown,
        "organization": contact.organization,
        "title": contact.title,
        "emails": [each.value for each in contact.emails],
        "phones": [each.value for each in contact.phones],
        "photo": bool(contact.photo),
        "circle": names.circle(contact.circle_id) if contact.circle_id is not None else "",
        "tags": list(contact.tags),
        "id": contact.id,
        "uid": "" if record_of(contact.uid) else contact.uid,
        "record": record_of(contact.uid),
        "name_parts": asdict(contact.name),
        "department": contact.department,
        "labelled_emails": [asdict(each) for each in contact.emails],
        "labelled_phones": [asdict(each) for each in contact.phones],
        "links": [asdict(each) for each in contact.links],
        "addresses": [asdict(each) for each in contact.addresses],
        "birthday": contact.birthday.iso if contact.birthday else "",
        "dates": [{"date": each.date.iso, "label": each.label} for each in contact.dates],
        "notes": contact.notes,
        "how_met": contact.how_met,
        "where_met": contact.where_met,
        "introduced_by": (names.introducer(introduced) if introduced is not None else "")
        or contact.introducer,
        "introduced_by_id": introduced,
        "pronunciation": contact.pronunciation,
        "closeness": contact.closeness,
        "rhythm_days": contact.rhythm_days,
        "extra": list(contact.extra),
        "starred": contact.starred,
        "archived": contact.archived,
        "own": [{"name": each.name, "value": each.value, "kind": each.kind.value} for each in contact.own],
        "photo_data": base64.b64encode(photo).decode("ascii") if photo else "",
    }


def _own_field(own: OwnField) -> dict[str, Any]:
    return {"name": own.name, "kind": own.kind.value, "choices": list(own.choices)}


def _interaction(interaction: Interaction) -> dict[str, Any]:
    start = interaction.start
    return {
        "id": interaction.id,
        "kind": interaction.kind.value,
        "state": interaction.state.value,
        "start": start.wall if start else "",
        "zone": start.zone if start else "",
        "minutes": interaction.minutes,
        "place": interaction.place,
        "link": interaction.link,
        "notes": interaction.notes,
        "uid": interaction.uid,
        "contacts": list(interaction.contact_ids),
        "event": interaction.event_id,
        "plan": asdict(interaction.plan) if interaction.plan is not None else None,
    }


def _follow_up(follow_up: FollowUp) -> dict[str, Any]:
    due = follow_up.due
    return {
        "kind": follow_up.kind.value,
        "contact": follow_up.contact_id,
        "what": follow_up.what,
        "due": due.wall if due else "",
        "zone": due.zone if due else "",
        "interaction": follow_up.interaction_id,
        "state": follow_up.state.value,
        "done_at": follow_up.done_at,
    }


def _search(search: SavedSearch, names: Names) -> dict[str, Any]:
    view = json.loads(view_text(search.view))
    if "circle" in view:
        view["circle"] = names.circle(view["circle"])
    return {"name": search.name, "view": view}
