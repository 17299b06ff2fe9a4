"""People out of the clipboard: files that were copied, a vCard, a table, names, a signature."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from netdesk.services import imports
from netdesk.ui.dropping import paths_of, text_of
from netdesk.ui.importing import ImportFlow


class PasteErrands:
    """`by_key` holds what the action does. `may_change` says, and tells, whether the desk can be changed;
    `tell` says why nothing came of it."""

    def __init__(self, flow: ImportFlow, may_change: Callable[[], bool], tell: Callable[[str], None]) -> None:
        self._flow, self._may_change, self._tell = flow, may_change, tell
        self.by_key: dict[str, Callable[[], object]] = {"paste-people": self._paste}

    def take_text(self, text: str) -> None:
        """Show what bringing in this text would do, or say why it is nothing."""
        if not self._may_change():
            return
        refusal = imports.offer_text(text).refusal
        if refusal:
            self._tell(refusal)
        else:
            self._flow.start_text(text)

    def _paste(self) -> None:
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        paths = paths_of(data) if data is not None else []
        if paths and self._may_change():
            self._flow.start(paths)
        elif not paths:
            self.take_text(text_of(data) if data is not None else "")
