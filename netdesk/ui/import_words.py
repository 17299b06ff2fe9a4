"""What is said about an import: before it, record by record, and after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from netdesk.domain.dates import PartialDate
from netdesk.services.dry_runs import (
    Action,
    Difference,
    FieldChange,
    FileReading,
    FileReport,
    ImportReport,
    Outcome,
    Overview,
    Planned,
    SideBySide,
)
from netdesk.ui import touch_words, wording
from netdesk.ui.models.import_choices import ImportChoices
from netdesk.ui.widgets.comparison import Line

ONE_CHANGE: Final = "One change. “Undo import” takes all of it back, also tomorrow."
JOIN: Final = "Join with these choices"
ACTIONS: Final[dict[Outcome, tuple[tuple[Action, str], ...]]] = {
    Outcome.NEW: ((Action.ADD, "Add"), (Action.LEAVE_OUT, "Leave out")),
    Outcome.SAME: (),
    Outcome.UPDATE: (
        (Action.JOIN, "Update"),
        (Action.ADD, "Add as another person"),
        (Action.LEAVE_OUT, "Leave out"),
    ),
    Outcome.SUGGESTED: (
        (Action.JOIN, JOIN),
        (Action.ADD, "Not the same person"),
        (Action.LEAVE_OUT, "Leave out"),
    ),
}
_DECIDED: Final = {Action.ADD: "added", Action.JOIN: "joined", Action.LEAVE_OUT: "left out"}
_NAME_LENGTH: Final = 80


def reading_title(paths: Sequence[Path]) -> str:
    """What is being read: "Reading phone.vcf", "Reading 3 files"."""
    return f"Reading {paths[0].name}" if len(paths) == 1 else f"Reading {len(paths):,} files"


def title(overview: Overview) -> str:
    """What a dry run is headed: "Import 520 people"."""
    return f"Import {wording.count_of(overview.records, 'person', 'people')}"


def file_words(reading: FileReading) -> str:
    """A file's format and size in words: "vCard 3.0, 118 cards", "LinkedIn connections, 402 people"."""
    count = len(reading.drafts) + len(reading.rejected)
    what = ("card", "cards") if reading.format_name.startswith("vCard") else ("person", "people")
    if reading.failure and not count:
        return "could not be read"
    if not count and reading.interactions:
        return f"{reading.format_name}, {wording.count_of(len(reading.interactions), 'interaction')}"
    told = wording.count_of(count, *what)
    return f"{reading.format_name}, {told}" if reading.format_name else told


def verb(added: int, updated: int) -> str:
    """What the button does: "Add 371, update 22"; "Nothing to keep" when it would do nothing."""
    add, update = f"{added:,}", f"{updated:,}"
    if added and updated:
        return f"Add {add}, update {update}"
    if added:
        return f"Add {add}"
    return f"Update {update}" if updated else "Nothing to keep"


def doing(added: int, updated: int) -> str:
    """What the status bar says meanwhile: "Importing 371 people"."""
    if added or not updated:
        return f"Importing {wording.count_of(added, 'person', 'people')}" if added else "Importing"
    return f"Updating {wording.count_of(updated, 'person', 'people')}"


def actions(item: Planned) -> tuple[tuple[Action, str], ...]:
    """What can be decided about an item; a suggestion that names nobody can only be added or left out."""
    if item.outcome is Outcome.SUGGESTED and item.contact_id is None and item.batch_index is None:
        return ACTIONS[Outcome.NEW]
    return ACTIONS[item.outcome]


def heading(item: Planned, chosen: str = "") -> str:
    """The line over a record's fields; `chosen` is the name of whom the user wants to join it to."""
    name = wording.cut(item.draft.contact.shown or "Somebody without a name", _NAME_LENGTH)
    if chosen:
        return f"{name} is {wording.cut(chosen, _NAME_LENGTH)}"
    if item.outcome is Outcome.SUGGESTED and len(actions(item)) > 2:
        return f"Is this the same {name}?"
    return name


