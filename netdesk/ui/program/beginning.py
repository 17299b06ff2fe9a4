"""What the window does once people are seen: it learns what is needed next, a piece at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer

from netdesk.services.me import is_known
from netdesk.ui import looking_only
from netdesk.ui.program.early_wishes import EarlyWishes
from netdesk.ui.program.loading import Loading

if TYPE_CHECKING:
    from netdesk.ui.window import MainWindow

_WARM_AFTER_MS: Final = 300
_UNSEEN_MS: Final = 500
_NEXT: Final = ("netdesk.ui.errands.errands", "netdesk.ui.saved_searches", "netdesk.ui.dropping")
"""What it takes to begin."""
_TODAY: Final = ("netdesk.ui.panels.today",)
_SOON: Final = ("netdesk.ui.dialogs.import_people", "netdesk.ui.dialogs.import_result")


class Beginning(QObject):
    """`has_begun` is True once wishes are heard, drops are taken and the user was greeted.

    Modules are loaded a few at a turn, so that the window answers all the while; only what has nothing of Qt
    is loaded by a worker.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = window.jobs
        self._files: list[Path] | None = None
        self._is_seen = self._is_loaded = self.has_begun = False
        self._early: EarlyWishes | None = None

    def take_files(self, files: Sequence[Path]) -> None:
        """The window is shown: these files are to be offered for import."""
        self._files = list(files)
        if self._is_loaded:
            self._begin()
        elif not self._is_seen:
            # A window that starts out of sight is not painted: then nothing is to be waited for.
            QTimer.singleShot(_UNSEEN_MS, self._load)

    def people_are_seen(self) -> None:
        """The window has been painted."""
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self._load)

    def errands_are_made(self) -> None:
        """Wishes are heard from now on."""
        if self._early is not None:
            self._early.stop()

    def warm_up(self) -> None:
        """Load what the first import or sheet needs while nobody waits for it."""
        if self._jobs.is_closed:
            return
        from netdesk.services import warming
        from netdesk.ui.further_fonts import lend

        lend()
        self._jobs.read(lambda _reader, _progress: warming.load(warming.FOR_FILES))
        Loading((*_TODAY, *_SOON), self._make_today, self)

    def _load(self) -> None:
        if self._jobs.is_closed or self._early is not None:
            return
        window = self._window
        if not window.facts.has_asked:
            window.facts.ask()
        self._early = EarlyWishes(window.navigator, lambda: window.errands, self)
        Loading(_NEXT, self._on_loaded, self)

    def _on_loaded(self) -> None:
        if self._jobs.is_closed:
            return
        self._is_loaded = True
        self._begin()

    def _begin(self) -> None:
        if self._files is None or self.has_begun:
            return
        self.has_begun = True
        window, desk = self._window, self._jobs.desk
        window.saved.read()
        # From here on it hears the wishes of the panels.
        errands = window.errands
        if desk.read_only:
            window.toast.tell(looking_only.words(desk))
        elif not is_known(self._jobs.reader):
            QTimer.singleShot(0, self._introduce)
        else:
            errands.know_user()
        self._take_drops()
        if not desk.read_only:
            errands.offer_unfinished()
            errands.backups.begin()
        QTimer.singleShot(_WARM_AFTER_MS, self.warm_up)
        if self._files and not desk.read_only and is_known(self._jobs.reader):
            errands.bring_in(self._files)

    def _introduce(self) -> None:
        """Get to know the user, then offer the files: numbers in them are read as those of their country."""
        dialog = self._window.errands.introduce()
        if dialog is None:
            self._bring_in()
        else:
            dialog.saved.connect(self._bring_in, Qt.ConnectionType.QueuedConnection)

    def _bring_in(self) -> None:
        if self._files and not self._jobs.is_closed:
            self._window.errands.bring_in(self._files)

    def _take_drops(self) -> None:
        from netdesk.ui import desk_offers
        from netdesk.ui.dropping import DropTarget

        window = self._window
        offer = desk_offers.for_read_only if self._jobs.desk.read_only else desk_offers.for_window
        receive = partial(desk_offers.receive, window.navigator, window.errands.bring_in)
        takes_text = None if self._jobs.desk.read_only else window.errands.pasting.take_text
        DropTarget(window, receive, offer, takes_text)

    def _make_today(self) -> None:
        if self._jobs.is_closed:
            return
        # Its badge tells what waits, wherever one is.
        self._window.sections.panel("today")
