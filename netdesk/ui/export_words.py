"""What is said about an export: the formats, whom, and how it went. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from netdesk.domain.value import value
from netdesk.services.exports import Exported, ExportFormat
from netdesk.ui import wording

FORMATS: Final = {
    ExportFormat.VCARD: "vCard",
    ExportFormat.CSV: "Table (CSV)",
    ExportFormat.XLSX: "Excel workbook",
    ExportFormat.ICS: "Calendar",
    ExportFormat.JSON: "JSON",
}
ABOUT: Final = {
    ExportFormat.VCARD: "For phones and address books. All that is known of each person.",
    ExportFormat.CSV: "For spreadsheets and mailings: one row for each person, without photos.",
    ExportFormat.XLSX: "Every cell is text, so that nothing in it is taken for a formula.",
    ExportFormat.ICS: "Planned meetings that have a day. Bring it in again and they are updated.",
    ExportFormat.JSON: "For other programs, and for netdesk on another computer.",
}
WHOLE_DESK: Final = (
    "The whole desk: people with photos, meetings with their plans, reminders, own fields, saved searches. "
    "netdesk reads it again."
)
FILTERS: Final = {
    ExportFormat.VCARD: "vCard (*.vcf)",
    ExportFormat.CSV: "Table (*.csv)",
    ExportFormat.XLSX: "Excel workbook (*.xlsx)",
    ExportFormat.ICS: "Calendar (*.ics)",
    ExportFormat.JSON: "JSON (*.json)",
}


@value
class Whom:
    """Who can be exported besides everybody: the chosen, and those whom the list shows when it shows some."""

    chosen: tuple[int, ...] = ()
    shown: Sequence[int] | None = None


def everybody(count: int) -> str:
    """The first choice of whom."""
    return f"Everybody ({count:,})"


def chosen(count: int) -> str:
    """Those chosen in the list."""
    return "The chosen contact" if count == 1 else f"The {count:,} chosen contacts"


def shown(count: int) -> str:
    """Those the list shows."""
    return f"What the list shows ({count:,})"


def done(exported: Exported, kind: ExportFormat, file: str) -> str:
    """How it went, for the toast."""
    what = "meeting" if kind is ExportFormat.ICS else "contact"
    undated = f"; {exported.undated:,} without a day left out" if exported.undated else ""
    return f"{wording.count_of(exported.count, what)} saved in {wording.cut(file, 40)}{undated}"
