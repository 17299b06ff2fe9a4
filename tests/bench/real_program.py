"""netdesk itself, started as `main.py DESK` starts it, until it shows the first page of rows.

Run as a program of its own; it writes when rows were first painted and how much memory it then holds.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.bench.probe import tell

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

SETTLE_MS = 200


def watch() -> None:
    """See to it that the table of contacts tells when it has painted rows."""
    # As netdesk.app does before it loads the window.
    from netdesk.ui.program.plain_import import restore_import

    restore_import()
    from PySide6.QtCore import QTimer

    from netdesk.ui.panels.contact_table import ContactTable

    painted = False
    paint = ContactTable.paintEvent

    def paint_and_tell(self: ContactTable, event: QPaintEvent) -> None:
        nonlocal painted
        paint(self, event)
        if not painted and self.contacts.ids:
            painted = True
            tell("painted")
            QTimer.singleShot(0, lambda: tell("idle"))
            QTimer.singleShot(SETTLE_MS, self, lambda: _end(self))

    ContactTable.paintEvent = paint_and_tell  # type: ignore[method-assign, assignment]


def _end(table: object) -> None:
    tell("settled")
    table.window().close()  # type: ignore[attr-defined]


def main() -> int:
    """Start netdesk by the same steps as main.py."""
    import main as checkout

    watch()
    return checkout.main()


if __name__ == "__main__":
    sys.exit(main())
