"""netdesk itself on the large desk: somebody types into the search box, and turns the wheel over the people.

Run as a program of its own; it writes one JSON document with the milliseconds of each key and each frame.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

if TYPE_CHECKING:
    from netdesk.domain.rows import ContactRow
    from netdesk.ui.models.contacts import ContactsModel
    from netdesk.ui.panels.contact_table import ContactTable
    from netdesk.ui.window import MainWindow

SEED: Final = 1
WORDS: Final = 60
BETWEEN_KEYS_MS: Final = 40
"""A very quick typist: 25 letters a second, so that each key finds the one before it hardly done."""
BETWEEN_WORDS_MS: Final = 400
IN_MEMORY: Final = 1000
FRAMES: Final = 40
TURNS: Final = 10
_NOTCH: Final = -120
_LONGEST_MS: Final = 5_000


def type_words(window: MainWindow, words: list[str]) -> list[float]:
    """Type each word letter by letter; for each key the milliseconds until the model has its page."""
    took: list[float] = []
    for word in words:
        for letter in word:
            took.append(_key(window, letter))
            _wait(BETWEEN_KEYS_MS)
        window.header.search.clear()
        _wait(BETWEEN_WORDS_MS)
    return took


def _key(window: MainWindow, letter: str) -> float:
    """Press and let go of one key, and wait until the ids and the rows of the first page have come."""
    listing = window.panel.list  # type: ignore[union-attr]
    model = listing.model
    came: list[float] = []
    loop = QEventLoop()

    def look() -> None:
        for place in range(min(len(model.ids), _rows_seen(listing.table))):
            model.row_at(place)
        came.append(time.perf_counter())
        loop.quit()

    listing.ids.first.connect(look)
    begun = time.perf_counter()
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(window.header.search, event)
    QTimer.singleShot(_LONGEST_MS, loop, loop.quit)
    # The program's own loop, which sleeps while the worker looks: asking again and again would keep it back.
    if not came:
        loop.exec()
    listing.ids.first.disconnect(look)
    return (came[0] - begun) * 1000


def _rows_seen(table: ContactTable) -> int:
    return table.height() // table.rowHeight(0) + 2 if table.rowHeight(0) else 20


def scroll_in_turn(window: MainWindow) -> dict[str, list[list[float]]]:
    """Turn the wheel over the large table and over the same table with rows in memory, in turn."""
    large = window.panel.list.table  # type: ignore[union-attr]
    small = _table_in_memory(window, large)
    pages = large.parentWidget()
    assert isinstance(pages, QStackedWidget)
    pages.addWidget(small)
    took: dict[str, list[list[float]]] = {"large": [], "small": []}
    both = [("large", large), ("small", small)]
    for turn in range(TURNS + 1):
        # Both show the same names, and whoever goes second finds their letters measured: each does as often.
        for name, table in reversed(both) if turn % 2 else both:
            pages.setCurrentWidget(table)
            QApplication.processEvents()
            frames = [_frame(table) for _ in range(FRAMES)]
            if turn:
                took[name].append(frames)
    return took


def _frame(table: ContactTable) -> float:
    """One notch of the wheel until it is painted."""
    begun = time.perf_counter()
    port = table.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle, QPointF(port.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, _NOTCH),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)
    port.repaint()
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def _table_in_memory(window: MainWindow, large: ContactTable) -> ContactTable:
    """The same table with 1,000 rows that its model holds in memory."""
    from netdesk.ui.models.contacts import ContactsModel
    from netdesk.ui.panels.contact_table import ContactTable

    class InMemory(ContactsModel):
        """Rows in a list: nothing is ever fetched."""

        held: list[ContactRow]

        def row_at(self, place: int) -> ContactRow | None:
            return self.held[place] if 0 <= place < len(self.held) else None

    model: ContactsModel = InMemory(window.jobs, None, window)
    rows = [large.contacts.row_at(place) for place in range(IN_MEMORY)]
    model.held = [row for row in rows if row is not None]  # type: ignore[attr-defined]
    model.set_ids(large.contacts.ids[:IN_MEMORY])
    table = ContactTable(model)
    # As many rows in sight, and one chosen, as in the other.
    table.set_compact(large.rowHeight(0) < table.rowHeight(0))
    table.selectRow(0)
    return table


def words_of(window: MainWindow) -> list[str]:
    """What is typed: the beginnings of names and organizations that are on the desk, at random."""
    chance = random.Random(SEED)
    model = window.panel.list.model  # type: ignore[union-attr]
    words: list[str] = []
    while len(words) < WORDS:
        row = model.row_at(chance.randrange(len(model.ids)))
        said = (row.name if chance.random() < 0.7 else row.organization) if row else ""
        if said:
            words.append(said[: chance.randint(1, 6)].lower())
    return words


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(condition: Callable[[], bool]) -> None:
    last = time.monotonic() + _LONGEST_MS / 1000
    while not condition():
        _wait(20)
        if time.monotonic() > last:
            raise TimeoutError


def _measure(window: MainWindow) -> None:
    _until(lambda: window.jobs.is_idle and len(window.panel.list.model.ids) > IN_MEMORY)  # type: ignore[union-attr]
    _wait(2000)
    keys = type_words(window, words_of(window))
    _until(lambda: window.jobs.is_idle and len(window.panel.list.model.ids) > IN_MEMORY)  # type: ignore[union-attr]
    found = {"keys": keys, **scroll_in_turn(window)}
    sys.stdout.write(json.dumps(found) + "\n")
    window.close()


def watch() -> None:
    """See to it that measuring begins when the window is there."""
    from netdesk.ui.window import MainWindow

    begin = MainWindow.begin

    def begin_and_measure(self: MainWindow, files: list[object]) -> None:
        begin(self, files)  # type: ignore[arg-type]
        QTimer.singleShot(500, lambda: _measure(self))

    MainWindow.begin = begin_and_measure  # type: ignore[method-assign, assignment]


def main() -> int:
    """Start netdesk by the same steps as main.py."""
    import main as checkout

    watch()
    return checkout.main()


if __name__ == "__main__":
    sys.exit(main())
