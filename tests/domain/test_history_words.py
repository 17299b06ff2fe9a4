"""Rows of a change become words, with what differs in sight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.history import RowChange
from netdesk.domain.history_fields import Form
from netdesk.domain.history_values import Names
from netdesk.domain.history_words import Line, What, shortened, subjects

NAMES = Names(contacts={1: "Ann", 2: "Bo"}, circles={3: "Choir"}, interactions={7: "Call with Ann"})


def _lines(*rows: RowChange, names: Names = NAMES) -> list[Line]:
    return [line for each in subjects(rows, names) for line in each.lines]


def test_a_changed_field_is_told_by_its_name_from_what_to_what():
    row = RowChange("contact", 1, {"title": "Student"}, {"title": "Engineer"})
    [told] = subjects([row], NAMES)
    assert (told.kind, told.title, told.what) == ("contact", "Ann", What.CHANGED)
    assert told.lines == (Line("Title", "Student", "Engineer"),)


def test_circle_and_introducer_are_told_by_name():
    old = {"circle_id": None, "introduced_by": None, "introducer": "Bo of the choir"}
    new = {"circle_id": 3, "introduced_by": 2, "introducer": ""}
    assert _lines(RowChange("contact", 1, old, new)) == [
        Line("Circle", "", "Choir", what=What.ADDED),
        Line("Introduced by", "Bo of the choir", "Bo"),
    ]


def test_a_new_name_is_told_once_and_not_again_by_its_parts():
    old = {"shown": "Ann", "given": "Ann", "sort_name": "ann"}
    new = {"shown": "Anna", "given": "Anna", "sort_name": "anna"}
    assert _lines(RowChange("contact", 1, old, new)) == [Line("Name", "Ann", "Anna")]


def test_entries_of_lists_are_added_removed_or_changed():
    email = {"contact_id": 1, "kind": "email", "position": 0, "value": "a@b.example", "label": "work"}
    rows = [
        RowChange("contact_value", 1, None, email),
        RowChange("contact_value", 2, {**email, "kind": "phone", "value": "555"}, None),
        RowChange("contact_value", 3, {"label": "home"}, {"label": "work"}, rest={**email, "value": "c@d"}),
        RowChange("contact_tag", 4, None, {"contact_id": 1, "position": 0, "name": "chess"}),
        RowChange("contact_tag", 5, None, {"contact_id": 1, "position": 1, "name": "boats"}),
        RowChange("contact_tag", 6, {"contact_id": 1, "position": 1, "name": "tea"}, None),
    ]
    assert _lines(*rows) == [
        Line("Email", "", "a@b.example", after_note="work", what=What.ADDED),
        Line("Phone", "555", "", before_note="work", what=What.DELETED),
        Line("Email", "c@d", "c@d", before_note="home", after_note="work"),
        Line("Tags", "", "chess, boats", what=What.ADDED),
        Line("Tag", "tea", "", what=What.DELETED),
    ]


def test_another_order_is_told_once():
    rest = {"contact_id": 1, "kind": "email", "label": ""}
    rows = [
        RowChange("contact_value", at, {"position": at}, {"position": 3 - at}, {**rest, "value": str(at)})
        for at in (1, 2)
    ]
    assert _lines(*rows) == [Line("Email", "", "", what=What.MOVED)]


def test_a_plan_is_told_with_its_interaction():
    question = {"plan_id": 7, "position": 0, "text": "What next?", "must": 1, "topic": ""}
    rows = [
        RowChange("plan", 7, {"pitch": "Hi"}, {"pitch": "Hello"}, {"interaction_id": 7}),
        RowChange("plan_question", 1, None, question),
        RowChange("interaction", 7, {"zone": "UTC"}, {"zone": "Europe/Oslo"}, {"start": "2027-01-08T09:00"}),
    ]
    [told] = subjects(rows, NAMES)
    assert (told.kind, told.title) == ("interaction", "Call with Ann")
    assert told.lines == (
        Line("Pitch", "Hi", "Hello"),
        Line("When", "2027-01-08T09:00|UTC", "2027-01-08T09:00|Europe/Oslo", Form.MOMENT),
        Line("Question", "", "What next?", after_note="must ask", what=What.ADDED),
    )


def test_what_is_only_kept_for_sorting_or_to_know_a_file_again_is_not_told():
    rows = [
        RowChange("contact", 1, {"sort_name": "a"}, {"sort_name": "b"}),
        RowChange("import_digest", 1, None, {"contact_id": 1, "digest": "x"}),
    ]
    assert subjects(rows, NAMES) == ()


def test_people_come_before_what_they_did_together():
    rows = [
        RowChange("interaction", 7, None, {"kind": "call", "state": "held"}),
        RowChange("contact", 1, {"shown": "Ann", "notes": "x"}, None),
    ]
    assert [(each.kind, each.what) for each in subjects(rows, NAMES)] == [
        ("contact", What.DELETED),
        ("interaction", What.ADDED),
    ]


def test_two_things_due_are_each_told_with_its_own_day():
    def due(row_id: int, day: str) -> RowChange:
        new = {"contact_id": 1, "kind": "thank-you", "what": "", "due": day, "zone": "", "state": "open"}
        return RowChange("follow_up", row_id, None, new)

    told = _lines(due(1, "2026-07-31T15:30"), due(2, "2026-10-13T18:55"))
    assert [line.label for line in told] == ["Follow-up", "Due", "Follow-up", "Due"]
    assert [line.after[:10] for line in told if line.label == "Due"] == ["2026-07-31", "2026-10-13"]


def test_a_follow_up_that_was_done_is_told_by_what_it_was():
    rest = {"contact_id": 1, "kind": "promise", "what": "Send the paper"}
    row = RowChange("follow_up", 1, {"state": "open"}, {"state": "done"}, rest)
    assert _lines(row) == [Line("Follow-up", "Send the paper, open", "Send the paper, done", Form.WORD)]


def test_of_long_texts_the_differing_part_is_shown():
    long = "All about her work in the harbour. " * 20
    before, after = f"{long}She lives in Halden. {long}", f"{long}She lives in Oslo. {long}"
    was, became = shortened(before, after)
    assert "Halden" in was
    assert "Oslo" in became
    assert was.startswith("… ")
    assert was.endswith(" …")
    assert max(len(was), len(became)) < 200


@given(st.text(max_size=600), st.text(max_size=600))
def test_two_texts_that_differ_still_differ_when_shortened(before: str, after: str):
    was, became = shortened(before, after)
    assert (was == became) == (before == after) or (was.split() == became.split())
    assert max(len(was), len(became)) <= 200


@given(
    st.text(alphabet="ab", max_size=300), st.text(alphabet="cd", min_size=1, max_size=5), st.integers(0, 300)
)
def test_what_was_put_into_a_long_text_is_in_sight(text: str, word: str, at: int):
    _, became = shortened(text, text[:at] + word + text[at:])
    assert word in became


def test_what_is_yes_or_no_is_called_by_how_somebody_is():
    row = RowChange("contact", 1, {"starred": 0, "archived": 1}, {"starred": 1, "archived": 0})
    assert [line.label for line in _lines(row)] == ["Starred", "Archived"]
