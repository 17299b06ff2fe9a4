"""Interactions and their plans in the desk: domain values in, domain values out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.store import children
from netdesk.store.connection import Connection
from netdesk.store.id_lists import PART_CONTACTS, as_json, batches

if TYPE_CHECKING:
    from netdesk.store.changes import Change

_LINE_KINDS = ("shared_ground", "research", "about_person", "stories", "bring")
_READ_AT_ONCE = 500
_PLAN = ("objective", "goal", "introducer", "pitch", "ask", "goal_id", "pitch_id", "dress", "route")
_PLAN_FLAGS = ("may_use_name", "confirm")
_PLAN_LISTS = ("plan_line", "plan_question", "plan_research")


def get(connection: Connection, interaction_ids: Iterable[int]) -> list[Interaction]:
    """The interactions with these ids, in this order; ids that are not on the desk are left out."""
    wanted = list(interaction_ids)
    found: dict[int, Interaction] = {}
    with connection.at_one_moment():
        for start in range(0, len(wanted), _READ_AT_ONCE):
            found.update(_read(connection, wanted[start : start + _READ_AT_ONCE]))
    return [found[interaction_id] for interaction_id in wanted if interaction_id in found]


def present(connection: Connection, interaction_ids: Iterable[int]) -> list[int]:
    """Those of these ids that are on the desk, each once, in this order."""
    wanted = list(dict.fromkeys(interaction_ids))
    sql = "SELECT id FROM interaction WHERE id IN (SELECT value FROM json_each(?))"
    found = {row[0] for batch in batches(wanted) for row in connection.rows(sql, (batch,))}
    return [each for each in wanted if each in found]


def of_contact(connection: Connection, contact_id: int) -> list[int]:
    """The ids of a contact's interactions: undated and latest first."""
    sql = """SELECT id FROM interaction
             WHERE id IN (SELECT interaction_id FROM interaction_contact WHERE contact_id = ?)
             ORDER BY start_at IS NOT NULL, start_at DESC, id DESC"""
    return [row[0] for row in connection.rows(sql, (contact_id,))]


def all_ids(connection: Connection) -> list[int]:
    """The ids of all interactions, in the order in which they were kept."""
    return [row[0] for row in connection.rows("SELECT id FROM interaction ORDER BY id")]


def planned_ids(connection: Connection, contact_ids: Iterable[int] | None = None) -> list[int]:
    """The ids of what is planned, with anybody or with one of these: undated last."""
    with_them = "SELECT interaction_id FROM interaction_contact JOIN json_each(?) ON contact_id = value"
    among = f"AND id IN ({with_them})"
    sql = f"""SELECT id FROM interaction WHERE state = 'planned' {"" if contact_ids is None else among}
              ORDER BY start_at IS NULL, start_at, id"""
    values = () if contact_ids is None else (as_json(contact_ids),)
    return [row[0] for row in connection.rows(sql, values)]


def insert(change: Change, interaction: Interaction, home_zone: str) -> int:
    """Keep a new interaction; returns its id. `home_zone` reads times that name no zone."""
    from netdesk.store.tables import InteractionTable

    row = columns(interaction, home_zone)
    interaction_id = change.connection.keep(InteractionTable.insert(row))
    _write_parts(change.connection, interaction_id, interaction)
    return interaction_id


def update(change: Change, interaction: Interaction, home_zone: str) -> None:
    """Make the kept interaction equal to `interaction`, touching only what differs."""
    from netdesk.store.tables import InteractionTable

    assert interaction.id is not None
    connection = change.connection
    row = connection.fetch(InteractionTable.select().where(InteractionTable.id == interaction.id))[0]
    changed = {key: value for key, value in columns(interaction, home_zone).items() if row[key] != value}
    if changed:
        connection.keep(InteractionTable.update(changed).where(InteractionTable.id == interaction.id))
    _write_parts(change.connection, interaction.id, interaction)


def delete(change: Change, interaction_ids: Sequence[int]) -> None:
    """Remove interactions with their plans and participants, in parts."""
    for start in range(0, len(interaction_ids), PART_CONTACTS):
        delete_rows(change.connection, interaction_ids[start : start + PART_CONTACTS])
        change.part()


def delete_rows(connection: Connection, interaction_ids: Sequence[int]) -> None:
    """Remove interactions with their plans, their participants and what is due because of them."""
    ids = as_json(interaction_ids)
    inside = "(SELECT value FROM json_each(?))"
    plans = f"(SELECT id FROM plan WHERE interaction_id IN {inside})"
    for table in _PLAN_LISTS:
        connection.run(f"DELETE FROM {table} WHERE plan_id IN {plans}", (ids,))
    connection.run(f"DELETE FROM plan WHERE interaction_id IN {inside}", (ids,))
    connection.run(f"DELETE FROM follow_up WHERE interaction_id IN {inside}", (ids,))
    connection.run(f"DELETE FROM interaction_contact WHERE interaction_id IN {inside}", (ids,))
    connection.run(f"DELETE FROM interaction WHERE id IN {inside}", (ids,))


def columns(interaction: Interaction, home_zone: str) -> dict[str, Any]:
    """An interaction's own columns, as the table holds them."""
    start = interaction.start
    return {
        "kind": interaction.kind.value,
        "state": interaction.state.value,
        "start": start.wall if start else "",
        "zone": start.zone if start else "",
        "start_at": start.epoch(home_zone) if start else None,
        "minutes": interaction.minutes,
        "place": interaction.place,
        "link": interaction.link,
        "notes": interaction.notes,
        "uid": interaction.uid,
        "event_id": interaction.event_id,
    }


