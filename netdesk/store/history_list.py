"""The list of changes as History shows it: which ones, in pages, and since when they can be undone."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from netdesk.domain.folding import fold
from netdesk.domain.history import HistoryView, Reach, Sort
from netdesk.domain.rows import ChangeState, HistoryEntry
from netdesk.store import settings, touching
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json
from netdesk.store.leaving import BY_CHANGE

PRUNED = "history.pruned"
"""The setting that holds the id of the latest change that was let go to save room."""
_NOTES = ("undone", "redone")
_WORDS_DELETE = "Delete "


def ids(connection: Connection, view: HistoryView) -> array[int]:
    """The changes that `view` shows, newest first."""
    if view == HistoryView():
        return array("q", (row[0] for row in connection.rows("SELECT id FROM history ORDER BY id DESC")))
    theirs = _of(connection, view.contact_id) if view.contact_id else None
    wanted = fold(view.text).split()
    named = _naming(connection, wanted)
    deletions = _ids(connection, f"SELECT DISTINCT change_id FROM history_deleted WHERE alone = {BY_CHANGE}")
    taken = taken_back(connection)
    found = array("q")
    sql = "SELECT id, label, kind, state FROM history ORDER BY id DESC"
    for change_id, label, kind, state in connection.rows(sql):
        if theirs is not None and change_id not in theirs:
            continue
        undone = state != ChangeState.APPLIED.value or change_id in taken
        deletes = change_id in deletions or (kind == "edit" and label.startswith(_WORDS_DELETE))
        if not _is_of(view.sort, kind, undone=undone, deletes=deletes):
            continue
        if not wanted or change_id in named or _has_all(label, wanted):
            found.append(change_id)
    return found


def entries(connection: Connection, change_ids: Iterable[int]) -> dict[int, HistoryEntry]:
    """What to show of these changes; ids that are not there are left out."""
    taken = taken_back(connection)
    sql = """SELECT id, at, label, kind, state,
                    EXISTS (SELECT 1 FROM history_part WHERE change_id = history.id)
             FROM history WHERE id IN (SELECT value FROM json_each(?))"""
    found = {}
    for change_id, at, label, kind, state, kept in connection.rows(sql, (as_json(change_ids),)):
        by = taken.get(change_id, 0)
        applied = state == ChangeState.APPLIED.value
        found[change_id] = HistoryEntry(
            change_id,
            at,
            label,
            kind,
            ChangeState.UNDONE if applied and by else ChangeState(state),
            undoable=bool(applied and not by and kept),
            undone_by=by if _is_kept(connection, by) else 0,
            redoable=not applied and bool(kept),
            is_kept=bool(kept),
        )
    return found


def taken_back(connection: Connection) -> dict[int, int]:
    """Each change that was taken back by a later one that stands, and by which."""
    sql = "SELECT id, targets FROM history WHERE targets <> '' AND state = 'applied' ORDER BY id DESC"
    taken: dict[int, int] = {}
    for change_id, targets in connection.rows(sql):
        if change_id not in taken:
            taken.update((int(target), change_id) for target in targets.split())
    return taken


def reach(connection: Connection) -> Reach:
    """Since when changes can be undone, and why not further back."""
    taken = taken_back(connection)
    notes = ", ".join(f"'{kind}'" for kind in _NOTES)
    kept = f"""SELECT id, at FROM history h WHERE state = 'applied' AND kind NOT IN ({notes})
               AND EXISTS (SELECT 1 FROM history_part WHERE change_id = h.id) ORDER BY id"""
    since = next((row for row in connection.rows(kept) if row[0] not in taken), None)
    gone = f"""SELECT max(id) FROM history h WHERE kind NOT IN ({notes})
               AND NOT EXISTS (SELECT 1 FROM history_part WHERE change_id = h.id)"""
    last_gone = connection.value(gone)
    ended_by = ""
    if last_gone is not None:
        pruned = int(settings.setting(connection, PRUNED) or 0)
        ended_by = "room" if last_gone <= pruned else "update"
    return Reach(since[1] if since else "", ended_by)


def _is_of(sort: Sort, kind: str, *, undone: bool, deletes: bool) -> bool:
    match sort:
        case Sort.ALL:
            return True
        case Sort.IMPORTS:
            return kind == "import"
        case Sort.DELETIONS:
            return deletes
        case Sort.EDITS:
            return kind in ("edit", "restore") and not deletes
        case Sort.UNDONE:
            return undone


def _of(connection: Connection, contact_id: int) -> set[int]:
    """The changes that touched a contact, or somebody who was merged into them."""
    found: set[int] = set()
    for each in touching.with_former(connection, contact_id):
        found.update(touching.changes_touching(connection, each))
    return found


def _naming(connection: Connection, wanted: list[str]) -> set[int]:
    """The deletions of somebody or something whose name holds all the words."""
    if not wanted:
        return set()
    sql = "SELECT change_id, words, detail FROM history_deleted"
    return {row[0] for row in connection.rows(sql) if _has_all(f"{row[1]} {row[2]}", wanted)}


def _has_all(text: str, wanted: list[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in wanted)


def _ids(connection: Connection, sql: str) -> set[int]:
    return {row[0] for row in connection.rows(sql)}


def _is_kept(connection: Connection, change_id: int) -> bool:
    sql = "SELECT EXISTS (SELECT 1 FROM history_part WHERE change_id = ?)"
    return bool(change_id and connection.value(sql, (change_id,)))
