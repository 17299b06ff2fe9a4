"""What is kept beside the history: unfinished work, which survives a kill, and small settings."""

from __future__ import annotations

from typing import Any

from netdesk.store import settings
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk


def draft(connection: Connection, key: str) -> dict[str, Any] | None:
    """The unfinished work called `key`, or None."""
    return settings.draft(connection, key)


def drafts(connection: Connection) -> dict[str, dict[str, Any]]:
    """All unfinished work by its key."""
    return settings.drafts(connection)


def keep_draft(desk: Desk, key: str, value: dict[str, Any]) -> None:
    """Keep unfinished work (anything JSON can hold)."""
    with desk.unrecorded() as connection:
        settings.keep_draft(connection, key, value)


def drop_draft(desk: Desk, key: str) -> None:
    """Forget unfinished work, when it was finished or thrown away."""
    with desk.unrecorded() as connection:
        settings.drop_draft(connection, key)


def setting(connection: Connection, key: str, default: str = "") -> str:
    """A setting of this desk."""
    return settings.setting(connection, key, default)


def save_setting(desk: Desk, key: str, value: str) -> None:
    """Keep a setting of this desk."""
    with desk.unrecorded() as connection:
        settings.save_setting(connection, key, value)
