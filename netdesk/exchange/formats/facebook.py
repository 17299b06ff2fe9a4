"""Facebook's list of friends as JSON: names and days, nothing else.

The list has had three places and two keys (`friends`, `friends_v2`). Each byte of a name's UTF-8 is
written as a character of its own; that is mended once, string by string.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO, Final

from netdesk.domain.contacts import Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Draft, Found, Ignored
from netdesk.domain.errors import UnreadableFile
from netdesk.domain.names import Name
from netdesk.exchange.cleaning import clean, clean_exact
from netdesk.exchange.digests import digest_of
from netdesk.exchange.format import Format, Head, Reader, Tick

FORMAT_NAME: Final = "Facebook friends"
MOST_BYTES: Final = 50 * 1024 * 1024
_KEYS: Final = ("friends_v2", "friends")
_LIST: Final = re.compile(
    r"""\s*(?:\{\s*"friends(?:_v2)?"\s*:\s*\[ | \[\s*\{\s*"name"\s*:\s*"[^"]*"\s*,\s*"timestamp"
    | \[\s*\{\s*"timestamp"\s*:\s*\d+\s*,\s*"name")""",
    re.VERBOSE,
)
"""The list under its key, or by itself."""


def sniff(head: Head) -> Format | None:
    """The list of friends, by its key."""
    return Format(FORMAT_NAME, "JSON", "JSON", _open) if _LIST.match(head.text) else None


def _open(stream: BinaryIO, tick: Tick, name: str) -> Reader:
    return FacebookReader(stream, tick, name)


class FacebookReader:
    """Reads one list of friends."""

    format_name = FORMAT_NAME

    def __init__(self, stream: BinaryIO, tick: Tick, name: str = "") -> None:
        self._stream = stream
        self._tick = tick
        self._name = name

    def read(self) -> Iterator[Found]:
        """Yield the friends in the file's order. Raises UnreadableFile for no JSON, or too much of it."""
        data = self._stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise UnreadableFile(f"{self._name} is larger than any list of friends.")
        try:
            whole = json.loads(data)
        except (ValueError, RecursionError) as fault:
            raise UnreadableFile(f"{self._name} is cut short or damaged: it is no whole JSON.") from fault
        found = whole
        if isinstance(whole, dict):
            found = next((whole[key] for key in _KEYS if key in whole), None)
        friends: list[Any] = found if isinstance(found, list) else []
        for number, friend in enumerate(friends, start=1):
            if number % 500 == 0:
                self._tick(len(data) * number // len(friends))
            yield _friend(number, friend)


def _friend(number: int, friend: Any) -> Found:
    name = clean(mended(str(friend.get("name", "")))) if isinstance(friend, dict) else ""
    if not name:
        return Ignored(number, "a friend without a name, such as a closed account")
    emails = clean_exact(str(friend.get("contact_info", "")))
    day = _day(friend.get("timestamp"))
    contact = Contact(
        name=Name(" ".join(name.split())),
        emails=(Labelled(emails),) if "@" in emails else (),
        dates=(LabelledDate(day, "connected on"),) if day else (),
    )
    record = f"facebook\n{name}\n{friend.get('timestamp')}"
    digest = digest_of(record)
    return Draft(contact, number, digest, name_only=not contact.emails)


def _day(timestamp: Any) -> PartialDate | None:
    try:
        found = datetime.fromtimestamp(int(timestamp), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return PartialDate(found.month, found.day, found.year)


def mended(text: str) -> str:
    """Text whose UTF-8 bytes were written as characters, put together again; any other text as it is."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
