"""Tables of several parts, lists of who was in a meeting, headings of forms and of sales programs."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Contact
from netdesk.exchange.tables.columns import columns_of
from netdesk.exchange.tables.settings import guess_settings
from tests.exchange.given import drafts, ignored, people_of

TEAMS = """1. Summary
Meeting title\tA day
Attended participants\t2
Start time\t7/20/23, 4:16:29 PM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole
Lee, Ann\t7/20/23, 4:30:36 PM\t7/20/23, 5:30:11 PM\t59m\tann@x.example\tOrganizer
Visitor (Guest)\t7/20/23, 4:30:17 PM\t7/20/23, 5:30:09 PM\t59m\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Lee, Ann\t7/20/23, 4:30:36 PM\t7/20/23, 5:30:11 PM\t59m\tann@x.example\tOrganizer
Visitor (Guest)\t7/20/23, 4:30:17 PM\t7/20/23, 5:30:09 PM\t59m\t\tAttendee
Late, Bo\t7/20/23, 5:30:17 PM\t7/20/23, 5:30:19 PM\t2s\tbo@x.example\tAttendee
"""

WEBINAR = """Attendee Report
Topic,Webinar ID,Actual Start Time,# Registered
"Careers","812 0000 1111","11/01/2026 10:00 AM",2
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time
Yes,"Hana Host",hana@x.example,"11/01/2026 09:55 AM","11/01/2026 11:00 AM"
Attendee Details,
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Join Time
Yes,"Eva Nowak","Eva","Nowak","eva@x.example","10/20/2026 08:00 AM","11/01/2026 10:00 AM"
"""


def people(text: str) -> list[Contact]:
    return [each.contact for each in drafts(people_of(text, "list.csv"))]


def told(text: str) -> list[tuple[str, list[str]]]:
    return [(each.name.shown, [email.value for email in each.emails]) for each in people(text)]


def test_each_part_is_read_by_its_own_headings_and_nobody_twice() -> None:
    assert told(TEAMS) == [
        ("Lee, Ann", ["ann@x.example"]),
        ("Visitor (Guest)", []),
        ("Late, Bo", ["bo@x.example"]),
    ]
    assert sorted(each.why for each in ignored(people_of(TEAMS, "list.csv"))) == [
        "the headings of a part",
        "the same person once more",
        "the same person once more",
        "the title of a part",
    ]
    assert told(WEBINAR) == [("Hana Host", ["hana@x.example"]), ("Eva Nowak", ["eva@x.example"])]


def test_who_left_a_meeting_and_came_back_is_one() -> None:
    text = (
        "Full Name\tUser Action\tTimestamp\nAnn Lee\tJoined\t9:00\nBo Chen\tJoined\t9:01\nAnn Lee\tLeft\t9:50"
    )
    assert [name for name, _ in told(text)] == ["Ann Lee", "Bo Chen"]


def test_who_ordered_twice_is_one_and_who_has_no_address_is_told_apart() -> None:
    text = (
        "Order #,First Name,Last Name,Email,Ticket Type\n1,Di,Guest,di@x.example,VIP\n"
        "2,Di,Guest,DI@x.example,VIP\n3,Bo,Chen,,VIP\n4,Bo,Chen,,VIP\n"
    )
    assert [name for name, _ in told(text)] == ["Di Guest", "Bo Chen", "Bo Chen"]


def test_a_user_s_name_is_one_where_nobody_is_named_otherwise() -> None:
    assert told("User Name,Email,Join Time\nAnn L,ann@x.example,9:00\n") == [("Ann L", ["ann@x.example"])]
    text = "User Name,First Name,Last Name,Email\nalee,Ann,Lee,ann@x.example\n"
    assert told(text) == [("Ann Lee", ["ann@x.example"])]


def test_a_form_of_address_and_a_title_stand_beside_each_other() -> None:
    (found,) = people("Anrede;Titel;Vorname;Nachname;Position\nFrau;Dr.;Ana;Petrov;Leiterin\n")
    assert (found.name.prefix, found.title, found.notes) == ("Frau Dr.", "Leiterin", "")


def test_namesakes_in_any_other_table_stay_two() -> None:
    text = "Name,Email,Company\nAnn Lee,,Acme\nAnn Lee,,Acme\n"
    assert len(people(text)) == 2


def test_somebody_of_whom_only_the_first_cell_tells_is_somebody() -> None:
    text = "Name,Email,Company\nAnn Lee,,\n\nBo Chen,bo@x.example,Acme\nCy Do,,\n"
    assert [name for name, _ in told(text)] == ["Ann Lee", "Bo Chen", "Cy Do"]


def test_above_the_list_there_may_be_words_about_the_meeting() -> None:
    zoom = (
        "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n"
        "812 3456 7890,BIO 101,10/05/2026 05:55:00 PM,10/05/2026 07:00:00 PM,host@x.example,65,3,\n\n"
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
        "Ann Lee,ann@x.example,10/05/2026 06:03:00 PM,10/05/2026 07:00:00 PM,57,Yes\n"
        "Ann Lee,ann@x.example,10/05/2026 07:03:00 PM,10/05/2026 07:10:00 PM,7,Yes\n"
    )
    assert told(zoom) == [("Ann Lee", ["ann@x.example"])]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Person - Organization", "organization"),
        ("Person - Job title", "job"),
        ("Attendee First Name", "given"),
        ("What company do you work for?", "organization"),
        ("Which organization are you with?", "organization"),
        ("What is your job title?", "job"),
        ("What is your role at your company?", "job"),
        ("Your company", "organization"),
        ("Company / Organization", "organization"),
        ("Is your company hiring?", "note"),
        ("Company size", "note"),
        ("What does your company do?", "note"),
        ("Contact Owner", "note"),
        ("Owner Email", "note"),
        ("Email Status", "note"),
        ("Opted out of email", "note"),
        ("Work Email", "email"),
        ("qr_code_url", ""),
        ("Photo URL", ""),
        ("URL of Member Profile", "link"),
    ],
)  # fmt: skip
def test_headings_of_forms_and_sales_programs_say_what_stands_below(heading: str, field: str) -> None:
    (column,) = columns_of([heading])
    assert column.field == field


def test_a_ticket_is_no_number_to_call_and_whoever_looks_after_somebody_is_not_them() -> None:
    text = (
        "First Name,Last Name,Attendee #,Contact Owner,Email\nAnn,Lee,18441000001,me@x.example,a@x.example\n"
        "Bo,Chen,18441000002,me@x.example,b@x.example\n"
    )
    assert [(each.phones, len(each.emails)) for each in people(text)] == [((), 1), ((), 1)]


def test_of_two_columns_that_say_one_thing_the_better_one_counts() -> None:
    (booked,) = people(
        "User Name,User Email,Invitee Name,Invitee Email\nMe,me@x.example,Ann Lee,ann@x.example\n"
    )
    assert [each.value for each in booked.emails] == ["ann@x.example"]
    (came,) = people(
        "Buyer Name,Buyer Email,Attendee First Name,Attendee Last Name,Attendee Email\n"
        "Bo Chen,bo@x.example,Ann,Lee,ann@x.example\n"
    )
    assert (came.name.shown, [each.value for each in came.emails]) == ("Ann Lee", ["ann@x.example"])
    assert "Buyer Name: Bo Chen" in came.notes
    (paid,) = people("Buyer Name,Buyer Email,Product\nBo Chen,bo@x.example,Ticket\n")
    assert (paid.name.shown, len(paid.emails)) == ("Bo Chen", 1)
    (titled,) = people("Full name,Headline,Title,Email\nAnn Lee,I build,CEO,ann@x.example\n")
    assert titled.title == "CEO"
    (answered,) = people("ID;E-Mail;Name;Vor- und Nachname;Firma\n1;anonymous;;Ann Lee;Acme\n")
    assert (answered.name.shown, answered.organization) == ("Ann Lee", "Acme")
    (formed,) = people("ID,Email,Name,Your name,Your company\n1,anonymous,,Ann Lee,Acme\n")
    assert (formed.name.shown, formed.organization) == ("Ann Lee", "Acme")


def test_a_role_beside_a_title_and_a_birthday_in_three_columns_are_what_they_are() -> None:
    (found,) = people("Given Name,Family Name,Title,Role,Email\nAnn,Lee,CEO,Boss,ann@x.example\n")
    assert (found.title, found.name.prefix) == ("CEO", "")
    for heading in ("Geburtsjahr,Geburtsmonat,Geburtstag", "Année de naissance,Mois,Jour"):
        (born,) = people(f"Name,Email,{heading}\nAnn Lee,ann@x.example,1970,3,5\n")
        assert born.birthday is not None
        assert born.birthday.iso == "1970-03-05"


@pytest.mark.parametrize(
    "text",
    [
        "Subject,Start Date,Start Time,Location,Description\nCoffee,3/5/2024,10:00:00 AM,Oslo,Hi\n",
        "Country,Capital,Population\nNorway,Oslo,5400000\nSweden,Stockholm,10400000\n",
        "Title,Author,Year,ISBN\nRope,Ann Lee,2001,9780000000001\nHope,Bo Chen,2002,9780000000002\n",
    ],
)
def test_a_calendar_or_a_list_of_books_is_no_list_of_people(text: str) -> None:
    assert not guess_settings(text.encode()).is_sure


def test_a_heading_for_names_is_enough_to_be_a_list_of_people() -> None:
    assert guess_settings(b"Full Name\tScore\tRound\nAnn Lee\t3\t1\n").is_sure
    assert not guess_settings(b"Name\tScore\tRound\nWidget\t3\t1\n").is_sure


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Entreprise actuelle", "organization"),
        ("公司名稱", "organization"),
        ("कंपनी", "organization"),
        ("पद", "job"),
        ("Комментарий", "notes"),
        ("Manager (email)", "note"),
        ("SIRET", "note"),
    ],
)
def test_headings_of_more_languages_are_known(heading: str, field: str) -> None:
    assert columns_of([heading])[0].field == field
