"""Files that are dropped by mistake: what they are, and how to get at the people in them all the same."""

from __future__ import annotations

import re
from typing import Final

COPY: Final = "Open it, copy the people in it and paste them here."
_UNPACK: Final = "Unpack it and drop what is inside."
_SAVE_AS: Final = (
    "Save a contact as vCard or a meeting as iCalendar there, or copy its text and paste it here."
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MAGIC: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"\x89PNG", "a PNG picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"GIF8", "a GIF picture", ""),
    (b"%PDF", "a PDF document", COPY),
    (b"SQLite format 3\x00", "a database", ""),
    (_OLE, "an older Excel, Word or Outlook file", COPY),
    (b"!BDN", "an Outlook data file", "Export the contacts in Outlook as a CSV file and drop that."),
    (
        b"\x78\x9f\x3e\x22",
        "what Outlook made of an email’s attachments",
        "Ask for them as vCard, iCalendar or plain files.",
    ),
    (b"{\\rtf", "a rich text document", COPY),
    (b"\x1f\x8b", "a compressed file", _UNPACK),
    (b"7z\xbc\xaf", "a compressed file", _UNPACK),
    (b"Rar!", "a compressed file", _UNPACK),
    (b"\x7fELF", "a program", ""),
)
_PROGRAM: Final = b"MZ"
_TEXTS: Final = (
    (re.compile(r"\s*(?:<!doctype html|<html)", re.IGNORECASE), "a web page", COPY),
    (
        re.compile(
            r"\s*<(?:\?xml[^>]*>\s*<)?(?:c:)?contact\b[^>]*schemas\.microsoft\.com/contact", re.IGNORECASE
        ),
        "a contact of Windows",
        "Export it there as vCard and drop that.",
    ),
    (re.compile(r"\s*<\?xml|\s*<[a-z]+:?[a-z]*[ >]", re.IGNORECASE), "an XML file", ""),
    (re.compile(r"\s*[\[{]\s*[\"\[{\]}]"), "a JSON file", ""),
)
_FOLDERS: Final = {
    ".abbu": "is an archive of Apple’s Contacts. Choose File, Export, Export vCard there and drop that file.",
    ".pages": "is an office document. " + COPY,
    ".numbers": "is a spreadsheet of Numbers. Export it there as CSV or Excel and drop that.",
}


def known_by_bytes(data: bytes) -> bool:
    """Whether the first bytes are those of a file of another kind."""
    return any(data.startswith(magic) for magic, _, _ in _MAGIC) or _is_program(data)


def about_bytes(data: bytes, name: str) -> str:
    """What a file with these first bytes is, in a sentence or two; "" when they tell nothing."""
    if data.startswith(_OLE) and name.lower().endswith(".msg"):
        return f"{name} is an email, a contact or a meeting in Outlook’s own format. {_SAVE_AS}"
    for magic, what, advice in _MAGIC:
        if data.startswith(magic):
            return f"{name} is {what}, not a list of contacts. {advice}".rstrip()
    return f"{name} is a program, not a list of contacts." if _is_program(data) else ""


def about_text(text: str) -> tuple[str, str]:
    """What a text is that holds no people as netdesk reads them, and what to do; ("", "") for any other."""
    return next(((what, advice) for pattern, what, advice in _TEXTS if pattern.match(text)), ("", ""))


def about_folder(name: str) -> str:
    """What a folder without a file of people is: some programs keep theirs as one."""
    told = next((words for ending, words in _FOLDERS.items() if name.lower().endswith(ending)), "")
    return f"{name} {told}" if told else f"There is no file of people in the folder {name}."


def _is_program(data: bytes) -> bool:
    # Names begin with these letters, too.
    return data.startswith(_PROGRAM) and 0 in data[:512]
