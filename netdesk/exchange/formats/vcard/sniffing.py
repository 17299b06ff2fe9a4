"""Tell a file of vCards by its beginning, whatever its name."""

from __future__ import annotations

import re
from typing import BinaryIO

from netdesk.exchange.format import Format, Head, Reader, Tick

_BEGIN = re.compile(r"^\W*BEGIN\s*:\s*VCARD\b", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^END\s*:\s*VCARD\b", re.IGNORECASE | re.MULTILINE)
_VERSION = re.compile(r"^VERSION\s*:\s*([234]\.[01])", re.IGNORECASE | re.MULTILINE)


def sniff(head: Head) -> Format | None:
    """The version, when it is told at the beginning; a file cut at its front is known by a card's end."""
    text = head.text
    if not (_BEGIN.search(text) or (_END.search(text) and ":" in text)):
        return None
    version = _VERSION.search(text)
    return Format(f"vCard {version[1]}" if version else "vCard", "VCF", "vCard", _open)


def _open(stream: BinaryIO, tick: Tick, _name: str) -> Reader:
    from netdesk.exchange.formats.vcard.reading import VCardReader

    return VCardReader(stream, tick)
