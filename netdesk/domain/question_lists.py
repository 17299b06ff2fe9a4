"""The questions of a desk: those of the bank as the user has them, and the user's own, in both orders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, Protocol

from netdesk.domain.dates import Moment
from netdesk.domain.interactions import State
from netdesk.domain.own_questions import OwnQuestion, QuestionKind

TIARA_CLASSES: Final = ("trends", "insights", "advice", "resources", "assignments")
"""Five classes of questions in the order in which they are asked."""

_KIND_ROOM: Final = 100_000
_OWN_ROOM: Final = 1_000_000


class Source(Enum):
    """Where the words of a question come from."""

    BANK = "bank"
    CHANGED = "changed"
    """The bank's, in the user's words."""
    OWN = "own"


class Given(Protocol):
    """A question that netdesk brings along."""

    @property
    def key(self) -> str:
        """A slug that stays when the wording is improved."""

    @property
    def topic(self) -> str:
        """The topic's title as shown."""

    @property
    def tiara(self) -> str | None:
        """A class of questions, None for those to practise."""

    @property
    def text(self) -> str:
        """The question."""

    @property
    def hint(self) -> str:
        """What a good answer has in it, "" for those to ask."""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question as the user has it. `id` stays whatever the user changes; `own` is what the desk keeps for
    it, if anything, `original` the bank's wording where that is another one.

    `topic_at` and `tiara_at` say where it stands in the two orders.
    """

    id: int
    text: str
    kind: QuestionKind
    topic: str = ""
    tiara: str = ""
    must: bool = False
    hint: str = ""
    source: Source = Source.BANK
    hidden: bool = False
    original: str = ""
    key: str = ""
    own: OwnQuestion | None = None
    topic_at: tuple[int, int, str, int] = (0, 0, "", 0)

    @property
    def tiara_at(self) -> tuple[int, int, int, str, int]:
        """By class, those without one last, then by topic."""
        kind, *rest = self.topic_at
        return (kind, _class_at(self.tiara), *rest)  # type: ignore[return-value]

    def as_own(self) -> OwnQuestion:
        """What the desk would keep for it as it stands."""
        return self.own or OwnQuestion(self.text, self.kind, self.topic, self.tiara, self.must, self.key)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the plan of an interaction: with whom it is (the first of them, and how many more), when,
    and the answer, "" while there is none."""

    interaction_id: int
    contact_id: int
    name: str
    more: int
    state: State
    start: Moment | None
    answer: str


def lines_of(
    given: Sequence[Given], own: Iterable[OwnQuestion], kind: QuestionKind
) -> tuple[QuestionLine, ...]:
    """All questions of a kind by topic: the bank's in its order, each topic's own ones after it, then topics
    of the user's own by their names. Hidden ones are among them.

    A change to a question that the bank no longer has is a question of the user's own.
    """
    kept = [each for each in own if each.kind is kind]
    changes = {each.key: each for each in kept if each.key}
    topics = list(dict.fromkeys(each.topic for each in given))
    first = _first_id(kind)
    known = {each.key for each in given}
    lines = [_from_bank(first + at, each, changes.get(each.key), kind) for at, each in enumerate(given)]
    lines += [
        QuestionLine(
            own_line_id(each.id or 0),
            each.text,
            kind,
            each.topic,
            each.tiara,
            each.must,
            source=Source.OWN,
            hidden=each.hidden,
            own=each,
        )
        for each in kept
        if each.key not in known
    ]
    placed = [replace(line, topic_at=_place(line, topics, kind)) for line in lines]
    return tuple(sorted(placed, key=lambda line: line.topic_at))


def own_line_id(own_id: int) -> int:
    """The id of the line that a question of the user's own has."""
    return _OWN_ROOM + own_id


def _from_bank(line_id: int, given: Given, change: OwnQuestion | None, kind: QuestionKind) -> QuestionLine:
    tiara = str(given.tiara or "")
    if change is None:
        return QuestionLine(line_id, given.text, kind, given.topic, tiara, hint=given.hint, key=given.key)
    differs = (change.text, change.topic, change.tiara) != (given.text, given.topic, tiara)
    text = change.text or given.text
    return QuestionLine(
        line_id,
        text,
        kind,
        change.topic or given.topic,
        change.tiara or tiara,
        change.must,
        given.hint,
        Source.CHANGED if differs and not change.hidden else Source.BANK,
        change.hidden,
        given.text if text != given.text else "",
        given.key,
        change,
    )


def _place(line: QuestionLine, topics: Sequence[str], kind: QuestionKind) -> tuple[int, int, str, int]:
    """Kinds apart; topics of the bank in its order, others after them by name, what has none last."""
    group = list(QuestionKind).index(kind)
    if line.topic in topics:
        return (group, topics.index(line.topic), "", line.id)
    return (group, len(topics) + (not line.topic), line.topic.casefold(), line.id)


def _class_at(tiara: str) -> int:
    return TIARA_CLASSES.index(tiara) if tiara in TIARA_CLASSES else len(TIARA_CLASSES)


def _first_id(kind: QuestionKind) -> int:
    return 1 + _KIND_ROOM * list(QuestionKind).index(kind)