def explanation(item: Planned, *, chosen: bool = False) -> str:
    """The sentence under the heading: why the record is where it is, and what happens by itself; `chosen`
    when the user said whom it is joined to."""
    reason = f"{item.reason}. " if item.reason else ""
    if chosen:
        return "You chose whom this is. Blanks are filled; where both differ, yours stays unless you choose."
    if item.outcome is Outcome.NEW:
        return "Not on this desk yet."
    if item.outcome is Outcome.SAME:
        if item.batch_index is not None:
            return f"{reason}The same person comes earlier in these files."
        return f"{reason}On this desk already, so nothing changes."
    if item.outcome is Outcome.UPDATE:
        choice = any(line.is_choice for line in item.differences)
        rest = (
            "Where both differ, yours stays unless you choose the file’s." if choice else "Blanks are filled."
        )
        return reason + rest
    if len(actions(item)) > 2:
        return f"{reason}Nothing is joined unless you say so."
    if item.draft.named_in:
        return f"{reason}Add whoever you want to stay in touch with."
    return f"{reason}There is too little here to tell whether you know them already."


def position(row: int, count: int, item: Planned, action: Action | None) -> str:
    """Which of how many, and what was decided: "1 of 6", "2 of 6  ·  joined"."""
    place = f"{row + 1:,} of {count:,}"
    by_itself = (item.outcome, action) in ((Outcome.NEW, Action.ADD), (Outcome.UPDATE, Action.JOIN))
    if action is None or by_itself or item.outcome is Outcome.SAME:
        return place
    return f"{place}{wording.SEPARATOR}{_DECIDED[action]}"


def likely_words(item: Planned) -> str:
    """How alike a suggestion and its person are: "97 % alike"; "" where nobody is suggested."""
    is_suggestion = item.outcome is Outcome.SUGGESTED and item.score > 0
    return f"{item.score} % alike" if is_suggestion else ""


def side_heads(side: SideBySide, today: date) -> tuple[str, str]:
    """What stands over both sides: where each is and, when the file says how old its record is, how old both
    are and which is newer."""
    mine, theirs = _day(side.changed), _day(side.revised)
    if not side.where_mine or theirs is None:
        return side.where_mine, side.where_theirs
    heads = [side.where_mine, f"{side.where_theirs}, of {wording.calendar_day(theirs, today)}"]
    if mine is not None:
        heads[0] += f", changed {wording.calendar_day(mine, today)}"
        if mine != theirs:
            heads[theirs > mine] += f"{wording.SEPARATOR}newer"
    return heads[0], heads[1]


def _day(stamp: str) -> date | None:
    try:
        when = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return (when.astimezone() if when.tzinfo else when).date()


def lines_of(side: SideBySide, choices: ImportChoices, index: int) -> list[Line]:
    """A record's lines for the comparison, with what was chosen."""
    return [
        Line(
            each.label,
            value_words(each.field, each.mine),
            value_words(each.field, each.theirs),
            field=each.field if each.is_choice else "",
            theirs_taken=each.is_choice and choices.takes_theirs(index, each.field),
            added=each.fills_blank,
        )
        for each in _together(side.lines)
    ]


def value_words(field: str, value: str) -> str:
    """A field's value as a person reads it: days as days, closeness and rhythm in words."""
    if not value:
        return ""
    if field in ("birthday", "dates"):
        try:
            return wording.day_of_year(PartialDate.from_iso(value))
        except ValueError:
            return value
    if field == "closeness" and value.isdigit():
        return wording.closeness_words(int(value))
    if field == "rhythm_days" and value.isdigit():
        return wording.rhythm_words(int(value))
    return value


