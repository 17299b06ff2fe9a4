"""The right side of a dry run: one record field by field, and what becomes of it."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.drafts import Problem
from netdesk.domain.now import wall_now
from netdesk.services.dry_runs import Action, Outcome, Planned, SideBySide, move_of
from netdesk.ui import grid
from netdesk.ui.models.import_choices import ImportChoices
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.tr import tr
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.beside_or_below import BesideOrBelow
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.comparison import Comparison
from netdesk.ui.widgets.dialog_frame import scrolling
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.text_edit import TextEdit
from netdesk.ui.words import import_words

_MARGIN: Final = 28
_RAW_SHOWN: Final = 20_000


class RecordDetail(QWidget):
    """`decided` carries an Action, or None to take the decision back; `taken` a field and whose value;
    `all_taken` whose values for all fields; `save_clicked` wants the rejected records in a file,
    `person_clicked` another person to join the record to."""

    decided = Signal(object)
    taken = Signal(str, bool)
    all_taken = Signal(bool)
    save_clicked = Signal()
    person_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nothing = text_label("", "second", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.nothing)
        self._record = self._make_record()
        self._pages.addWidget(self._record)
        self._rejected = self._make_rejected()
        self._pages.addWidget(self._rejected)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def show_nothing(self, sentence: str) -> None:
        """Nobody is chosen."""
        self.nothing.setText(sentence)
        self._pages.setCurrentWidget(self.nothing)

    def show_record(self, item: Planned, side: SideBySide, choices: ImportChoices, index: int) -> None:
        """Show one record beside its person."""
        name = item.draft.contact.shown
        person = choices.person(index)
        contact_id = item.contact_id if person is None else person
        key = f"contact-{contact_id}" if contact_id is not None else item.draft.digest
        self._avatar.set_person(name, key)
        chosen = side.mine.shown if person is not None and side.mine else ""
        self.heading.setText(import_words.heading(item, chosen))
        lines = choices.differences(index)
        self.explanation.setText(import_words.explanation(item, lines, chosen=bool(chosen)))
        self._show_chip(self._likely, "" if chosen else import_words.likely_words(item), Tone.WARN)
        self._show_chip(self._move, move_of(lines), Tone.ACCENT)
        heads = import_words.side_heads(side, wall_now().date())
        self.comparison.show_lines(*heads, import_words.lines_of(side, choices, index))
        self.order_tabs()
        self._scroll.verticalScrollBar().setValue(0)
        self._show_actions(item, choices, index)
        self._pages.setCurrentWidget(self._record)

    def show_decision(self, item: Planned, choices: ImportChoices, index: int, position: str) -> None:
        """Show what is decided about the record shown, and which of how many it is."""
        decided = choices.action(index)
        for action, button in self.buttons.items():
            suggested = decided is None and item.outcome is Outcome.SUGGESTED
            chosen = action is decided or (suggested and action is Action.JOIN)
            button.set_icon("check" if chosen else "")
            button.set_kind("accent" if chosen else "quiet" if action is Action.LEAVE_OUT else "secondary")
            button.setAccessibleDescription("chosen" if action is decided else "")
        choosable = [line.field for line in choices.differences(index) if line.is_choice]
        self.all_theirs.setVisible(bool(choosable))
        theirs = [field for field in choosable if choices.takes_theirs(index, field)]
        for field in choosable:
            self.comparison.show_taken(field, theirs=field in theirs)
        self._all_taken = bool(choosable) and theirs == choosable
        self.all_theirs.setText(tr("Keep mine") if self._all_taken else tr("Use the file’s values"))
        self.position.setText(position)

    def show_rejected(self, problem: Problem, file_name: str, position: str) -> None:
        """Show a record that could not be read, as it stands in the file."""
        where = (
            tr("Line {line:,} of {file_name}", line=problem.line, file_name=file_name)
            if problem.line
            else tr("An entry of {file_name}", file_name=file_name)
        )
        self.rejected_heading.setText(tr("{where} could not be read", where=where))
        self.rejected_reason.setText(problem.what)
        raw = problem.raw.strip("\r\n")
        cut = "\n…" if len(raw) > _RAW_SHOWN else ""
        self.raw.setPlainText(raw[:_RAW_SHOWN] + cut)
        self.raw.setVisible(bool(raw))
        self._rejected_position.setText(position)
        self._pages.setCurrentWidget(self._rejected)

    def _make_record(self) -> QWidget:
        self._avatar = Avatar(size=grid.AVATAR_MEETING)
        self.heading = text_label("", "heading", wrap=True)
        self.explanation = text_label("", "second", wrap=True)
        self._likely, self._move = Chip("", Tone.WARN), Chip("", Tone.ACCENT)
        words = QVBoxLayout()
        words.setSpacing(grid.SPACE_4)
        self.somebody_else = Button(tr("Somebody else…"), "link")
        self.somebody_else.setAccessibleDescription(tr("Join this entry to another person on the desk"))
        self.somebody_else.clicked.connect(self.person_clicked)
        words.addWidget(BesideOrBelow(self.heading, self.somebody_else))
        words.addWidget(self.explanation)
        # In a row of its own: a chip gives way, and a column is no wider than what gives way in it.
        moved = QHBoxLayout()
        moved.addWidget(self._likely)
        moved.addWidget(self._move)
        moved.addStretch(1)
        words.addLayout(moved)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.comparison = Comparison()
        self.comparison.taken.connect(self.taken)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, grid.SPACE_12)
        column.setSpacing(grid.SPACE_12)
        column.addLayout(head)
        column.addWidget(self.comparison)
        column.addStretch(1)
        self._scroll = scrolling(body)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._make_actions())
        return page

    def order_tabs(self) -> None:
        """As it is read: cells are made when a record has more of them than any before."""
        cells = [each for each in self.comparison.cells if each.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        chain = (self.somebody_else, *cells, *self.buttons.values(), self.all_theirs)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _make_actions(self) -> QHBoxLayout:
        self.buttons: dict[Action, _ActionButton] = {}
        self._flow_host = QWidget()
        self._flow = FlowLayout(self._flow_host, gap=grid.SPACE_8)
        for action in (Action.JOIN, Action.ADD, Action.LEAVE_OUT):
            button = _ActionButton("")
            button.clicked.connect(partial(self._on_action, action))
            self.buttons[action] = button
            self._flow.addWidget(button)
        self.all_theirs = Button(tr("Use the file’s values"), "quiet")
        self.all_theirs.clicked.connect(self._on_all)
        self._all_taken = False
        self._flow.addWidget(self.all_theirs)
        self.position = text_label("", "caption")
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, grid.SPACE_8, _MARGIN, 20)
        row.addWidget(self._flow_host, 1)
        row.addWidget(self.position)
        return row

    def _show_chip(self, chip: Chip, text: str, tone: Tone) -> None:
        chip.set_value(ChipValue(text, tone))
        chip.setVisible(bool(text))
        if chip is self._likely:
            # Beside a long one it would give way first, and it is the shorter of both.
            chip.setMinimumWidth(chip.sizeHint().width())

    def _show_actions(self, item: Planned, choices: ImportChoices, index: int) -> None:
        offered = dict(import_words.actions(item, choices.differences(index)))
        if choices.person(index) is not None:
            offered.setdefault(Action.JOIN, tr(import_words.JOIN))
        for action, button in self.buttons.items():
            button.setText(offered.get(action, ""))
            button.setVisible(action in offered)
        self.somebody_else.setVisible(item.outcome is not Outcome.SAME)
        self._flow.invalidate()

    def _on_action(self, action: Action) -> None:
        self.decided.emit(action)

    def _on_all(self) -> None:
        self.all_taken.emit(not self._all_taken)

    def _make_rejected(self) -> QWidget:
        self.rejected_heading = text_label("", "heading", wrap=True)
        self.rejected_reason = text_label("", "second", wrap=True)
        self.raw = TextEdit()
        self.raw.setReadOnly(True)
        self.raw.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.raw.setTabChangesFocus(True)
        self.raw.setAccessibleName(tr("The entry as it stands in the file"))
        self.save_button = Button(tr("&Save rejected…"), "secondary", "file-text")
        self.save_button.clicked.connect(self.save_clicked)
        self._rejected_position = text_label("", "caption")
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        foot.addWidget(self._rejected_position)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, 20)
        column.setSpacing(grid.SPACE_12)
        column.addWidget(self.rejected_heading)
        column.addWidget(self.rejected_reason)
        column.addWidget(self.raw, 1)
        column.addLayout(foot)
        return page


class _ActionButton(Button):
    """A button that takes an icon on and off."""

    def set_icon(self, name: str) -> None:
        """Show an icon, "" for none."""
        self._icon_name = name
        if not name:
            for held in ("iconName", "iconRole", "iconPx"):
                self.setProperty(held, None)
            self.setIcon(QIcon())
