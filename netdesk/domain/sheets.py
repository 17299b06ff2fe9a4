"""What a prep sheet says: one value, made from contact, interaction, plan and user, that paper is drawn from.

No layout in it, and nothing put into words that paper words itself: moments stay moments, zones stay names.
Every text may be blank and every tuple empty: then what it would fill is left out of the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netdesk.domain.dates import Moment, zone_info


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A question to ask; `must` marks those that never leave the first page."""

    text: str
    must: bool = False


@dataclass(frozen=True, slots=True)
class PrepSheet:
    """One conversation: the front to talk from, and what is already known of the back.

    Whom: `name` as written, `own_script` the same name in its own script where it has another one
    ("山本 慶子"), `pronunciation`, `address_as` (what to call them), `title`, `organization` (with its
    place), `phones` and `emails`, best first.

    When and where: `start` is the time that was agreed, in its own zone; `home_zone` the user's IANA zone,
    which is shown too when its clock differs. `remote` says that the user stays at home, as on a call: then
    the user's own time comes first. `minutes` 0 means that no length was agreed. `place`, and `route`: how
    to get there; `link` where to click or dial. `my_phone` is the user's.

    Why and how: `introducer` in words, `may_use_name`, `how_met` (a remark), `shared_ground`, `promises`
    still open; `objective` and the `goal` it serves; the `pitch` and its spoken `pitch_seconds` (0: not
    known); `questions` in order; `research` on field and organization, `about_person`, each oldest first,
    which is how they give way; `ask`, what could not be found online; `blanks` and `person_blanks`, what is
    still to be found out in a few words each, printed with room to write; `stories`.

    Before: `confirm_on`, the day to confirm the meeting, None for no such day; `dress`; `bring`.

    After: `thank_you_due` and `next_touch`, None when not settled.

    `language` is the interface's, as a BCP 47 tag; `author` the user's name, for the file.
    A shared copy leaves out `how_met`, `shared_ground`, `about_person`, `person_blanks`, `stories` and
    `promises`: whatever is not clearly about field or organization belongs in `about_person`.
    """

    name: str
    own_script: str = ""
    pronunciation: str = ""
    address_as: str = ""
    title: str = ""
    organization: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    start: Moment | None = None
    home_zone: str = ""
    remote: bool = False
    minutes: int = 0
    place: str = ""
    route: str = ""
    link: str = ""
    my_phone: str = ""
    introducer: str = ""
    may_use_name: bool = False
    how_met: str = ""
    shared_ground: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    objective: str = ""
    goal: str = ""
    pitch: str = ""
    pitch_seconds: int = 0
    questions: tuple[SheetQuestion, ...] = ()
    research: tuple[str, ...] = ()
    about_person: tuple[str, ...] = ()
    ask: str = ""
    blanks: tuple[str, ...] = ()
    person_blanks: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    confirm_on: date | None = None
    dress: str = ""
    bring: tuple[str, ...] = ()
    thank_you_due: Moment | None = None
    next_touch: date | None = None
    language: str = "en"
    author: str = ""

    def clock(self) -> Clock | None:
        """Return what the sheet's clocks say, or None for a conversation without a day."""
        return None if self.start is None else _clock(self.start, self.home_zone, self.remote)

    def thank_you_clock(self) -> Clock | None:
        """Return when the thank-you is due by the same clock, or None when that is not settled."""
        due = self.thank_you_due
        return None if due is None else _clock(due, self.home_zone, self.remote)


@dataclass(frozen=True, slots=True)
class Clock:
    """When a conversation begins, on the wall where the user will be; `other` is the same instant elsewhere.

    Naive times. `has_time` is False for a day without a time; `other` is None when both clocks agree, and
    `other_zone` then blank.
    """

    start: datetime
    has_time: bool
    other: datetime | None = None
    other_zone: str = ""

    def after(self, minutes: int) -> datetime:
        """Return the wall time some minutes later (negative: earlier)."""
        return self.start + timedelta(minutes=minutes)


def _clock(start: Moment, home_zone: str, remote: bool) -> Clock:
    there, home = zone_info(start.zone), zone_info(home_zone)
    if not start.has_time or there is None or home is None:
        return Clock(start.local, start.has_time)
    agreed = start.aware()
    mine = agreed.astimezone(home)
    if mine.replace(tzinfo=None) == agreed.replace(tzinfo=None):
        return Clock(start.local, True)
    first, second, zone = (mine, agreed, start.zone) if remote else (agreed, mine, home_zone)
    return Clock(first.replace(tzinfo=None), True, second.replace(tzinfo=None), zone)
