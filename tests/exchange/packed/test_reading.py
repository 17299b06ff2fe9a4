"""Archives: LinkedIn's and Facebook's exports wherever their files lie, and anything else packed together."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from netdesk.domain.drafts import AboutMe
from netdesk.exchange.planning import FileReading
from netdesk.exchange.reading import read_file
from tests.exchange.given import card

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ann,Lee,https://www.linkedin.com/in/ann,,Halden,Engineer,05 Mar 2024\n"
)
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
    "CONTENT,FOLDER\nc,,Ann Lee,https://www.linkedin.com/in/ann,Mia My,https://www.linkedin.com/in/mia,"
    "2026-07-01 10:00:00 UTC,,x,INBOX\n"
)
INVITATIONS = (
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    'Mia My,Ann Lee,"7/8/26, 3:43 PM",,OUTGOING,,https://www.linkedin.com/in/ann\n'
)
ABOUT = {
    "Profile.csv": "First Name,Last Name,Headline\nMia,My,Student\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary\nold@x.example,Yes,No\nmia@x.example,Yes,Yes\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Before,Intern,,,2020,2021\nNow,Assistant,,,2022,\n",
    "Education.csv": "School Name,Start Date,End Date,Degree Name,Activities\nLund,2019,2023,BSc,Rowing\n",
    "Events.csv": "Event Name,Event Time,Status,External Url\nFair,2026,,\n",
    "Company Follows.csv": "Organization,Followed On\nHalden,2024\nHalden,2024\n",
}


def packed(path: Path, members: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def read(tmp_path: Path, members: Mapping[str, str | bytes]) -> FileReading:
    return read_file(packed(tmp_path / "export.zip", members))


@pytest.mark.parametrize("folder", ["", "Complete_LinkedInDataExport_01-01-2026/", "a/b/c/"])
@pytest.mark.parametrize("spelled", [str, str.lower, str.upper, lambda name: name.replace(" ", "_")])
def test_linkedins_export_is_read_in_any_folder_and_spelling(tmp_path: Path, folder, spelled) -> None:
    whole = {
        "Connections.csv": CONNECTIONS,
        "messages.csv": MESSAGES,
        "Invitations.csv": INVITATIONS,
        **ABOUT,
    }
    found = read(tmp_path, {folder + spelled(name): data for name, data in whole.items()})
    assert found.format_name == "LinkedIn export"
    assert [draft.contact.shown for draft in found.drafts] == ["Ann Lee"]
    assert [[guest.name for guest in each.people] for each in found.interactions] == [
        ["Ann Lee"],
        ["Ann Lee"],
    ]
    me = found.about_me
    assert me is not None
    assert (me.name, me.organization, me.headline) == ("Mia My", "Now", "Student")
    assert me.emails == ("mia@x.example", "old@x.example")
    assert [row["company name"] for row in me.positions] == ["Before", "Now"]
    assert me.schools[0]["activities"] == "Rowing"
    assert me.follows == ("Halden",)
    assert found.ignored == ()


def test_the_rest_of_the_export_is_passed_over_with_its_reason(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {"Connections.csv": CONNECTIONS, "Ad_Targeting.csv": "a,a\n1,2\n", "Skills.csv": "Name\nx\n"},
    )
    assert [each.why for each in found.ignored] == ["another file of the export"] * 2
    assert found.about_me in (None, AboutMe())


def test_what_is_packed_beside_an_export_is_read_as_well(tmp_path: Path) -> None:
    found = read(tmp_path, {
        "Connections.csv": CONNECTIONS,
        "Recommendations_Given.csv": "First Name,Last Name,Company,Text\nNot,Wanted,X,Y\n",
        "last year/Connections.csv": CONNECTIONS.replace("Ann", "Old"),
        "friends.vcf": card("FN:Ben Card"),
        "mine.csv": "Name,Email\nCleo,cleo@x.example\n",
        "figures.csv": "a,b\n1,2\n",
        "picture.png": "x",
        "broken.xlsx": b"PK\x03\x04[Content_Types].xml",
    })  # fmt: skip
    assert found.format_name == "LinkedIn export"
    assert {draft.contact.shown for draft in found.drafts} == {"Ann Lee", "Old Lee", "Ben Card", "Cleo"}
    assert [each.why for each in found.ignored] == ["another file of the export"] * 3
    assert [each.what.split()[0] for each in found.problems] == ["broken.xlsx"]


def test_cards_packed_beside_facebooks_friends_are_read_as_well(tmp_path: Path) -> None:
    friends = json.dumps({"friends_v2": [{"name": "Zoe", "timestamp": 1700000000}]})
    found = read(tmp_path, {"friends/friends.json": friends, "phone.vcf": card("FN:Ben Card")})
    assert {draft.contact.shown for draft in found.drafts} == {"Zoe", "Ben Card"}


def test_a_part_of_the_export_without_connections_is_read_too(tmp_path: Path) -> None:
    assert (
        len(read(tmp_path, {"x/Messages.csv": MESSAGES, "x/Profile.csv": ABOUT["Profile.csv"]}).interactions)
        == 1
    )


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("friends/friends.json", "friends"),
        ("friends_and_followers/friends.json", "friends_v2"),
        ("connections/friends/your_friends.json", "friends_v2"),
        ("facebook-mia/verbindungen/freunde/your_friends.json", "friends_v2"),
    ],
)
def test_facebooks_friends_are_found_in_all_their_places(tmp_path: Path, place: str, key: str) -> None:
    friends = json.dumps({key: [{"name": "Zo\u00c3\u00ab", "timestamp": 1700000000}]})
    found = read(tmp_path, {place: friends, "friends/removed_friends.json": '{"deleted_friends_v2": []}'})
    assert found.format_name == "Facebook export"
    assert [draft.contact.shown for draft in found.drafts] == ["Zoë"]
    assert len(found.ignored) == 1


def test_an_export_as_web_pages_is_explained(tmp_path: Path) -> None:
    found = read(tmp_path, {"connections/friends/your_friends.html": "<html>"})
    assert (
        found.failure == "export.zip is Facebook's export as web pages. Ask Facebook for it again, as JSON."
    )


def test_each_file_of_an_archive_is_read_as_a_file(tmp_path: Path) -> None:
    same = card("FN:Ann Lee", "EMAIL:ann@x.example")
    found = read(tmp_path, {
        "a.vcf": same, "b/people.csv": "Name,Email\nBen,ben@x.example\n", "c.vcf": same, "read me.md": "x",
        "bad.csv": b"\x00\x01\x02\x03" * 50, "empty.vcf": "",
    })  # fmt: skip
    assert found.format_name == "ZIP archive"
    assert [draft.contact.shown for draft in found.drafts] == ["Ann Lee", "Ben", "Ann Lee"]
    assert found.parts == (0, 1, 2)
    assert [each.why for each in found.ignored] == ["another file of the archive"]
    assert sorted(each.what.split()[0] for each in found.problems) == ["bad.csv", "empty.vcf"]


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.vcf", card("FN:Ann Lee"))
    found = read(tmp_path, {"inner.csv": inner.getvalue()})
    assert found.failure == "inner.csv holds files of its own and was not opened. Drop it by itself."


def test_an_archive_without_files_of_people_says_so(tmp_path: Path) -> None:
    assert read(tmp_path, {"a.png": "x"}).failure == "There is no file of contacts in export.zip."


def test_a_damaged_archive_says_so(tmp_path: Path) -> None:
    path = packed(tmp_path / "export.zip", {"a.vcf": card("FN:Ann Lee")})
    path.write_bytes(path.read_bytes()[:-30])
    assert read_file(path).failure == "export.zip is a damaged ZIP archive."


def test_emails_and_mailboxes_that_are_packed_are_read_with_what_is_attached(tmp_path: Path) -> None:
    one = "From: Ann Lee <ann@x.example>\nDate: 5 Mar 2024 10:00 +0000\nContent-Type: text/vcard\n\n"
    whole = one + card("FN:Cem Ode").decode()
    found = read(tmp_path, {"one.eml": whole, "Mail/all.mbox": f"From a\n{whole}\n\nFrom b\n{one}"})
    assert len(found.interactions) == 3
    assert [each.contact.shown for each in found.drafts] == ["Cem Ode", "Ann Lee", "Cem Ode", "Ann Lee"]


@pytest.mark.parametrize("name", ["a.ical", "a.VCS", "Inbox.mbox/mbox", "Inbox.mbox\\mbox"])
def test_what_is_looked_into_in_a_folder_is_looked_into_in_an_archive(tmp_path: Path, name: str) -> None:
    call = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260105T100000Z\nATTENDEE:mailto:ann@x.example\n"
    email = "From a\nFrom: Ann <ann@x.example>\nDate: 5 Mar 2024 10:00 +0000\n\nHello"
    text = email if "mbox" in name else f"{call}END:VEVENT\nEND:VCALENDAR\n"
    found = read(tmp_path, {name: text, "other.bin": b"\0"})
    assert [each.contact.emails[0].value for each in found.drafts] == ["ann@x.example"]
    assert len(found.interactions) == 1
    assert [each.why for each in found.ignored] == ["another file of the archive"]
