"""The path of the journey: nine steps on one thread, each unfolding to why it matters and how to go it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.steps import WAYS_TO_GO, JourneyFacts, Step, Way, is_done, share
from netdesk.ui import grid, icons
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import Paragraph
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.widgets.step_row import WORDS_LEFT, StepLook, StepRow, draw_thread
from netdesk.ui.words import journey_words

_RIGHT: Final = 36


class StepMore(QWidget):
    """Why a step matters, its wizard and its workplaces; the thread goes on at the left.

    The ninth leads back to the first: `round_clicked` wants a new round.
    """

    wizard_clicked = Signal(str)
    section_clicked = Signal(str)
    round_clicked = Signal()

    def __init__(self, way: Way, sections: Mapping[str, str]) -> None:
        super().__init__()
        self._way = way
        self._thread: bool | None = None
        self.why = Paragraph(journey_words.why(way.step))
        self.wizard = Button(journey_words.wizard_verb(way.step), "secondary", journey_words.ICONS[way.step])
        self.wizard.clicked.connect(partial(self.wizard_clicked.emit, way.wizard))
        self.places: list[Button] = []
        self._buttons = row = QWidget()
        buttons = FlowLayout(row, grid.SPACE_8)
        buttons.addWidget(self.wizard)
        self.wizard.hide()
        for key in way.sections:
            if key in sections:
                place = Button(tr("Open {section}", section=sections[key]), "secondary")
                place.clicked.connect(partial(self.section_clicked.emit, key))
                buttons.addWidget(place)
                self.places.append(place)
        self.round: list[Button] = []
        if way.step is Step.REPETITION:
            again = Button(tr("Begin a new round"), "secondary", "repeat")
            again.clicked.connect(self.round_clicked)
            buttons.addWidget(again)
            self.round.append(again)
        column = QVBoxLayout(self)
        column.setContentsMargins(WORDS_LEFT, grid.SPACE_4, _RIGHT, grid.SPACE_16)
        column.setSpacing(grid.SPACE_12)
        column.addWidget(self.why)
        column.addWidget(row)

    @property
    def stops(self) -> list[Button]:
        """What takes the keys."""
        return [self.wizard, *self.places, *self.round]

    def show_state(self, *, has_wizard: bool, thread: bool | None, writable: bool) -> None:
        """Offer the wizard if there is one; draw the thread solid, dotted, or not at all."""
        self.wizard.setVisible(has_wizard)
        for button in self.round:
            button.setEnabled(writable)
        self._buttons.setVisible(has_wizard or bool(self.places))
        self._thread = thread
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The thread."""
        if self._thread is not None:
            painter = QPainter(self)
            draw_thread(painter, current(), 0, QRectF(self.rect()).bottom(), solid=self._thread)
            painter.end()


