"""What helps to plan an interview: balanced questions, the pitch used last, the unfinished plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, replace
from enum import Enum
from typing import Any, Final, TypeVar

from netdesk.domain.asking import Order
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.services.questions import BankQuestion, Tiara, topics
from netdesk.store import interactions as kept
from netdesk.store.connection import Connection

ENOUGH: Final = 10
"""More questions than this do not fit into half an hour."""

BALANCED: Final = 8
"""What a talk of 20 to 30 minutes has room for."""

_LINES: Final = ("shared_ground", "research", "about_person", "stories", "bring")
_WORDS: Final = ("objective", "goal", "introducer", "pitch", "ask", "dress", "route")
_FLAGS: Final = ("may_use_name", "confirm")
_NAMED: Final = ("goal_id", "pitch_id")
_Enum = TypeVar("_Enum", bound=Enum)


def latest_pitch(connection: Connection) -> str:
    """The pitch that was used last on this desk; "" when there is none yet."""
    return kept.latest_pitch(connection)


def suggest(
    bank: Sequence[BankQuestion],
    chosen: Sequence[PlanQuestion] = (),
    size: int = BALANCED,
    turn: int = 0,
    *,
    order: Order = Order.TOPICS,
    known: Collection[str] = (),
) -> tuple[PlanQuestion, ...]:
    """Fill `chosen` up to `size` questions, from every part of a talk in its order.

    By topics, one for each that has none yet; whom else to talk to comes last, for that is asked last. By
    TIARA, as evenly from its five classes as can be. What was chosen stays, with its own words and marks,
    before what is added, and what the user always wants to ask is added before anything else. `known` are
    questions that were asked before: they are not suggested again. `turn` gives other questions each time.
    When nothing was a must, the first, one in the middle and the last added become so.
    """
    missing = size - len(chosen)
    taken = {question.text.casefold() for question in chosen} | {text.casefold() for text in known}
    fresh = [each for each in bank if each.text.casefold() not in taken]
    first = [each for each in fresh if each.must][: max(0, missing)]
    others = [each for each in fresh if not each.must]
    topics_taken = {each.topic for each in chosen} | {each.topic for each in first}
    more = (_by_class if order is Order.TIARA else _by_topic)(
        others, topics_taken, missing - len(first), turn
    )
    picked = sorted((*first, *more), key=_places(bank, order))
    found = [PlanQuestion(each.text, each.must, each.topic) for each in picked]
    if found and not any(question.must for question in (*chosen, *found)):
        for place in {0, len(found) // 2, len(found) - 1}:
            found[place] = replace(found[place], must=True)
    return (*chosen, *found)


def _places(bank: Sequence[BankQuestion], order: Order) -> Callable[[BankQuestion], int]:
    """Where in a talk a question belongs; whom else to talk to comes after topics of the user's own."""
    classes = {each: at for at, each in enumerate(Tiara)}
    closing = topics()[-1]
    asked = [topic for topic in dict.fromkeys(each.topic for each in bank) if topic != closing]

    def place(question: BankQuestion) -> int:
        if order is Order.TIARA:
            return classes[question.tiara] if question.tiara else len(classes)
        return asked.index(question.topic) if question.topic in asked else len(asked)

    return place


def _by_topic(
    fresh: Sequence[BankQuestion], taken: Collection[str], missing: int, turn: int
) -> list[BankQuestion]:
    by_topic: dict[str, list[BankQuestion]] = {}
    for each in sorted(fresh, key=_places(fresh, Order.TOPICS)):
        if each.topic not in taken:
            by_topic.setdefault(each.topic, []).append(each)
    if missing <= 0 or not by_topic:
        return []
    spread = _spread(list(by_topic), missing)
    return [by_topic[topic][turn % len(by_topic[topic])] for topic in spread]


def _by_class(
    fresh: Sequence[BankQuestion], _taken: Collection[str], missing: int, turn: int
) -> list[BankQuestion]:
    """As many of each class as of any other, each class from a place of its own that moves on every turn."""
    classes = [[each for each in fresh if each.tiara == name] for name in Tiara]
    wanted = [0] * len(classes)
    while missing > 0 and any(count < len(group) for count, group in zip(wanted, classes, strict=True)):
        for at, group in enumerate(classes):
            if missing > 0 and wanted[at] < len(group):
                wanted[at] += 1
                missing -= 1
    return [
        group[(turn * count + number) % len(group)]
        for count, group in zip(wanted, classes, strict=True)
        for number in range(count)
    ]


