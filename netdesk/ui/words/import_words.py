"""What is said about an import: before it, and record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from netdesk.domain.dates import PartialDate
from netdesk.services.dry_runs import (
    DELETED,
    Action,
    Difference,
    FieldChange,
    FileReading,
    Outcome,
    Overview,
    Planned,
    SideBySide,
)
from netdesk.ui.models.import_choices import ImportChoices
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.comparison import Line
from netdesk.ui.words import wording

ONE_CHANGE: Final = marked("One change. “Undo import” takes all of it back, even tomorrow.")
JOIN: Final = marked("Join with these choices")
ACTIONS: Final[dict[Outcome, tuple[tuple[Action, str], ...]]] = marked(
    {
        Outcome.NEW: ((Action.ADD, "Add"), (Action.LEAVE_OUT, "Leave out")),
        Outcome.SAME: ((Action.JOIN, "Update"),),
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
)
_DECIDED: Final = marked({Action.ADD: "added", Action.JOIN: "joined", Action.LEAVE_OUT: "left out"})
_NAME_LENGTH: Final = 80


def reading_title(paths: Sequence[Path]) -> str:
    """What is being read: "Reading phone.vcf", "Reading 3 files"."""
    return counted(len(paths), "Reading {name}", "Reading {n} files", name=paths[0].name)


def title(overview: Overview) -> str:
    """What a dry run is headed: "Import 520 people"."""
    return counted(overview.records, "Import {n} person", "Import {n} people")


def file_words(reading: FileReading) -> str:
    """A file's format and size in words: "vCard 3.0, 118 cards", "LinkedIn connections, 402 people"."""
    count = len(reading.drafts) + len(reading.rejected)

    if reading.failure and not count:
        return tr("could not be read")
    if not count and reading.interactions:
        told = counted(len(reading.interactions), "{n} interaction", "{n} interactions")
        return f"{reading.format_name}, {told}"
    cards = reading.format_name.startswith("vCard")
    told = counted(count, "{n} card", "{n} cards") if cards else counted(count, "{n} person", "{n} people")
    return f"{reading.format_name}, {told}" if reading.format_name else told


def verb(added: int, updated: int) -> str:
    """What the button does: "Add 371, update 22"; "Nothing to keep" when it would do nothing."""
    add, update = f"{added:,}", f"{updated:,}"
    if added and updated:
        return tr("Add {add}, update {update}", add=add, update=update)
    if added:
        return tr("Add {add}", add=add)
    return tr("Update {update}", update=update) if updated else tr("Nothing to keep")


def doing(added: int, updated: int) -> str:
    """What the status bar says meanwhile: "Importing 371 people"."""
    if added or not updated:
        return counted(added, "Importing {n} person", "Importing {n} people") if added else tr("Importing")
    return counted(updated, "Updating {n} person", "Updating {n} people")


def actions(item: Planned, lines: Sequence[FieldChange] = ()) -> tuple[tuple[Action, str], ...]:
    """What can be decided about an item; a suggestion that names nobody can only be added or left out, and
    about who is here already only where the file says more: `lines` are where both differ."""
    if item.outcome is Outcome.SAME and not any(line.fills_blank for line in lines):
        return ()
    if item.outcome is Outcome.SUGGESTED and item.contact_id is None and item.batch_index is None:
        return _said(Outcome.NEW)
    return _said(item.outcome)


def list_note(tab_outcome: Outcome | None, choices: ImportChoices) -> str:
    """What becomes by itself of those under a heading, where the list alone does not tell; "" elsewhere."""
    if tab_outcome is Outcome.SUGGESTED:
        return " ".join(_of_suggestions(choices))
    if tab_outcome is Outcome.UPDATE and choices.staying:
        return counted(
            choices.staying,
            "{n} of them stays as it is, unless you choose the file’s values.",
            "{n} of them stay as they are, unless you choose the file’s values.",
        )
    return ""


def _of_suggestions(choices: ImportChoices) -> list[str]:
    to_pick, all_of_them = choices.picks
    if to_pick == all_of_them and not choices.deleted:
        return [tr("Only those whom you pick are added. Space picks.")]
    told = [] if to_pick == all_of_them else [tr("Undecided ones are added as people of their own.")]
    if to_pick > choices.deleted:
        told.append(tr("Friends are added only when you pick them."))
    if choices.deleted:
        told.append(tr("Whoever was deleted here stays away unless you add them again."))
    return told


def _said(outcome: Outcome) -> tuple[tuple[Action, str], ...]:
    return tuple((action, tr(words)) for action, words in ACTIONS[outcome])


def decisions_go(count: int) -> str:
    """What is said when somebody leaves a dry run in which they decided much."""
    return tr("You decided about {count:,} people. Leaving forgets it, and nothing is imported.", count=count)


