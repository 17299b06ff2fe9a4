"""What an import came to, in words."""

from __future__ import annotations

from typing import Final

from netdesk.services.dry_runs import FileReport, ImportReport
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import touch_words, wording
from netdesk.ui.words.import_words import ignored_words

_BECAME: Final = marked(
    {
        "added": ("{n} added", "{n} added"),
        "updated": ("{n} updated", "{n} updated"),
        "same": ("{n} known already", "{n} known already"),
        "suggested": (
            "{n} possible duplicate or only a name, added",
            "{n} possible duplicates or only names, added",
        ),
        "rejected": ("{n} rejected", "{n} rejected"),
        "ignored": ("{n} passed over", "{n} passed over"),
    }
)


def done_title(report: ImportReport, added: int) -> str:
    """What an import came to, in a heading or a toast: "371 people added, 22 updated"."""
    updated = report.total("updated")
    if added and updated:
        return counted(
            added,
            "{n} person added, {updated} updated",
            "{n} people added, {updated} updated",
            updated=updated,
        )
    if added:
        return counted(added, "{n} person added", "{n} people added")
    if updated:
        return counted(updated, "{n} person updated", "{n} people updated")
    if kept := report.interactions.kept:
        return counted(kept, "{n} interaction kept", "{n} interactions kept")
    if told := touch_words.further(report.further):
        return tr("{told} kept", told=told)
    return tr("Nothing was changed")


def before_and_after(report: ImportReport) -> str:
    """How many people the desk had and has: "There was nobody on this desk, now there are 9."."""
    before = report.contacts_before
    now = counted(report.contacts_after, "now there is {n}", "now there are {n}")
    if not before:
        return tr("There was nobody on this desk, {now}.", now=now)
    return counted(
        before,
        "There was {n} person on this desk, {now}.",
        "There were {n} people on this desk, {now}.",
        now=now,
    )


def people_added(report: ImportReport) -> int:
    """How many people there are more than before."""
    return report.contacts_after - report.contacts_before


def counts(report: ImportReport | FileReport) -> list[tuple[str, int]]:
    """What became of the records, line by line; the numbers add up to `read`, which is the last of them."""

    def number(what: str) -> int:
        return report.total(what) if isinstance(report, ImportReport) else int(getattr(report, what))

    told = [
        (tr("Added"), number("added")),
        (tr("Updated"), number("updated")),
        (tr("Nothing new: here already, or twice in the files"), number("same")),
        (tr("Possible duplicates or only a name, added"), number("suggested")),
        (tr("Rejected"), number("rejected")),
        (tr("Left out, or not a person"), number("ignored")),
    ]
    whole = tr("In the files") if isinstance(report, ImportReport) else tr("In the file")
    return [*told, (whole, number("read"))]


def file_counts(report: FileReport) -> str:
    """What became of one file's records, in a line: "40 added, 2 updated, 1 passed over"."""
    told = [counted(number, *_BECAME[name]) for name in _BECAME if (number := int(getattr(report, name)))]
    words = wording.SEPARATOR.join(told)
    why = ignored_words(report.ignored_why)
    return f"{words}: {why}" if words and why else words or tr("nobody")
