"""What the detail panel says of a contact, as values."""

from __future__ import annotations

from datetime import datetime

import pytest

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import Moment, PartialDate
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.domain.rows import Standing
from netdesk.ui.panels.contact_facts import (
    MET_AT,
    TIMELINE_MOST,
    Fact,
    Way,
    facts_of,
    items_of,
    last_held,
    notice_of,
    planned_interview,
    standing_of,
    text_of,
    together,
)
from netdesk.ui.roles import Tone

NOW = datetime.fromisoformat("2026-10-13T09:15")
LEILA = Contact(Name(given="Leila", family="Haddad"), id=7, organization="Halden Storage")

pytestmark = pytest.mark.usefixtures("british")


def planned(start: str | None, kind: Kind = Kind.COFFEE_CHAT, number: int = 1, **more: object) -> Interaction:
    return Interaction(kind, (7,), State.PLANNED, number, Moment(start) if start else None, **more)  # type: ignore[arg-type]


def held(start: str, kind: Kind = Kind.CALL, notes: str = "") -> Interaction:
    return Interaction(kind, (7,), State.HELD, 9, Moment(start), notes=notes)


def test_every_field_has_its_line() -> None:
    contact = Contact(
        Name(display="Leila Haddad", prefix="Dr.", nickname="Lei", phonetic_given="Leyla"),
        id=7,
        emails=(Labelled("leila@halden.example", "work"),),
        phones=(Labelled("+47 555 0142", "mobile"),),
        links=(Labelled("https://www.linkedin.com/in/lhaddad/"),),
        addresses=(
            Address("Storgata 12", city="Halden", postal_code="1771", country="Norway", label="work"),
        ),
        birthday=PartialDate(5, 3),
        dates=(LabelledDate(PartialDate(6, 1, 2020), "anniversary"),),
        introduced_by=3,
        how_met="Career fair",
        where_met="Oslo",
        pronunciation="LAY-la",
        closeness=4,
        rhythm_days=90,
    )
    assert facts_of(contact, "Samuel Adeyemi", Moment("2026-10-12T10:00"), NOW) == (
        Fact("mail", "leila@halden.example", "work", Way.MAIL),
        Fact("phone", "+47 555 0142", "mobile", Way.COPY),
        Fact("link", "linkedin.com/in/lhaddad", "", Way.WEB, "https://www.linkedin.com/in/lhaddad/"),
        Fact(
            "map-pin",
            "Storgata 12, 1771 Halden, Norway",
            "work",
            Way.COPY,
            "Storgata 12\n1771 Halden\nNorway",
            wraps=True,
        ),
        Fact("cake", "3 May", "birthday"),
        Fact("calendar-days", "1 Jun 2020", "anniversary"),
        Fact("user-check", "Introduced by Samuel Adeyemi", "", Way.PERSON, "Samuel Adeyemi", 3),
        Fact("handshake", "Career fair", "how we met", wraps=True),
        Fact("map-pin", "Oslo", "where we met", wraps=True),
        Fact("mic", "LAY-la", "say it"),
        Fact("user", "Dr.", "before the name"),
        Fact("user", "Lei", "nickname"),
        Fact("user", "Leyla", "phonetic"),
        Fact("users", "Close", "closeness"),
        Fact("repeat", "Every 3 months", "next 10 Jan"),
    )


def test_what_cannot_be_opened_safely_is_only_copied() -> None:
    contact = Contact(emails=(Labelled("not an email"),), links=(Labelled("javascript:alert(1)"),))
    assert [fact.way for fact in facts_of(contact, "", None, NOW)] == [Way.COPY, Way.COPY]


def test_an_introducer_in_words_leads_nowhere() -> None:
    fact = facts_of(Contact(introducer="A friend"), "", None, NOW)[0]
    assert fact == Fact("user-check", "Introduced by A friend", wraps=True)


@pytest.mark.parametrize(
    ("last", "said"),
    [(None, "no touch yet"), ("2026-10-01", "next 31 Oct"), ("2026-09-01", "since 1 Oct")],
)
def test_a_rhythm_counts_from_the_last_touch(last: str | None, said: str) -> None:
    contact = Contact(rhythm_days=30)
    fact = facts_of(contact, "", Moment(last) if last else None, NOW)[0]
    assert (fact.value, fact.label) == ("Every month", said)


def test_the_notice_names_what_is_planned_first() -> None:
    timeline = [
        planned(None, number=4),
        planned("2026-10-20T10:00", number=3),
        planned("2026-10-15T14:30", number=2, minutes=30, place="Halden"),
    ]
    notice = notice_of(LEILA, timeline, NOW)
    assert notice is not None
    assert (notice.interaction_id, notice.title) == (2, "Meet Leila on Thursday, 14:30")
    assert (notice.text, notice.has_sheet, notice.over) == ("30 min  ·  Halden", True, False)


