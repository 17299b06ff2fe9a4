"""The prep sheet: from contact, interaction, plan and user to pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from netdesk.domain.confirming import confirm_on
from netdesk.domain.contacts import Contact
from netdesk.domain.cue_cards import CueCard
from netdesk.domain.dates import Moment
from netdesk.domain.errors import Trouble
from netdesk.domain.interactions import Interaction, Kind, Plan, State
from netdesk.domain.me import Me, Paper
from netdesk.domain.names import Name
from netdesk.domain.pitches import Pitch
from netdesk.domain.research import Subject, blanks, known
from netdesk.domain.rows import InteractionView, Span
from netdesk.domain.sheets import PrepSheet, SheetQuestion
from netdesk.domain.speech import WORDS_A_MINUTE, spoken_seconds
from netdesk.domain.thanks import DUE_MINUTES
from netdesk.domain.today import day_of
from netdesk.services import pitches
from netdesk.services.cue_cards import card_of
from netdesk.services.me import me
from netdesk.services.research import asked_in
from netdesk.store import contacts as kept_contacts
from netdesk.store import interactions as kept
from netdesk.store import pages
from netdesk.store.connection import Reader

if TYPE_CHECKING:
    from netdesk.printing.pdf_result import PdfResult

_REMOTE = (Kind.CALL, Kind.VIDEO_CALL)
_NAMED_TOGETHER = 3


def sheet_pdf(
    reader: Reader,
    interaction_ids: Sequence[int],
    *,
    paper: Paper | None = None,
    back: bool = True,
    private: bool = True,
    large: bool = False,
    cards: bool = False,
    on_card: bool = False,
) -> PdfResult:
    """Draw the prep sheets of these interactions as one PDF, on the user's paper unless told otherwise.

    `private` False makes a copy that can be shared, `large` large print; with `cards` the cue card of each
    pitch comes after its sheet. `on_card` puts each on an index card instead. Raises Trouble when an
    interaction is gone.
    """
    found = [prep_sheet(reader, each) for each in interaction_ids]
    paper = paper or me(reader).paper
    if on_card:
        from netdesk.printing.index_card import index_cards_pdf

        return index_cards_pdf(found, paper=paper, private=private)
    from netdesk.printing.prep_sheet import prep_sheet_pdf

    return prep_sheet_pdf(
        found,
        paper=paper,
        back=back,
        private=private,
        large=large,
        cards=[pitch_card(reader, each) for each in interaction_ids] if cards else (),
    )


def pitch_card(reader: Reader, interaction_id: int) -> CueCard | None:
    """The card of the pitch that an interaction was prepared with, in its plan’s words; None for none."""
    found = kept.get(reader, [interaction_id])
    plan = (found[0].plan if found else None) or Plan()
    pitch = pitches.pitch(reader, plan.pitch_id) if plan.pitch_id is not None else None
    words = plan.pitch.strip() or (pitch.text.strip() if pitch else "")
    if not words:
        return None
    return card_of(reader, replace(pitch or Pitch("", want=plan.objective), text=words))


def of_the_same_day(reader: Reader, interaction_id: int, now: datetime) -> tuple[int, ...]:
    """The planned meetings of the day of one of them, in the order of time; empty when it has no day."""
    found = kept.get(reader, [interaction_id])
    home = me(reader).zone
    if not found or found[0].start is None:
        return ()
    day = day_of(found[0].start, home)
    ahead = pages.interaction_ids(reader, InteractionView(span=Span.UPCOMING), now)
    rows = pages.interaction_rows(reader, ahead)
    meant = [
        row
        for row in rows.values()
        if row.state is State.PLANNED
        and row.kind.is_meeting
        and row.start is not None
        and day_of(row.start, home) == day
    ]
    return tuple(row.id for row in sorted(meant, key=lambda row: row.start.epoch(home) if row.start else 0))


def prep_sheet(reader: Reader, interaction_id: int) -> PrepSheet:
    """Gather what the sheet of one interaction says. Raises Trouble when it is gone."""
    found = kept.get(reader, [interaction_id])
    if not found:
        raise Trouble(f"There is no interaction number {interaction_id} on this desk.")
    people = kept_contacts.get(reader, found[0].contact_ids)
    if not people:
        raise Trouble("Nobody takes part in this interaction any more, so there is no sheet to print.")
    pace = pitches.pace(reader) or WORDS_A_MINUTE
    return compose(found[0], people, me(reader), _introducer_name(reader, people[0]), pace)


def compose(
    interaction: Interaction,
    people: Sequence[Contact],
    user: Me,
    introducer: str,
    pace: float = WORDS_A_MINUTE,
) -> PrepSheet:
    """The sheet's value, from values. The first of `people` gives the facts, all give their names;
    `introducer` is who introduced that person, when the plan does not say; `pace` the words a minute that
    the user says."""
    person, plan = people[0], interaction.plan or Plan()
    name, own_script = _names(people)
    return PrepSheet(
        name=name,
        own_script=own_script,
        pronunciation=person.pronunciation,
        address_as=person.name.nickname,
        title=person.title,
        organization=_organization(person),
        phones=tuple(each.value for each in person.phones if each.label != "fax"),
        emails=tuple(each.value for each in person.emails),
        start=interaction.start,
        home_zone=user.zone,
        remote=interaction.kind in _REMOTE,
        minutes=interaction.minutes,
        place=interaction.place,
        route=plan.route,
        link=interaction.link,
        my_phone=user.phone,
        introducer=plan.introducer or introducer,
        may_use_name=plan.may_use_name,
        how_met=_how_met(person),
        shared_ground=plan.shared_ground,
        objective=plan.objective,
        goal=plan.goal,
        pitch=plan.pitch,
        pitch_seconds=spoken_seconds(plan.pitch, pace),
        questions=tuple(SheetQuestion(each.text, each.must) for each in plan.questions),
        research=(*known(plan.checklist, Subject.INDUSTRY, Subject.ORGANIZATION), *plan.research),
        about_person=(*known(plan.checklist, Subject.PERSON), *plan.about_person),
        ask=" ".join(part for part in (plan.ask, *asked_in(plan)) if part),
        blanks=blanks(plan.checklist, Subject.ORGANIZATION, Subject.INDUSTRY),
        person_blanks=blanks(plan.checklist, Subject.PERSON),
        stories=plan.stories,
        confirm_on=confirm_on(interaction, user.zone),
        dress=plan.dress,
        bring=plan.bring,
        thank_you_due=_thank_you_due(interaction),
        next_touch=_next_touch(interaction, person),
        author=user.name,
    )


def next_interaction(reader: Reader, now: datetime) -> int:
    """The id of the next planned meeting that has not ended at `now` (aware); Trouble when there is none."""
    ahead = pages.interaction_ids(reader, InteractionView(span=Span.UPCOMING), now)
    rows = pages.interaction_rows(reader, ahead)
    home = me(reader).zone
    for row in (rows[each] for each in ahead):
        planned = row.state is State.PLANNED and row.kind.is_meeting
        if planned and row.start is not None and _ends_after(row.start, row.minutes, now, home):
            return row.id
    raise Trouble("No meeting is planned. Plan one first, or name it by --interaction or --contact.")


def next_with(reader: Reader, contact_id: int) -> int | None:
    """The id of the meeting to prepare with a contact: the next planned, else the latest, else None."""
    found = kept.get(reader, kept.of_contact(reader, contact_id))
    planned = [each for each in found if each.state is State.PLANNED]
    chosen = min(planned, key=_when, default=None) or next(iter(found), None)
    return chosen.id if chosen else None


def interaction_of(reader: Reader, name: str) -> int:
    """The id of the meeting to prepare with the contact called `name`: the next planned, else the latest.

    Raises Trouble when nobody or more than one person is called so, or nothing is planned with them.
    """
    people = pages.contact_by_name(reader, name)
    if not people:
        raise Trouble(f"Nobody on this desk is called “{name}”.")
    if len(people) > 1:
        raise Trouble(
            f"{len(people)} people on this desk answer to “{name}”. Give the whole name, or --interaction ID."
        )
    chosen = next_with(reader, people[0])
    if chosen is None:
        raise Trouble(f"Nothing is planned with “{name}” yet, so there is no sheet to print.")
    return chosen


def _ends_after(start: Moment, minutes: int, now: datetime, home: str) -> bool:
    length = minutes * 60 if start.has_time else 24 * 3600
    return start.epoch(home) + length > now.timestamp()


def _when(interaction: Interaction) -> int:
    return interaction.start.epoch() if interaction.start else 2**62


def _names(people: Sequence[Contact]) -> tuple[str, str]:
    """The names of those who are met and, where the first has another to read out, that one's in its own
    script."""
    spoken, own_script = _spoken(people[0].name, people[0].shown)
    return ", ".join((spoken, *(each.shown for each in people[1:_NAMED_TOGETHER]))), own_script


def _spoken(name: Name, shown: str) -> tuple[str, str]:
    """The name to read out and, where it has another, the same in its own script."""
    spoken = " ".join(part for part in (name.phonetic_given, name.phonetic_family) if part)
    if not spoken or _is_latin(spoken) == _is_latin(shown):
        return shown, ""
    return (shown, spoken) if _is_latin(shown) else (spoken, shown)


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(each, "") for each in text if each.isalpha())


def _organization(person: Contact) -> str:
    towns = [each.city for each in person.addresses if each.label == "work" and each.city]
    return ", ".join(part for part in (person.organization, *towns[:1]) if part)


def _how_met(person: Contact) -> str:
    said = ", ".join(part for part in (person.how_met, person.where_met) if part)
    return said[:1].upper() + said[1:]


def _introducer_name(reader: Reader, person: Contact) -> str:
    if person.introduced_by is None:
        return person.introducer
    found = kept_contacts.get(reader, [person.introduced_by])
    return found[0].shown if found else person.introducer


def _thank_you_due(interaction: Interaction) -> Moment | None:
    if interaction.start is None or not interaction.start.has_time:
        return None
    return interaction.start.later(interaction.minutes + DUE_MINUTES)


def _next_touch(interaction: Interaction, person: Contact) -> date | None:
    if interaction.start is None or not person.rhythm_days:
        return None
    return interaction.start.day + timedelta(days=person.rhythm_days)
