"""The program that netdesk is measured against: an empty QMainWindow of the same size, until its first paint.

Run as a program of its own; it writes when it painted and how much memory it then holds.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.probe import tell


class _Window(QMainWindow):
    _told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._told:
            self._told = True
            tell("painted")
            QTimer.singleShot(0, self._end)

    def _end(self) -> None:
        tell("settled")
        self.close()


def main() -> int:
    """Show the window and end once it has been painted."""
    app = QApplication(sys.argv[:1])
    window = _Window()
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
