"""The checklist on one subject: its rows, how far it is, and a line to add something else to find out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.interactions import ResearchItem
from netdesk.domain.research import Subject
from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel, text_label
from netdesk.ui.wizards.enter_edit import EnterEdit
from netdesk.ui.wizards.plan_research_row import PROMPT_WIDTH, TOOLS_WIDTH, ResearchRow, is_wide


class ResearchGroup(QWidget):
    """`changed` tells every edit, `asked(item)` that a question is wished or no longer wished, `rebuilt` that
    rows came or went. `standard` are the rows that a new checklist has."""

    changed = Signal()
    asked = Signal(object)
    rebuilt = Signal()

    def __init__(self, subject: Subject, title: str, standard: Sequence[ResearchItem]) -> None:
        super().__init__()
        self.subject, self._standard = subject, tuple(standard)
        self.rows: list[ResearchRow] = []
        self._title = ElidedLabel(title, "heading")
        self._count = text_label("", "caption")
        self.add_line = EnterEdit()
        self.add_line.setPlaceholderText(tr("Something else to find out; Enter adds it"))
        self.add_line.setAccessibleName(tr("Something else to find out: {subject}", subject=title))
        self.bring_back = Button(tr("Bring the others back"), "link")
        head = QHBoxLayout()
        head.setSpacing(grid.SPACE_8)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        self._last = last = QVBoxLayout()
        last.setSpacing(grid.SPACE_4)
        last.addWidget(self.add_line)
        last.addWidget(self.bring_back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(grid.SPACE_8)
        self._column.addLayout(head)
        self._column.addLayout(last)
        self.add_line.entered.connect(self._on_add)
        self.bring_back.clicked.connect(self._on_bring_back)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last line stands under the other lines."""
        super().resizeEvent(event)
        left = current().wide(PROMPT_WIDTH) + grid.SPACE_12 if is_wide(self.width()) else 0
        self._last.setContentsMargins(left, 0, TOOLS_WIDTH, 0)

    def set_title(self, title: str) -> None:
        """What it is about, by name."""
        self._title.setText(title)

    @property
    def items(self) -> tuple[ResearchItem, ...]:
        """What the rows say, in order."""
        return tuple(row.item for row in self.rows)

    def set_items(self, items: Iterable[ResearchItem]) -> None:
        """Show these, without a signal."""
        wanted = tuple(items)
        if wanted == self.items and self.rows:
            return
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(item) for item in wanted]
        for at, row in enumerate(self.rows):
            self._column.insertWidget(1 + at, row)
        self._tell()
        self.rebuilt.emit()

    def chain(self, before: QWidget | None) -> QWidget:
        """Let Tab go through the rows after `before`; gives the last of the chain."""
        for field in (*(row.edit for row in self.rows), self.add_line, self.bring_back):
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field
        assert before is not None
        return before

    def _row(self, item: ResearchItem) -> ResearchRow:
        row = ResearchRow(item)
        row.changed.connect(self._on_changed)
        row.asked.connect(self._on_asked)
        row.left_out.connect(self._on_left_out)
        row.done.connect(self._on_done)
        return row

    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _on_asked(self, row: ResearchRow) -> None:
        self.asked.emit(row.item)

    def _on_done(self, row: ResearchRow) -> None:
        at = self.rows.index(row) + 1
        (self.rows[at].edit if at < len(self.rows) else self.add_line).setFocus()

    def _on_left_out(self, row: ResearchRow) -> None:
        at = self.rows.index(row)
        if row.item.ask:
            row.turn()
        rest = [each.item for each in self.rows if each is not row]
        self.set_items(rest)
        (self.rows[min(at, len(rest) - 1)].edit if rest else self.add_line).setFocus()
        self.changed.emit()

    def _on_add(self) -> None:
        prompt = " ".join(self.add_line.text().split())
        self.add_line.clear()
        if prompt and prompt.casefold() not in {item.prompt.casefold() for item in self.items}:
            self.set_items((*self.items, ResearchItem(self.subject.value, prompt)))
            self.rows[-1].edit.setFocus()
            self.changed.emit()

    def _on_bring_back(self) -> None:
        present = {item.prompt for item in self.items}
        self.set_items((*self.items, *(each for each in self._standard if each.prompt not in present)))
        self.add_line.setFocus()
        self.changed.emit()

    def _tell(self) -> None:
        items = self.items
        found, asked = sum(1 for item in items if item.found), sum(1 for item in items if item.ask)
        words = tr("{n} of {all} found", n=found, all=len(items)) if items else ""
        to_ask = counted(asked, "{n} to ask", "{n} to ask") if asked else ""
        self._count.setText("  ·  ".join(part for part in (words, to_ask) if part))
        present = {item.prompt for item in items}
        self.bring_back.setVisible(any(each.prompt not in present for each in self._standard))
