"""Cards of what is owed on Today: thanks with their clock, promises and reminders to tick."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox

from netdesk.domain.today import Due, ThankYou
from netdesk.ui import grid
from netdesk.ui.roles import Tone
from netdesk.ui.theme import set_role
from netdesk.ui.tr import tr
from netdesk.ui.widgets.beside_or_below import BesideOrBelow
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.cards import Card, column
from netdesk.ui.widgets.labels import ElidedLabel, plain_tooltip, text_label
from netdesk.ui.widgets.notice import Ring
from netdesk.ui.words import today_words, wording


@dataclass(frozen=True, slots=True)
class ThankYouItem:
    """Thanks that are owed, as their card shows them."""

    thank_you: ThankYou
    now: datetime
    home: str
    writable: bool = True


@dataclass(frozen=True, slots=True)
class TaskItem:
    """A promise or reminder, as its card shows it."""

    due: Due
    now: datetime
    home: str
    writable: bool = True


class ThankYouCard(Card):
    """The ring that fills with the time gone, who, for what, how long there is, and a way to be done."""

    log_clicked = Signal(QPoint)
    done_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ring = Ring("mail", grid.AVATAR_TABLE)
        self._who, self._what = ElidedLabel("", "strong"), ElidedLabel("", "second")
        self._left = text_label()
        self.log_button = Button(tr("Log thank-you"), "secondary", "pen-line")
        self.more = IconButton("ellipsis", tr("More about this thank-you"))
        self.row.addWidget(self._ring)
        self.row.addSpacing(grid.SPACE_8)
        words = column(self._who, self._what)
        self.row.addWidget(BesideOrBelow(words, self._left, self.log_button, spacing=grid.SPACE_12), 1)
        self.row.addWidget(self.more)
        self.row.setSpacing(grid.SPACE_8)
        self.log_button.clicked.connect(self._log)
        self.more.clicked.connect(self._open_menu)

    def show_item(self, item: ThankYouItem) -> None:
        """Say whom to thank, for what, by when."""
        thank_you = item.thank_you
        clock = thank_you.clock
        self._ring.set_state(
            clock.share if clock else 0.0, today_words.TONES[clock.urgency] if clock else Tone.ACCENT
        )
        self._who.setText(thank_you.due.person.name)
        self._what.setText(today_words.met_words(thank_you, item.now, item.home))
        self._left.setText(today_words.left_words(clock))
        set_role(self._left, tone=str(today_words.left_tone(clock)))
        self.log_button.setEnabled(item.writable)
        self.setAccessibleName(
            tr(
                "Thank {name}, {what}, {left}",
                name=thank_you.due.person.name,
                what=self._what.text(),
                left=self._left.text(),
            )
        )

    def act(self, key: Qt.Key) -> bool:
        """Space says that it is done, L offers how it was sent."""
        if not self.log_button.isEnabled():
            return False
        if key == Qt.Key.Key_Space:
            self.done_clicked.emit()
        elif key == Qt.Key.Key_L:
            self._log()
        else:
            return False
        return True

    def _log(self) -> None:
        self.log_clicked.emit(self.log_button.mapToGlobal(QPoint(0, self.log_button.height() + 2)))

    def _open_menu(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))


class TaskCard(Card):
    """A box to tick, what to do, and when it is due."""

    done_clicked = Signal()

    def __init__(self) -> None:
        super().__init__(grid.SPACE_4, grid.SPACE_4)
        self.box = QCheckBox()
        self._what = ElidedLabel()
        self._when = text_label()
        self.more = IconButton("ellipsis", tr("More about this"))
        self.row.addWidget(self.box)
        self.row.addWidget(BesideOrBelow(self._what, self._when), 1)
        self.row.addWidget(self.more)
        self.row.setSpacing(grid.SPACE_8)
        self.box.clicked.connect(self.done_clicked)
        self.more.clicked.connect(self._open_menu)

    def show_item(self, item: TaskItem) -> None:
        """Say what, and since when or until when."""
        words = today_words.task_words(item.due)
        told, tone = today_words.due_words(item.due.follow_up, item.now, item.home)
        self.box.setChecked(False)
        self.box.setEnabled(item.writable)
        self.box.setAccessibleName(tr("Done: {words}", words=wording.cut(words, 80)))
        self.box.setToolTip(plain_tooltip(tr("Done")))
        self._what.setText(words)
        self._when.setText(told)
        set_role(self._when, tone=str(tone))
        self.setAccessibleName(f"{words}, {told}")

    def act(self, key: Qt.Key) -> bool:
        """Space ticks it."""
        if key == Qt.Key.Key_Space and self.box.isEnabled():
            self.box.setChecked(True)
            self.done_clicked.emit()
            return True
        return False

    def _open_menu(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))
