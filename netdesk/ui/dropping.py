"""Files dropped anywhere on the window: what would happen is shown while they hang over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from netdesk.services import imports
from netdesk.services.desk_files import Offer
from netdesk.ui import photo_places
from netdesk.ui.tr import tr
from netdesk.ui.widgets.drop_overlay import DropOverlay

_MOST_FILES = 100_000
_MOST_TEXT = 50_000_000
"""A table of some hundred thousand rows; who has more drops the file."""
_SAID_TO_BE = ("text/vcard", "text/x-vcard", "text/directory", "text/calendar", "text/x-source-vcard")
"""What address books and calendars call what they hand over; it tells more than their plain text does."""


class DropTarget(QObject):
    """Watches a window for dragged files; `dropped` is called with the paths when they are let go, and
    `offer` before that: it says what will happen, or why nothing will."""

    def __init__(
        self,
        window: QWidget,
        dropped: Callable[[list[Path]], None],
        offer: Callable[[Sequence[Path]], Offer] = imports.offer,
        dropped_text: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._dropped = dropped
        self._offer = offer
        self._dropped_text = dropped_text
        self._welcome = False
        self.overlay = DropOverlay(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the window's drag events."""
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            self._enter(event)
        elif kind == QEvent.Type.DragMove and isinstance(event, QDragMoveEvent):
            self._answer(event)
        elif kind == QEvent.Type.DragLeave:
            self.overlay.hide()
            photo_places.disinvite(self._window)
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._drop(event)
        else:
            return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        if event.source() is not None:
            event.ignore()
            return
        if photo_places.invite(self._window, event.mimeData()):
            self._welcome = False
            event.ignore()
            return
        paths = paths_of(event.mimeData())
        text = text_of(event.mimeData()) if self._dropped_text is not None else ""
        if not paths and not text:
            self._welcome = False
            reason = tr("Drop files, folders or text from this computer: vCards, tables, invitations, names.")
            self.overlay.show_refusal(reason)
        else:
            offer = self._offer(paths) if paths else imports.offer_text(text)
            self._welcome = not offer.refusal
            if self._welcome:
                self.overlay.show_offer(offer.title, offer.sentence, offer.badges)
            else:
                self.overlay.show_refusal(offer.refusal)
        self._answer(event)

    def _answer(self, event: QDropEvent) -> None:
        # Files are read, never moved: whatever the other program proposes, it is a copy.
        event.setDropAction(Qt.DropAction.CopyAction if self._welcome else Qt.DropAction.IgnoreAction)
        event.setAccepted(self._welcome)

    def _drop(self, event: QDropEvent) -> None:
        self.overlay.hide()
        photo_places.disinvite(self._window)
        paths = paths_of(event.mimeData())
        # Asked again: what was dragged in may have gone from the disk meanwhile.
        text = text_of(event.mimeData()) if self._dropped_text is not None else ""
        if not self._welcome or not (paths or text):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if paths:
            self._dropped(paths)
        elif self._dropped_text is not None:
            self._dropped_text(text)


def paths_of(data: QMimeData) -> list[Path]:
    """The local files among what is dragged; addresses on a network are left out and never looked at."""
    urls = data.urls()[:_MOST_FILES] if data.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile() and not url.host()]


def text_of(data: QMimeData) -> str:
    """The text that is dragged or was copied, "" when it is files.

    A card handed over by an address book or a mail program comes before its plain text, often a mere name.
    """
    for name in data.formats():
        if name.partition(";")[0].strip().lower() in _SAID_TO_BE:
            given = imports.handed_over(bytes(data.data(name).data()))
            if given.strip():
                return given[:_MOST_TEXT]
    return data.text()[:_MOST_TEXT] if data.hasText() and not data.hasUrls() else ""
