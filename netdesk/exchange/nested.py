"""A file inside another one: a member of an archive, something attached to an email."""

from __future__ import annotations

import io
from collections.abc import Iterator

from netdesk.domain.drafts import Found, Part
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.detect import HEAD, sniff
from netdesk.exchange.format import Tick, in_file

EMAILS = ("email", "mailbox")
"""The kinds of files that may have files attached; an archive may hold them, they do not hold each other."""


def read_nested(data: bytes, name: str, tick: Tick, *, emails: bool = False) -> Iterator[Found]:
    """Yield what a file holds; what is odd about it says in which file. `tick` is only to hear that the user
    wants to stop, `emails` says whether emails are opened. Raises UnreadableFile; archives in others are not
    opened."""
    found_format = sniff(data[:HEAD], name)
    if found_format.kind == "ZIP" or (found_format.kind in EMAILS and not emails):
        raise UnreadableFile(f"{name} holds files of its own and was not opened. Drop it by itself.")
    yield Part(name)
    for found in found_format.open(io.BytesIO(data), tick, name).read():
        yield in_file(found, name)
