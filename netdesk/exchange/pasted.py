"""A text that was pasted or dropped: what it is, and whether it is cells copied out of a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import islice
from typing import Final

from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.detect import ASKED_FIRST, HEAD, SEEN_FIRST, Offer, other_text, sniff
from netdesk.exchange.format import Format, Head
from netdesk.exchange.formats.plain.sniffing import LIST
from netdesk.exchange.formats.table import TableReader
from netdesk.exchange.tables.rows import TextRows, cells_of
from netdesk.exchange.tables.settings import DELIMITERS, HEADER_WITHIN

PASTED: Final = "Pasted text"
"""What a text is called that comes from no file."""

NO_TEXT: Final = "There is no text to take people from. Copy names, addresses, a signature or a vCard first."

_WORDS: Final = {"vCard": "vCard", "CSV": "table", "TSV": "table", "calendar": "invitation", "email": "email"}


def describe_text(text: str) -> Offer:
    """Say what bringing in a text that is dropped or pasted would be."""
    if not text.strip():
        return Offer("Nothing to import here", NO_TEXT, (), NO_TEXT)
    head = head_of(text)
    try:
        found: Format | None = sniff(head.data, head.name)
    except UnreadableFile as fault:
        if not is_table(head):
            return Offer("Nothing to import here", str(fault), (), str(fault))
        found = None
    if found is None or (found.name == LIST and is_table(head)):
        return Offer("Import the table", ASKED_FIRST, ("TSV" if "\t" in head.text else "CSV",), "")
    return Offer(f"Import the {_WORDS.get(found.kind, 'text')}", SEEN_FIRST, (found.badge,), "")


def head_of(text: str, name: str = PASTED) -> Head:
    """The beginning of a text, as that of a file."""
    return Head(text[:HEAD].encode("utf-8", "replace")[:HEAD], name)


def is_table(head: Head) -> bool:
    """Whether a pasted text is a table of which the user can say what its columns hold."""
    try:
        found = sniff(head.data, head.name)
    except UnreadableFile:
        return not other_text(head) and _are_cells(head, 2)
    # Two things with a comma between them, line by line, are a list: a name and what else is said.
    return found.open is TableReader or (found.name == LIST and _are_cells(head, 3))


def _are_cells(head: Head, least: int) -> bool:
    """True for lines as a spreadsheet copies them: each has as many cells as the next, words among them;
    `least` is how many, where commas divide them."""
    text = TextRows(io.BytesIO(head.data), lambda _: None)
    rows = list(islice((row for _, row in text.rows() if row.strip()), HEADER_WITHIN))
    if len(rows) > 1 and len(head.data) >= HEAD and len(rows) < HEADER_WITHIN:
        # The last one may be cut.
        del rows[-1]
    if not any(map(str.isalpha, "".join(rows[1:] or rows))):
        return False
    return any(_are_even(rows, mark, least) for mark in DELIMITERS)


def _are_even(rows: Sequence[str], mark: str, least: int) -> bool:
    widths = {len(cells_of(row, mark)) for row in rows}
    width = max(widths, default=0)
    if len(widths) != 1 or width < 2:
        return False
    if mark == "\t":
        # Nothing but a table has one in every line.
        return True
    # In sentences a space follows the comma; three of them with two commas each are rare.
    is_prose = any(f"{mark} " in row for row in rows) and not (width > 2 and len(rows) > 2)
    return width >= least and len(rows) > 1 and not is_prose and not _are_people(rows, width)


def _are_people(rows: Sequence[str], width: int) -> bool:
    """Whether each cell is somebody: names or addresses, several in a line."""
    from netdesk.exchange.formats.plain.lists import people_in

    return all(len(people_in(row)[0]) == width for row in rows)
