"""What the detail panel says of a contact, as values: facts, the one notice, the timeline. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.own_fields import OwnKind
from netdesk.domain.rows import PartIn, Standing
from netdesk.ui import links
from netdesk.ui.roles import Tone
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.timeline import TimelineItem
from netdesk.ui.words import own_words, wording

TIMELINE_MOST: Final = 40
_TEXT_LENGTH: Final = 240
_LABEL_LENGTH: Final = 20
_PARTS_MOST: Final = 5
MET_AT: Final = marked("where we met")
_OLDEST: Final = Moment("0001-01-01")


class Way(Enum):
    """What a click on a fact does."""

    NOTHING = "nothing"
    COPY = "copy"
    MAIL = "mail"
    WEB = "web"
    PERSON = "person"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts: an icon, the value, what it is for, and what a click on it does.

    `value` is shown, `full` is what is copied or opened; a `wraps` one may take several lines. `row` is the
    section and the id of what a click shows there.
    """

    icon: str
    value: str
    label: str = ""
    way: Way = Way.NOTHING
    full: str = ""
    contact_id: int = 0
    wraps: bool = False
    row: tuple[str, int] = ("", 0)

    @property
    def copied(self) -> str:
        """What Copy takes."""
        return self.full or self.value


@dataclass(frozen=True, slots=True)
class PlanNotice:
    """The most urgent planned interaction in words. `over` when its time has gone by."""

    interaction_id: int
    title: str
    text: str
    over: bool
    has_sheet: bool
    icon: str


def facts_of(contact: Contact, introducer: str, last: Moment | None, now: datetime) -> tuple[Fact, ...]:
    """All facts in the order of the panel. `introducer` is the name of whom `introduced_by` means."""
    return (*_reach(contact), *_days(contact), *_bond(contact, introducer, last, now), *_own(contact))


def part_in(found: Sequence[PartIn]) -> tuple[Fact, ...]:
    """At which events somebody was met and with which goals they could help; many are counted."""
    facts: list[Fact] = []
    for kind, icon, label, section in (
        ("event", "calendar-days", tr("met there"), "events"),
        ("goal", "target", tr("could help"), "goals"),
    ):
        theirs = [each for each in found if each.kind == kind]
        facts += [
            Fact(icon, " ".join(each.words.split()), label, Way.ROW, each.words, row=(section, each.id))
            for each in theirs[:_PARTS_MOST]
        ]
        if len(theirs) > _PARTS_MOST:
            facts.append(Fact(icon, counted(len(theirs) - _PARTS_MOST, "and {n} more", "and {n} more")))
    return tuple(facts)


def together(facts: Sequence[Fact], parts: Sequence[Fact]) -> tuple[Fact, ...]:
    """All facts; where somebody was met is not said twice when an event says it."""
    said = {each.value for each in parts}
    return (*(each for each in facts if each.label != tr(MET_AT) or each.value not in said), *parts)


def _label(text: str) -> str:
    """What a value is for, never so long that it pushes the value aside."""
    return wording.cut(" ".join(text.split()), _LABEL_LENGTH)


def _reach(contact: Contact) -> list[Fact]:
    found = [
        Fact("mail", each.value, _label(each.label), Way.MAIL if links.mail_link(each.value) else Way.COPY)
        for each in contact.emails
    ]
    found += [Fact("phone", each.value, _label(each.label), Way.COPY) for each in contact.phones]
    found += [
        Fact(
            "link",
            links.shown_web(each.value),
            _label(each.label),
            Way.WEB if links.web_link(each.value) else Way.COPY,
            each.value,
        )
        for each in contact.links
    ]
    found += [
        Fact(
            "map-pin", ", ".join(each.lines), _label(each.label), Way.COPY, "\n".join(each.lines), wraps=True
        )
        for each in contact.addresses
        if each.lines
    ]
    return found


def _days(contact: Contact) -> list[Fact]:
    found = [Fact("cake", wording.day_of_year(contact.birthday), tr("birthday"))] if contact.birthday else []
    found += [
        Fact("calendar-days", wording.day_of_year(each.date), _label(each.label) or tr("date"))
        for each in contact.dates
    ]
    return found


def _bond(contact: Contact, introducer: str, last: Moment | None, now: datetime) -> list[Fact]:
    found: list[Fact] = []
    if contact.introduced_by is not None and introducer:
        found.append(
            Fact(
                "user-check",
                tr("Introduced by {introducer}", introducer=introducer),
                "",
                Way.PERSON,
                introducer,
                contact.introduced_by,
            )
        )
    elif contact.introducer:
        found.append(
            Fact("user-check", tr("Introduced by {introducer}", introducer=contact.introducer), wraps=True)
        )
    if contact.how_met:
        found.append(Fact("handshake", contact.how_met, tr("how we met"), wraps=True))
    if contact.where_met:
        found.append(Fact("map-pin", contact.where_met, tr(MET_AT), wraps=True))
    if contact.pronunciation:
        found.append(Fact("mic", contact.pronunciation, tr("say it")))
    if contact.name.prefix and not contact.name.shown.startswith(contact.name.prefix):
        found.append(Fact("user", contact.name.prefix, tr("before the name")))
    if contact.name.nickname and contact.name.nickname != contact.name.shown:
        found.append(Fact("user", contact.name.nickname, tr("nickname")))
    phonetic = " ".join(part for part in (contact.name.phonetic_given, contact.name.phonetic_family) if part)
    if phonetic:
        found.append(Fact("user", phonetic, tr("phonetic")))
    if contact.closeness:
        found.append(Fact("users", wording.closeness_words(contact.closeness), tr("closeness")))
    if contact.rhythm_days:
        found.append(
            Fact("repeat", wording.rhythm_words(contact.rhythm_days), _next_touch(contact, last, now))
        )
    return found


