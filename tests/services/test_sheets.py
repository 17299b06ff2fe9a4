"""The prep sheet's value: what comes from contact, interaction, plan and user."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from netdesk.domain.contacts import Address, Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.errors import Trouble
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.domain.me import Me, Paper
from netdesk.domain.names import Name
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.services import contacts, interactions, pitches, sheets
from netdesk.services.me import save_me
from netdesk.services.research import question_for
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

KEIKO = Contact(
    name=Name(display="山本 慶子", nickname="Keiko", phonetic_given="Keiko", phonetic_family="Yamamoto"),
    pronunciation="yah-mah-MOH-toh KAY-koh",
    organization="Hokkai Medical",
    title="Head of Sensor Software",
    emails=(Labelled("keiko@hokkai.example", "work"),),
    phones=(Labelled("+81 11 555 0142", "work"), Labelled("+81 11 555 0143", "fax")),
    addresses=(Address(city="Sapporo", label="work"), Address(city="Otaru", label="home")),
    how_met="met at the careers fair",
    rhythm_days=90,
)
PLAN = Plan(
    objective="Find out how devices are approved",
    goal="Know the field by March",
    introducer="Dr. Okafor",
    may_use_name=True,
    pitch="I am Inês and I build sleep trackers.",
    research=("900 people",),
    about_person=("Physics first",),
    questions=(PlanQuestion("Who signs off a release?", True), PlanQuestion("What should I read?")),
)


def _planned(desk: Desk, contact: Contact = KEIKO, wall: str = "2026-12-03T14:30", **changes: object) -> int:
    contact_id = contacts.add_contact(desk, contact)
    values: dict[str, object] = {"start": Moment(wall, "Asia/Tokyo"), "minutes": 25, "plan": PLAN, **changes}
    return interactions.add_interaction(
        desk,
        Interaction(Kind.INFORMATIONAL_INTERVIEW, (contact_id,), **values),  # type: ignore[arg-type]
    )


def test_the_sheet_gathers_what_four_places_know(desk: Desk, reader: Reader) -> None:
    save_me(desk, Me("Inês Carvalho", phone="+351 91 555 0167", zone="Europe/Lisbon"))
    sheet = sheets.prep_sheet(reader, _planned(desk))
    assert (sheet.name, sheet.own_script, sheet.address_as) == ("Keiko Yamamoto", "山本 慶子", "Keiko")
    assert sheet.organization == "Hokkai Medical, Sapporo"
    assert sheet.phones == ("+81 11 555 0142",)
    assert (sheet.my_phone, sheet.author, sheet.home_zone) == (
        "+351 91 555 0167",
        "Inês Carvalho",
        "Europe/Lisbon",
    )
    assert sheet.objective == "Find out how devices are approved"
    assert [(each.text, each.must) for each in sheet.questions] == [
        ("Who signs off a release?", True),
        ("What should I read?", False),
    ]
    assert (sheet.introducer, sheet.may_use_name) == ("Dr. Okafor", True)
    assert sheet.next_touch == date(2027, 3, 3)


def test_a_thank_you_is_due_a_day_after_the_end(desk: Desk, reader: Reader) -> None:
    sheet = sheets.prep_sheet(reader, _planned(desk))
    assert sheet.thank_you_due == Moment("2026-12-04T14:55", "Asia/Tokyo")


def test_a_day_without_a_time_has_no_clock_to_count_from(desk: Desk, reader: Reader) -> None:
    sheet = sheets.prep_sheet(reader, _planned(desk, wall="2026-12-03"))
    assert sheet.thank_you_due is None


def test_a_contact_without_a_plan_still_gets_a_sheet(desk: Desk, reader: Reader) -> None:
    sheet = sheets.prep_sheet(reader, _planned(desk, plan=None, start=None))
    assert sheet.name == "Keiko Yamamoto"
    assert sheet.questions == ()
    assert sheet.start is None


def test_who_introduced_us_comes_from_the_contact_when_the_plan_is_silent(desk: Desk, reader: Reader) -> None:
    samuel = contacts.add_contact(desk, Contact(name=Name(display="Samuel Adeyemi")))
    leila = Contact(name=Name(display="Leila Haddad"), introduced_by=samuel)
    assert sheets.prep_sheet(reader, _planned(desk, leila, plan=None)).introducer == "Samuel Adeyemi"


def test_the_next_meeting_is_the_first_that_has_not_ended(desk: Desk, reader: Reader) -> None:
    _planned(desk, wall="2026-12-01T09:00")
    second = _planned(desk, wall="2026-12-03T14:30")
    _planned(desk, wall="2026-12-05T10:00")
    _planned(desk, wall="2026-12-02T10:00", state=State.CANCELLED)
    # 14:40 in Tokyo: the second has begun ten minutes ago and goes on.
    assert sheets.next_interaction(reader, datetime(2026, 12, 3, 5, 40, tzinfo=UTC)) == second


def test_without_a_meeting_ahead_there_is_a_sentence(desk: Desk, reader: Reader) -> None:
    _planned(desk, wall="2026-12-01T09:00")
    with pytest.raises(Trouble, match="No meeting is planned"):
        sheets.next_interaction(reader, datetime(2027, 1, 1, tzinfo=UTC))


def test_a_name_leads_to_its_next_meeting(desk: Desk, reader: Reader) -> None:
    planned = _planned(desk)
    assert sheets.interaction_of(reader, "山本 慶子") == planned
    assert sheets.interaction_of(reader, "YAMAMOTO") == planned
    with pytest.raises(Trouble, match="Nobody on this desk"):
        sheets.interaction_of(reader, "Nobody")
    contacts.add_contact(desk, KEIKO)
    with pytest.raises(Trouble, match="2 people"):
        sheets.interaction_of(reader, "山本 慶子")


def test_the_pdf_is_made_on_the_users_paper(desk: Desk, reader: Reader) -> None:
    save_me(desk, Me("Inês", paper=Paper.LETTER))
    printed = sheets.sheet_pdf(reader, [_planned(desk)])
    assert printed.data.startswith(b"%PDF-")
    assert printed.pages == 2
    # US Letter is 612 x 792 points.
    assert b"612 792" in printed.data


def test_an_unknown_number_gives_a_sentence(desk: Desk, reader: Reader) -> None:
    with pytest.raises(Trouble, match="no interaction number 99"):
        sheets.prep_sheet(reader, 99)


def test_research_prints_as_known_as_blank_or_as_a_question(desk: Desk, reader: Reader) -> None:
    asked = ResearchItem("organization", "News of this year", ask=True)
    checklist = (
        ResearchItem("person", "Their way here", "Physics first, then six years of firmware"),
        ResearchItem("person", "What they care about"),
        ResearchItem("organization", "Size and places", "900 people"),
        asked,
        ResearchItem("industry", "What moves it now", "Every hospital wants fewer cables"),
        ResearchItem("industry", "Words of the trade"),
    )
    plan = replace(PLAN, checklist=checklist, ask="Who signs off?")
    sheet = sheets.prep_sheet(reader, _planned(desk, plan=plan))
    assert sheet.research == (
        "Every hospital wants fewer cables",
        "Size and places: 900 people",
        "900 people",
    )
    assert sheet.about_person == ("Physics first, then six years of firmware", "Physics first")
    assert (sheet.person_blanks, sheet.blanks) == (("What they care about",), ("Words of the trade",))
    question = question_for(asked.subject, asked.prompt)
    assert sheet.ask == f"Who signs off? {question}"
    chosen = replace(plan, questions=(PlanQuestion(question),))
    assert sheets.prep_sheet(reader, _planned(desk, plan=chosen)).ask == "Who signs off?"


def test_the_seconds_of_the_pitch_are_reckoned_at_the_users_own_pace(desk: Desk, reader: Reader) -> None:
    planned = _planned(desk, plan=replace(PLAN, pitch="word " * 75))
    usual = sheets.prep_sheet(reader, planned).pitch_seconds
    pitch = pitches.save(desk, Pitch("Engineers", text="word " * 75))
    for day in range(1, 4):
        pitches.rehearsed(desk, Rehearsal(pitch, f"2026-10-0{day}T08:00:00+00:00", 45, 75))
    assert sheets.prep_sheet(reader, planned).pitch_seconds == pytest.approx(usual * 1.5, abs=1), (
        "a hundred words a minute"
    )


def test_the_day_itself_is_on_the_sheet(desk: Desk, reader: Reader) -> None:
    save_me(desk, Me("Inês", zone="Europe/Lisbon"))
    plan = replace(PLAN, dress="Business casual", route="Tram 2 to the harbour", confirm=True)
    sheet = sheets.prep_sheet(reader, _planned(desk, plan=plan, place="Quay 4"))
    assert (sheet.dress, sheet.place, sheet.route) == ("Business casual", "Quay 4", "Tram 2 to the harbour")
    assert sheet.confirm_on == date(2026, 12, 2)
    text = " ".join(
        _words(sheets.sheet_pdf(reader, [_planned(desk, plan=plan, place="Quay 4")]).data).split()
    )
    assert "Quay 4. Tram 2 to the harbour" in text
    assert "Before you go Confirm on Wed 2 Dec Wear: Business casual" in text


def _words(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return str(document[0].get_textpage().get_text_bounded())


def test_the_card_says_the_words_of_the_plan_under_the_pitch_they_come_from(
    desk: Desk, reader: Reader
) -> None:
    pitch = pitches.save(desk, Pitch("Regulators", text="I am Inês."))
    said = sheets.pitch_card(reader, _planned(desk, plan=replace(PLAN, pitch_id=pitch)))
    assert said is not None
    assert "build sleep trackers" in "".join(group.text for group in said.groups)
    assert said.name == "Regulators"
    own = sheets.pitch_card(reader, _planned(desk))
    assert own is not None
    assert own.name == ""
    assert sheets.pitch_card(reader, _planned(desk, plan=Plan(objective="Advice"))) is None
    assert sheets.pitch_card(reader, 999) is None


def test_a_file_can_have_large_print_and_the_cards(desk: Desk, reader: Reader) -> None:
    meeting = _planned(desk)
    plain = sheets.sheet_pdf(reader, [meeting])
    assert sheets.sheet_pdf(reader, [meeting], cards=True).pages == plain.pages + 1
    assert sheets.sheet_pdf(reader, [meeting], large=True).pages > plain.pages


def test_meetings_of_one_day_of_the_user_s_calendar_belong_together(desk: Desk, reader: Reader) -> None:
    save_me(desk, Me("Inês", zone="Europe/Lisbon"))
    now = datetime(2026, 12, 1, tzinfo=UTC)
    late = _planned(desk, Contact(Name("Bo")), "2026-12-03T23:30")
    early = _planned(desk, Contact(Name("Ann")), "2026-12-03T14:30")
    # In Lisbon this is still the third.
    night = _planned(desk, Contact(Name("Cy")), "2026-12-04T08:00")
    _planned(desk, Contact(Name("Di")), "2026-12-05T12:00")
    _planned(desk, Contact(Name("Ed")), "2026-12-03T15:00", state=State.CANCELLED)
    assert sheets.of_the_same_day(reader, late, now) == (early, late, night)
    assert sheets.of_the_same_day(reader, _planned(desk, Contact(Name("Fay")), start=None), now) == ()
