"""What history does not record: settings, drafts of unfinished work, pictures."""

from __future__ import annotations

import json
from typing import Any

from netdesk.store.connection import Connection


def setting(connection: Connection, key: str, default: str = "") -> str:
    """The setting called `key`."""
    found = connection.value("SELECT value FROM setting WHERE key = ?", (key,))
    return default if found is None else str(found)


def save_setting(connection: Connection, key: str, value: str) -> None:
    """Keep a setting."""
    connection.run("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))


def draft(connection: Connection, key: str) -> dict[str, Any] | None:
    """The draft called `key`, or None."""
    found = connection.value("SELECT value FROM draft WHERE key = ?", (key,))
    return None if found is None else dict(json.loads(found))


def drafts(connection: Connection) -> dict[str, dict[str, Any]]:
    """Every draft by its key."""
    found = connection.rows("SELECT key, value FROM draft ORDER BY key")
    return {str(key): dict(json.loads(value)) for key, value in found}


def keep_draft(connection: Connection, key: str, value: dict[str, Any]) -> None:
    """Keep a draft (anything JSON can hold)."""
    connection.run(
        "INSERT OR REPLACE INTO draft (key, value) VALUES (?, ?)",
        (key, json.dumps(value)),
    )


def drop_draft(connection: Connection, key: str) -> None:
    """Forget a draft."""
    connection.run("DELETE FROM draft WHERE key = ?", (key,))


def blob(connection: Connection, sha256: str) -> bytes | None:
    """The bytes kept under their SHA-256, or None."""
    found = connection.value("SELECT bytes FROM blob WHERE sha256 = ?", (sha256,))
    return None if found is None else bytes(found)


def keep_blob(connection: Connection, data: bytes) -> str:
    """Keep bytes once; returns their SHA-256."""
    import hashlib

    sha256 = hashlib.sha256(data).hexdigest()
    connection.run("INSERT OR IGNORE INTO blob (sha256, bytes) VALUES (?, ?)", (sha256, data))
    return sha256