def test_the_notice_asks_after_a_meeting_that_is_over() -> None:
    notice = notice_of(LEILA, [planned("2026-10-12T10:00")], NOW)
    assert notice is not None
    assert notice.title == "Did you meet Leila yesterday?"
    assert notice.over


def test_a_letter_has_no_sheet() -> None:
    notice = notice_of(LEILA, [planned("2026-10-15", Kind.LETTER)], NOW)
    assert notice is not None
    assert notice.title == "Write to Leila on Thursday"
    assert not notice.has_sheet


def test_without_a_plan_there_is_no_notice() -> None:
    assert notice_of(LEILA, [held("2026-10-12")], NOW) is None


def test_standings_are_those_of_the_table() -> None:
    cancelled = Interaction(Kind.CALL, (7,), State.CANCELLED)
    assert standing_of([cancelled]) is Standing.IDENTIFIED
    assert standing_of([held("2026-10-01")]) is Standing.MET
    assert standing_of([held("2026-10-01"), held("2026-10-02")]) is Standing.IN_TOUCH
    assert standing_of([held("2026-10-01"), planned(None)]) is Standing.SCHEDULED


def test_the_last_touch_is_the_latest_one_held() -> None:
    timeline = [planned("2026-11-01"), held("2026-09-01"), held("2026-10-01"), held("2026-08-01")]
    assert last_held(timeline) == Moment("2026-10-01")
    assert last_held([planned("2026-11-01")]) is None


def test_going_on_with_a_planned_interview_takes_the_first() -> None:
    timeline = [
        planned("2026-10-14", Kind.CALL, 1),
        planned("2026-11-14", Kind.INFORMATIONAL_INTERVIEW, 2),
        planned("2026-10-20", Kind.INFORMATIONAL_INTERVIEW, 3),
    ]
    assert planned_interview(timeline) == 3
    assert planned_interview(timeline[:1]) == 0


def test_the_timeline_tells_what_happened_and_when() -> None:
    cancelled = Interaction(Kind.LETTER, (7,), State.CANCELLED, 5, Moment("2026-10-06"))
    items = items_of(
        [planned(None), held("2026-10-12T10:00", Kind.COFFEE_CHAT, "Field data\nbeats lab data"), cancelled],
        NOW,
    )
    assert [(item.title, item.date, item.tone) for item in items] == [
        ("Coffee chat, planned", "no day yet", Tone.ACCENT),
        ("Coffee chat", "Yesterday", Tone.OK),
        ("Letter, cancelled", "6 Oct", Tone.NEUTRAL),
    ]
    assert items[1].text == "Field data beats lab data"


def test_a_long_timeline_is_cut() -> None:
    assert len(items_of([held("2026-10-01")] * 100, NOW)) == TIMELINE_MOST


def test_a_contact_as_text_has_one_thing_a_line() -> None:
    contact = Contact(
        Name(display="Leila Haddad"),
        title="Head of Cell Testing",
        organization="Halden Storage",
        emails=(Labelled("leila@halden.example", "work"),),
        tags=("batteries", "storage"),
        notes="Two\nlines",
    )
    assert text_of(contact, "School and alumni", "Samuel") == (
        "Leila Haddad\nHead of Cell Testing, Halden Storage\nleila@halden.example (work)\n"
        "Introduced by Samuel\nCircle: School and alumni\nTags: batteries, storage\n\nTwo\nlines\n"
    )


def test_own_fields_are_facts_with_an_icon_by_kind_and_links_open() -> None:
    own = (
        OwnValue("Shirt size", "M", OwnKind.CHOICE),
        OwnValue("Cohort", "12500.5", OwnKind.NUMBER),
        OwnValue("Visa until", "2027-03-01", OwnKind.DATE),
        OwnValue("Portfolio", "https://halden.example/leila", OwnKind.LINK),
        OwnValue("Odd", "javascript:alert(1)", OwnKind.LINK),
        OwnValue("Broken", "many", OwnKind.NUMBER),
    )
    found = facts_of(Contact(Name("Leila"), own=own), "", None, NOW)
    assert [(fact.icon, fact.value, fact.label, fact.way) for fact in found] == [
        ("list-checks", "M", "Shirt size", Way.COPY),
        ("hash", "12,500.5", "Cohort", Way.COPY),
        ("calendar-days", "1 Mar 2027", "Visa until", Way.COPY),
        ("link", "halden.example/leila", "Portfolio", Way.WEB),
        ("link", "javascript:alert(1)", "Odd", Way.COPY),
        ("hash", "many", "Broken", Way.COPY),
    ]
    text = text_of(Contact(Name("Leila"), own=own), "", "")
    assert "M (Shirt size)" in text


def test_where_somebody_was_met_is_not_said_twice() -> None:
    facts = (Fact("map-pin", "Spring fair", MET_AT), Fact("mail", "a@x.example"))
    event = Fact("calendar-days", "Spring fair", "met there")
    assert together(facts, (event,)) == (facts[1], event)
    other = Fact("calendar-days", "Another fair", "met there")
    assert together(facts, (other,)) == (*facts, other)