def heading(item: Planned, chosen: str = "") -> str:
    """The line over a record's fields; `chosen` is the name of whom the user wants to join it to."""
    name = wording.cut(item.draft.contact.shown or tr("Somebody without a name"), _NAME_LENGTH)
    if chosen:
        return tr("{name} is {chosen}", name=name, chosen=wording.cut(chosen, _NAME_LENGTH))
    if item.outcome is Outcome.SUGGESTED and len(actions(item)) > 2:
        return tr("Is this the same {name}?", name=name)
    return name


def explanation(item: Planned, lines: Sequence[FieldChange] = (), *, chosen: bool = False) -> str:
    """The sentence under the heading: why the record is where it is, and what happens by itself; `lines` are
    where it differs; `chosen` when the user said whom it is joined to."""
    reason = f"{item.reason}. " if item.reason else ""
    if chosen:
        return tr(
            "You chose whom this is. Blanks are filled; where both differ, yours stays unless you choose."
        )
    if item.outcome is Outcome.NEW:
        return tr("Not on this desk yet.")
    if item.outcome is Outcome.SAME:
        if item.batch_index is not None:
            return reason + tr("The same person comes earlier in these files.")
        if any(line.is_choice for line in lines):
            return reason + tr("On this desk already. Yours stays unless you choose the file’s.")
        if lines:
            return reason + tr("On this desk already, with less than the file says. It stays as it is.")
        return reason + tr("On this desk already, so nothing changes.")
    if item.outcome is Outcome.UPDATE:
        choice = any(line.is_choice for line in item.differences)
        yours = tr("Where both differ, yours stays unless you choose the file’s.")
        return reason + (yours if choice else tr("Blanks are filled."))
    if len(actions(item)) > 2:
        return reason + tr("Nothing is joined unless you say so.")
    if item.reason == DELETED:
        return reason + tr("They stay away unless you add them again.")
    if item.draft.named_in:
        return reason + tr("Add whoever you want to stay in touch with.")
    return reason + tr("There is too little here to tell whether you know them already.")


def position(row: int, count: int, item: Planned, action: Action | None) -> str:
    """Which of how many, and what was decided: "1 of 6", "2 of 6  ·  joined"."""
    place = tr("{n:,} of {count:,}", n=row + 1, count=count)
    if action is None and item.outcome is Outcome.SUGGESTED:
        return place + wording.SEPARATOR + tr("undecided")
    by_itself = (item.outcome, action) in ((Outcome.NEW, Action.ADD), (Outcome.UPDATE, Action.JOIN))
    if action is None or by_itself:
        return place
    if item.outcome is Outcome.SAME:
        return place + wording.SEPARATOR + tr("updated")
    return f"{place}{wording.SEPARATOR}{tr(_DECIDED[action])}"


def likely_words(item: Planned) -> str:
    """How alike a suggestion and its person are: "97 % alike"; "" where nobody is suggested."""
    is_suggestion = item.outcome is Outcome.SUGGESTED and item.score > 0
    return tr("{score} % alike", score=item.score) if is_suggestion else ""


def side_heads(side: SideBySide, today: date) -> tuple[str, str]:
    """What stands over both sides: where each is and, when the file says how old its record is, how old both
    are and which is newer."""
    mine, theirs = _day(side.changed), _day(side.revised)
    if not side.where_mine or theirs is None:
        return side.where_mine, side.where_theirs
    day = wording.calendar_day(theirs, today)
    heads = [side.where_mine, tr("{where}, of {day}", where=side.where_theirs, day=day)]
    if mine is not None:
        day = wording.calendar_day(mine, today)
        heads[0] = tr("{where}, changed {day}", where=side.where_mine, day=day)
        if mine != theirs:
            heads[theirs > mine] += wording.SEPARATOR + tr("newer")
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
            tr(each.label),
            value_words(each.field, each.mine),
            value_words(each.field, each.theirs),
            field=each.field if each.is_choice else "",
            theirs_taken=each.is_choice and choices.takes_theirs(index, each.field),
            added=each.fills_blank and choices.adds(index),
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
    return tr(value) if field in ("starred", "photo") else value


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
        label = tr("Tag") if len(several) == 1 else tr("Tags")
        found.append(FieldChange("tags", label, mine, theirs, kind))
    return found


def nothing_title(files: Sequence[FileReading], overview: Overview) -> str:
    """The heading when there is nobody to import."""
    if overview.records:
        return tr("Nothing new to import")
    return tr("This file cannot be imported") if len(files) == 1 else tr("Nothing here can be imported")


def saved_rejected(written: Sequence[Path]) -> str:
    """That the rejected records are in files, and what to do with them."""
    if len(written) == 1:
        return tr("Saved as {name}. Mend it and drop it again.", name=written[0].name)
    names = [each.name for each in written]
    return tr("Saved as {names}. Mend them and drop them again.", names=wording.listed(names))


def ignored_words(why: Mapping[str, int]) -> str:
    """What was passed over and why: "an empty row (3); an empty card (1)"."""
    return "; ".join(f"{reason} ({count:,})" for reason, count in why.items())


def ignored_in(reading: FileReading) -> str:
    """What in a file is no person."""
    return ignored_words(Counter(each.why for each in reading.ignored))
