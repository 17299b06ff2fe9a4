"""The mark that keeps a spreadsheet from taking a cell for a formula, put on and taken off.

A cell that begins with = + - @ or with a tab or a line end can be run by a spreadsheet when the file is
opened (CSV injection). An apostrophe before it makes it text. Plain phone numbers begin with + and stay as
they are, unless they could be worked out: +1-555-0142 would be shown as -696.
"""

from __future__ import annotations

import re
from typing import Final

_RISKY: Final = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""Also the wide forms, which some spreadsheets read as the narrow ones. Cells that look marked already get
one more mark, so that taking one off always gives the cell as it was."""

_PHONE: Final = re.compile(r"\+[0-9][0-9 ().\-/]{3,30}")
_APART: Final = re.compile(r"[0-9] ?\(|[0-9)] +[0-9]")
"""Numbers side by side with nothing between them: no spreadsheet works that out."""


def is_plain_phone(cell: str) -> bool:
    """True for a phone number that no spreadsheet would take for a sum."""
    if not _PHONE.fullmatch(cell):
        return False
    return not ("-" in cell or "/" in cell) or bool(_APART.search(cell))


def marked(cell: str) -> str:
    """The cell as a spreadsheet may have it."""
    return f"'{cell}" if _RISKY.match(cell) and not is_plain_phone(cell) else cell


def unmarked(cell: str) -> str:
    """The cell as it was before `marked`."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell
