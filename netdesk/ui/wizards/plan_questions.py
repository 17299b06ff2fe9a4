"""Planning, step five: questions from the bank at the left, those chosen at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.asking import AskedBefore, Order, arranged
from netdesk.domain.interactions import Interaction, PlanQuestion
from netdesk.domain.preparing import Earlier
from netdesk.services.planning import BALANCED, ENOUGH, suggest
from netdesk.services.questions import BankQuestion, bank, topics
from netdesk.ui import grid
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.labels import ElidedLabel, plain_tooltip, text_label
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.wizards.enter_edit import EnterEdit
from netdesk.ui.wizards.plan_bank import ASKED, BankDelegate, BankModel
from netdesk.ui.wizards.plan_chosen import ChosenList, ChosenModel
from netdesk.ui.wizards.plan_parts import PlanPage, plan_of, two_columns
from netdesk.ui.words import wording

_LEAST_HEIGHT = 200


class QuestionsPage(PlanPage):
    """Choose by Enter, double click or the button; type one's own; order and mark them at the right."""

    def __init__(self, questions: Sequence[BankQuestion] = ()) -> None:
        super().__init__()
        self._turn = 0
        self._bank = tuple(questions) or bank()
        self._asked: tuple[AskedBefore, ...] = ()
        self.model = BankModel(self._bank)
        self.chosen = ChosenModel(self)
        self._make_bank()
        self._make_chosen()
        two_columns(self, self._left(), self._right(), shares=(5, 6), grows=True, fills=True)
        self._connect()
        self._offer_headings()
        self._tell_count()

    @property
    def is_filled(self) -> bool:
        """With any question."""
        return bool(self.chosen.questions)

    def show_interaction(self, interaction: Interaction) -> None:
        """The plan's questions."""
        self.chosen.set_questions(plan_of(interaction).questions)
        self._tell_count()

    def told(self, interaction: Interaction) -> Interaction:
        """The plan with these questions."""
        return replace(interaction, plan=replace(plan_of(interaction), questions=self.chosen.questions))

    def focus_first(self) -> None:
        """The search through the bank."""
        self.search.setFocus()

    # Building

    def _make_bank(self) -> None:
        self.search = EnterEdit(down=True)
        self.search.setPlaceholderText(tr("Search the questions"))
        self.search.setAccessibleName(tr("Search the questions"))
        self.search.setClearButtonEnabled(True)
        self.order = ComboField()
        self.order.setAccessibleName(tr("Order"))
        self.order.addItem(tr("By topic"), Order.TOPICS)
        self.order.addItem(tr("By TIARA"), Order.TIARA)
        self.order.setToolTip(plain_tooltip(tr("TIARA: trends, insights, advice, resources, assignments")))
        self.topic = ComboField()
        self.bank = RowList()
        self.bank.setUniformItemSizes(False)
        self.bank.setModel(self.model)
        self.bank.setItemDelegate(BankDelegate(self.bank))
        self.bank.setAccessibleName(tr("Questions to choose from"))
        self.bank.setProperty("hoveredRow", -1)
        self.add_button = Button(tr("Add"), "secondary", "plus")
        self.suggest_button = Button(tr("Suggest eight"), "accent", "lightbulb")
        self._known = text_label("", "caption", wrap=True)
        self._known.hide()

    def _make_chosen(self) -> None:
        self.list = ChosenList(self.chosen)
        self.own = EnterEdit()
        self.own.setPlaceholderText(tr("Type a question of your own, Enter adds it"))
        self.own.setAccessibleName(tr("A question of your own"))
        self._count = ElidedLabel("", "caption")
        self._warning = text_label("", "caption", wrap=True, tone="warn")
        self.sort = IconButton("list-checks", tr("Must-asks first, each part in order"), "Ctrl+M")
        self.up = IconButton("arrow-up", tr("Move up"), "Alt+Up")
        self.down = IconButton("arrow-down", tr("Move down"), "Alt+Down")
        self.must = IconButton("star", tr("Must ask or if time"), "Space")
        self.remove = IconButton("x", tr("Take out"), "Delete")

    def _left(self) -> QWidget:
        choices = QHBoxLayout()
        choices.setSpacing(grid.SPACE_8)
        choices.addWidget(self.order, 2)
        choices.addWidget(self.topic, 3)
        filters = QVBoxLayout()
        filters.setSpacing(grid.SPACE_8)
        filters.addWidget(self.search)
        filters.addLayout(choices)
        filters.addWidget(self._known)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid.SPACE_8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.suggest_button)
        buttons.addStretch(1)
        return _column(filters, self.bank, buttons)

    def _right(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(grid.SPACE_8)
        head.addWidget(text_label(tr("Chosen"), "heading"))
        head.addWidget(self._count, 1)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        for button in (self.sort, self.up, self.down, self.must, self.remove):
            tools.addWidget(button)
        head.addLayout(tools)
        foot = QVBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.own)
        foot.addWidget(self._warning)
        return _column(head, self.list, foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.search.entered.connect(self._to_bank)
        self.order.currentIndexChanged.connect(self._on_order)
        self.topic.currentIndexChanged.connect(self._narrow)
        self.bank.opened.connect(self._add_at)
        self.add_button.clicked.connect(self._add_current)
        self.suggest_button.clicked.connect(self._suggest)
        self.own.entered.connect(self._add_own)
        self.sort.clicked.connect(self.arrange)
        QShortcut(QKeySequence("Ctrl+M"), self).activated.connect(self.arrange)
        self.up.clicked.connect(lambda: self.list.move_current(-1))
        self.down.clicked.connect(lambda: self.list.move_current(1))
        self.must.clicked.connect(self.list.toggle_current)
        self.remove.clicked.connect(self.list.remove_current)
        self.list.selectionModel().currentChanged.connect(self._enable)
        self.bank.selectionModel().currentChanged.connect(self._enable)
        self.chosen.edited.connect(self._on_edited)

    # What happens

    def use(self, earlier: Earlier) -> None:
        """Know what these people were asked: it is shown, and not suggested again."""
        self._asked = earlier.asked
        self.model.set_asked(self._asked)
        self._offer_headings()
        answered = sum(1 for each in self._asked if each.answer)
        words = counted(len(self._asked), "{n} question was asked before", "{n} questions were asked before")
        more = tr("{n} answered", n=answered) if answered else ""
        self._known.setText(wording.SEPARATOR.join(part for part in (words, more) if part))
        self._known.setVisible(bool(self._asked))

    def ask(self, text: str, wished: bool) -> None:
        """What research could not find out is asked, or no longer."""
        present = [each.text.casefold() for each in self.chosen.questions]
        if wished:
            self.chosen.add([PlanQuestion(text)])
        elif text.casefold() in present:
            self.chosen.remove(present.index(text.casefold()))

    def arrange(self) -> None:
        """Must-asks first, each part in the chosen order; whom else to talk to stays last."""
        self.chosen.set_questions(arranged(self.chosen.questions, self._bank, self._order(), topics()[-1]))
        self._on_edited()

    def _order(self) -> Order:
        return Order(self.order.currentData())

    def _on_order(self, *_: object) -> None:
        self.model.set_order(self._order())
        self._offer_headings()

    def _offer_headings(self) -> None:
        blocked = self.topic.blockSignals(True)
        before = self.topic.currentData()
        self.topic.clear()
        tiara = self._order() is Order.TIARA
        self.topic.setAccessibleName(tr("Class") if tiara else tr("Topic"))
        self.topic.addItem(tr("All classes") if tiara else tr("All topics"), "")
        if self._asked:
            self.topic.addItem(tr("Asked before"), ASKED)
        for title in self.model.headings:
            self.topic.addItem(title, title)
        self.topic.setCurrentIndex(max(0, self.topic.findData(before)))
        self.topic.blockSignals(blocked)
        self._narrow()

    def _narrow(self, *_: object) -> None:
        self.model.narrow(str(self.topic.currentData()), self.search.text())
        self.bank.scrollToTop()
        self._enable()

    def _to_bank(self) -> None:
        first = self.model.first_question()
        if first.isValid():
            self.bank.setCurrentIndex(first)
            self.bank.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_current(self) -> None:
        self._add_at(self.bank.currentIndex())

    def _add_at(self, index: QModelIndex) -> None:
        question = self.model.question_at(index)
        if question is not None:
            self._add(PlanQuestion(question.text, question.must, question.topic))

    def _add_own(self) -> None:
        words = " ".join(self.own.text().split())
        if words:
            self._add(PlanQuestion(words))
            self.own.clear()

    def _add(self, question: PlanQuestion) -> None:
        self.chosen.add([question])
        self.list.scrollToBottom()

    def _suggest(self) -> None:
        before = self.chosen.questions
        known = [each.text for each in self._asked]
        found = suggest(self._bank, before, turn=self._turn, order=self._order(), known=known)
        self.chosen.add(found[len(before) :])
        self._turn += 1
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self._tell_count()
        self.changed.emit()

    def _tell_count(self) -> None:
        questions = self.chosen.questions
        self.model.set_taken([question.text for question in questions])
        musts = sum(1 for question in questions if question.must)
        told = tr("{n} of about {enough}", n=len(questions), enough=BALANCED)
        must_ask = tr("{n} must ask", n=musts) if musts else ""
        self._count.setText(wording.SEPARATOR.join(part for part in (told, must_ask) if part))
        many = len(questions) > ENOUGH
        self._warning.setText(
            tr("{n} questions are a lot for half an hour. Mark the ones you must ask.", n=len(questions))
            if many
            else ""
        )
        self._warning.setVisible(many)
        self._enable()

    def _enable(self, *_: object) -> None:
        row, count = self.list.currentIndex().row(), self.chosen.rowCount()
        self.sort.setEnabled(count > 1)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.must.setEnabled(row >= 0)
        self.remove.setEnabled(row >= 0)
        self.add_button.setEnabled(self.model.question_at(self.bank.currentIndex()) is not None)
        self.suggest_button.setEnabled(count < BALANCED)


def _column(top: QHBoxLayout | QVBoxLayout, view: QWidget, bottom: QHBoxLayout | QVBoxLayout) -> QWidget:
    holder = QWidget()
    view.setMinimumHeight(_LEAST_HEIGHT)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(grid.SPACE_8)
    column.addLayout(top)
    column.addWidget(view, 1)
    column.addLayout(bottom)
    return holder
