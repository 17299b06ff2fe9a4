"""What a desk file may hold: the tables and indexes that our own steps make, word for word."""

from __future__ import annotations

from typing import Final

import apsw

from netdesk.domain.quick_hash import sha256
from netdesk.store.connection import Connection
from netdesk.store.migrations.steps import STEPS

_INDEX_OF_WORDS = "search_"
AS_MADE: Final = {
    1: "8582212da1b4c890940a491eecb51fba55719036b045efefeb8a111d0498843f",
    2: "2257ebbeb72ce2954800a1d847a8c9800d61d4a0e99d63e624ecc3c3c8b8b045",
    3: "f7c4dc92f66eb0a860076b7182f29dd4e9a68b1ae23dddcaae0dc23442a0b9a6",
    4: "2e5799bb2b19bde53021d7a0a1af016c7abfa54abcb086c530c01165bcc3c1b0",
    5: "ba9369ff2608fc3236109ec0d9f8e7df6068d36ee7057fb037556407b89c3135",
    6: "302f5ff1be5c501c676b08db76fc84c1dc02c0b4e814cc4b156e7ec762678f17",
    7: "ed349af305aaa953a88bb81e6e6bfb0ac57b87a42dfc0779e6001c83ea7cf317",
    8: "fea86c1435e8affafd5448dfeba7c42bd479c0a5f9773d1f1a364a6be51c13b6",
}
"""For each version, `fingerprint` of what its steps make: a desk that has it need not be compared with one
made for the purpose, which people would wait for at every start. A version missing here is only slower."""


def strangers(connection: Connection, version: int) -> list[str]:
    """Names of what differs in a desk of this version: triggers and views somebody put in, tables or
    indexes that are missing, changed or too many; sorted, [] when all is as it should be."""
    found = schema(connection)
    if fingerprint(found) == AS_MADE.get(version):
        return []
    return sorted(name for _, name, _ in found ^ made_by_steps(version))


def made_by_steps(version: int) -> set[tuple[str, str, str]]:
    """What a desk of this version holds, from one that is made now and thrown away."""
    raw = apsw.Connection(":memory:")
    try:
        for step in STEPS[:version]:
            for sql, values in step():
                raw.execute(sql, values)
        return schema(Connection(raw))
    finally:
        raw.close()


def fingerprint(held: set[tuple[str, str, str]]) -> str:
    """A digest of what a desk holds, down to the last letter."""
    return sha256(repr(sorted(held)).encode())


def schema(connection: Connection) -> set[tuple[str, str, str]]:
    """Kind, name and words of everything that a desk holds."""
    sql = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
    return {
        # SQLite words the inner tables of its full-text index as it likes.
        (kind, name, "" if name.startswith(_INDEX_OF_WORDS) and kind == "table" else text)
        for kind, name, text in connection.rows(sql)
    }
