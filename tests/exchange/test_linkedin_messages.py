"""LinkedIn's messages and invitations: who was written to, and when."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.dates import Moment
from netdesk.domain.drafts import DraftInteraction, Found, Guest
from netdesk.domain.interactions import Kind, State
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.linkedin_messages import InvitationsReader, MessagesReader
from tests.exchange.given import ignored, nobody_asks

COLUMNS = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS",
    "DATE", "SUBJECT", "CONTENT", "FOLDER",
)  # fmt: skip
ME, ANN, BEN = (f"https://www.linkedin.com/in/{name}" for name in ("me", "ann", "ben"))


def table(*rows: Sequence[str], columns: Sequence[str] = COLUMNS) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([columns, *rows])
    return stream.getvalue().encode()


def read(*rows: Sequence[str], owner: str = "", columns: Sequence[str] = COLUMNS) -> list[Found]:
    return list(MessagesReader(io.BytesIO(table(*rows, columns=columns)), nobody_asks, owner).read())


def row(
    sender: str, to: str, date: str, text: str = "", conversation: str = "c1", subject: str = ""
) -> list[str]:
    links = ",".join(f"https://www.linkedin.com/in/{each}" for each in to.split(",") if each)
    link = f"https://www.linkedin.com/in/{sender}"
    return [conversation, "", sender.title(), link, to.title(), links, date, subject, text, "INBOX"]


def touches(found: list[Found]) -> list[DraftInteraction]:
    return [each for each in found if isinstance(each, DraftInteraction)]


def links(guests: Sequence[Guest]) -> list[str]:
    return [link for each in guests for link in each.links]


def test_a_day_of_a_conversation_is_one_interaction_with_the_other_person() -> None:
    found = read(
        row("me", "ann", "2026-07-01 10:00:00 UTC", "Hello", subject="Coffee?"),
        row("ann", "me", "2026-07-01 09:00:00 UTC", "First"),
        row("me", "ann", "2026-07-02 10:00:00 UTC", "Two\nlines, and a comma"),
        row("ben", "me", "2026-07-02 10:00:00 UTC", conversation="c2"),
    )
    first, second, _ = touches(found)
    assert (first.kind, first.state) == (Kind.MESSAGE, State.HELD)
    assert first.start == Moment("2026-07-01T09:00", "UTC")
    assert links(first.people) == links(second.people) == [ANN]
    assert first.notes == "2 messages on LinkedIn: Coffee?"
    assert first.text == "Ann: First\n\nMe: Hello"
    assert second.text == "Me: Two\nlines, and a comma"
    assert ignored(found) == []


def test_the_owner_is_found_even_when_others_write_more() -> None:
    rows = [row("ann", "me", f"2026-07-{day:02} 10:00:00 UTC") for day in range(1, 9)]
    rows += [row("me", "ben", "2026-07-01 10:00:00 UTC", conversation="c2")]
    rows += [row("me", "cem", "2026-07-01 10:00:00 UTC", conversation="c3")]
    assert {link for each in touches(read(*rows)) for link in links(each.people)} == {
        ANN,
        BEN,
        "https://www.linkedin.com/in/cem",
    }


def test_the_owners_name_decides_when_it_is_known() -> None:
    (only,) = touches(read(row("ann", "me", "2026-07-01 10:00:00 UTC"), owner="Me Myself"))
    assert links(only.people) == [ANN]


def test_two_who_are_alike_are_both_told_for_one_of_them_is_the_user() -> None:
    found = read(row("ann", "ben", "2026-07-01 10:00:00 UTC"), row("ben", "ann", "2026-07-01 10:05:00 UTC"))
    assert sorted(links(touches(found)[0].people)) == [ANN, BEN]


def test_threads_of_several_drafts_and_rows_without_a_date_are_passed_over() -> None:
    columns = [*COLUMNS, "ATTACHMENTS", "IS MESSAGE DRAFT"]
    found = read(
        [*row("me", "ann,ben", "2026-07-01 10:00:00 UTC", conversation="group"), "", "No"],
        [*row("ann", "me", "2026-07-02 10:00:00 UTC", conversation="group"), "", "No"],
        [*row("me", "ann", "2026-07-01 10:00:00 UTC", conversation="c2"), "", "Yes"],
        [*row("me", "ann", "yesterday", conversation="c2"), "", "No"],
        ["BADROW"],
        [*row("me", "ann", "2026-07-03 10:00:00 UTC", conversation="c2"), "", "No"],
        columns=columns,
    )
    assert len(touches(found)) == 1
    assert sorted(each.why for each in ignored(found)) == [
        "a draft that was never sent",
        "a message to several people",
        "a message to several people",
        "a message without a date",
        "a row that is no message",
    ]


def test_a_later_export_of_the_same_day_is_the_same_interaction() -> None:
    one = touches(read(row("me", "ann", "2026-07-01 10:00:00 UTC")))
    two = touches(
        read(row("me", "ann", "2026-07-01 10:00:00 UTC"), row("ann", "me", "2026-07-01 11:00:00 UTC"))
    )
    assert one[0].digest == two[0].digest


def test_a_message_of_a_thousand_lines_stays_one() -> None:
    text = "\n".join(f"line {number}" for number in range(1_000))
    found = read(
        row("me", "ann", "2026-07-01 10:00:00 UTC", text), row("me", "ann", "2026-07-02 10:00:00 UTC")
    )
    assert len(touches(found)) == 2
    assert touches(found)[0].text.endswith("line 999")


INVITED = ("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl")


def invited(*rows: Sequence[str]) -> list[Found]:
    return list(InvitationsReader(io.BytesIO(table(*rows, columns=INVITED)), nobody_asks).read())


def test_invitations_that_were_sent_are_messages() -> None:
    found = invited(
        ["Me", "Ann", "7/8/26, 3:43 PM", "Hello Ann", "OUTGOING", ME, ANN],
        ["Ben", "Me", "7/9/26, 3:43 PM", "", "INCOMING", BEN, ME],
        ["Me", "Ben", "7/28/26, 12:05 AM", "", "OUTGOING", ME, BEN],
    )
    first, second = touches(found)
    assert (first.start, first.text) == (Moment("2026-07-08T15:43"), "Hello Ann")
    assert second.start == Moment("2026-07-28T00:05")
    assert links(first.people) == [ANN]
    assert [each.why for each in ignored(found)] == ["an invitation to you"]


def test_both_are_known_by_their_columns() -> None:
    assert sniff(table(columns=COLUMNS), "x.csv").name == "LinkedIn messages"
    assert sniff(table(columns=[each.title() for each in COLUMNS]), "x.txt").name == "LinkedIn messages"
    assert sniff(table(columns=INVITED), "x.csv").name == "LinkedIn invitations"


CELLS = st.one_of(
    st.sampled_from(("ann", "me", ANN, "2026-07-01 10:00:00 UTC", "", "7/8/26, 3:43 PM")), st.text()
)


@given(st.lists(st.lists(CELLS, max_size=12), max_size=8))
def test_whatever_stands_in_the_rows_each_is_told_once(rows: list[list[str]]) -> None:
    data = table(*rows).decode("utf-8", "replace").replace("\x00", "").encode("utf-8", "replace")
    found = list(MessagesReader(io.BytesIO(data), nobody_asks).read())
    assert all(each.line >= 1 for each in found)
