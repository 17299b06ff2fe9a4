"""What the desk's tables must hold after any sequence of changes, undone and redone: plain dictionaries.

A change is remembered as what each row was before and after it, and nothing else. Nothing here knows
how the desk does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import apsw

Row = tuple[object, ...]
Rows = dict[tuple[str, int], Row]
Diff = dict[tuple[str, int], tuple[Row | None, Row | None]]

TABLES = (
    "circle", "contact", "contact_value", "contact_address", "contact_date", "contact_tag", "import_digest",
    "not_same", "merged", "interaction_source", "interaction", "interaction_contact", "plan", "plan_line",
    "plan_question", "own_field", "contact_own", "saved_search", "follow_up", "plan_research",
    "organization", "organization_line", "event", "event_line", "event_contact", "goal", "goal_contact",
    "pitch", "rehearsal", "own_question", "practice", "journey_round", "thing_source",
)  # fmt: skip

# Which column (counted from 0) of which table names a row of which other table.
REFERENCES = (
    ("contact", "circle_id", "circle"),
    ("contact", "introduced_by", "contact"),
    ("contact_value", "contact_id", "contact"),
    ("contact_address", "contact_id", "contact"),
    ("contact_date", "contact_id", "contact"),
    ("contact_tag", "contact_id", "contact"),
    ("import_digest", "contact_id", "contact"),
    ("merged", "contact_id", "contact"),
    ("interaction_contact", "interaction_id", "interaction"),
    ("interaction_contact", "contact_id", "contact"),
    ("plan", "interaction_id", "interaction"),
    ("plan_line", "plan_id", "plan"),
    ("plan_question", "plan_id", "plan"),
    ("contact_own", "contact_id", "contact"),
    ("contact_own", "field_id", "own_field"),
    ("follow_up", "contact_id", "contact"),
    ("follow_up", "interaction_id", "interaction"),
    ("plan_research", "plan_id", "plan"),
    ("organization_line", "organization_id", "organization"),
    ("event_line", "event_id", "event"),
    ("event_contact", "event_id", "event"),
    ("event_contact", "contact_id", "contact"),
    ("event", "goal_id", "goal"),
    ("event", "pitch_id", "pitch"),
    ("goal_contact", "goal_id", "goal"),
    ("goal_contact", "contact_id", "contact"),
    ("pitch", "goal_id", "goal"),
    ("pitch", "based_on", "pitch"),
    ("rehearsal", "pitch_id", "pitch"),
    ("interaction", "event_id", "event"),
    ("plan", "goal_id", "goal"),
    ("plan", "pitch_id", "pitch"),
)


def rows_of(raw: apsw.Connection) -> Rows:
    """Every recorded row, as it is now."""
    return {(table, row[0]): row for table in TABLES for row in raw.execute(f"SELECT * FROM {table}")}


def columns_of(raw: apsw.Connection) -> dict[str, list[str]]:
    """The names of every recorded table's columns."""
    return {
        table: [row[1] for row in raw.execute(f"SELECT * FROM pragma_table_info('{table}')")]
        for table in TABLES
    }


def difference(before: Rows, after: Rows) -> Diff:
    """What became of the rows that are not the same."""
    keys = before.keys() | after.keys()
    return {
        key: (before.get(key), after.get(key)) for key in sorted(keys) if before.get(key) != after.get(key)
    }


def taken_back(diff: Diff) -> Diff:
    """The difference the other way."""
    return {key: (after, before) for key, (before, after) in diff.items()}


def applied(rows: Rows, diffs: Iterable[Diff]) -> Rows | None:
    """The rows with the differences applied in order; None when one of them does not fit.

    A removed row must be just as it was, an inserted one must not be there, a changed one must hold
    the old values in the columns that change.
    """
    found = dict(rows)
    for diff in diffs:
        for key, (before, after) in diff.items():
            present = found.get(key)
            if before is None:
                if present is not None:
                    return None
                assert after is not None
                found[key] = after
            elif after is None:
                if present != before:
                    return None
                del found[key]
            else:
                changed = [at for at in range(len(before)) if before[at] != after[at]]
                if present is None or any(present[at] != before[at] for at in changed):
                    return None
                found[key] = tuple(after[at] if at in changed else present[at] for at in range(len(present)))
    return found


@dataclass(slots=True)
class Line:
    """One change of the history."""

    id: int
    label: str
    diffs: list[Diff]
    state: str = "applied"
    targets: tuple[int, ...] = ()
    people: frozenset[int] = frozenset()


