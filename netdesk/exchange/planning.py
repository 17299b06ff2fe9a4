"""The dry run: what an import would do, in values that a person can look through and decide upon.

Nothing here touches a desk. `netdesk.exchange.planner.plan` makes a DryRun from readings and an index of
the people already known; `netdesk.exchange.settling.settle` turns it, with the user's decisions, into
contacts to add and contacts to change, and into the report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from netdesk.domain.drafts import AboutMe, DeskRest, Draft, DraftInteraction, Ignored, Problem
from netdesk.domain.value import value
from netdesk.exchange.touches import PlannedTouch, TouchCounts


class Outcome(Enum):
    """What becomes of one record unless somebody decides otherwise."""

    NEW = "new"
    SAME = "same"
    UPDATE = "update"
    SUGGESTED = "suggested"


class Difference(Enum):
    """How one field of a record stands to the same field of the person on the desk."""

    EQUAL = "equal"
    ONLY_MINE = "only mine"
    FILLS = "fills a blank"
    ADDS = "adds to a list"
    CHOICE = "differs"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One line of a side-by-side view. `mine` and `theirs` are words to show, "" for blank.

    `field` is the name of the contact's field ("organization", "emails"); `label` what to call this line
    ("Organization", "Work email"). A list gives one line for each of its values.
    """

    field: str
    label: str
    mine: str
    theirs: str
    kind: Difference

    @property
    def fills_blank(self) -> bool:
        """True when an update takes this over by itself: a blank is filled or a list grows."""
        return self.kind in (Difference.FILLS, Difference.ADDS)

    @property
    def is_choice(self) -> bool:
        """True when both sides say something and it is not the same: mine stays unless decided."""
        return self.kind is Difference.CHOICE


def move_of(differences: Sequence[FieldChange]) -> str:
    """What to say of a new employer or title among these lines; "" when there is none."""
    choices = {change.field: change.theirs for change in differences if change.is_choice}
    organization, title = choices.get("organization", ""), choices.get("title", "")
    if organization:
        return f"Now {title} at {organization}" if title else f"Now at {organization}"
    return f"Now {title}" if title else ""


