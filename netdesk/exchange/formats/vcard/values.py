"""Text, lists, dates and pictures out of a property's value."""

from __future__ import annotations

import base64
import binascii
import re
import urllib.parse

from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Photo
from netdesk.exchange.formats.vcard.lines import Property, pieces
from netdesk.exchange.pictures import BYTES_LIMIT, picture

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_UNESCAPED = {"n": "\n", "N": "\n"}
_SEPARATORS = {mark: re.compile(rf"((?:[^\\{mark}]|\\.|\\\Z)*){mark}?", re.DOTALL) for mark in ";,"}


def unescape(value: str) -> str:
    r"""Undo `\n`, `\,`, `\;`, `\:` and `\\`; any other backslash is taken for itself."""
    if "\\" not in value:
        return value
    return _ESCAPED.sub(_plain, value)


def _plain(found: re.Match[str]) -> str:
    character = found.group(1)
    if character in '\\,;:nN"':
        return _UNESCAPED.get(character, character)
    return found.group()


def divide(value: str, mark: str) -> list[str]:
    """Split at `mark` (";" or ",") where it is not escaped; the parts stay escaped."""
    if "\\" not in value:
        return value.split(mark)
    parts, at = [], 0
    pattern = _SEPARATORS[mark]
    while True:
        match = pattern.match(value, at)
        assert match is not None
        parts.append(match.group(1))
        at = match.end()
        if at >= len(value):
            if match.end() > match.end(1):
                parts.append("")
            return parts


def text_of(found: Property) -> str:
    """The whole value as text, trimmed."""
    _, value, raw, _ = found
    if raw:
        return unescape_old(pieces(found, split=False)[0]).strip()
    return value.strip() if "\\" not in value else unescape(value).strip()


def unescape_old(value: str) -> str:
    r"""Undo the one escape of 2.1, `\;`; and `\,`, which many a 2.1 file has."""
    return value.replace("\\;", ";").replace("\\,", ",") if "\\" in value else value


def parts_of(found: Property) -> list[str]:
    """The components of a structured value (N, ADR, ORG), each as text, trimmed."""
    if found.raw:
        return [unescape_old(part).strip() for part in pieces(found, split=True)]
    if "\\" not in found.value:
        return [part.strip() for part in found.value.split(";")]
    return [unescape(part).strip() for part in divide(found.value, ";")]


def listed_parts_of(found: Property, joints: tuple[str, ...]) -> list[str]:
    """The components of an N, in which an unescaped comma divides several names.

    `joints` says for each component what its names are put together with.
    """
    if found.raw or "," not in found.value:
        return parts_of(found)
    result = []
    for part, joint in zip(divide(found.value, ";"), joints, strict=False):
        names = [unescape(name).strip() for name in divide(part, ",")]
        result.append(joint.join(name for name in names if name))
    return result


def list_of(found: Property) -> list[str]:
    """The values of a list divided by commas (CATEGORIES, NICKNAME), each as text, trimmed; no blanks."""
    if found.raw:
        values = [unescape_old(part) for part in re.split(r"(?<!\\),", pieces(found, split=False)[0])]
    else:
        values = [unescape(part) for part in divide(found.value, ",")]
    return [value.strip() for value in values if value.strip()]


_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})(?!\d)")
_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")

NO_YEAR = 1604
"""The year that Apple's programs write for none; a leap year, so that 29 February fits."""


PRODUCT = "-//netdesk//EN"
"""PRODID of netdesk's own cards: nothing in them has to be guessed."""


def date_of(text: str, omitted: str = "", own: bool = False) -> PartialDate | None:
    """Read a date as vCards hold it; None when it is not one (`circa 1800`, a year alone, 31 June).

    `omitted` is the value of X-APPLE-OMIT-YEAR: that year means none, and so does 1604 in any card but
    netdesk's `own`. A time after the date is dropped:
    somebody's day does not depend on where the reader is. Raises nothing.
    """
    text = text.strip().rstrip(";").strip()
    try:
        if match := _YEARLESS.match(text):
            return PartialDate(int(match[1]), int(match[2]))
        if match := _ISO.match(text) or _LOOSE.match(text):
            year, month, day = map(int, match.groups())
        elif match := _DOTTED.match(text):
            day, month, year = map(int, match.groups())
        elif match := _SLASHED.match(text):
            month, day, year = map(int, match.groups())
            if month <= 12 and day <= 12 and month != day:
                return None
            if month > 12:
                month, day = day, month
        else:
            return None
        if year == 0 or (year == NO_YEAR and not own) or (omitted.isdigit() and int(omitted) == year):
            return PartialDate(month, day)
        return PartialDate(month, day, year)
    except ValueError:
        return None


_STAMP = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?(Z|[+-]\d{2}:?\d{2})?)?"
)


def stamp_of(text: str) -> str:
    """A REV as ISO 8601, "" when it is none."""
    match = _STAMP.match(text.strip())
    if not match or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3]) <= 31:
        return ""
    day = f"{match[1]}-{match[2]}-{match[3]}"
    return f"{day}T{match[4]}:{match[5]}:{match[6] or '00'}{match[7] or ''}" if match[4] else day


_REMOTE = re.compile(r"(?:https?|ftp|file|content|cid|ms-appdata|blob|urn)\\?:", re.IGNORECASE)
_DATA = re.compile(r"data\\?:([^,]*?)\\?,", re.IGNORECASE)


def is_remote(found: Property) -> bool:
    """True for a value that only says where the thing is; it is never fetched."""
    return not found.raw and bool(_REMOTE.match(found.value.lstrip()))


def picture_of(found: Property) -> Photo:
    """The picture inside a PHOTO. ValueError with a phrase when there is none that can be kept."""
    value = found.value.strip()
    if found.raw:
        raise ValueError("is damaged")
    if match := _DATA.match(value):
        kind, value = match.group(1).lower(), value[match.end() :]
        if "base64" not in kind:
            return picture(urllib.parse.unquote_to_bytes(unescape(value)))
        if "%" in value:
            value = urllib.parse.unquote(value)
    if len(value) > BYTES_LIMIT * 4 // 3 + 1_000:
        raise ValueError(f"is larger than {BYTES_LIMIT // 1024 // 1024} MB")
    return picture(_from_base64(value))


def _from_base64(value: str) -> bytes:
    try:
        return binascii.a2b_base64(value)
    except (binascii.Error, ValueError):
        pass
    kept = re.sub(r"[^A-Za-z0-9+/]", "", value)
    try:
        return base64.b64decode(kept[: len(kept) // 4 * 4])
    except (binascii.Error, ValueError):
        raise ValueError("is damaged") from None
