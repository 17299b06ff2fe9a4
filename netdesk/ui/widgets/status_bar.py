"""The bar at the bottom: facts at the left; the running job and the state of the backup at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.labels import ElidedLabel, plain_tooltip, text_label

SEPARATOR = "  ·  "


class StatusBar(QWidget):
    """`cancel_clicked` asks to stop the job shown; `backup_clicked` is left to whoever shows backups.
    `keys_freed` tells that the way to stop had the keys when it went."""

    cancel_clicked = Signal()
    keys_freed = Signal()
    backup_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._facts = ElidedLabel("", "caption")
        self._job = ElidedLabel("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(96)
        self._cancel = IconButton("x", tr("Stop"), size=grid.ICON_CAPTION)
        self._cancel.setProperty("compact", "true")
        self._cancel.clicked.connect(self.cancel_clicked)
        # A click leaves the keys where they are: the button soon goes, and would pass them on to anything.
        self._cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._backup = FactButton("circle", "")
        self._backup.clicked.connect(self.backup_clicked)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(grid.SPACE_16, 1, grid.SPACE_8, 0)
        row.setSpacing(grid.SPACE_8)
        row.addWidget(self._facts, 1)
        row.addWidget(self._job)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        row.addSpacing(grid.SPACE_16)
        row.addWidget(self._backup)
        self.hide_job()
        self._backup.hide()

    def set_facts(self, facts: Sequence[str]) -> None:
        """What the desk holds, joined by middle dots: ["1,284 people", "5 due"]."""
        self._facts.setText(SEPARATOR.join(facts))

    def show_job(self, what: str, done: int = 0, total: int = 0, *, can_stop: bool = True) -> None:
        """The running job; `total` 0 means that nobody knows how long it takes."""
        self._job.setText(what)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(what)
        self._cancel.set_name(tr("Stop: {what}", what=what))
        for part in (self._job, self._bar):
            part.show()
        self._cancel.setVisible(can_stop)

    def hide_job(self) -> None:
        """Nothing runs."""
        if self._cancel.hasFocus():
            self.keys_freed.emit()
        for part in (self._job, self._bar, self._cancel):
            part.hide()

    def set_backup(self, text: str, good: bool, *, warns: bool = False, why: str = "") -> None:
        """The last backup ("Backed up today, 08:10", True) or that there is none ("Not backed up yet",
        False). `warns` when it is old or failed; `why` says more when asked.
        """
        icon = "triangle-alert" if warns else "circle-check" if good else "circle"
        self._backup.set_fact(icon, text, "warn" if warns else "ok" if good else "text3")
        self._backup.setToolTip(plain_tooltip(why or tr("Show all backups")))
        self._backup.setAccessibleDescription(why)
        self._backup.setVisible(bool(text))
        self._row.activate()

    def sizeHint(self) -> QSize:
        """28 px and the hairline."""
        return QSize(super().sizeHint().width(), current().fit(grid.STATUS_BAR, "caption", padding=10) + 1)

    def minimumSizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline over the bar."""
        super().paintEvent(event)
        painter = QPainter(self)
        painting.fill(painter, QRect(0, 0, self.width(), 1), current().colour("line"))
        painter.end()


class IconFact(QWidget):
    """A small icon and a caption beside it."""

    def __init__(self, icon: str, text: str, tone: str = "text3", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text: QLabel = text_label("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(current().icon(grid.ICON_CAPTION) + grid.SPACE_8, 0, 0, 0)
        row.addWidget(self._text)
        self.set_fact(icon, text, tone)

    def set_fact(self, icon: str, text: str, tone: str = "text3") -> None:
        """Say something else; `tone` is a colour token for the icon."""
        self._icon, self._tone = icon, tone
        self._text.setText(text)
        self.update()

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon before the words."""
        painter = QPainter(self)
        theme, size = current(), current().icon(grid.ICON_CAPTION)
        drawn = icons.pixmap(self._icon, theme.colour(self._tone), size, self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() - size) // 2, drawn)
        painter.end()


class FactButton(Button):
    """An icon and a caption that can be clicked. It is quiet: a menu entry does the same by keyboard."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__("", "fact", "", parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setIconSize(QSize(grid.ICON_CAPTION, grid.ICON_CAPTION))
        self.set_fact(icon, text)

    def set_fact(self, icon: str, text: str, tone: str = "text3") -> None:
        """Say something else; `tone` is a colour token for the icon."""
        self.setText(text)
        if text:
            icons.set_icon(self, icon, tone, grid.ICON_CAPTION)
