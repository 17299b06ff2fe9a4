"""Interactions: touches with contacts, planned, held or cancelled, and how they are prepared."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from netdesk.domain.dates import Moment
from netdesk.domain.value import value


class Kind(Enum):
    """What sort of touch an interaction is; the value is what the desk file holds."""

    INFORMATIONAL_INTERVIEW = "informational interview"
    COFFEE_CHAT = "coffee chat"
    CALL = "call"
    VIDEO_CALL = "video call"
    EVENT = "conversation at an event"
    EMAIL = "email"
    MESSAGE = "message"
    LETTER = "letter"

    @property
    def is_meeting(self) -> bool:
        """True for kinds in which two people talk at a set time."""
        return self in _MEETINGS


_MEETINGS = {Kind.INFORMATIONAL_INTERVIEW, Kind.COFFEE_CHAT, Kind.CALL, Kind.VIDEO_CALL, Kind.EVENT}


class State(Enum):
    """Whether it is still to come."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@value
class PlanQuestion:
    """A question to ask, in order; `must` marks those that may not be left out. `answer` is what was said,
    "" while nobody knows."""

    text: str
    must: bool = False
    topic: str = ""
    answer: str = ""


@value
class ResearchItem:
    """One thing to find out before a meeting: `subject` is "person", "organization" or "industry", `prompt`
    what to look for, `found` what was found, "" for a blank. `ask`: it could not be found, so ask."""

    subject: str
    prompt: str
    found: str = ""
    ask: bool = False


@value
class Plan:
    """How an interaction is prepared: what the prep sheet's front shows.

    Tuples keep their order. `research` is what is known of field and organization, `about_person` of the
    person (a shared copy leaves that out); `ask` is what could not be found online.
    `introducer` and `may_use_name` say who named this person. `goal` and `pitch` are the words that are
    printed; `goal_id` and `pitch_id` the goal and the pitch of the desk that they come from, if any.
    `confirm`: confirm the day before.
    """

    objective: str = ""
    goal: str = ""
    introducer: str = ""
    may_use_name: bool = False
    shared_ground: tuple[str, ...] = ()
    pitch: str = ""
    research: tuple[str, ...] = ()
    about_person: tuple[str, ...] = ()
    ask: str = ""
    stories: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    questions: tuple[PlanQuestion, ...] = ()
    goal_id: int | None = None
    pitch_id: int | None = None
    checklist: tuple[ResearchItem, ...] = ()
    dress: str = ""
    route: str = ""
    confirm: bool = False

    @property
    def is_blank(self) -> bool:
        """True when nothing has been prepared."""
        return self == Plan()

    @property
    def is_prepared(self) -> bool:
        """True when it says more than which goal it serves and which pitch it uses."""
        return not replace(self, goal="", goal_id=None, pitch="", pitch_id=None).is_blank


@value
class Interaction:
    """A touch with one or more contacts. `id` is None until the desk has kept it.

    `start` is None for something planned without a day. `minutes` is the length asked for, or had.
    `place` is where, in words; `link` where to click or dial. `event_id` is the event at which it took place,
    or the event or platform through which it was arranged.
    """

    kind: Kind
    contact_ids: tuple[int, ...]
    state: State = State.PLANNED
    id: int | None = None
    start: Moment | None = None
    minutes: int = 0
    place: str = ""
    link: str = ""
    notes: str = ""
    plan: Plan | None = None
    uid: str = ""
    event_id: int | None = None
