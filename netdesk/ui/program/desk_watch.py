"""While a desk is open its file may be moved, deleted or replaced: that is noticed within seconds, what was
saved is put away safely, and the user is led on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from netdesk.services.desks import Desk
from netdesk.ui.tr import marked, tr

if TYPE_CHECKING:
    from netdesk.ui.shell import Shell

_EVERY_MS: Final = 3000
_REPLACED: Final = marked(
    "Another program put another file in its place while it was open: that file is open now. What was on the "
    "desk before is the newest backup: File > Backups brings it back."
)
_GONE: Final = marked(
    "It was moved, renamed or deleted outside netdesk. If it was moved, open it where it is now."
)


class DeskWatch(QObject):
    """Looks at the file of one open desk; `gone` comes once it is not in its place any more, and again until
    the watch ends."""

    gone = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            # Whoever moved it in a window of files comes back from there.
            app.applicationStateChanged.connect(self._on_state)

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()
        self.gone.disconnect()
        self.deleteLater()

    def look(self) -> None:
        """Look now."""
        if not self._desk.is_in_place:
            self.gone.emit()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            self.look()


def lead_on(shell: Shell, desk: Desk) -> None:
    """Close a desk that is gone, with what was being typed kept as drafts, and show what there is instead:
    its backups, the newest made just now, or the file that took its place."""
    above = QApplication.activeModalWidget()
    if above is not None:
        # As if by hand, the topmost first; what does not close now is asked again at the next look.
        if above.isVisible() and above.close():
            QTimer.singleShot(0, shell, shell.look_for_desk)
        return
    path, had_changes = desk.path, not desk.read_only
    shell.show_start_page()
    if path.exists():
        if shell.open(path) and had_changes:
            shell.tell(tr("{name} was replaced", name=path.name), tr(_REPLACED))
    elif desk.shelf.newest() is not None:
        shell.open(path, may_make=True)
    else:
        shell.tell(
            tr("{name} is gone", name=path.name),
            tr(_GONE),
        )
