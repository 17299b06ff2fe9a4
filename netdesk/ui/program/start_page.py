"""The window while no desk is open: a calm page that leads to one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from netdesk.ui import actions, desk_offers, grid
from netdesk.ui.arrivals import Arrival, sorted_out
from netdesk.ui.dialogs.about import AboutDialog
from netdesk.ui.dropping import DropTarget
from netdesk.ui.errands.desks import DeskErrands
from netdesk.ui.memory import Memory
from netdesk.ui.navigator import Navigator
from netdesk.ui.recent_desks import RecentMenu
from netdesk.ui.theme import current
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.desk_list import DeskList
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.labels import hairline, text_label
from netdesk.ui.widgets.toast import Toast

_ACTIONS: Final = frozenset({"new-desk", "open-desk", "sample", "quit", "moving", "about"})
_SMALLEST: Final = (900, 560)
_FIRST_SIZE: Final = (1280, 800)
_WIDTH: Final = 360


class StartPage(QMainWindow):
    """Recent desks, New, Open, the sample desk. `closed` tells that the user is leaving netdesk."""

    closed = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.setWindowTitle("netdesk")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_FIRST_SIZE)
        self._memory = memory
        self.navigator = Navigator(self)
        self.errands = DeskErrands(self, self.navigator)
        self._own = {"quit": self.close, "about": self._about}
        self.actions_by_key = actions.build(self, self._do, _ACTIONS)
        self.recent_menu = RecentMenu(memory, self.navigator, self)
        self.recent_menu.insert_after(self.actions_by_key["open-desk"])
        self.page = EmptyState(
            tr("Which desk today?"),
            tr(
                "A desk is one file with everything in it: the people you know, your conversations with "
                "them, and what comes next."
            ),
            tr("Open desk…"),
            tr("New desk…"),
            tr("Look around in a sample desk"),
            tr("or drop a desk anywhere in this window"),
            primary_icon="folder-open",
        )
        self.page.primary_clicked.connect(self.errands.open_desk)
        self.page.secondary_clicked.connect(self.errands.new_desk)
        self.page.link_clicked.connect(self.errands.open_sample)
        self.desks = DeskList()
        self.desks.chosen.connect(self._open)
        self.desks.forgotten.connect(self._forget)
        self._side = self._make_side()
        self._lay_out()
        self.toast = Toast(self, bottom=0)
        self.navigator.said.connect(self._say)
        self.navigator.declined.connect(self.toast.tell)
        DropTarget(self, self._dropped, desk_offers.for_start_page)
        self.show_recent()

    def show_recent(self) -> None:
        """Read the list of recent desks again."""
        recent = self._memory.recent()
        self.desks.set_desks(recent)
        self._side.setVisible(bool(recent))
        if recent:
            self.desks.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.page.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_waiting(self, files: Sequence[Path]) -> None:
        """Say that files will be offered for import on the desk that is opened next."""
        what = counted(len(files), "{name}", "{n} files", name=files[0].name)
        self.toast.tell(tr("Open the desk into which {what} should be imported", what=what))

    def closeEvent(self, event: QCloseEvent) -> None:
        """The user is leaving."""
        super().closeEvent(event)
        self.closed.emit()

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setProperty("surface", "side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(current().wide(_WIDTH))
        heading = text_label(tr("Recent desks"), "section")
        heading.setContentsMargins(20, grid.SPACE_24, grid.SPACE_24, grid.SPACE_8)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, grid.SPACE_16)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.desks, 1)
        return side

    def _lay_out(self) -> None:
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(hairline(upright=True))
        row.addWidget(self.page, 1)
        self.setCentralWidget(ground)

    def _do(self, key: str) -> None:
        if key in self._own:
            self._own[key]()
        else:
            self.errands.by_key[key]()

    def _about(self) -> None:
        AboutDialog.show_for(self)

    def _open(self, desk: Path) -> None:
        self.navigator.desk_wanted.emit(Arrival(desk))

    def _forget(self, desk: Path) -> None:
        self._memory.forget(desk)
        self.show_recent()

    def _dropped(self, paths: list[Path]) -> None:
        self.navigator.desk_wanted.emit(sorted_out(paths))

    def _say(self, sentence: str, _undoable: bool) -> None:
        self.toast.show_message(sentence, action="")
