"""The sample desk: sixty invented people, a year with them and a journey under way, to look around in and to
throw away.

What is in it comes with netdesk as data (`resources/sample_desk`); days and hours are told from the time at
which it is made, and a fixed seed chooses what is not told, so that the same time gives the same desk.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from netdesk.domain.errors import Trouble
from netdesk.domain.me import Me
from netdesk.domain.now import utc_now
from netdesk.resources import resource_path
from netdesk.services.me import save_me, write_me
from netdesk.services.sample_clock import SampleClock
from netdesk.services.sample_journey import keep_journey
from netdesk.services.sample_people import contact_of, own_fields_of
from netdesk.services.sample_year import SampleYear
from netdesk.store import contacts as kept_contacts
from netdesk.store import follow_ups as kept_follow_ups
from netdesk.store import interactions as kept_interactions
from netdesk.store import own_fields as kept_own_fields
from netdesk.store import settings
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

MARK: Final = "sample"
"""The setting that is "1" on a desk made here."""

_CIRCLES: Final = {"work": 1, "family": 2, "activities": 3, "school": 4, "online": 5}
_FROM_FILE: Final = ("nattapon", "junho", "nikos", "meilin", "amara")


def make_sample_desk(path: Path, now: datetime | None = None) -> None:
    """Write the sample desk to `path`, where nothing may be yet; `now` (aware) is the time it is made for.

    Raises Trouble when something is there, or the desk cannot be written.
    """
    if path.exists():
        raise Trouble(f"There is already a file called {path.name}, so no sample desk was made there.")
    desk = Desk.open(path)
    try:
        _fill(desk, now or utc_now())
        with desk.unrecorded() as connection:
            settings.save_setting(connection, MARK, "1")
    finally:
        desk.close()


def is_sample(connection: Connection) -> bool:
    """True on a desk that was made here."""
    return settings.setting(connection, MARK) == "1"


def make_own(desk: Desk) -> None:
    """The user keeps what was a sample desk: from now on it is theirs, and nobody invented sits at it."""
    with desk.unrecorded() as connection:
        settings.save_setting(connection, MARK, "")
        write_me(connection, Me())


def _fill(desk: Desk, now: datetime) -> None:
    told, talks = _contents("people"), _contents("talks")
    user = Me(**told["me"])
    save_me(desk, user)
    clock = SampleClock(now, user.zone)
    ids = _add_people(desk, told, now)
    with desk.change("Begin the journey with goals, pitches and events") as change:
        journey = keep_journey(change, _contents("journey"), talks["pitches"], ids, clock)
    year = SampleYear(talks, told["people"], clock, journey)
    with desk.change("Log a year of interactions") as change:
        for interaction in year.interactions(ids):
            kept_interactions.insert(change, interaction, user.zone)
        change.part()
    with desk.change("Remember what is due") as change:
        kept = kept_interactions.get(change.connection, range(1, year.count + 1))
        kept_follow_ups.insert(change, year.follow_ups(ids, kept), user.zone)


def _add_people(desk: Desk, told: dict[str, Any], now: datetime) -> dict[str, int]:
    """Keep everybody; the last few come from a file. Returns ids by key."""
    circles = dict(_CIRCLES)
    with desk.change("Add the circle Neighbours") as change:
        for name, hue in told["circles"]:
            circles[name.casefold()] = kept_contacts.insert_circle(change, name, hue)
    rows = {row["key"]: row for row in told["people"]}
    ordered = [key for key in _introducers_first(rows) if key not in _FROM_FILE]
    ids = {key: number for number, key in enumerate([*ordered, *_FROM_FILE], 1)}
    fields = own_fields_of(told["own_fields"])
    with desk.change("Add fields of one’s own") as change:
        for field in fields.values():
            kept_own_fields.insert(change, field)
    made = {key: contact_of(rows[key], circles, ids, fields, now.date()) for key in ids}
    with desk.change(f"Add {len(ordered)} invented people") as change:
        kept_contacts.insert(change, [made[key] for key in ordered])
    label = f"Import {len(_FROM_FILE)} contacts from named.vcf"
    with desk.change(label, kind="import") as change:
        kept_contacts.insert(change, [made[key] for key in _FROM_FILE])
    return ids


def _introducers_first(rows: dict[str, dict[str, Any]]) -> list[str]:
    """The keys in order, save that nobody comes before who introduced them."""
    found: dict[str, None] = {}
    for key in rows:
        chain = [key]
        while introducer := rows[chain[-1]].get("by"):
            chain.append(introducer)
        found.update(dict.fromkeys(reversed(chain)))
    return list(found)


def _contents(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resource_path(f"sample_desk/{name}.json").read_text(encoding="utf-8"))
    return found
