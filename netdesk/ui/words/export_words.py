"""What is said about an export: the formats, whom, and how it went. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from netdesk.domain.value import value
from netdesk.services.exports import Exported, ExportFormat
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import wording

FORMATS: Final = marked(
    {
        ExportFormat.VCARD: "vCard",
        ExportFormat.CSV: "Table (CSV)",
        ExportFormat.XLSX: "Excel workbook",
        ExportFormat.ICS: "Calendar",
        ExportFormat.JSON: "JSON",
    }
)
ABOUT: Final = marked(
    {
        ExportFormat.VCARD: "For phones and address books. All that is known of each person.",
        ExportFormat.CSV: "For spreadsheets and mailings: one row for each person, without photos.",
        ExportFormat.XLSX: "Every cell is text, so that nothing in it is taken for a formula.",
        ExportFormat.ICS: "Planned meetings that have a day. Bring it in again and they are updated.",
        ExportFormat.JSON: "For other programs, and for netdesk on another computer.",
    }
)
WHOLE_DESK: Final = marked(
    "The whole desk: people with photos, meetings with their plans, reminders, own fields, saved searches. "
    "netdesk can read it back in."
)
FILTERS: Final = marked(
    {
        ExportFormat.VCARD: "vCard (*.vcf)",
        ExportFormat.CSV: "Table (*.csv)",
        ExportFormat.XLSX: "Excel workbook (*.xlsx)",
        ExportFormat.ICS: "Calendar (*.ics)",
        ExportFormat.JSON: "JSON (*.json)",
    }
)


@value
class Whom:
    """Who can be exported besides everybody: the chosen, and those whom the list shows when it shows some."""

    chosen: tuple[int, ...] = ()
    shown: Sequence[int] | None = None


def everybody(count: int) -> str:
    """The first choice of whom."""
    return tr("Everybody ({count:,})", count=count)


def chosen(count: int) -> str:
    """Those chosen in the list."""
    return counted(count, "The chosen contact", "The {n} chosen contacts")


def shown(count: int) -> str:
    """Those the list shows."""
    return tr("What the list shows ({count:,})", count=count)


def done(exported: Exported, kind: ExportFormat, file: str) -> str:
    """How it went, for the toast."""
    name = wording.cut(file, 40)
    if kind is not ExportFormat.ICS:
        return counted(
            exported.count, "{n} contact saved in {file}", "{n} contacts saved in {file}", file=name
        )
    told = counted(exported.count, "{n} meeting saved in {file}", "{n} meetings saved in {file}", file=name)
    if not exported.undated:
        return told
    return tr("{told}; {undated:,} without a day left out", told=told, undated=exported.undated)
