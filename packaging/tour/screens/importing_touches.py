"""Bringing in more than people: invitations, messages, a whole export, a signature out of the clipboard."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_result import ImportResultDialog
from netdesk.ui.dialogs.import_touches import TouchesDialog
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Import"
_ME: Final = "https://www.linkedin.com/in/tour-owner"
_MESSAGES: Final = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT"
_SIGNATURE: Final = """Kind regards
Freya Lindqvist
{m}Grid {m}Engineer | {m}Nordvik {m}Energy AB
M: +46 70 555 01 77 | freya@nordvik.example
linkedin.com/in/freyalindqvist
"""
_CELLS: Final = (
    "Who\tBoat\tWhere we rowed\n"
    "{m}Freya Lindqvist\t{m}Skarv\t{m}Oslo\n{m}Jonas Berg\t{m}Tern\t{m}Bergen\n"
    "{m}Maja Nowak\t{m}Skarv\t{m}Gda\u0144sk\n{m}Kofi Mensah\t\t{m}Tema\n"
)


def _export(stage: Stage) -> Path:
    """LinkedIn's export around the connections that the tour has."""
    mark = stage.given.mark
    connections = stage.given.connections.read_text(encoding="utf-8")
    links = [line.split(",")[2] for line in connections.splitlines()[1:]]
    rows = [
        f"c{at},{mark}Ana,{_ME},{mark}{link[28:].title()},{link},2026-0{3 + at}-1{at} 09:30 UTC,{mark}Tea?,x"
        for at, link in enumerate(links)
    ]
    rows.append(f"g,{mark}Ana,{_ME},{mark}A,{_ME}-2,2026-05-01 08:00:00 UTC,,{mark}Hello")
    path = stage.given.connections.parent / "LinkedIn export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", connections)
        archive.writestr("messages.csv", "\n".join((_MESSAGES, *rows, "")))
        archive.writestr("Rich_Media.csv", "Date\n")
    return path


def _invitation(stage: Stage) -> Path:
    mark = stage.given.mark
    path = stage.given.connections.parent / "invite.ics"
    lines = (
        *("BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:tour@x.example"),
        *("DTSTART;TZID=W. Europe Standard Time:20261203T140000", "DURATION:PT30M"),
        f"SUMMARY:{mark}Informational interview",
        f"DESCRIPTION:{mark}Questions\\nhttps://teams.microsoft.com/l/meetup-join/1",
        f"ORGANIZER;CN={mark}Freya Lindqvist:mailto:freya@nordvik.example",
        f"ATTENDEE;CN={mark}Jonas Berg:mailto:jonas@nordvik.example",
        *("END:VEVENT", "END:VCALENDAR"),
    )
    path.write_text("\r\n".join(lines), encoding="utf-8")
    return path


def _dry_run(stage: Stage, path: Path) -> ImportDialog:
    stage.window.errands.bring_in([path])
    dialog = stage.over(ImportDialog)
    stage.until(lambda: dialog.planned is not None and not dialog.late_clicks.is_deaf, "the dry run")
    stage.settle()
    return dialog


def _whole_export(stage: Stage) -> None:
    _dry_run(stage, _export(stage))


def _listed(stage: Stage) -> None:
    stage.click(_dry_run(stage, _export(stage)).touches.show_button)
    stage.over(TouchesDialog)


def _invited(stage: Stage) -> None:
    _dry_run(stage, _invitation(stage))


def _kept(stage: Stage) -> None:
    stage.click(_dry_run(stage, _invitation(stage)).verb_button)
    stage.over(ImportResultDialog)


def _messages(stage: Stage) -> None:
    """Only messages, from somebody who has been here before."""
    stage.click(_dry_run(stage, _export(stage)).verb_button)
    stage.over(ImportResultDialog).close()
    mark = stage.given.mark
    link = stage.given.connections.read_text(encoding="utf-8").splitlines()[1].split(",")[2]
    path = stage.given.connections.parent / "messages.csv"
    rows = [
        f"n{at},{mark}Ana,{_ME},{mark}Aisha,{link},2026-07-0{at} 09:30:00 UTC,{mark}Hi,{mark}x"
        for at in range(1, 5)
    ]
    path.write_text("\n".join((_MESSAGES, *rows, "")), encoding="utf-8")
    _dry_run(stage, path)


def _pasted(stage: Stage) -> None:
    stage.window.errands.pasting.take_text(_SIGNATURE.format(m=stage.given.mark))
    dialog = stage.over(ImportDialog)
    stage.until(lambda: dialog.review is not None, "the dry run")
    stage.settle()


def _cells_pasted(stage: Stage) -> None:
    stage.window.errands.pasting.take_text(_CELLS.format(m=stage.given.mark))
    dialog = stage.over(ImportDialog)
    stage.until(lambda: dialog.mapping.step is not None and bool(dialog.mapping.step.columns.rows), "asking")
    stage.settle()


def _nothing_pasted(stage: Stage) -> None:
    stage.window.errands.pasting.take_text("")
    stage.settle()


SCREENS: Final = (
    Screen("import-invitation", _GROUP, "An invitation: the meeting, and the people it names", _invited),
    Screen("import-export", _GROUP, "LinkedIn's whole export: people, and days of messages", _whole_export),
    Screen("import-touches", _GROUP, "The meetings and messages of an import, one by one", _listed),
    Screen("import-messages", _GROUP, "Messages with people who are here already", _messages),
    Screen("import-invitation-kept", _GROUP, "What an invitation came to", _kept),
    Screen("import-signature", _GROUP, "A signature out of the clipboard, taken apart", _pasted),
    Screen("import-pasted-cells", _GROUP, "Cells copied out of a spreadsheet: what they hold", _cells_pasted),
    Screen("import-nothing-pasted", _GROUP, "A clipboard with nobody in it", _nothing_pasted),
)
