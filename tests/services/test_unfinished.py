"""What was left halfway is found again, wherever it was kept."""

from __future__ import annotations

from netdesk.services.drafts import keep_draft
from netdesk.services.pending import pending_work
from netdesk.services.unfinished import KEPT, unfinished
from netdesk.store.desk import Desk


def left(title: str, wish: str, at: str, number: int = 1) -> dict[str, object]:
    return {"title": title, "wish": wish, "at": at, KEPT: number, "name": "Ravi"}


def test_what_was_left_last_comes_first(desk: Desk) -> None:
    keep_draft(desk, "a", left("Goals", "goals", "2026-10-01T10:00:00+00:00"))
    keep_draft(desk, "b", left("Pitch", "pitch:3", "2026-10-02T10:00:00+00:00"))
    found = unfinished(desk.reader(), desk.path)
    assert [(each.title, each.wish) for each in found] == [("Pitch", "pitch:3"), ("Goals", "goals")]


def test_the_later_of_two_places_counts(desk: Desk) -> None:
    keep_draft(desk, "a", left("Older", "goals", "2026-10-01T10:00:00+00:00", 1))
    pending_work(desk.path).keep("a", lambda: left("Newer", "goals", "2026-10-01T11:00:00+00:00", 2))
    assert [each.title for each in unfinished(desk.reader(), desk.path)] == ["Newer"]


def test_drafts_of_editors_and_what_cannot_be_read_are_passed_over(desk: Desk) -> None:
    keep_draft(desk, "touch-draft-1-0", {"notes": "half"})
    keep_draft(desk, "odd", {"title": 3, "wish": None, KEPT: "x"})
    assert unfinished(desk.reader(), desk.path) == []
