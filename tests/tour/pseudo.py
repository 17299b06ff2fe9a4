"""A language that nobody speaks: every text of netdesk with accents, and longer by two fifths.

What is then still to be read as the source has it was shown without being translated.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

import tour
from netdesk.domain.contacts import DEFAULT_CIRCLES, LABELS
from netdesk.ui.tr import forget_language
from tests.ui.words_said import ROOT, places_in, texts_of

LONGER: Final = 0.4
_ACCENTS: Final = str.maketrans("AEINOUYaeinouyc", "ÅËÏÑØÜÝâëîñøüÿç")
_KEPT: Final = re.compile(r"(\{[^}]*\}|\(\*[^)]*\)|;;)")
"""Places for values, and the patterns of file dialogs."""
_LETTER: Final = re.compile(r"[A-Za-z]")
_ROWS: Final = 30
_KEYS: Final = frozenset(("Delete", "Enter", "Menu"))
"""Keys of the keyboard, as Qt names them, have the names of things that can be done."""
_TOUR: Final = Path(tour.__file__).parent


def pseudo(text: str) -> str:
    """`text` in that language; what has no letters stays."""
    parts = _KEPT.split(text)
    words = [part if at % 2 else part.translate(_ACCENTS) for at, part in enumerate(parts)]
    letters = sum(len(part) for at, part in enumerate(parts) if not at % 2 and _LETTER.search(part))
    return "".join(words) + "ž" * round(letters * LONGER)


class Pseudo(QTranslator):
    """netdesk in that language, as long as this is installed; Qt's own texts stay."""

    def translate(self, context: str, text: str, _what: str | None = None, _n: int = -1) -> str | None:
        """Only what is ours."""
        return pseudo(text) if context == "netdesk" else None

    def install(self) -> None:
        """Speak it from now on."""
        QCoreApplication.installTranslator(self)
        forget_language()


def our_texts() -> frozenset[str]:
    """Every text of netdesk that looks otherwise when it is translated, but for those with places."""
    gathered = {text for path in ROOT.rglob("*.py") for text in texts_of(path.read_text("utf-8"))}
    ours = {_plain(text) for text in gathered if not places_in(text) and pseudo(text) != text}
    return frozenset(ours - _of_the_user() - _KEYS)


def _of_the_user() -> set[str]:
    """What the tour types and has in its files, the circles of a new desk, and what emails and the like are
    labelled: the user's from then on."""
    sources = [ast.parse(path.read_text("utf-8")) for path in _TOUR.rglob("*.py")]
    constants = (each for source in sources for each in ast.walk(source) if isinstance(each, ast.Constant))
    typed = {each.value for each in constants if isinstance(each.value, str)}
    return {
        *typed,
        *(word for text in typed for word in text.split(",")),
        *(name for name, _ in DEFAULT_CIRCLES),
        *(label for labels in LABELS.values() for label in labels),
    }


def untranslated(window: QWidget, ours: frozenset[str]) -> set[str]:
    """Those of our texts that are to be read or heard in a window, or over it, as the source has them."""
    return set(ours.intersection(map(_plain, _texts_on(window))))


def _plain(text: str) -> str:
    return text.replace("&", "").strip()


def _texts_on(window: QWidget) -> Iterator[str]:
    calendars = {
        each for calendar in window.findChildren(QCalendarWidget) for each in calendar.findChildren(QMenu)
    }
    for action in window.findChildren(QAction):
        if action.parent() not in calendars:
            yield from (action.text(), action.toolTip())
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible():
            yield from _texts_of(widget)


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield from (
        widget.windowTitle(),
        widget.toolTip(),
        widget.accessibleName(),
        widget.accessibleDescription(),
    )
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(min(_ROWS, widget.count())))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _texts_in(widget.model())


def _texts_in(model: QAbstractItemModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(_ROWS, model.rowCount())):
            yield from (str(model.index(row, column).data(role) or "") for role in roles)
