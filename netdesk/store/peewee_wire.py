"""Peewee over a connection that the gate has opened."""

from __future__ import annotations

import apsw
from playhouse.apsw_ext import APSWDatabase


class _OnConnection(APSWDatabase):  # type: ignore[misc]
    """A Peewee database whose one connection is given, not opened."""

    def __init__(self, raw: apsw.Connection) -> None:
        super().__init__("netdesk", thread_safe=False)
        self._raw = raw

    def _connect(self) -> apsw.Connection:
        return self._raw


def database_on(raw: apsw.Connection) -> APSWDatabase:
    """Return a connected Peewee database that uses `raw`."""
    database = _OnConnection(raw)
    database.connect()
    return database