class Ledger:
    """The rows and the history of a desk."""

    def __init__(self, raw: apsw.Connection) -> None:
        self.rows = rows_of(raw)
        self.lines: list[Line] = []
        columns = columns_of(raw)
        self._columns = columns
        self._references = [
            (table, columns[table].index(column), other) for table, column, other in REFERENCES
        ]

    def kept(self, change_id: int, label: str, diffs: list[Diff]) -> None:
        """A new change happened."""
        rows = applied(self.rows, diffs)
        assert rows is not None, "a new change starts from what is there"
        people = self._people(diffs)
        self.rows = rows
        self._end_redo()
        self.lines.append(Line(change_id, label, [diff for diff in diffs if diff], people=people))

    def next_undo(self) -> Line | None:
        """What Undo takes back."""
        return next((line for line in reversed(self.lines) if line.state == "applied"), None)

    def next_redo(self) -> Line | None:
        """What Redo makes again."""
        return next((line for line in self.lines if line.state == "undone"), None)

    def undo(self, line: Line) -> None:
        """Undo was pressed."""
        rows = applied(self.rows, [taken_back(diff) for diff in reversed(line.diffs)])
        assert rows is not None, "the latest change can always be taken back"
        self.rows = rows
        line.state = "undone"

    def redo(self, line: Line) -> None:
        """Redo was pressed."""
        rows = applied(self.rows, line.diffs)
        assert rows is not None, "a change taken back can always be made again"
        self.rows = rows
        line.state = "applied"

    def undo_these(self, change_id: int, ids: Sequence[int], rows: Rows) -> None:
        """These changes were taken back as a change of its own."""
        label = f"Undo: {self.line(ids[0]).label}"
        self._end_redo()
        diffs = self._backwards(ids)
        people = self._people(diffs)
        self.lines.append(Line(change_id, label, diffs, targets=tuple(ids), people=people))
        self.rows = rows

    def passed_by(self) -> set[int]:
        """The changes that were undone and that Redo will not make again."""
        return {line.id for line in self.lines if line.state == "dropped"}

    def again(self, change_id: int) -> Rows | None:
        """The rows if this change were made again; None when it does not fit."""
        rows = applied(self.rows, self.line(change_id).diffs)
        return None if rows is None or self._hanging(rows) else rows

    def made_again(self, change_id: int, former: int, rows: Rows) -> None:
        """A change that was passed by was made again."""
        line = self.line(former)
        self._end_redo()
        people = self._people(line.diffs)
        self.lines.append(
            Line(change_id, f"Redo: {line.label}", line.diffs, targets=line.targets, people=people)
        )
        self.rows = rows

    def without(self, ids: Iterable[int]) -> Rows | None:
        """The rows if these changes were taken back; None when they cannot be by themselves."""
        rows = applied(self.rows, self._backwards(ids))
        return None if rows is None or self._hanging(rows) else rows

    def are_tied(self, change_id: int, later: Sequence[int]) -> bool:
        """True when every one of the later changes touches a row of the first, or of one tied to it, or
        a row that belongs to such a row."""
        tied = set(self._reach(change_id))
        left = set(later)
        while found := {each for each in left if not tied.isdisjoint(self._reach(each))}:
            left -= found
            tied.update(*(self._reach(each) for each in found))
        return not left

    def in_force(self) -> set[int]:
        """The changes whose effect stands: applied, and not taken back by one that stands."""
        standing: set[int] = set()
        taken: set[int] = set()
        for line in reversed(self.lines):
            if line.state == "applied" and line.id not in taken:
                standing.add(line.id)
                taken.update(line.targets)
        return standing

    def is_of_the_bank(self, key: tuple, row: Row) -> bool:
        """True for a question that only says something else than the bank does: without it, the bank is right
        again and nothing is gone."""
        return key[0] == "own_question" and bool(row[self._columns["own_question"].index("key")])

    def line(self, change_id: int) -> Line:
        """The change with this id."""
        return next(line for line in self.lines if line.id == change_id)

    def _people(self, diffs: Iterable[Diff]) -> frozenset[int]:
        """Whom the differences touch, one after the other: themselves, what is theirs, what they share."""
        found: set[object] = set()
        rows: Rows | None = self.rows
        for diff in diffs:
            assert rows is not None
            rows = applied(rows, [diff])
            assert rows is not None
            for (table, row_id), sides in diff.items():
                found |= self._whose(table, row_id, [side for side in sides if side], rows)
        return frozenset(each for each in found if isinstance(each, int))

    def _whose(self, table: str, row_id: int, sides: Sequence[Row], rows: Rows) -> set[object]:
        if table == "contact":
            return {row_id}
        if table == "circle":
            return {
                key[1] for key in rows if key[0] == "contact" and self._cell(rows, key, "circle_id") == row_id
            }
        names = self._columns[table]
        if table == "interaction":
            return self._together(row_id, rows)
        if table == "event":
            return self._met_at(row_id, rows)
        if "contact_id" in names and table != "import_digest":
            return {side[names.index("contact_id")] for side in sides}
        if table == "plan":
            return set().union(*(self._together(side[names.index("interaction_id")], rows) for side in sides))
        if "plan_id" in names:
            plans = {("plan", side[names.index("plan_id")]) for side in sides}
            return set().union(
                *(
                    self._together(self._cell(rows, key, "interaction_id"), rows)
                    for key in plans
                    if key in rows
                )
            )
        return set()

    def _together(self, interaction_id: object, rows: Rows) -> set[object]:
        return {
            self._cell(rows, key, "contact_id")
            for key in rows
            if key[0] == "interaction_contact" and self._cell(rows, key, "interaction_id") == interaction_id
        }

    def _met_at(self, event_id: int, rows: Rows) -> set[object]:
        return {
            self._cell(rows, key, "contact_id")
            for key in rows
            if key[0] == "event_contact" and self._cell(rows, key, "event_id") == event_id
        }

    def _cell(self, rows: Rows, key: tuple, column: str) -> object:
        return rows[key][self._columns[key[0]].index(column)]

    def _backwards(self, ids: Iterable[int]) -> list[Diff]:
        wanted = [self.line(change_id) for change_id in sorted(ids, reverse=True)]
        return [taken_back(diff) for line in wanted for diff in reversed(line.diffs)]

    def _hanging(self, rows: Rows) -> bool:
        return any(
            row[at] is not None and (other, row[at]) not in rows
            for table, at, other in self._references
            for (name, _), row in rows.items()
            if name == table
        )

    def _reach(self, change_id: int) -> set[tuple[str, object]]:
        """The rows of a change and the rows that they belong to."""
        found: set[tuple[str, object]] = set()
        for diff in self.line(change_id).diffs:
            found.update(diff)
            for (table, _), rows in diff.items():
                for name, at, other in self._references:
                    found.update((other, row[at]) for row in rows if name == table and row and row[at])
        return found

    def _end_redo(self) -> None:
        for line in self.lines:
            if line.state == "undone":
                line.state = "dropped"
