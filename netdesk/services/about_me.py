"""What files say of the user: kept for the step that asks where they come from, and for their own page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from netdesk.domain.clean import clean
from netdesk.domain.drafts import AboutMe, Ignored
from netdesk.domain.me import Me
from netdesk.exchange.planning import FileReading
from netdesk.exchange.recognising import email_key
from netdesk.exchange.staging import empty_like
from netdesk.services.me import me
from netdesk.store import settings
from netdesk.store.connection import Connection

_KEY = "past"
YOURSELF = "yourself"
"""Why a record is passed over that is about the user."""


def past(connection: Connection) -> dict[str, Any]:
    """What is known of the user's past: lists `positions`, `schools`, `events`, `follows`, `emails`; blank
    until a file has told."""
    kept = settings.setting(connection, _KEY)
    return dict(json.loads(kept)) if kept else {}


def own_emails(connection: Connection) -> frozenset[str]:
    """The user's own addresses, as they are compared."""
    found = (me(connection).email, *past(connection).get("emails", ()))
    return frozenset(key for each in found if (key := email_key(each)))


def without_me(connection: Connection, readings: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """The readings without the user themselves among the people whom invitations and emails name."""
    told = {key for reading in readings if reading.about_me for each in reading.about_me.emails
            if (key := email_key(each))}  # fmt: skip
    mine = own_emails(connection) | told
    if not mine:
        return tuple(readings)
    return tuple(_without(reading, mine) for reading in readings)


def _without(reading: FileReading, mine: frozenset[str]) -> FileReading:
    if not reading.interactions:
        return reading
    mine_at = {
        at
        for at, draft in enumerate(reading.drafts)
        if draft.named_in and any(email_key(each.value) in mine for each in draft.contact.emails)
    }
    if not mine_at:
        return reading
    others, passed_over = empty_like(reading.drafts), list(reading.ignored)
    for at, draft in enumerate(reading.drafts):
        if at in mine_at:
            passed_over.append(Ignored(draft.line, YOURSELF))
        else:
            others.append(draft)
    parts = tuple(start - sum(at < start for at in mine_at) for start in reading.parts)
    return replace(reading, drafts=others, ignored=tuple(passed_over), parts=parts)


def filled(present: Me, found: AboutMe) -> Me:
    """The user's own page with its blanks filled from what a file says."""
    return replace(
        present,
        name=present.name or found.name,
        organization=present.organization or found.organization,
        email=present.email or next(iter(found.emails), ""),
    )


def can_fill(connection: Connection, readings: Sequence[FileReading]) -> Me | None:
    """How the user's own page would look with its blanks filled; None when nothing would change."""
    present = me(connection)
    after = present
    for reading in readings:
        if reading.about_me:
            after = filled(after, reading.about_me)
    return None if after == present else after


def keep(connection: Connection, readings: Sequence[FileReading], *, fill_me: bool) -> None:
    """Keep what the files say of the user, inside an open change; settings are not what Undo takes back."""
    from netdesk.services.me import write_me

    if fill_me and (after := can_fill(connection, readings)):
        write_me(connection, clean(after))
    for reading in readings:
        if reading.about_me:
            known = past(connection)
            for name, found in asdict(clean(reading.about_me)).items():
                if isinstance(found, tuple) and found:
                    before = known.get(name, [])
                    known[name] = [*before, *(each for each in found if each not in before)]
            if headline := reading.about_me.headline:
                known["headline"] = headline
            settings.save_setting(connection, _KEY, json.dumps(known, ensure_ascii=False))
