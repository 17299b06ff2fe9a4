"""What a user does with saved searches. Each is one change that can be undone."""

from __future__ import annotations

from dataclasses import replace

from netdesk.domain.clean import clean
from netdesk.domain.errors import Trouble
from netdesk.domain.rows import ContactView
from netdesk.domain.saved_searches import NAME_LENGTH, SavedSearch
from netdesk.store import pages
from netdesk.store import saved_searches as kept
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

__all__ = ["SavedSearch", "change_view", "counted", "delete", "move", "rename", "save", "saved_searches"]


def saved_searches(reader: Reader) -> list[SavedSearch]:
    """All of them in the user's order."""
    return kept.every(reader)


def counted(reader: Reader) -> list[tuple[SavedSearch, int]]:
    """All of them in order, each with how many people it shows now."""
    with reader.at_one_moment():
        return [(each, pages.count_contacts(reader, each.view)) for each in kept.every(reader)]


def save(desk: Desk, name: str, view: ContactView) -> int:
    """Keep a search under a name; one of that name is changed to it. Returns its id."""
    name = _tidy(name)
    same = next((each for each in kept.every(desk.writer) if each.name.casefold() == name.casefold()), None)
    if same is not None:
        assert same.id is not None
        change_view(desk, same.id, view)
        return same.id
    with desk.change(f"Save the search “{name}”") as change:
        return kept.insert(change, SavedSearch(name, view))


def change_view(desk: Desk, search_id: int, view: ContactView) -> None:
    """Have a saved search show something else."""
    search = _present(desk, search_id)
    if search.view != view:
        with desk.change(f"Change the search “{search.name}”") as change:
            kept.update(change, replace(search, view=view))


def rename(desk: Desk, search_id: int, name: str) -> None:
    """Call it something else. Raises Trouble when another one has that name."""
    name = _tidy(name)
    search = _present(desk, search_id)
    others = (each for each in kept.every(desk.writer) if each.id != search_id)
    if any(each.name.casefold() == name.casefold() for each in others):
        raise Trouble(f"There is a search called “{name}” already. Choose another name.")
    if search.name != name:
        with desk.change(f"Rename the search “{search.name}”") as change:
            kept.update(change, replace(search, name=name))


def delete(desk: Desk, search_id: int) -> None:
    """Remove it; the people it shows stay as they are."""
    search = _present(desk, search_id)
    with desk.change(f"Delete the search “{search.name}”") as change:
        kept.delete(change, search_id)


def move(desk: Desk, search_id: int, steps: int) -> None:
    """Move it so many places down, as far as there are places."""
    search = _present(desk, search_id)
    ids = [each.id for each in kept.every(desk.writer) if each.id is not None]
    at = ids.index(search_id)
    to = min(max(at + steps, 0), len(ids) - 1)
    if to != at:
        ids.insert(to, ids.pop(at))
        with desk.change(f"Move the search “{search.name}”") as change:
            kept.put_in_order(change, ids)


def _present(desk: Desk, search_id: int) -> SavedSearch:
    for each in kept.every(desk.writer):
        if each.id == search_id:
            return each
    raise Trouble("This search is no longer on the desk, so nothing was changed. Undo its deletion first.")


def _tidy(name: str) -> str:
    tidy = clean(" ".join(name.split()))[:NAME_LENGTH].strip()
    if not tidy:
        raise Trouble("A search needs a name to be saved under.")
    return tidy
