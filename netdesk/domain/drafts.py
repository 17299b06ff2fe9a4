"""What a reader finds in a file, before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.me import Me
from netdesk.domain.own_fields import OwnField
from netdesk.domain.saved_searches import SavedSearch
from netdesk.domain.value import value

if TYPE_CHECKING:
    from netdesk.domain.desk_journey import DeskJourney


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture's bytes, its media type and its size in pixels as the header says."""

    data: bytes
    media_type: str
    width: int
    height: int


@value
class Draft:
    """A contact as one record of a file gives it.

    `line` is the record's first line, counted from 1. `digest` is the SHA-256 (hex) of the record
    itself: the same record met again is known by it. `circle` is the name of a circle the file gives,
    "" for none. `revised` is the record's own date (ISO 8601), "" for none. `named_in` says where somebody is
    named who was never asked to be a contact ("Named in an invitation"): such a person is a suggestion.
    """

    contact: Contact
    line: int
    digest: str
    photo: Photo | None = None
    circle: str = ""
    revised: str = ""
    name_only: bool = False
    named_in: str = ""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who takes part in an interaction, as a file names them. `digest` is that of their draft in the
    same import, "" when they have none and are only met if the desk knows them."""

    name: str = ""
    emails: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class DraftInteraction:
    """A meeting, an email or a day of messages as a file tells of it.

    `uid` and `recurrence` name a meeting through all its versions; of those, the highest `sequence` counts.
    `text` is what was written, kept only when the user wants it. With an `answer` it is somebody's word on an
    invitation: it adds that to the meeting, and is a meeting of its own only where it has a `start`.
    """

    kind: Kind
    state: State
    line: int
    digest: str
    start: Moment | None = None
    minutes: int = 0
    place: str = ""
    link: str = ""
    notes: str = ""
    text: str = ""
    uid: str = ""
    recurrence: str = ""
    sequence: int = 0
    people: tuple[Guest, ...] = ()
    answer: str = ""


@dataclass(frozen=True, slots=True)
class AboutMe:
    """What a file says of its owner: who they are, where they were, what they follow. Lists hold plain rows,
    each a name and what is said of it."""

    name: str = ""
    line: int = 1
    organization: str = ""
    headline: str = ""
    emails: tuple[str, ...] = ()
    positions: tuple[dict[str, str], ...] = ()
    schools: tuple[dict[str, str], ...] = ()
    events: tuple[dict[str, str], ...] = ()
    follows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at `line` (from 1), in one sentence.

    `rejected` is True when a whole record could not be read; `raw` then holds it, to be saved,
    mended and dropped again, and `head` what must stand before it, such as the headings of its table.
    """

    line: int
    what: str
    rejected: bool = False
    raw: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A record that is no contact (a mailing list, an empty row), and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """What comes from here on is another file's, inside the same archive or email: there, the same person can
    come again."""

    name: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class DeskRest:
    """What a desk that was written to a file holds besides its people.

    Contacts, and interactions, are named by the ids that they had on that desk: `people` gives the digest of
    each contact's draft by that id, `introducers` by whom a contact was introduced. Interactions have those
    ids too. `searches` are saved searches with the name of the circle that each asks for, "" for none.
    """

    people: Mapping[int, str]
    introducers: Mapping[int, int]
    circles: tuple[tuple[str, int], ...] = ()
    own_fields: tuple[OwnField, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    searches: tuple[tuple[SavedSearch, str], ...] = ()
    not_the_same: tuple[tuple[int, int], ...] = ()
    me: Me | None = None
    journey: DeskJourney | None = None
    line: int = 1


Found = Draft | Problem | Ignored | DraftInteraction | AboutMe | Part | DeskRest
