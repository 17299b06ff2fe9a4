"""A wish to bring files in from inside a wizard, which stays open and hears what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netdesk.ui.tr import marked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netdesk.services.dry_runs import Batch, ImportReport


IMPORTABLE: Final = marked(
    "People and meetings (*.vcf *.vcard *.csv *.tsv *.txt *.xlsx *.xls *.ods *.ldif *.json *.ics *.eml *.mbox"
    " *.zip);;All files (*)"
)
"""What the dialog that asks for files offers."""


@dataclass(frozen=True, slots=True)
class ImportWish:
    """Read `paths`, or `text` where there are none, and show what importing them would do.

    `batch` is what everybody gets unless the user chooses otherwise. `told` hears the report once it is done,
    while the `wizard` is still there; what could not be read is told apart, when the wizard has closed.
    """

    wizard: QWidget
    told: Callable[[ImportReport], object]
    paths: tuple[Path, ...] = ()
    text: str = ""
    batch: Batch | None = None