class JourneyPath(QWidget):
    """`wizard_wanted` carries a wizard's name, `section_wanted` a section's key, `unfolded` what has come to
    be shown of a step; `round_wanted` wants a new round.

    `sections` are the titles of those that can be gone to, by key; `wizards` the names of those that can be
    opened.
    """

    wizard_wanted = Signal(str)
    section_wanted = Signal(str)
    round_wanted = Signal()
    unfolded = Signal(QWidget)

    def __init__(self, sections: Mapping[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(tr("The nine steps"))
        self._sections = sections
        self._facts = JourneyFacts()
        self._next: Step | None = None
        self._wizards: frozenset[str] = frozenset()
        self._open: Step | None = None
        self._is_writable = True
        self.rows: dict[Step, StepRow] = {}
        self.more: dict[Step, StepMore] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for way in WAYS_TO_GO:
            self._add(way, column)
        self._stop_at(Step.CIRCLES)

    def show_facts(
        self, facts: JourneyFacts, next_step: Step | None, wizards: frozenset[str], *, writable: bool = True
    ) -> None:
        """Show how far each step is, and which is suggested."""
        self._is_writable = writable
        self._facts, self._next, self._wizards = facts, next_step, wizards
        if next_step is not None and not self.isAncestorOf(self.focusWidget()):
            self._stop_at(next_step)
        self._show()

    @property
    def open_step(self) -> Step | None:
        """The step that is unfolded."""
        return self._open

    def unfold(self, step: Step | None) -> None:
        """Show more of a step, and of no other; None folds all."""
        self._open = step
        self._show()
        if step is not None:
            self.unfolded.emit(self.more[step])

    def focus_first(self, reason: Qt.FocusReason) -> None:
        """Bring the keys to the suggested step, to the first when none is."""
        self.rows[self._next or Step.CIRCLES].setFocus(reason)

    def stops(self) -> list[QWidget]:
        """What takes the keys, from top to bottom."""
        found: list[QWidget] = []
        for step, row in self.rows.items():
            found += [row, *self.more[step].stops]
        return found

    def menu(self, step: Step) -> Menu:
        """What can be done with a step."""
        way = next(each for each in WAYS_TO_GO if each.step is step)
        menu = Menu(self)
        if way.wizard in self._wizards:
            action = menu.addAction(f"{journey_words.wizard_verb(step)}…")
            icons.set_icon(action, journey_words.ICONS[step], "text2")
            action.triggered.connect(partial(self.wizard_wanted.emit, way.wizard))
        for key in way.sections:
            if key in self._sections:
                place = menu.addAction(tr("Open {section}", section=self._sections[key]))
                place.triggered.connect(partial(self.section_wanted.emit, key))
        if step is Step.REPETITION and self._is_writable:
            menu.addAction(tr("Begin a new round")).triggered.connect(self.round_wanted)
        menu.addSeparator()
        words = tr("Show less") if step is self._open else tr("Why it matters")
        menu.addAction(words).triggered.connect(partial(self._toggle, step))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, way: Way, column: QVBoxLayout) -> None:
        row, more = StepRow(), StepMore(way, self._sections)
        self.rows[way.step], self.more[way.step] = row, more
        row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row.entered.connect(partial(self._stop_at, way.step))
        row.opened.connect(partial(self._toggle, way.step))
        row.stepped.connect(partial(self._on_stepped, way.step))
        row.menu_asked.connect(partial(self._on_menu, way.step))
        more.wizard_clicked.connect(self.wizard_wanted)
        more.section_clicked.connect(self.section_wanted)
        more.round_clicked.connect(self.round_wanted)
        column.addWidget(row)
        column.addWidget(more)
        more.hide()

    def _stop_at(self, step: Step) -> None:
        """The path is one stop of the Tab key: where one was last. Arrows go from step to step."""
        for each, row in self.rows.items():
            stops = each is step
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def _show(self) -> None:
        facts, steps = self._facts, list(Step)
        solid = True
        before: bool | None = None
        for way in WAYS_TO_GO:
            step = way.step
            done, is_next, is_open = is_done(step, facts), step is self._next, step is self._open
            solid = solid and done
            after = solid if step is not steps[-1] else None
            look = StepLook(
                step.number,
                journey_words.title(step),
                journey_words.done_words(step, facts),
                tr("Next") if is_next else journey_words.state_words(step, facts),
                journey_words.ICONS[step],
                share(step, facts),
                done,
                is_next,
                before,
                after,
            )
            spoken = journey_words.spoken_name(step, facts, is_next=is_next, is_open=is_open)
            self.rows[step].show_look(look, spoken, is_open=is_open)
            self.more[step].show_state(
                has_wizard=way.wizard in self._wizards, thread=after, writable=self._is_writable
            )
            self.more[step].setVisible(is_open)
            before = after

    def _toggle(self, step: Step) -> None:
        self.unfold(None if step is self._open else step)

    def _on_stepped(self, step: Step, away: int) -> None:
        steps = list(Step)
        at = min(max(steps.index(step) + away, 0), len(steps) - 1)
        self.rows[steps[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_menu(self, step: Step, at: QPoint) -> None:
        self.menu(step).popup(at)
