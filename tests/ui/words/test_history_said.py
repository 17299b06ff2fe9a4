"""How the history is said in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from netdesk.domain.history import Reach
from netdesk.domain.history_fields import Form
from netdesk.domain.history_words import Line, Subject, What
from netdesk.domain.rows import ChangeState, HistoryEntry
from netdesk.services.change_details import Details
from netdesk.ui.words import history_said
from netdesk.ui.words.history_said import Said, said_line, standing, state_words

NOW = datetime.fromisoformat("2026-10-13T15:00")

pytestmark = pytest.mark.usefixtures("british")


def entry(
    kind: str = "edit",
    state: ChangeState = ChangeState.APPLIED,
    *,
    undoable: bool = True,
    undone_by: int = 0,
    redoable: bool = False,
) -> HistoryEntry:
    at = "2026-10-13T12:30:00+00:00"
    return HistoryEntry(1, at, "Edit Ruth", kind, state, undoable, undone_by, redoable)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2026-10-13T14:59:40+00:00", "just now"),
        ("2026-10-13T14:59:00+00:00", "1 minute ago"),
        ("2026-10-13T14:18:00+00:00", "42 minutes ago"),
        ("2026-10-13T12:00:00+00:00", "3 hours ago"),
        ("2026-10-12T23:00:00+00:00", "yesterday"),
        ("2026-10-03T12:00:00+00:00", "10 days ago"),
    ],
)
def test_a_change_is_told_exactly_and_how_long_ago(at: str, told: str):
    words = history_said.exact(at, NOW, "UTC")
    assert words.endswith(f"  ·  {told}")
    assert "October 2026, " in words


def test_since_when_undo_is_possible_is_said_plainly_with_the_reason():
    say = history_said.reach_words
    at = "2026-10-12T07:14:00+00:00"
    assert say(Reach(), "UTC") == ""
    assert say(Reach(at), "Europe/Oslo") == "Changes can be undone back to 12 October 2026, 09:14."
    assert say(Reach(at, "room"), "UTC").endswith("07:14. Older ones took too much room.")
    assert say(Reach(at, "update"), "UTC").endswith("07:14. An update of netdesk ended undo for older ones.")
    assert say(Reach("", "update"), "UTC").startswith("An update of netdesk ended undo for these changes.")
    assert "took too much room" in say(Reach("", "room"), "UTC")


def test_what_can_be_done_is_said_only_where_it_can_be_done():
    undone = entry(state=ChangeState.UNDONE, undoable=False, undone_by=7)
    assert standing(undone) == "Redo this"
    assert standing(undone, read_only=True) == "Undone"
    assert standing(entry(state=ChangeState.UNDONE, undoable=False, redoable=True)) == "Redo this"
    assert standing(entry(state=ChangeState.DROPPED, undoable=False)) == "Undone"
    assert standing(entry(), read_only=True) == ""
    assert state_words(entry())[0] == "In force"
    assert state_words(entry(undoable=False))[0] == "In force, too old to undo"
    assert state_words(undone)[0] == "Undone"
    assert state_words(entry("undone", undoable=False))[0] == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Line("Title", "Student", "Engineer"), "Title: Student → Engineer"),
        (Line("Birthday", "--05-03", "1990-05-03", Form.DAY), "Birthday: 3 May → 3 May 1990"),
        (Line("Closeness", "", "3", Form.CLOSENESS), "Closeness: added Know each other"),
        (Line("Be in touch", "90", "", Form.RHYTHM), "Be in touch: removed Every 3 months"),
        (Line("Length", "20", "90", Form.MINUTES), "Length: 20 min → 1 h 30 min"),
        (Line("Starred", "", "1", Form.FLAG), "Starred: no → yes"),
        (Line("Photo", "ab", "cd", Form.PHOTO), "Photo: Another photo"),
        (Line("Photo", "", "cd", Form.PHOTO), "Photo: added A photo"),
        (Line("State", "planned", "held", Form.WORD), "State: Planned → Held"),
        (Line("Email", "a@b.c", "a@b.c", before_note="home", after_note="work"),
         "Email: a@b.c (home) → a@b.c (work)"),
        (Line("Email", "", "", what=What.MOVED), "Email: In another order"),
        (Line("Birthday", "", "some day", Form.DAY), "Birthday: added some day"),
        (Line("When", "2026-10-13|", "2026-10-14T09:30|UTC", Form.MOMENT),
         "When: Tuesday, 13 October 2026 → Wednesday, 14 October 2026, 09:30"),
    ],
)  # fmt: skip
def test_a_line_reads_as_a_person_says_it(line: Line, said: str):
    assert said_line(line, "UTC").spoken == said


def test_among_many_people_each_is_told_in_few_lines():
    lines = tuple(Line(f"Field {at}", "a", "b") for at in range(12))
    subject = Subject("contact", 1, "Ann", What.CHANGED, lines)
    assert len(history_said.lines_of(subject, "UTC")) == 12
    few = history_said.lines_of(subject, "UTC", among=50)
    assert few[-1] == Said("", "", "and 5 more lines")
    assert len(few) == 8


def test_of_somebody_new_the_name_is_in_the_heading_and_the_signs_are_left_away():
    lines = (Line("Name", "", "Ann", what=What.ADDED), Line("Title", "", "Engineer", what=What.ADDED))
    found = history_said.lines_of(Subject("contact", 1, "Ann", What.ADDED, lines), "UTC")
    assert found == [Said("Title", "", "Engineer")]


def test_who_is_not_told_one_by_one_is_counted():
    assert history_said.more_words(Details((), 312, is_whole=False, is_kept=True), 100) == (
        "and 212 more people"
    )
    assert history_said.more_words(Details((), 3, is_whole=True, is_kept=True), 3) == ""


def test_what_is_called_by_its_words_is_not_told_twice() -> None:
    lines = (Line("Goal", "", "Six talks", what=What.ADDED), Line("About", "", "Six talks", what=What.ADDED))
    said = history_said.lines_of(Subject("goal", 1, "Six talks", What.ADDED, lines), "")
    assert [each.label for each in said] == ["About"]
