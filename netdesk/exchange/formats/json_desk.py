"""The desk's people as JSON.

One object with "contacts", in the order in which they came in. Each contact has: "name" (as shown),
"organization", "title", "emails" and "phones" (lists of text), "photo" (true or false), "circle" (its name),
"tags"; then "id", "uid", "name_parts" (display, prefix, given, further, family, suffix, nickname,
phonetic_given, phonetic_family), "department", "labelled_emails", "labelled_phones", "links" (each
{"value", "label"}), "addresses" (each street, extended, po_box, city, region, postal_code, country, label),
"birthday" (YYYY-MM-DD, or --MM-DD without a year), "dates" (each {"date", "label"}), "notes", "how_met",
"where_met", "introduced_by" (a name), "pronunciation", "closeness" (0 to 5), "rhythm_days", "extra"
(vCard lines kept verbatim), "starred" and "archived" (true or false), and "own" (what the user's own fields
hold, each {"name", "value", "kind"}). What is not known is "" or [] or 0.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any, BinaryIO

from netdesk.domain.contacts import Contact


def write_json(
    contacts: Iterable[Contact],
    stream: BinaryIO,
    *,
    circle: Callable[[int], str] = lambda _: "",
    introducer: Callable[[int], str] = lambda _: "",
) -> None:
    """Write contacts one by one, in UTF-8; `circle` and `introducer` give names by id."""
    stream.write(b'{"contacts": [')
    for place, contact in enumerate(contacts):
        text = json.dumps(_as_json(contact, circle, introducer), ensure_ascii=False)
        stream.write((",\n" if place else "\n").encode() + text.encode("utf-8", "replace"))
    stream.write(b"\n]}\n")


def _as_json(
    contact: Contact, circle: Callable[[int], str], introducer: Callable[[int], str]
) -> dict[str, Any]:
    return {
        "name": contact.name.shown,
        "organization": contact.organization,
        "title": contact.title,
        "emails": [each.value for each in contact.emails],
        "phones": [each.value for each in contact.phones],
        "photo": bool(contact.photo),
        "circle": circle(contact.circle_id) if contact.circle_id is not None else "",
        "tags": list(contact.tags),
        "id": contact.id,
        "uid": contact.uid,
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
        "introduced_by": introducer(contact.introduced_by)
        if contact.introduced_by is not None
        else contact.introducer,
        "pronunciation": contact.pronunciation,
        "closeness": contact.closeness,
        "rhythm_days": contact.rhythm_days,
        "extra": list(contact.extra),
        "starred": contact.starred,
        "archived": contact.archived,
        "own": [{"name": each.name, "value": each.value, "kind": each.kind.value} for each in contact.own],
    }
