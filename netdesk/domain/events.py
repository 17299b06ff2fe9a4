"""Events: where people are met, dated ones and standing ones, at school and beyond."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from netdesk.domain.dates import Moment


class EventKind(Enum):
    """A way to meet people; the value is what the desk file holds."""

    COMPANY_PRESENTATION = "company presentation"
    CAREER_FAIR = "career fair"
    ALUMNI_PLATFORM = "alumni platform"
    LIVING_GROUP = "living group"
    STUDENT_GROUP = "student group"
    ASSOCIATION = "professional association"
    CONFERENCE = "conference"
    REGIONAL_FAIR = "regional fair or event"
    COMMUNITY_GROUP = "community group"
    ONLINE_GROUP = "online group"
    MEETUP = "meetup"
    OTHER = "other"

    @property
    def is_standing(self) -> bool:
        """True for kinds that usually have no day: one belongs to them, or visits them again and again."""
        return self in _STANDING


_STANDING = {
    EventKind.ALUMNI_PLATFORM,
    EventKind.LIVING_GROUP,
    EventKind.STUDENT_GROUP,
    EventKind.ASSOCIATION,
    EventKind.COMMUNITY_GROUP,
    EventKind.ONLINE_GROUP,
}


@dataclass(frozen=True, slots=True)
class Event:
    """A place or day where people are met. `id` is None until the desk has kept it.

    `start` is None for a standing event, and for one whose day is not known yet. `at_school` tells events of
    the user's school from those beyond it. `aims` is what the user wants from it, a line each; `pitch_id` the
    pitch to use there. `contact_ids` are the people met there, in the order in which they were noted.
    """

    name: str
    kind: EventKind = EventKind.OTHER
    standing: bool = False
    at_school: bool = False
    start: Moment | None = None
    minutes: int = 0
    place: str = ""
    link: str = ""
    organization: str = ""
    aims: tuple[str, ...] = ()
    goal_id: int | None = None
    pitch_id: int | None = None
    notes: str = ""
    contact_ids: tuple[int, ...] = ()
    id: int | None = None
