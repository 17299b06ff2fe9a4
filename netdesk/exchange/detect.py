"""What a file is, told by its content, or one sentence why it cannot be read."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.format import Format, Head, Reader, Sniff, Tick
from netdesk.exchange.formats import (
    facebook,
    labelled,
    ldif,
    linkedin,
    linkedin_messages,
    own_table,
    spreadsheet,
    table,
)
from netdesk.exchange.formats.calendar import sniffing as calendar
from netdesk.exchange.formats.desk_json import sniffing as desk_json
from netdesk.exchange.formats.mail import sniffing as mail
from netdesk.exchange.formats.packed import sniffing as packed
from netdesk.exchange.formats.plain import sniffing as plain
from netdesk.exchange.formats.vcard import sniffing as vcard
from netdesk.exchange.other_files import COPY, about_bytes, about_folder, about_text, known_by_bytes

HEAD = 64 * 1024
"""How much of a file is looked at to tell what it is, in bytes."""

OFFER_LIMIT = 200
"""How many of the files dropped together are looked at before the drop."""

READABLE = (
    "netdesk reads vCard and LDIF files, LinkedIn and Facebook exports, tables, spreadsheets, invitations, "
    "emails and lists of names"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """What the window says while files hang over it. `refusal` is "" when at least one is welcome."""

    title: str
    sentence: str
    badges: tuple[str, ...]
    refusal: str


_SNIFFERS: tuple[Sniff, ...] = (
    mail.sniff,
    calendar.sniff,
    vcard.sniff,
    ldif.sniff,
    desk_json.sniff,
    facebook.sniff,
    own_table.sniff,
    linkedin.sniff,
    linkedin_messages.sniff,
    labelled.sniff,
)
"""In order: a format that others could be taken for comes before them. Tables, which anything with commas
could be taken for, come last."""

_UNKNOWN_TABLE = "Unknown table"
_TABLE_NAMES = (".csv", ".tsv", ".tab")


def sniff(data: bytes, name: str) -> Format:
    """Tell the format by a file's first bytes; `name` is the file's, without its folders.

    Raises UnreadableFile with one sentence when it is none that netdesk reads.
    """
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile(f"{name} is empty." if not data.strip() else f"There is nothing in {name}.")
    head = Head(data, name)
    if found := spreadsheet.sniff(head):
        return found
    if told := about_bytes(data, name):
        raise UnreadableFile(told)
    if found := packed.sniff(head):
        return found
    if data.startswith(b"PK\x03\x04"):
        # A workbook has been told by its content before.
        raise UnreadableFile(f"{name} is an office document. {COPY}")
    for each in _SNIFFERS:
        if found := each(head):
            return found
    other = other_text(head)
    if not other and (found := _list_or_table(head)):
        return found
    raise UnreadableFile(other or _about_text(head))


def _list_or_table(head: Head) -> Format | None:
    """Names and addresses line by line, or columns of them; a table's name decides where both could be."""
    if not head.name.lower().endswith(_TABLE_NAMES):
        return plain.sniff(head) or table.sniff(head)
    # Without an address, words with commas in such a file are a table whose headings say nothing.
    return table.sniff(head) or (plain.sniff(head) if "@" in head.text else None)


def could_be_table(head: Head) -> bool:
    """True for a table that says of nobody who it is, unless the user tells which column does."""
    if head.data.startswith(b"PK") or known_by_bytes(head.data):
        return False
    if not table.looks_like_one(head.lines) or other_text(head):
        return False
    return head.name.lower().endswith(_TABLE_NAMES) or table.is_even(head.lines)


def other_text(head: Head) -> str:
    """What is wrong with a file that is no list of contacts, and is something else; "" when it may be one."""
    if not head.is_text:
        return f"{head.name} is not a list of contacts: it holds no text."
    what, advice = about_text(head.text)
    if what:
        return f"{head.name} is {what}. {advice or f'{READABLE}.'}"
    what = linkedin.other_file(head.lines)
    return f"{head.name} is {what}. {READABLE}. Drop its Connections.csv instead." if what else ""


