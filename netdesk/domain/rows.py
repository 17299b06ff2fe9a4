"""Rows of the window's tables, and how a table is asked to show them."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from enum import Enum

from netdesk.domain.dates import Moment, PartialDate
from netdesk.domain.follow_ups import FollowUp
from netdesk.domain.interactions import Kind, State
from netdesk.domain.value import value


class Standing(Enum):
    """Where a contact stands, computed from their interactions, never stored."""

    IDENTIFIED = "identified"
    SCHEDULED = "scheduled"
    MET = "met"
    IN_TOUCH = "in touch"


@value
class ContactRow:
    """One line of the contacts table. `last_touch` is the latest held interaction, `next_meeting` the
    earliest planned one that is still ahead (or undated). `follow_up` is what is due first;
    `named_by` what to call who introduced them.

    What follows `named_by` is filled only when its column is asked for; `added` is None when nobody knows.
    """

    id: int
    name: str
    title: str
    organization: str
    circle: str
    hue: int
    last_touch: Moment | None
    next_meeting: Moment | None
    next_kind: Kind | None
    standing: Standing
    photo: str = ""
    starred: bool = False
    archived: bool = False
    follow_up: FollowUp | None = None
    rhythm_days: int = 0
    named_by: str = ""
    email: str = ""
    phone: str = ""
    tags: tuple[str, ...] = ()
    birthday: PartialDate | None = None
    introduced_by: str = ""
    closeness: int = 0
    added: date | None = None

    @property
    def avatar_key(self) -> str:
        """Chooses the avatar's hue; the same as `Contact.avatar_key`."""
        return f"contact-{self.id}"


class ContactSort(Enum):
    """Columns of the contacts table, by each of which it can be sorted."""

    NAME = "name"
    ORGANIZATION = "organization"
    CIRCLE = "circle"
    LAST_TOUCH = "last touch"
    NEXT_STEP = "next step"
    EMAIL = "email"
    PHONE = "phone"
    TAGS = "tags"
    BIRTHDAY = "birthday"
    INTRODUCED_BY = "introduced by"
    CLOSENESS = "closeness"
    ADDED = "added"


@value
class ContactView:
    """Which contacts to show and in which order. `text` is what was typed into the search box.

    Archived people are left out unless `text` finds them; with `archived`, they alone are shown. `due`: those
    to whom something is due by the end of today. `change_id`: those whom this change touched, such as the
    people of an import; 0 for no such change.
    """

    text: str = ""
    circle_id: int | None = None
    standing: Standing | None = None
    starred: bool = False
    archived: bool = False
    due: bool = False
    tag: str = ""
    change_id: int = 0
    sort: ContactSort = ContactSort.NAME
    descending: bool = False


@value
class InteractionRow:
    """One line of the interactions table. `people` holds (contact id, shown name) in order, `photo` the
    SHA-256 of the first one's picture."""

    id: int
    kind: Kind
    state: State
    start: Moment | None
    minutes: int
    place: str
    link: str
    people: tuple[tuple[int, str], ...]
    prepared: bool
    photo: str = ""


class InteractionSort(Enum):
    """Columns by which interactions can be sorted."""

    START = "start"
    KIND = "kind"
    PERSON = "person"
    PLACE = "place"
    MINUTES = "minutes"
    STATE = "state"


class Span(Enum):
    """The time filter of the interactions table; upcoming: from the start of today on, undated too."""

    ALL = "all"
    UPCOMING = "upcoming"
    PAST = "past"


@value
class InteractionView:
    """Which interactions to show and in which order. `text` searches people, place and notes."""

    text: str = ""
    kind: Kind | None = None
    span: Span = Span.ALL
    contact_id: int | None = None
    sort: InteractionSort = InteractionSort.START
    descending: bool = False


@value
class PersonHit:
    """A contact offered while a name is typed."""

    id: int
    name: str
    detail: str


@value
class PartIn:
    """What a contact has part in: `kind` is "event" (they were met there) or "goal" (they could help)."""

    kind: str
    id: int
    words: str


@value
class DeskCounts:
    """What the status bar counts; `archived` are those of the contacts that are."""

    contacts: int
    interactions: int
    organizations: int
    archived: int = 0


class ChangeState(Enum):
    """Whether a change of the history is in force."""

    APPLIED = "applied"
    UNDONE = "undone"
    DROPPED = "dropped"


@value
class HistoryEntry:
    """A change in the desk's history. `at` is ISO 8601 UTC. `kind` is "edit", "import", "restore", "undo" (a
    single change taken back), or "undone" and "redone" (Undo or Redo was pressed; such a line is never
    undone).

    `undone_by` is the later change that took this one back, when it can go itself; `redoable` says that it
    can be made again, by Redo in its turn or, where Redo has passed it by, by itself; `is_kept` that what it
    did is still known row by row.
    """

    id: int
    at: str
    label: str
    kind: str
    state: ChangeState
    undoable: bool
    undone_by: int = 0
    redoable: bool = False
    is_kept: bool = True


@value
class Changes:
    """What a finished change touched: the signal that every view hears.

    `tables` maps a recorded table's name to the ids of its touched rows; `contacts` are the contacts
    that those rows belong to, deleted ones included.
    """

    id: int
    label: str
    contacts: frozenset[int]
    tables: Mapping[str, AbstractSet[int]]
