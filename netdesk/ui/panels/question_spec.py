"""The section of questions as data: columns, the two orders, filters by topic and class, words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import partial
from typing import Final

from PySide6.QtCore import Qt

from netdesk.domain.folding import fold
from netdesk.domain.own_questions import QuestionKind
from netdesk.domain.question_lists import Source
from netdesk.services import question_rows
from netdesk.services.desks import Desk
from netdesk.services.question_rows import QuestionRow
from netdesk.services.questions import practice_topics, topics
from netdesk.ui.models.windowed import Column
from netdesk.ui.roles import Role, Tone
from netdesk.ui.row_spec import Emptiness, FilterMenu, Order, RowFilter, RowSpec
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.column_widths import Column as Width
from netdesk.ui.words import question_words, wording

TABLES: Final = frozenset(("own_question", "practice", "plan_question", "interaction"))

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class QuestionSort(Enum):
    """By what questions are sorted."""

    TOPIC = "topic"
    CLASS = "class"
    QUESTION = "question"
    USE = "use"


def question_spec() -> RowSpec[QuestionRow]:
    """The section."""
    return RowSpec(
        key="questions",
        title=tr("Questions"),
        primary=tr("New question"),
        choose=tr("Choose a question to see it here."),
        counted=lambda number: counted(number, "{n} question", "{n} questions"),
        name=lambda row: row.line.text,
        columns=_columns(),
        widths=(
            Width(340, stretch=1, least=220),
            Width(92, gives_way=1),
            Width(96, least=84),
        ),
        orders=(
            Order(QuestionSort.TOPIC, tr("topic"), lambda row: row.line.topic_at),
            Order(QuestionSort.CLASS, tr("TIARA"), lambda row: row.line.tiara_at),
            Order(QuestionSort.QUESTION, tr("question"), lambda row: (fold(row.line.text), row.id)),
            Order(QuestionSort.USE, tr("how often it was used"), _by_use, descending=True),
        ),
        filters=(
            RowFilter("shown", tr("All"), lambda row: not row.line.hidden),
            RowFilter("ask", tr("To ask"), partial(_is_kind, QuestionKind.ASK)),
            RowFilter("practise", tr("To practise"), partial(_is_kind, QuestionKind.PRACTICE)),
            RowFilter("mine", tr("Mine"), _is_mine),
            RowFilter("hidden", tr("Hidden"), lambda row: row.line.hidden),
        ),
        menu=FilterMenu(tr("Topic"), tr("Any topic"), _choices()),
        searched=_searched,
        read=question_rows.question_rows,
        delete=_delete,
        deletable=lambda row: not row.line.hidden,
        deleting=_deleting,
        tables=TABLES,
        empty=Emptiness(
            tr("Good questions open doors"),
            tr("netdesk comes with a bank of them. Add your own, and hide what does not suit you."),
            tr("New question"),
        ),
    )


def _columns() -> tuple[Column[QuestionRow], ...]:
    return (
        Column(
            "question",
            tr("Question"),
            QuestionSort.TOPIC,
            {
                _DISPLAY: lambda row: row.line.text,
                int(Role.ID): lambda row: row.id,
                int(Role.TITLE): lambda row: row.line.text,
                int(Role.SUBTITLE): lambda row: question_words.second_line(row.line),
                int(Role.ICON): lambda row: question_words.icon(row.line),
                int(Role.TONE): _disc_tone,
                _SPOKEN: _spoken,
            },
        ),
        Column(
            "use",
            tr("So far"),
            QuestionSort.USE,
            {
                _DISPLAY: question_words.use_words,
                int(Role.TONE): question_words.use_tone,
                int(Role.FIGURES): lambda _row: True,
            },
        ),
        Column(
            "state",
            "",
            None,
            {
                _DISPLAY: lambda row: chip.text if (chip := question_words.chip(row.line)) else "",
                int(Role.CHIP): lambda row: question_words.chip(row.line),
            },
        ),
    )


def _choices() -> tuple[RowFilter[QuestionRow], ...]:
    """What may not be left out, then the classes in their order, then the topics in theirs."""
    must: RowFilter[QuestionRow] = RowFilter("must", tr("Must ask"), lambda row: row.line.must)
    classes = [
        RowFilter(
            f"class-{each}",
            tr("TIARA: {name}", name=question_words.class_words(each)),
            partial(_in_class, each),
        )
        for each in question_words.CLASSES
    ]
    titles = (*topics(), *practice_topics())
    return (must, *classes, *(RowFilter(f"topic-{each}", each, partial(_in_topic, each)) for each in titles))


def _in_class(tiara: str, row: QuestionRow) -> bool:
    return row.line.tiara == tiara


def _in_topic(topic: str, row: QuestionRow) -> bool:
    return row.line.topic == topic


def _is_kind(kind: QuestionKind, row: QuestionRow) -> bool:
    return row.line.kind is kind and not row.line.hidden


def _is_mine(row: QuestionRow) -> bool:
    return row.line.source is not Source.BANK and not row.line.hidden


def _by_use(row: QuestionRow) -> tuple[int, int, int]:
    return row.planned + len(row.practices), row.answered, -row.id


def _disc_tone(row: QuestionRow) -> Tone:
    line = row.line
    if line.hidden or line.source is Source.BANK:
        return Tone.ACCENT if line.must and not line.hidden else Tone.NEUTRAL
    return Tone.OK


def _spoken(row: QuestionRow) -> str:
    """A whole row for a screen reader."""
    line, found = row.line, question_words.chip(row.line)
    use = question_words.use_words(row)
    parts = (
        line.text,
        question_words.kind_words(line.kind),
        line.topic,
        question_words.class_words(line.tiara),
        "" if use == wording.NOTHING else use,
        found.text if found else "",
    )
    return ", ".join(part for part in parts if part)


def _searched(row: QuestionRow) -> str:
    line = row.line
    return fold(
        " ".join((line.text, line.original, line.topic, line.hint, question_words.class_words(line.tiara)))
    )


def _delete(desk: Desk, rows: Sequence[QuestionRow]) -> None:
    question_rows.take_away(desk, [row.line for row in rows])


def _deleting(row: QuestionRow) -> tuple[str, str]:
    """What the bank brings along is hidden and can be shown again; what is the user's own is deleted."""
    name = wording.cut(row.line.text, 60)
    if row.line.key:
        return tr("Hide"), tr("“{question}” hidden", question=name)
    return tr("Delete"), tr("“{question}” deleted", question=name)