@dataclass(frozen=True, slots=True)
class FileReading:
    """All that was found in one file, in the file's order within each kind.

    `failure` is a sentence when the file could not be read at all, or not to its end; "" otherwise. `parts`
    are the places among the drafts where another file inside this one begins. `rest` is what else a desk
    held, when the file is one.
    """

    path: str
    format_name: str
    drafts: Sequence[Draft] = ()
    problems: tuple[Problem, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    failure: str = ""
    interactions: Sequence[DraftInteraction] = ()
    about_me: AboutMe | None = None
    parts: tuple[int, ...] = ()
    rest: DeskRest | None = None

    @property
    def rejected(self) -> tuple[Problem, ...]:
        """The problems that cost a whole record."""
        return tuple(problem for problem in self.problems if problem.rejected)

    @property
    def read(self) -> int:
        """How many records the file has, whatever became of them."""
        return len(self.drafts) + len(self.rejected) + len(self.ignored)


@value
class Planned:
    """One record and what would become of it.

    `file_index` says which of the dry run's files it is from. `contact_id` is the person on the desk that
    it matches, certainly (SAME, UPDATE) or maybe (SUGGESTED); `batch_index` instead is the earlier item of
    the same dry run that it matches; both are None for somebody new. `reason` says why in words ("Same
    email", "Same name, another organization"). `differences` holds the lines where the sides are not equal
    and the file says something; blank for NEW and for SAME. `score` says from 0 to 100 how alike they are.
    """

    draft: Draft
    file_index: int
    outcome: Outcome
    contact_id: int | None = None
    batch_index: int | None = None
    reason: str = ""
    differences: tuple[FieldChange, ...] = ()
    score: int = 0

    @property
    def move(self) -> str:
        """What to say of a new employer or title ("Now CTO at Globex"); "" when there is none."""
        return move_of(self.differences)


@dataclass(frozen=True, slots=True)
class DryRun:
    """What importing these files would do. `items` holds one Planned for each draft, file by file; `touches`
    one for each interaction.

    `stamp` is the desk's last change when this was planned: where it is another at import, plan again.
    `further` counts what desks in the files hold besides people that this desk has not, by kind, `deleted`
    what they hold that was deleted here.
    """

    files: tuple[FileReading, ...]
    items: Sequence[Planned]
    stamp: int = 0
    touches: Sequence[PlannedTouch] = ()
    further: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    deleted: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def count(self, outcome: Outcome) -> int:
        """How many items have this outcome."""
        return sum(1 for item in self.items if item.outcome is outcome)


class Action(Enum):
    """What the user says about one record."""

    ADD = "add"
    JOIN = "join"
    LEAVE_OUT = "leave out"


@dataclass(frozen=True, slots=True)
class Decision:
    """The user's word on one item. `action` None leaves it to the outcome.

    `theirs` names the fields for which the file's value is taken where both differ. JOIN makes a
    suggestion an update of the person it may be, or of the contact `person`; ADD makes any record a person of
    its own, and says that the one it may be is another: it is not suggested again.
    """

    action: Action | None = None
    theirs: frozenset[str] = frozenset()
    person: int | None = None


ALL_FIELDS = "*"
"""In Batch.theirs or Decision.theirs: every field."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is chosen for all records together, and the single decisions by item index.

    `circle_id`, `tags`, how and where you met and who introduced them (`introduced_by`, a contact, or
    `introducer`, a name in words) go to everybody who is added or updated, but fill only what is blank.
    `add_suggested` says whether suggestions without a decision become people of their own, `add_deleted`
    whether people come back who were deleted here before, `deleted_things` whether everything else does.
    `theirs` names fields for which the file's value is taken for everybody. `interactions` says whether
    meetings, emails and messages are kept, `texts` whether with what was written, `fill_me` whether blanks of
    how the user described themselves are filled by what a file says of its owner. Whoever is on the desk by
    then was met at the event `event_id`.
    """

    circle_id: int | None = None
    tags: tuple[str, ...] = ()
    add_suggested: bool = True
    add_deleted: bool = False
    deleted_things: bool = False
    theirs: frozenset[str] = frozenset()
    interactions: bool = True
    texts: bool = False
    fill_me: bool = False
    decisions: Mapping[int, Decision] = field(default_factory=lambda: MappingProxyType({}))
    how_met: str = ""
    where_met: str = ""
    introduced_by: int | None = None
    introducer: str = ""
    event_id: int | None = None

    @property
    def marks(self) -> bool:
        """True when something goes to everybody."""
        met = self.how_met or self.where_met or self.introduced_by or self.introducer
        return self.circle_id is not None or bool(self.tags or met)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file's records: read = added + updated + same + suggested + rejected + ignored.

    `suggested` counts suggestions without a decision, whether they were added or not, `suggested_why` by what
    makes them suggestions. `ignored` counts what
    is no contact and what the user left out.
    """

    path: str
    format_name: str
    read: int = 0
    added: int = 0
    updated: int = 0
    same: int = 0
    suggested: int = 0
    rejected: int = 0
    ignored: int = 0
    problems: tuple[Problem, ...] = ()
    ignored_why: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    suggested_why: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    failure: str = ""
    interactions: TouchCounts = field(default_factory=TouchCounts)

    @property
    def balances(self) -> bool:
        """True when every record read is counted exactly once."""
        parts = (self.added, self.updated, self.same, self.suggested, self.rejected, self.ignored)
        return self.read == sum(parts) and self.interactions.balances


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that differs and stayed as it was on the desk."""

    who: str
    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. "Undo import" takes back the change `change_id`, None if nothing was kept.
    `further` counts what came of desks in the files besides people and interactions, by kind, `left_out` what
    did not, because it was deleted here before."""

    files: tuple[FileReport, ...]
    contacts_before: int = 0
    contacts_after: int = 0
    kept: tuple[Kept, ...] = ()
    change_id: int | None = None
    further: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    left_out: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def balances(self) -> bool:
        """True when every file's numbers do."""
        return all(report.balances for report in self.files)

    def total(self, what: str) -> int:
        """The sum of one count ("added", "updated", ...) over all files."""
        return sum(getattr(report, what) for report in self.files)

    @property
    def interactions(self) -> TouchCounts:
        """What became of the interactions of all files together."""
        return sum((report.interactions for report in self.files), TouchCounts())
