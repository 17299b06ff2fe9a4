"""What the user has decided about a dry run so far, and how many people it would add and update."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from netdesk.services.dry_runs import (
    ALL_FIELDS,
    Action,
    Batch,
    Decision,
    DryRun,
    FieldChange,
    Outcome,
    Overview,
    Planned,
)

UNDECIDED: Final = Decision()
_OUT: Final = Decision(Action.LEAVE_OUT)
_FRIENDS: Final = "Facebook"
"""How formats are called whose people are friends of whom nothing but the name is told."""
_WITH_EMPLOYER: Final = ("department", "title")


class Effect(NamedTuple):
    """What records come to: people added, people updated, and updates that only marking them would make."""

    added: int = 0
    updated: int = 0
    marked: int = 0


def effect_of(item: Planned, decision: Decision, lines: Sequence[FieldChange] | None = None) -> Effect:
    """What one record comes to with a decision; `lines` are its differences where another person than the
    planned one was chosen. A suggestion that nobody decided is not counted: one switch moves them all."""
    waits = decision.action is None and item.outcome in (Outcome.SAME, Outcome.SUGGESTED)
    if waits or decision.action is Action.LEAVE_OUT:
        return Effect()
    joins = decision.action is Action.JOIN and decision.person is not None
    if decision.action is Action.ADD or (item.outcome is Outcome.NEW and not joins):
        return Effect(added=1)
    differences = item.differences if lines is None else lines
    changes = bool(decision.theirs) or any(line.fills_blank for line in differences)
    return Effect(updated=1) if changes else Effect(marked=1)


class ImportChoices:
    """Decisions by item, whole headings at once, and what goes to everybody. Counts stay cheap: they follow
    each decision instead of being counted anew."""

    def __init__(self, planned: DryRun, overview: Overview) -> None:
        self._planned = planned
        self._overview = overview
        # Friends of whom a file tells nothing but names are picked one by one: nobody wants all of them. And
        # whoever was deleted here stays away until they are wanted back.
        to_pick = (*_only_named_friends(planned, overview), *sorted(overview.deleted))
        self._to_pick = dict.fromkeys(to_pick, _OUT)
        self._decisions: dict[int, Decision] = dict(self._to_pick)
        # What differs from a person whom the user chose instead of the planned one.
        self._chosen_lines: dict[int, tuple[FieldChange, ...]] = {}
        # What differs from whom they know already, of records that were looked at: a dry run does not ask.
        self._seen_lines: dict[int, tuple[FieldChange, ...]] = {}
        self._decided_suggestions = len(self._to_pick)
        self.for_everybody = Batch()
        self.add_suggested = True
        updates = len(overview.items[Outcome.UPDATE])
        self._effects = {
            Outcome.NEW: Effect(added=len(overview.items[Outcome.NEW])),
            Outcome.SAME: Effect(),
            Outcome.UPDATE: Effect(updated=overview.filling, marked=updates - overview.filling),
            Outcome.SUGGESTED: Effect(),
        }

    @property
    def added(self) -> int:
        """How many people would be added."""
        undecided = len(self._overview.items[Outcome.SUGGESTED]) - self._decided_suggestions
        return sum(each.added for each in self._effects.values()) + undecided * self.add_suggested

    @property
    def updated(self) -> int:
        """How many records would change somebody."""
        marks = self.for_everybody.marks
        return sum(each.updated + each.marked * marks for each in self._effects.values())

    @property
    def decided(self) -> int:
        """About how many records something was decided."""
        return sum(self._to_pick.get(at) != decision for at, decision in self._decisions.items())

    @property
    def picks(self) -> tuple[int, int]:
        """How many suggestions are added only when they are picked, and how many are there at all."""
        return len(self._to_pick), len(self._overview.items[Outcome.SUGGESTED])

    def is_picked(self, index: int) -> bool:
        """Whether an item is added only when it is picked."""
        return index in self._to_pick

    @property
    def deleted(self) -> int:
        """How many records are about people who were deleted here before."""
        return len(self._overview.deleted)

    @property
    def staying(self) -> int:
        """How many updates change nobody, because the desk's values stay where both differ."""
        return 0 if self.for_everybody.marks else self._effects[Outcome.UPDATE].marked

    @property
    def batch(self) -> Batch:
        """All of it, for the import."""
        return replace(self.for_everybody, add_suggested=self.add_suggested, decisions=dict(self._decisions))

    def decision(self, index: int) -> Decision:
        """What was decided about an item."""
        return self._decisions.get(index, UNDECIDED)

    def action(self, index: int) -> Action | None:
        """What becomes of an item, decided or by itself; None for a suggestion that nobody decided, and for
        what is on the desk already."""
        decided, item = self.decision(index).action, self._planned.items[index]
        if decided is not None or item.outcome in (Outcome.SUGGESTED, Outcome.SAME):
            return decided
        return Action.ADD if item.outcome is Outcome.NEW else Action.JOIN

    def person(self, index: int) -> int | None:
        """The contact whom the user chose to join an item to; None while nobody was chosen."""
        return self.decision(index).person

    def differences(self, index: int) -> tuple[FieldChange, ...]:
        """Where an item and its person differ: the chosen one, else the planned one."""
        chosen = self._chosen_lines.get(index, self._seen_lines.get(index))
        return self._planned.items[index].differences if chosen is None else chosen

    def adds(self, index: int) -> bool:
        """Whether what fills a blank is taken over: not of who is here already, unless the user says so."""
        decided = self.decision(index).action is not None
        return decided or self._planned.items[index].outcome is not Outcome.SAME

    def see(self, index: int, lines: Sequence[FieldChange]) -> None:
        """Hear how somebody who is on the desk already differs from their record: the user may want more of
        it than the last time."""
        if self._planned.items[index].outcome is Outcome.SAME:
            self._seen_lines[index] = _lasting(lines)

    def decide(self, index: int, action: Action | None) -> None:
        """Add, join or leave out one item; None takes the decision back, the chosen values stay."""
        known = self.decision(index)
        if action is None and index in self._to_pick:
            self._set(index, self._to_pick[index])
            return
        if action is None and self._planned.items[index].outcome is Outcome.SAME:
            self._set(index, UNDECIDED)
            return
        person = known.person if action is Action.JOIN else None
        # What was chosen beside one person says nothing beside another.
        theirs = known.theirs if person == known.person else frozenset[str]()
        self._set(index, Decision(action, theirs, person))

    def join_with(self, index: int, person: int, lines: Sequence[FieldChange]) -> None:
        """Join an item to a contact of the user's choice; `lines` are those of the two side by side."""
        self._set(index, Decision(Action.JOIN, person=person), _lasting(lines))

    def takes_theirs(self, index: int, field: str) -> bool:
        """Whether the file's value is taken where both say something."""
        theirs = self.decision(index).theirs
        if field in theirs or ALL_FIELDS in theirs:
            return True
        return field in _WITH_EMPLOYER and "organization" in theirs and self._is_blank_here(index, field)

    def take(self, index: int, field: str, *, theirs: bool) -> None:
        """Take the file's value of one field, or keep the desk's."""
        known = self.decision(index)
        fields = known.theirs
        if ALL_FIELDS in fields:
            fields = self._choices(index)
        self._take(index, fields | {field} if theirs else fields - {field})

    def take_all(self, index: int, *, theirs: bool) -> None:
        """Take the file's value of every field of one item, or keep all of the desk's."""
        self._take(index, frozenset((ALL_FIELDS,)) if theirs else frozenset())

    def _take(self, index: int, fields: frozenset[str]) -> None:
        known = replace(self.decision(index), theirs=fields)
        if self._planned.items[index].outcome is Outcome.SAME:
            # By itself nothing becomes of it: taking a value is what makes an update of it.
            known = replace(known, action=Action.JOIN if fields else None)
        self._set(index, known)

    def for_all(self, outcome: Outcome, decision: Decision) -> None:
        """Decide everything under a heading alike; UNDECIDED takes all decisions there back."""
        indexes = self._overview.items[outcome]
        for index in indexes if self._chosen_lines else ():
            self._chosen_lines.pop(index, None)
        if decision == UNDECIDED:
            for index in indexes:
                self._decisions.pop(index, None)
        else:
            self._decisions.update(dict.fromkeys(indexes, decision))
        self._effects[outcome] = self._effect_of_all(outcome, decision)
        if outcome is Outcome.SUGGESTED and decision == UNDECIDED:
            self._decisions.update(self._to_pick)
            self._decided_suggestions = len(self._to_pick)
        elif outcome is Outcome.SUGGESTED:
            self._decided_suggestions = len(indexes) if decision.action is not None else 0
            if decision.action is Action.ADD:
                # That none is the same says nothing of those who were deleted.
                self._decisions.update(dict.fromkeys(self._overview.deleted, _OUT))
                self._effects[outcome] = Effect(added=len(indexes) - self.deleted)

    def bring_back(self) -> None:
        """Add everybody who was deleted here before."""
        for index in sorted(self._overview.deleted):
            self._set(index, Decision(Action.ADD))

    def _effect_of_all(self, outcome: Outcome, decision: Decision) -> Effect:
        count = len(self._overview.items[outcome])
        if decision.action is Action.LEAVE_OUT or outcome is Outcome.SAME:
            return Effect()
        if decision.action is Action.ADD or outcome is Outcome.NEW:
            return Effect(added=count)
        if outcome is Outcome.SUGGESTED:
            return Effect()
        filling = count if decision.theirs else self._overview.filling
        return Effect(updated=filling, marked=count - filling)

    def _set(self, index: int, decision: Decision, lines: tuple[FieldChange, ...] | None = None) -> None:
        item = self._planned.items[index]
        before = self._counted(index, item, self.decision(index))
        if lines is not None:
            self._chosen_lines[index] = lines
        elif decision.person is None:
            self._chosen_lines.pop(index, None)
        after = self._counted(index, item, decision)
        total = self._effects[item.outcome]
        self._effects[item.outcome] = Effect(
            *(have - old + new for have, old, new in zip(total, before, after, strict=True))
        )
        if item.outcome is Outcome.SUGGESTED:
            was, now = self.decision(index).action is not None, decision.action is not None
            self._decided_suggestions += now - was
        if decision == UNDECIDED:
            self._decisions.pop(index, None)
        else:
            self._decisions[index] = decision

    def _counted(self, index: int, item: Planned, decision: Decision) -> Effect:
        return effect_of(item, decision, self._chosen_lines.get(index, self._seen_lines.get(index)))

    def _choices(self, index: int) -> frozenset[str]:
        return frozenset(line.field for line in self.differences(index) if line.is_choice)

    def _is_blank_here(self, index: int, field: str) -> bool:
        lines = self.differences(index)
        return any(line.field == field and line.is_choice and not line.mine for line in lines)


def _lasting(lines: Sequence[FieldChange]) -> tuple[FieldChange, ...]:
    return tuple(line for line in lines if line.fills_blank or line.is_choice)


def _only_named_friends(planned: DryRun, overview: Overview) -> list[int]:
    lists = {at for at, file in enumerate(planned.files) if file.format_name.startswith(_FRIENDS)}
    if not lists:
        return []
    suggested = ((at, planned.items[at]) for at in overview.items[Outcome.SUGGESTED])
    return [at for at, item in suggested if item.file_index in lists and item.draft.name_only]