def _together(lines: Sequence[FieldChange]) -> list[FieldChange]:
    """Tags in one line for each kind of line: most people have several, and each says little."""
    found: list[FieldChange] = []
    tags: dict[Difference, list[FieldChange]] = {}
    for line in lines:
        if line.field == "tags":
            tags.setdefault(line.kind, []).append(line)
        else:
            found.append(line)
    for kind, several in tags.items():
        mine = ", ".join(line.mine for line in several if line.mine)
        theirs = ", ".join(line.theirs for line in several if line.theirs)
        label = "Tag" if len(several) == 1 else "Tags"
        found.append(FieldChange("tags", label, mine, theirs, kind))
    return found


def nothing_title(files: Sequence[FileReading], overview: Overview) -> str:
    """The heading when there is nobody to import."""
    if overview.records:
        return "Nothing new to import"
    return "This file cannot be imported" if len(files) == 1 else "Nothing here can be imported"


def saved_rejected(written: Sequence[Path]) -> str:
    """That the rejected records are in files, and what to do with them."""
    if len(written) == 1:
        return f"Saved as {written[0].name}. Mend it and drop it again."
    names = [each.name for each in written]
    return f"Saved as {', '.join(names[:-1])} and {names[-1]}. Mend them and drop them again."


def ignored_words(why: Mapping[str, int]) -> str:
    """What was passed over and why: "an empty row (3); an empty card (1)"."""
    return "; ".join(f"{reason} ({count:,})" for reason, count in why.items())


def ignored_in(reading: FileReading) -> str:
    """What in a file is no person."""
    return ignored_words(Counter(each.why for each in reading.ignored))


def done_title(report: ImportReport, added: int) -> str:
    """What an import came to, in a heading or a toast: "371 people added, 22 updated"."""
    updated = report.total("updated")
    if added and updated:
        return f"{wording.count_of(added, 'person', 'people')} added, {updated:,} updated"
    if added:
        return f"{wording.count_of(added, 'person', 'people')} added"
    if updated:
        return f"{wording.count_of(updated, 'person', 'people')} updated"
    if kept := report.interactions.kept:
        return f"{wording.count_of(kept, 'interaction')} kept"
    if told := touch_words.further(report.further):
        return f"{told} kept"
    return "Nothing was changed"


def before_and_after(report: ImportReport) -> str:
    """How many people the desk had and has: "There was nobody on this desk, now there are 9."."""
    before = report.contacts_before
    was = {0: "was nobody", 1: "was 1 person"}.get(before, f"were {before:,} people")
    now = "is 1" if report.contacts_after == 1 else f"are {report.contacts_after:,}"
    return f"There {was} on this desk, now there {now}."


def people_added(report: ImportReport) -> int:
    """How many people there are more than before."""
    return report.contacts_after - report.contacts_before


def counts(report: ImportReport | FileReport) -> list[tuple[str, int]]:
    """What became of the records, line by line; the numbers add up to `read`, which is the last of them."""

    def number(what: str) -> int:
        return report.total(what) if isinstance(report, ImportReport) else int(getattr(report, what))

    told = [
        ("Added", number("added")),
        ("Updated", number("updated")),
        ("On the desk already", number("same")),
        ("Possible duplicates, added", number("suggested")),
        ("Rejected", number("rejected")),
        ("Left out, or no person", number("ignored")),
    ]
    return [*told, ("In the files" if isinstance(report, ImportReport) else "In the file", number("read"))]


def file_counts(report: FileReport) -> str:
    """What became of one file's records, in a line: "40 added, 2 updated, 1 passed over"."""
    told = [
        (report.added, "added"),
        (report.updated, "updated"),
        (report.same, "here already"),
        (report.suggested, f"possible duplicate{'' if report.suggested == 1 else 's'}, added"),
        (report.rejected, "rejected"),
        (report.ignored, "passed over"),
    ]
    words = wording.SEPARATOR.join(f"{count:,} {what}" for count, what in told if count)
    why = ignored_words(report.ignored_why)
    return f"{words}: {why}" if words and why else words or "nobody"
