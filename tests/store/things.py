"""The journey's things in plain dictionaries: organizations, events, goals, pitches, questions, rounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from netdesk.domain.dates import Moment
from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion, Practice, QuestionKind
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal

Table = list[dict]


@dataclass
class Things:
    """What is on the desk besides people, by id."""

    organizations: dict[int, Organization] = field(default_factory=dict)
    events: dict[int, Event] = field(default_factory=dict)
    goals: dict[int, Goal] = field(default_factory=dict)
    pitches: dict[int, Pitch] = field(default_factory=dict)
    rehearsals: dict[int, Rehearsal] = field(default_factory=dict)
    questions: dict[int, OwnQuestion] = field(default_factory=dict)
    practices: dict[int, Practice] = field(default_factory=dict)
    rounds: list[date] = field(default_factory=list)

    def copy(self) -> Things:
        """The same again; the values themselves never change."""
        return Things(
            dict(self.organizations), dict(self.events), dict(self.goals), dict(self.pitches),
            dict(self.rehearsals), dict(self.questions), dict(self.practices), list(self.rounds),
        )  # fmt: skip

    def note_met(self, talk: Interaction) -> None:
        """Whoever one talked with at an event was met there."""
        if talk.event_id is not None and talk.kind is Kind.EVENT and talk.state is State.HELD:
            event = self.events[talk.event_id]
            met = tuple(dict.fromkeys((*event.contact_ids, *talk.contact_ids)))
            self.events[talk.event_id] = replace(event, contact_ids=met)

    def people_left(self, gone: set[int]) -> None:
        """These are not at any event, and help with no goal, any more."""
        for key, each in self.events.items():
            self.events[key] = replace(each, contact_ids=_without(each.contact_ids, gone))
        for key, goal in self.goals.items():
            self.goals[key] = replace(goal, helper_ids=_without(goal.helper_ids, gone))

    def people_merged(self, keep_id: int, gone: set[int]) -> None:
        """Somebody took their places."""
        for key, each in self.events.items():
            self.events[key] = replace(each, contact_ids=_merged(each.contact_ids, keep_id, gone))
        for key, goal in self.goals.items():
            self.goals[key] = replace(goal, helper_ids=_merged(goal.helper_ids, keep_id, gone))

    def delete(self, kind: str, ids: Iterable[int], interactions: dict[int, Interaction]) -> None:
        """These things are gone, with what is theirs and wherever they were named."""
        gone = set(ids)
        if kind == "organization":
            self.organizations = {key: each for key, each in self.organizations.items() if key not in gone}
        elif kind == "event":
            self.events = {key: each for key, each in self.events.items() if key not in gone}
            for key, talk in interactions.items():
                interactions[key] = replace(talk, event_id=_unless(talk.event_id, gone))
        else:
            self._delete_aim(kind, gone, interactions)

    def _delete_aim(self, kind: str, gone: set[int], interactions: dict[int, Interaction]) -> None:
        name = f"{kind}_id"
        if kind == "goal":
            self.goals = {key: each for key, each in self.goals.items() if key not in gone}
            self.pitches = {
                key: replace(each, goal_id=_unless(each.goal_id, gone)) for key, each in self.pitches.items()
            }
        else:
            self.pitches = {
                key: replace(each, based_on=_unless(each.based_on, gone))
                for key, each in self.pitches.items()
                if key not in gone
            }
            self.rehearsals = {
                key: each for key, each in self.rehearsals.items() if each.pitch_id not in gone
            }
        for key, each in self.events.items():
            changed: dict[str, Any] = {name: _unless(getattr(each, name), gone)}
            self.events[key] = replace(each, **changed)
        for key, talk in interactions.items():
            if talk.plan:
                changed = {name: _unless(getattr(talk.plan, name), gone)}
                interactions[key] = replace(talk, plan=replace(talk.plan, **changed))


def _without(ids: tuple[int, ...], gone: set[int]) -> tuple[int, ...]:
    return tuple(each for each in ids if each not in gone)


def _merged(ids: tuple[int, ...], keep_id: int, gone: set[int]) -> tuple[int, ...]:
    left = [each for each in ids if each not in gone or keep_id not in ids]
    return tuple(dict.fromkeys(keep_id if each in gone else each for each in left))


def _unless(named: int | None, gone: set[int]) -> int | None:
    return None if named in gone else named


def things_of(tables: dict[str, Table]) -> Things:
    """Read them out of the rows of all tables."""
    return Things(
        {row["id"]: _organization(row, tables) for row in tables["organization"]},
        {row["id"]: _event(row, tables) for row in tables["event"]},
        {row["id"]: _goal(row, tables) for row in tables["goal"]},
        {row["id"]: _pitch(row) for row in tables["pitch"]},
        {
            row["id"]: Rehearsal(
                row["pitch_id"], row["at"], row["seconds"], row["words"], row["rating"], row["id"]
            )
            for row in tables["rehearsal"]
        },
        {row["id"]: _question(row) for row in tables["own_question"]},
        {
            row["id"]: Practice(row["question"], row["at"], row["rating"], row["note"], row["id"])
            for row in tables["practice"]
        },
        [date.fromisoformat(row["begun"]) for row in tables["journey_round"]],
    )


def _theirs(rows: Table, owner: str, row: dict, what: str) -> tuple:
    """What the entries say that belong to a row; somebody who is there twice counts once."""
    found = [each[what] for each in rows if each[owner] == row["id"]]
    return tuple(dict.fromkeys(found) if what == "contact_id" else found)


def _organization(row: dict, tables: dict[str, Table]) -> Organization:
    return Organization(
        row["name"], row["industry"], row["site"], row["place"], bool(row["wanted"]),
        _theirs(tables["organization_line"], "organization_id", row, "text"), row["notes"], row["id"],
    )  # fmt: skip


def _event(row: dict, tables: dict[str, Table]) -> Event:
    return Event(
        row["name"], EventKind(row["kind"]), bool(row["standing"]), bool(row["at_school"]),
        Moment(row["start"], row["zone"]) if row["start"] else None, row["minutes"], row["place"],
        row["link"], row["organization"], _theirs(tables["event_line"], "event_id", row, "text"),
        row["goal_id"], row["pitch_id"], row["notes"],
        _theirs(tables["event_contact"], "event_id", row, "contact_id"), row["id"],
    )  # fmt: skip


def _goal(row: dict, tables: dict[str, Table]) -> Goal:
    return Goal(
        row["statement"], GoalKind(row["kind"]), row["subject"], Measure(row["measure"]), row["number"],
        row["counted"], date.fromisoformat(row["due"]) if row["due"] else None, GoalState(row["state"]),
        row["notes"], _theirs(tables["goal_contact"], "goal_id", row, "contact_id"), row["id"],
    )  # fmt: skip


def _pitch(row: dict) -> Pitch:
    parts = Ingredients.__dataclass_fields__
    return Pitch(
        row["audience"], row["want"], row["goal_id"], Ingredients(**{part: row[part] for part in parts}),
        row["text"], bool(row["is_edited"]), row["based_on"], row["id"],
    )  # fmt: skip


def _question(row: dict) -> OwnQuestion:
    return OwnQuestion(
        row["text"], QuestionKind(row["kind"]), row["topic"], row["tiara"], bool(row["must"]), row["key"],
        bool(row["hidden"]), row["id"],
    )  # fmt: skip
