"""One quiet line over the list that says where the user left off, and leads back there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from netdesk.services.pending import pending_work
from netdesk.ui import grid, icons
from netdesk.ui.dialogs.draft_news import draft_news
from netdesk.ui.jobs import Jobs
from netdesk.ui.theme import current
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from netdesk.ui.dialogs.contact_drafts import ContactDraft


class UnfinishedBar(QWidget):
    """Shown while a draft of a contact waits. `go_on` carries the ContactDraft; the cross says not now."""

    go_on = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._draft: ContactDraft | None = None
        self._hidden: set[str] = set()
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = ElidedLabel("", "second")
        self.button = Button(tr("Continue"), "link")
        self.cross = IconButton("x", tr("Not now"))
        self.button.clicked.connect(self._on_go_on)
        self.cross.clicked.connect(self._on_cross)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.SPACE_24 + 28, grid.SPACE_4, grid.SPACE_8, grid.SPACE_4)
        row.setSpacing(grid.SPACE_8)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        row.addWidget(self.cross)
        draft_news(jobs).changed.connect(self._on_news)
        self.refresh()

    @property
    def words(self) -> str:
        """What the bar says, "" when it is not there."""
        return "" if self.isHidden() else self._words.text()

    def refresh(self) -> None:
        """Look again whether something waits."""
        waiting = [draft for draft in self._drafts() if not draft.saving and draft.key not in self._hidden]
        self._draft = waiting[-1] if waiting else None
        self.setVisible(bool(waiting))
        if self._draft is not None:
            several = marked("You left off with {name} and {n} more")
            words = several if len(waiting) > 1 else marked("You left off with {name}")
            self._words.setText(tr(words, name=self._draft.name, n=len(waiting) - 1))

    def _drafts(self) -> list[ContactDraft]:
        work = pending_work(self._jobs.desk.path)
        if not work.all():
            return []
        # It knows the fields of the editor, and there is seldom anything to know.
        from netdesk.ui.dialogs.contact_drafts import all_drafts

        return all_drafts(work)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pen before the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        drawn = icons.pixmap("pen-line", current().colour("text2"), grid.ICON, self.devicePixelRatioF())
        painter.drawPixmap(grid.SPACE_24, (self.height() - grid.ICON) // 2, drawn)
        painter.end()

    def _on_news(self) -> None:
        # Behind an open dialog nothing moves: what is typed there is told when it has closed.
        if QApplication.activeModalWidget() is None:
            self.refresh()

    def _on_go_on(self) -> None:
        if self._draft is not None:
            self.go_on.emit(self._draft)

    def _on_cross(self) -> None:
        if self._draft is not None:
            self._hidden.add(self._draft.key)
        self.refresh()
