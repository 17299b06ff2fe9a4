"""Contacts as the clipboard and other programs take them: as text, as vCard and as a table at once."""

from __future__ import annotations

import atexit
import html
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QStringListModel, QUrl

from netdesk.services.copies import Copies
from netdesk.services.whole_files import clear_left
from netdesk.ui.folders import file_name
from netdesk.ui.panels.contact_facts import text_of
from netdesk.ui.tr import counted

VCARD: Final = "text/vcard"
VCARD_OF_OLD: Final = "text/x-vcard"
HTML: Final = "text/html"
TSV: Final = "text/tab-separated-values"
_DRAG: Final = "netdesk-drag-"
_LEFT: Final = re.compile(r"netdesk-(drag|dry-run)-[a-z0-9_]{8}")
"""Folders of files that were dragged, and of desks on which an import was rehearsed."""


class CopyKind(Enum):
    """What is copied; the value is what the menu calls it."""

    ALL = "Everything"
    TEXT = "Text"
    VCARD = "vCard"
    TABLE = "Table"


def mime(found: Copies, kind: CopyKind = CopyKind.ALL) -> QMimeData:
    """The contacts as data. Of ALL, each program takes what it likes best."""
    data = _blank()
    plain = {
        CopyKind.TEXT: text,
        CopyKind.ALL: text,
        CopyKind.VCARD: lambda copied: copied.vcards.decode(),
        CopyKind.TABLE: tsv,
    }[kind]
    data.setText(plain(found))
    if kind in (CopyKind.ALL, CopyKind.VCARD):
        for name in (VCARD, VCARD_OF_OLD):
            data.setData(name, QByteArray(found.vcards))
    if kind in (CopyKind.ALL, CopyKind.TABLE):
        data.setData(HTML, QByteArray(html_table(found).encode()))
        data.setData(TSV, QByteArray(tsv(found).encode()))
    return data


def _blank() -> QMimeData:
    """Data that is made by Qt itself. One made by Python would be asked by the clipboard when the program
    ends and Python has gone already, which ends in a segmentation fault."""
    one = QStringListModel([""])
    data = one.mimeData([one.index(0)])
    data.clear()
    return data


def text(found: Copies) -> str:
    """One person after the other, as one would write it down."""
    people = zip(found.people, found.circles, found.introducers, strict=True)
    return "\n".join(text_of(contact, circle, introducer) for contact, circle, introducer in people)


def tsv(found: Copies) -> str:
    """Rows of cells divided by tabs; a cell is one line."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in found.table)


def html_table(found: Copies) -> str:
    """A table in which every character stands for itself."""
    head, *rows = found.table
    lines = ["<table>", _row(head, "th"), *(_row(row, "td") for row in rows), "</table>"]
    return '<meta charset="utf-8">' + "\n".join(lines)


def _row(cells: Sequence[str], tag: str) -> str:
    told = (html.escape(cell).replace("\n", "<br>") for cell in cells)
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in told) + "</tr>"


def clear_left_drags() -> None:
    """Remove what programs that were killed have left among what is temporary."""
    clear_left(Path(tempfile.gettempdir()), _LEFT)


class DragFolder:
    """Where files lie while they are dragged out: nobody else's to read, gone when netdesk ends."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def write(self, found: Copies) -> QUrl:
        """Write the vCards as a file named for whom it holds. Raises OSError."""
        if self._folder is None or not self._folder.is_dir():
            self._folder = Path(tempfile.mkdtemp(prefix=_DRAG))
            atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
        first = found.people[0].shown
        count = len(found.people)
        name = (
            file_name(first) if count == 1 else counted(count, "{n} contact", "{n} contacts").replace(",", "")
        )
        # Each drag has a folder of its own: a program may still read the file of the last one.
        path = Path(tempfile.mkdtemp(dir=self._folder)) / f"{name}.vcf"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(found.vcards)
        return QUrl.fromLocalFile(str(path))
