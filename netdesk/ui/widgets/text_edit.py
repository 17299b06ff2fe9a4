"""Several lines to type in: Qt's, with the menu that everything else here has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent


class TextEdit(QPlainTextEdit):
    """A QPlainTextEdit."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Cut, copy, paste and their like."""
        from netdesk.ui.widgets.edit_menu import offer_menu

        offer_menu(self, event.globalPos())