def _own(contact: Contact) -> list[Fact]:
    """What the user's own fields hold."""
    found: list[Fact] = []
    for each in contact.own:
        link = each.kind is OwnKind.LINK
        way = Way.WEB if link and links.web_link(each.value) else Way.COPY
        icon = own_words.KIND_ICONS[each.kind]
        full = each.value if link else ""
        found.append(
            Fact(icon, own_words.shown(each), _label(each.name), way, full, wraps=each.kind is OwnKind.TEXT)
        )
    return found


def _next_touch(contact: Contact, last: Moment | None, now: datetime) -> str:
    """When it is time again, counted from the last real touch."""
    if last is None:
        return tr("no touch yet")
    due = last.day + timedelta(days=contact.rhythm_days)
    said = wording.calendar_day(due, due)
    return tr("next {said}", said=said) if due >= now.date() else tr("since {said}", said=said)


def last_held(timeline: Sequence[Interaction], home: str = "") -> Moment | None:
    """When the latest interaction that took place was."""
    held = [each.start for each in timeline if each.state is State.HELD and each.start is not None]
    return max(held, key=lambda start: start.epoch(home), default=None)


def standing_of(timeline: Sequence[Interaction]) -> Standing:
    """Where a contact stands after these interactions; as the contacts table computes it."""
    states = [each.state for each in timeline]
    if State.PLANNED in states:
        return Standing.SCHEDULED
    held = states.count(State.HELD)
    if not held:
        return Standing.IDENTIFIED
    return Standing.MET if held == 1 else Standing.IN_TOUCH


def planned_first(timeline: Sequence[Interaction], home: str = "") -> Interaction | None:
    """The planned interaction that comes first; one without a day comes after all others."""
    planned = [each for each in timeline if each.state is State.PLANNED]
    return min(
        planned, key=lambda each: (each.start is None, (each.start or _OLDEST).epoch(home)), default=None
    )


def planned_interview(timeline: Sequence[Interaction], home: str = "") -> int:
    """The id of the planned informational interview that comes first, 0 for none."""
    interviews = [each for each in timeline if each.kind is Kind.INFORMATIONAL_INTERVIEW]
    found = planned_first(interviews, home)
    return found.id or 0 if found else 0


def notice_of(
    contact: Contact, timeline: Sequence[Interaction], now: datetime, home: str = ""
) -> PlanNotice | None:
    """What to say of the planned interaction that comes first, None when nothing is planned."""
    plan = planned_first(timeline, home)
    if plan is None or plan.id is None:
        return None
    name = contact.shown if contact.name.is_blank else wording.call_name(contact.shown, contact.name.given)
    title = wording.plan_sentence(plan.kind, wording.cut(name, 40), plan.start, now, home, plan.minutes)
    over = plan.start is not None and wording.is_over(plan.start, now, home, plan.minutes)
    parts = [wording.span(plan.minutes), plan.place or links.shown_web(plan.link)]
    if plan.start is not None and not over:
        parts.insert(0, _until(plan.start, now, home))
    text = wording.SEPARATOR.join(part for part in parts if part)
    return PlanNotice(plan.id, title, text, over, plan.kind.is_meeting, wording.kind_icon(plan.kind))


def _until(start: Moment, now: datetime, home: str) -> str:
    day = wording.home_time(start, home).date()
    return "" if (day - now.date()).days < 7 else wording.ago(day, now.date())


def items_of(timeline: Sequence[Interaction], now: datetime, home: str = "") -> list[TimelineItem]:
    """The timeline's newest items, planned ones first."""
    return [_item(each, now, home) for each in timeline[:TIMELINE_MOST]]


def _item(interaction: Interaction, now: datetime, home: str) -> TimelineItem:
    day = tr("no day yet")
    if interaction.start is not None:
        day = wording.short_day(wording.home_time(interaction.start, home).date(), now.date())
    title = wording.kind_words(interaction.kind)
    tone = Tone.NEUTRAL
    if interaction.state is State.CANCELLED:
        title = tr("{title}, cancelled", title=title)
    elif interaction.state is State.PLANNED:
        title, tone = tr("{title}, planned", title=title), Tone.ACCENT
    elif interaction.kind.is_meeting:
        tone = Tone.OK
    return TimelineItem(
        title, day, _told(interaction), wording.kind_icon(interaction.kind), tone, interaction.id
    )


def _told(interaction: Interaction) -> str:
    """The notes, or else where and how long."""
    notes = " ".join(interaction.notes.split())
    if notes:
        return wording.cut(notes, _TEXT_LENGTH)
    parts = (interaction.place or links.shown_web(interaction.link), wording.span(interaction.minutes))
    return wording.cut(wording.SEPARATOR.join(part for part in parts if part), _TEXT_LENGTH)


def text_of(contact: Contact, circle: str, introducer: str) -> str:
    """A contact as plain text to paste anywhere, one thing a line."""
    head = [contact.shown]
    work = ", ".join(part for part in (contact.title, contact.department, contact.organization) if part)
    if work and work != contact.shown:
        head.append(work)
    facts = [*_reach(contact), *_days(contact), *_own(contact)]
    lines = [f"{fact.copied} ({fact.label})" if fact.label else fact.copied for fact in facts]
    if introducer or contact.introducer:
        lines.append(tr("Introduced by {words}", words=introducer or contact.introducer))
    lines += [value for value in (contact.how_met, contact.where_met) if value]
    if circle:
        lines.append(tr("Circle: {circle}", circle=circle))
    if contact.tags:
        lines.append(tr("Tags: {listed}", listed=", ".join(contact.tags)))
    if contact.notes:
        lines += ["", contact.notes]
    return "\n".join((*head, *lines)).strip() + "\n"