def _spread(topics: list[str], count: int) -> list[str]:
    """`count` of the topics, in order, the first and the last among them."""
    if count >= len(topics):
        return topics
    if count == 1:
        return topics[-1:]
    places = [round(at * (len(topics) - 1) / (count - 1)) for at in range(count)]
    return [topics[place] for place in places]


def draft_of(interaction: Interaction) -> dict[str, Any]:
    """An unfinished interaction as what a draft can hold; `from_draft` reads it again."""
    plan = interaction.plan or Plan()
    start = interaction.start
    return {
        "kind": interaction.kind.value,
        "state": interaction.state.value,
        "contacts": list(interaction.contact_ids),
        "start": [start.wall, start.zone] if start else None,
        "minutes": interaction.minutes,
        "place": interaction.place,
        "link": interaction.link,
        "notes": interaction.notes,
        "event_id": interaction.event_id,
        "plan": asdict(plan),
    }


def from_draft(draft: dict[str, Any], otherwise: Interaction) -> Interaction:
    """Read a draft; whatever in it is missing or not as it should be is taken from `otherwise`."""
    plan = draft.get("plan")
    return replace(
        otherwise,
        kind=_member(Kind, draft.get("kind"), otherwise.kind),
        state=_member(State, draft.get("state"), otherwise.state),
        contact_ids=_ids(draft.get("contacts"), otherwise.contact_ids),
        start=_moment(draft, otherwise.start),
        minutes=_number(draft.get("minutes"), otherwise.minutes),
        place=_text(draft.get("place"), otherwise.place),
        link=_text(draft.get("link"), otherwise.link),
        notes=_text(draft.get("notes"), otherwise.notes),
        event_id=_named(draft, "event_id", otherwise.event_id),
        plan=_plan(plan if isinstance(plan, dict) else {}, otherwise.plan or Plan()),
    )


def _plan(found: dict[str, Any], otherwise: Plan) -> Plan:
    questions, checklist = found.get("questions"), found.get("checklist")
    values: dict[str, Any] = {key: _text(found.get(key), getattr(otherwise, key)) for key in _WORDS}
    values |= {key: _lines(found.get(key), getattr(otherwise, key)) for key in _LINES}
    values |= {key: found.get(key, getattr(otherwise, key)) is True for key in _FLAGS}
    values |= {key: _named(found, key, getattr(otherwise, key)) for key in _NAMED}
    return Plan(
        **values,
        questions=_questions(questions) if isinstance(questions, list | tuple) else otherwise.questions,
        checklist=_checklist(checklist) if isinstance(checklist, list | tuple) else otherwise.checklist,
    )


def _questions(found: Sequence[Any]) -> tuple[PlanQuestion, ...]:
    rows = [row for row in found if isinstance(row, dict) and isinstance(row.get("text"), str)]
    return tuple(
        PlanQuestion(
            row["text"], row.get("must") is True, _text(row.get("topic"), ""), _text(row.get("answer"), "")
        )
        for row in rows
    )


def _checklist(found: Sequence[Any]) -> tuple[ResearchItem, ...]:
    rows = [row for row in found if isinstance(row, dict) and isinstance(row.get("prompt"), str)]
    return tuple(
        ResearchItem(
            _text(row.get("subject"), ""),
            row["prompt"],
            _text(row.get("found"), ""),
            row.get("ask") is True,
        )
        for row in rows
    )


def _named(found: dict[str, Any], key: str, otherwise: int | None) -> int | None:
    """The id of something on the desk, or None."""
    value = found.get(key, otherwise)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _moment(draft: dict[str, Any], otherwise: Moment | None) -> Moment | None:
    if "start" not in draft:
        return otherwise
    start = draft["start"]
    if start is None:
        return None
    try:
        wall, zone = start
        return Moment(str(wall), str(zone))
    except (TypeError, ValueError):
        return otherwise


def _member(kind: type[_Enum], value: object, otherwise: _Enum) -> _Enum:
    try:
        return kind(value)
    except ValueError:
        return otherwise


def _ids(value: object, otherwise: tuple[int, ...]) -> tuple[int, ...]:
    if not isinstance(value, list):
        return otherwise
    return tuple(each for each in value if isinstance(each, int) and not isinstance(each, bool))


def _text(value: object, otherwise: str) -> str:
    return value if isinstance(value, str) else otherwise


def _lines(value: object, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        return otherwise
    return tuple(each for each in value if isinstance(each, str))


def _number(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else otherwise
