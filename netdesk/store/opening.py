"""SQLite opens a file of any name that the system allows, said in the form that it takes everywhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import apsw

_PLAIN: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:")


def connect(path: Path, *, writable: bool = True, immutable: bool = False) -> apsw.Connection:
    """Open a file that is there. `immutable`: nobody changes it meanwhile; no lock and no log are made."""
    flags = apsw.SQLITE_OPEN_URI | (apsw.SQLITE_OPEN_READWRITE if writable else apsw.SQLITE_OPEN_READONLY)
    return apsw.Connection(uri_of(path) + ("?immutable=1" if immutable else ""), flags=flags)


def uri_of(path: Path) -> str:
    """A file as SQLite's URIs name it: also with bytes that are no letters, and on a server, whose two
    slashes come after the two of the URI."""
    told = os.fsencode(path.absolute().as_posix())
    quoted = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in told)
    return f"file://{quoted}" if quoted.startswith("/") else f"file:///{quoted}"