def _about_text(head: Head) -> str:
    name = head.name
    if name.lower().endswith(_TABLE_NAMES) or table.looks_like_one(head.lines):
        return f"{name} is a table in which no column says who somebody is. Give it headings such as Name."
    if name.lower().endswith((".vcf", ".vcard")):
        return f"There is no vCard in {name}."
    return f"{name} is a text in which no contacts were found. {READABLE}."


def open_file(path: Path) -> tuple[BinaryIO, int]:
    """Open a regular file for reading; returns it and its size in bytes.

    Raises UnreadableFile for anything else: a folder, a pipe, a device, what is not there or not allowed.
    """
    name = path.name or str(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UnreadableFile(about_folder(name))
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableFile(f"{name} is not a file that can be read to an end.")
        # Should the name have come to mean a pipe since, opening it must not wait for a writer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise UnreadableFile(f"{name} is not a file that can be read to an end.")
        return os.fdopen(handle, "rb"), found.st_size
    except FileNotFoundError:
        raise UnreadableFile(f"There is no file {path}.") from None
    except PermissionError:
        raise UnreadableFile(f"{name} may not be read by you.") from None
    except (OSError, ValueError) as fault:
        raise UnreadableFile(f"{name} cannot be opened: {_words(fault)}.") from None


def _words(fault: Exception) -> str:
    return (getattr(fault, "strerror", "") or str(fault)).lower()


def detect(path: Path) -> Format:
    """Tell what a file is. Raises UnreadableFile with one sentence when netdesk cannot read it."""
    stream, _ = open_file(path)
    with stream:
        try:
            head = stream.read(HEAD)
        except OSError as fault:
            raise UnreadableFile(f"{path.name} cannot be read: {_words(fault)}.") from None
    return sniff(head, path.name)


def _welcome(path: Path) -> Format:
    """What a file dropped on the window is: a table that headless could not be read is one there."""
    try:
        return detect(path)
    except UnreadableFile:
        stream, _ = open_file(path)
        with stream:
            head = Head(stream.read(HEAD), path.name)
        if could_be_table(head):
            return Format(_UNKNOWN_TABLE, "CSV", "CSV", table.TableReader)
        raise


def _no_reader(_stream: BinaryIO, _tick: Tick, name: str) -> Reader:
    raise UnreadableFile(f"{name} is a folder.")


FOLDER = Format("Folder", "•••", "folder", _no_reader)
"""What a folder is offered as: its files are only looked into once it is dropped."""


ASKED_FIRST = "You will be asked what the columns hold before anything is kept."
SEEN_FIRST = "You will see what is new before anything is kept."


def describe(paths: Sequence[Path]) -> Offer:
    """Say what importing these files would be. Reads no more than the beginning of at most 200 of them."""
    formats: list[Format] = []
    refusals: list[str] = []
    for path in paths[:OFFER_LIMIT]:
        try:
            formats.append(FOLDER if path.is_dir() else _welcome(path))
        except UnreadableFile as fault:
            refusals.append(str(fault))
    if not formats:
        refusal = refusals[0] if len(refusals) == 1 else f"None of these files can be imported. {READABLE}."
        return Offer("Nothing to import here", refusal, (), refusal if paths else f"{READABLE}.")
    unseen = len(paths) - len(formats) - len(refusals)
    asked = any(found.name == _UNKNOWN_TABLE for found in formats)
    sentence = ASKED_FIRST if asked else SEEN_FIRST
    if refusals:
        sentence = (
            f"{refusals[0]} The rest can be imported."
            if len(refusals) == 1
            else (f"{len(refusals)} files cannot be imported; the rest can.")
        )
    badges = tuple(sorted(found.badge for found in formats))[:3]
    return Offer(_title(paths, formats, unseen), sentence, badges, "")


def _title(paths: Sequence[Path], formats: list[Format], unseen: int) -> str:
    if len(formats) == 1 and not unseen:
        return f"Import {paths[0].name}" if len(paths) == 1 else f"Import 1 file: {formats[0].kind}"
    kinds = Counter(found.kind for found in formats)
    if unseen:
        return f"Import {len(formats) + unseen:,} files"
    parts = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return f"Import {len(formats):,} files: {parts}"
