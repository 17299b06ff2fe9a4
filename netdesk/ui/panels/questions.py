"""The section of questions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.now import utc_now
from netdesk.domain.own_questions import OwnQuestion, Practice, QuestionKind
from netdesk.domain.practising import RATINGS
from netdesk.domain.question_lists import Source
from netdesk.services import own_questions, question_rows
from netdesk.services.question_rows import QuestionRow
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.question_editor import QuestionEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.question_detail import QuestionDetail
from netdesk.ui.panels.question_spec import question_spec
from netdesk.ui.panels.row_section import RowSection
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.words import question_words, wording


class QuestionsPanel(RowSection[QuestionRow]):
    """Questions to ask and to practise: the bank's as the user has them, and the user's own."""

    _order_button: IconButton | None = None

    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget | None = None) -> None:
        detail = QuestionDetail(jobs, navigator)
        super().__init__(jobs, bus, navigator, question_spec(), detail, parent)
        detail.edit_asked.connect(self.edit_selected)
        detail.must_asked.connect(self._turn_must)
        detail.show_asked.connect(self._show_again)
        detail.bank_asked.connect(self._as_in_bank)
        detail.practise_asked.connect(self._practise)
        detail.rated.connect(self._rate)
        self._order_button = IconButton("chevrons-up-down", tr("Order"))
        self._order_button.clicked.connect(self._open_orders)
        self.filters.add(self._order_button)
        self._order_button.hide()

    def set_compact(self, kind: str) -> None:
        """Where there is no room for the words about the order, a button offers both orders."""
        super().set_compact(kind)
        if self._order_button is not None:
            self._order_button.setVisible(kind != "full")

    def new(self) -> None:
        """Add a question of one's own, of the kind that is looked at."""
        if self.commands.may_change():
            practise = self.filters.chips.current() == "practise"
            self._open(OwnQuestion("", QuestionKind.PRACTICE if practise else QuestionKind.ASK), 0)

    def edit(self, row: QuestionRow) -> None:
        """Open the editor; one of the bank's is changed for this desk."""
        self._open(row.line.as_own(), row.id)

    def fill_menu(self, menu: QMenu, row: QuestionRow) -> None:
        """Must ask, show again, the bank's words, how practice went."""
        add, line = self.commands.add_entry, row.line
        if line.hidden:
            add(menu, tr("Show again"), "eye", partial(self._show_again, row))
            return
        if line.kind is QuestionKind.ASK:
            words = tr("Not a must") if line.must else tr("Must ask")
            add(menu, words, "star", partial(self._turn_must, row))
        else:
            add(menu, tr("Practise…"), "play", partial(self._practise, row))
            for rating in RATINGS:
                words = tr("Practised: {rating}", rating=question_words.rating_words(rating).lower())
                add(menu, words, "mic", partial(self._rate, row, rating))
        if line.source is Source.CHANGED:
            add(menu, tr("As in the bank"), "undo-2", partial(self._as_in_bank, row))

    def _practise(self, row: QuestionRow) -> None:
        if self.commands.may_change():
            self.navigator.practise_wanted.emit(row.line.text)

    def _open(self, question: OwnQuestion, line_id: int) -> None:
        editor = QuestionEditor.ask(self.jobs, self.navigator, question, line_id, self.window())
        editor.kept.connect(self.show_row)

    def _open_orders(self) -> None:
        button = self._order_button
        assert button is not None
        menu = self.filters.caption.menu()
        below = button.mapToGlobal(button.rect().bottomRight())
        menu.popup(below - QPoint(menu.sizeHint().width(), 0))

    def _turn_must(self, row: QuestionRow) -> None:
        must = not row.line.must
        name = wording.cut(row.line.text, 60)
        said = (
            tr("“{question}” is a must", question=name)
            if must
            else tr("“{question}” is not a must", question=name)
        )
        self.commands.change(lambda desk: question_rows.mark_must(desk, row.line, must), said)

    def _show_again(self, row: QuestionRow) -> None:
        rows = [each for each in self.chosen() if each.line.hidden] or [row]
        name = wording.cut(row.line.text, 60)
        said = tr("“{question}” is shown again", question=name)
        if len(rows) > 1:
            said = tr("{them} are shown again", them=self.spec.counted(len(rows)))
        lines = [each.line for each in rows]
        self.commands.change(lambda desk: question_rows.bring_back(desk, lines), said)

    def _as_in_bank(self, row: QuestionRow) -> None:
        said = tr(
            "“{question}” is as in the bank", question=wording.cut(row.line.original or row.line.text, 60)
        )
        self.commands.change(lambda desk: question_rows.as_in_bank(desk, row.line), said)

    def _rate(self, row: QuestionRow, rating: int) -> None:
        at = utc_now().isoformat(timespec="seconds")
        practice = Practice(row.line.text, at, rating)
        said = tr("Practised: {rating}", rating=question_words.rating_words(rating).lower())
        self.commands.change(lambda desk: own_questions.practised(desk, practice), said)
