"""Who sits at the desk."""

from __future__ import annotations

import json
from dataclasses import asdict

from netdesk.domain.me import Me, Paper
from netdesk.store import settings
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

_KEY = "me"


def me(connection: Connection) -> Me:
    """The user as they described themselves; blank until they have."""
    kept = settings.setting(connection, _KEY)
    if not kept:
        return Me()
    return from_text(kept)


def is_known(connection: Connection) -> bool:
    """True once the user has described themselves, or chosen not to."""
    return bool(settings.setting(connection, _KEY))


def save_me(desk: Desk, me: Me) -> None:
    """Keep how the user describes themselves; not part of what Undo takes back."""
    with desk.unrecorded() as connection:
        write_me(connection, me)


def write_me(connection: Connection, me: Me) -> None:
    """Keep how the user describes themselves, inside an open transaction."""
    settings.save_setting(connection, _KEY, to_text(me))


def to_text(me: Me) -> str:
    """All of it as one line of text."""
    return json.dumps({**asdict(me), "paper": me.paper.value})


def from_text(text: str) -> Me:
    """What `to_text` made. Raises ValueError, TypeError or KeyError for anything else."""
    values = json.loads(text)
    return Me(**{**values, "paper": Paper(values["paper"])})
