"""Tell a desk written as JSON by its beginning."""

from __future__ import annotations

import re
from typing import BinaryIO, Final

from netdesk.exchange.format import Format, Head, Reader, Tick

FORMAT_NAME: Final = "netdesk desk"
_SIGN: Final = re.compile(r'\s*\{\s*"(?:netdesk"\s*:\s*\{\s*"version"|contacts"\s*:\s*\[\s*\{\s*"name"\s*:)')


def sniff(head: Head) -> Format | None:
    """A desk as netdesk writes it, of this version or an earlier one."""
    return Format(FORMAT_NAME, "JSON", "desk", _open) if _SIGN.match(head.text[:8_000]) else None


def _open(stream: BinaryIO, tick: Tick, name: str) -> Reader:
    from netdesk.exchange.formats.desk_json.reading import DeskReader

    return DeskReader(stream, tick, name)
