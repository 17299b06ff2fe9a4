"""Taking people out: the dialog in each format."""

from __future__ import annotations

from functools import partial
from typing import Final

from netdesk.services.exports import ExportFormat
from netdesk.ui.dialogs.export import ExportDialog
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Exporting"


def _export(kind: ExportFormat, stage: Stage) -> None:
    stage.choose("export")
    dialog = stage.over(ExportDialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))


SCREENS: Final = (
    Screen("export-vcard", _GROUP, "Export as vCard", partial(_export, ExportFormat.VCARD)),
    Screen("export-csv", _GROUP, "Export as a table for spreadsheets", partial(_export, ExportFormat.CSV)),
    Screen("export-xlsx", _GROUP, "Export as an Excel workbook", partial(_export, ExportFormat.XLSX)),
    Screen("export-ics", _GROUP, "Export planned meetings as a calendar", partial(_export, ExportFormat.ICS)),
    Screen("export-json", _GROUP, "Export the whole desk as JSON", partial(_export, ExportFormat.JSON)),
)