def _write_parts(connection: Connection, interaction_id: int, interaction: Interaction) -> None:
    from netdesk.store.tables import ParticipantTable

    people = [{"contact_id": contact_id} for contact_id in dict.fromkeys(interaction.contact_ids)]
    children.write(connection, ParticipantTable, "interaction_id", interaction_id, people)
    _write_plan(connection, interaction_id, interaction.plan)


def _write_plan(connection: Connection, interaction_id: int, plan: Plan | None) -> None:
    from netdesk.store.tables import PlanTable

    present = connection.fetch(PlanTable.select().where(PlanTable.id == interaction_id))
    row = next(iter(present), None)
    if plan is None:
        if row:
            _write_lists(connection, row["id"], Plan())
            connection.keep(PlanTable.delete().where(PlanTable.id == row["id"]))
        return
    wanted: dict[str, Any] = {part: getattr(plan, part) for part in _PLAN}
    wanted |= {flag: int(getattr(plan, flag)) for flag in _PLAN_FLAGS}
    # A plan has the id of its interaction: should an old one come back by an undo, it meets the new one.
    plan_id = interaction_id
    if row is None:
        connection.keep(PlanTable.insert({**wanted, "id": plan_id, "interaction_id": interaction_id}))
    else:
        changed = {key: value for key, value in wanted.items() if row[key] != value}
        if changed:
            connection.keep(PlanTable.update(changed).where(PlanTable.id == plan_id))
    _write_lists(connection, plan_id, plan)


def _write_lists(connection: Connection, plan_id: int, plan: Plan) -> None:
    from netdesk.store.journey_tables import ResearchTable
    from netdesk.store.tables import PlanLineTable, PlanQuestionTable

    lines = [{"kind": kind, "text": text} for kind in _LINE_KINDS for text in getattr(plan, kind)]
    questions = [
        {"text": q.text, "must": int(q.must), "topic": q.topic, "answer": q.answer} for q in plan.questions
    ]
    checklist = [
        {"subject": each.subject, "prompt": each.prompt, "found": each.found, "ask": int(each.ask)}
        for each in plan.checklist
    ]
    children.write(connection, PlanLineTable, "plan_id", plan_id, lines)
    children.write(connection, PlanQuestionTable, "plan_id", plan_id, questions)
    children.write(connection, ResearchTable, "plan_id", plan_id, checklist)


def _plans(connection: Connection, interaction_ids: Sequence[int]) -> dict[int, Plan]:
    from netdesk.store.journey_tables import ResearchTable
    from netdesk.store.tables import PlanLineTable, PlanQuestionTable, PlanTable

    query = PlanTable.select().where(PlanTable.interaction_id.in_(list(interaction_ids)))
    rows = connection.fetch(query)
    plan_ids = [row["id"] for row in rows]
    lines = children.read(connection, PlanLineTable, "plan_id", plan_ids)
    questions = children.read(connection, PlanQuestionTable, "plan_id", plan_ids)
    checklists = children.read(connection, ResearchTable, "plan_id", plan_ids)
    found: dict[int, Plan] = {}
    for row in rows:
        parts: dict[str, Any] = {part: row[part] for part in _PLAN}
        parts |= {flag: bool(row[flag]) for flag in _PLAN_FLAGS}
        for kind in _LINE_KINDS:
            parts[kind] = tuple(line["text"] for line in lines[row["id"]] if line["kind"] == kind)
        found[row["interaction_id"]] = Plan(
            **parts,
            questions=tuple(
                PlanQuestion(q["text"], bool(q["must"]), q["topic"], q["answer"])
                for q in questions[row["id"]]
            ),
            checklist=tuple(
                ResearchItem(each["subject"], each["prompt"], each["found"], bool(each["ask"]))
                for each in checklists[row["id"]]
            ),
        )
    return found


def _read(connection: Connection, interaction_ids: Sequence[int]) -> dict[int, Interaction]:
    from netdesk.store.tables import InteractionTable, ParticipantTable

    query = InteractionTable.select().where(InteractionTable.id.in_(list(interaction_ids)))
    rows = {row["id"]: row for row in connection.fetch(query)}
    people = children.read(connection, ParticipantTable, "interaction_id", list(rows))
    plans = _plans(connection, list(rows))
    return {found: _interaction(row, people[found], plans.get(found)) for found, row in rows.items()}


def _interaction(row: dict[str, Any], people: Sequence[children.Row], plan: Plan | None) -> Interaction:
    return Interaction(
        id=row["id"],
        kind=Kind(row["kind"]),
        # An undo can bring somebody back who has been put back by hand: they take part once.
        contact_ids=tuple(dict.fromkeys(person["contact_id"] for person in people)),
        state=State(row["state"]),
        start=Moment(row["start"], row["zone"]) if row["start"] else None,
        minutes=row["minutes"],
        place=row["place"],
        link=row["link"],
        notes=row["notes"],
        plan=plan,
        uid=row["uid"],
        event_id=row["event_id"],
    )


def latest_pitch(connection: Connection) -> str:
    """The pitch of the plan that was made last and has one; "" when none has."""
    return str(connection.value("SELECT pitch FROM plan WHERE pitch <> '' ORDER BY id DESC LIMIT 1") or "")


def any_kept(connection: Connection) -> bool:
    """True when the desk has any interaction at all."""
    return bool(connection.value("SELECT EXISTS (SELECT 1 FROM interaction)"))
