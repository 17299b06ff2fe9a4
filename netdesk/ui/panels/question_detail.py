"""One question in full: where it belongs, who was asked and what they said, how practice went."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.now import wall_now
from netdesk.domain.own_questions import QuestionKind
from netdesk.domain.practising import RATINGS
from netdesk.domain.question_lists import Source
from netdesk.services import question_rows
from netdesk.services.me import me
from netdesk.services.question_rows import QuestionRow
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.detail_body import flowing
from netdesk.ui.panels.row_detail import RowDetail
from netdesk.ui.roles import Tone
from netdesk.ui.tr import tr
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.fact_row import FactRow
from netdesk.ui.widgets.icon_disc import IconDisc
from netdesk.ui.widgets.labels import Paragraph, text_label
from netdesk.ui.words import question_words, wording
from netdesk.ui.zones import home_zone

_SHOWN: Final = 8


class QuestionDetail(RowDetail[QuestionRow]):
    """`edit_asked`, `must_asked(row)`, `show_asked(row)`, `bank_asked(row)`, `practise_asked(row)` and
    `rated(row, rating)` ask for what a row can have done."""

    edit_asked = Signal()
    must_asked = Signal(object)
    show_asked = Signal(object)
    bank_asked = Signal(object)
    practise_asked = Signal(object)
    rated = Signal(object, int)

    def __init__(self, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(tr("Choose a question to see it here."), parent)
        self._jobs, self._navigator = jobs, navigator
        self.setAccessibleName(tr("Question"))

    def fill(self, row: QuestionRow) -> None:
        """Head, chips, buttons, the bank's words, what came of it."""
        line = row.line
        tone = Tone.NEUTRAL if line.hidden else Tone.ACCENT
        self.add_head(IconDisc(question_words.icon(line), tone), line.text, line.topic)
        self.add_chips(self._chips(row))
        self.add_buttons(self._buttons(row))
        if line.hint:
            self.column.addWidget(text_label(tr("A good answer"), "section"))
            self.column.addSpacing(grid.SPACE_4)
            self.add_words(line.hint)
        if line.original:
            self.add_section(tr("In the bank"))
            self.add_words(line.original)
        if line.kind is QuestionKind.ASK:
            self._add_asked(row)
        else:
            self._add_practice(row)

    # Parts

    def _chips(self, row: QuestionRow) -> list[QWidget]:
        line = row.line
        chips: list[QWidget] = [Chip(question_words.kind_words(line.kind))]
        if line.tiara:
            chips.append(Chip(question_words.class_words(line.tiara)))
        found = question_words.chip(line)
        if found is not None:
            chips.append(Chip(found.text, found.tone))
        return chips

    def _buttons(self, row: QuestionRow) -> list[QWidget]:
        line = row.line
        if line.hidden:
            return [self.button(tr("Show again"), "primary", partial(self.show_asked.emit, row), "eye")]
        made: list[QWidget] = [self.button(tr("Edit"), "secondary", self.edit_asked.emit)]
        if line.kind is QuestionKind.PRACTICE:
            session = partial(self.practise_asked.emit, row)
            made.insert(0, self.button(tr("Practise"), "primary", session, "play"))
        if line.kind is QuestionKind.ASK:
            words = tr("Not a must") if line.must else tr("Must ask")
            made.append(self.button(words, "secondary", partial(self.must_asked.emit, row), "star"))
        if line.source is Source.CHANGED:
            back = partial(self.bank_asked.emit, row)
            made.append(self.button(tr("As in the bank"), "secondary", back, "undo-2"))
        return made

    def _add_asked(self, row: QuestionRow) -> None:
        asked = question_rows.answers(self._jobs.reader, row.line.text)
        self.add_section(tr("Asked so far"), f"{row.planned:,}" if row.planned else "")
        if not asked:
            self.add_words(
                tr("Not yet. Choose it when you prepare a conversation; what they say stands here.")
            )
            return
        home = self._home()
        today = wall_now(home).date()
        for each in asked[:_SHOWN]:
            name, when = question_words.asked_words(each, today, home)
            fact = FactRow("messages-square", name, when, link=True)
            fact.clicked.connect(partial(self._navigator.interaction_wanted.emit, each.interaction_id))
            self.column.addWidget(fact)
            if each.answer.strip():
                answer = Paragraph(wording.breakable(each.answer.strip()), "second")
                answer.setContentsMargins(0, 0, 0, 0)
                self.column.addWidget(answer)
                self.column.addSpacing(grid.SPACE_8)
        if len(asked) > _SHOWN:
            more = tr("and {n} more", n=f"{row.planned - _SHOWN:,}")
            self.column.addWidget(text_label(more, "caption"))

    def _add_practice(self, row: QuestionRow) -> None:
        self.add_section(tr("Practice"), f"{len(row.practices):,}" if row.practices else "")
        self.add_words(tr("Answer it aloud, then say how it went."))
        self.column.addSpacing(grid.SPACE_8)
        ratings = [
            self.button(question_words.rating_words(each), "secondary", partial(self.rated.emit, row, each))
            for each in RATINGS
        ]
        self.column.addWidget(flowing(ratings, gap=grid.SPACE_8))
        self.column.addSpacing(grid.SPACE_12)
        home = self._home()
        today = wall_now(home).date()
        for practice in list(reversed(row.practices))[:_SHOWN]:
            words, day = question_words.practice_words(practice, today, home)
            self.column.addWidget(FactRow("mic", words, day))

    def _home(self) -> str:
        return home_zone(me(self._jobs.reader).zone)
