"""Cards of Today's meetings: those to come, and those of which nobody has said whether they took place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.domain.today import Meeting
from netdesk.ui import grid, icons
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.beside_or_below import BesideOrBelow
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.cards import Card, column
from netdesk.ui.widgets.labels import ElidedLabel, plain_tooltip
from netdesk.ui.words import today_words, wording

_TIME_WIDTH: Final = 84


@dataclass(frozen=True, slots=True)
class MeetingItem:
    """A meeting as its card shows it; `is_next` gives it the page's one primary button."""

    meeting: Meeting
    now: datetime
    home: str
    is_next: bool = False
    writable: bool = True
    photo: QImage | None = None


class MeetingCard(Card):
    """Time, person, what and where; print the sheet or prepare."""

    print_clicked = Signal()
    plan_clicked = Signal()

    def __init__(self) -> None:
        super().__init__(grid.SPACE_16, grid.SPACE_16 + grid.SPACE_4)
        self._time, self._until = ElidedLabel("", "heading"), ElidedLabel("", "caption")
        self._avatar = Avatar(size=grid.AVATAR_MEETING)
        self._who, self._what = ElidedLabel("", "strong"), ElidedLabel("", "second")
        self._where = PlaceLine()
        self.print_button = Button(tr("Print prep sheet"), "primary", "printer")
        self.plan_button = Button(tr("Prepare"), "secondary", "list-checks")
        self.more = IconButton("ellipsis", tr("More about this meeting"))
        self._times = column(self._time, self._until)
        self._times.setFixedWidth(_TIME_WIDTH)
        self.row.addWidget(self._times, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addSpacing(grid.SPACE_12)
        words = column(self._who, self._what, self._where)
        self.row.addWidget(BesideOrBelow(words, self.print_button, self.plan_button), 1)
        self.row.addWidget(self.more)
        self.row.setSpacing(grid.SPACE_8)
        self.print_button.clicked.connect(self.print_clicked)
        self.plan_button.clicked.connect(self.plan_clicked)
        self.more.clicked.connect(self._open_menu)

    def show_item(self, item: MeetingItem) -> None:
        """Say when, with whom, what, where."""
        meeting, home = item.meeting, item.home
        self._times.setFixedWidth(current().wide(_TIME_WIDTH))
        self._time.setText(today_words.time_of(meeting.start, home))
        self._until.setText(today_words.second_time(meeting, item.now, home))
        self._until.setToolTip(
            plain_tooltip(today_words.until(meeting.start, meeting.minutes, item.now, home))
        )
        first = meeting.people[0] if meeting.people else None
        self._avatar.set_person(first.name if first else "", first.avatar_key if first else "", item.photo)
        self._who.setText(today_words.names(meeting.people))
        self._what.setText(today_words.meeting_line(meeting))
        self._where.set_fact(today_words.place_icon(meeting), today_words.place_of(meeting))
        # Below a primary the next best is only in the menu: one choice stands out.
        printable = item.is_next and meeting.kind.is_meeting
        self.print_button.setVisible(printable)
        self.plan_button.setVisible(not printable and meeting.kind.is_meeting)
        self.plan_button.setEnabled(item.writable)
        self.setAccessibleName(
            ", ".join(
                each
                for each in (
                    self._time.text(), self._until.text(), self._who.text(), self._what.text(),
                    today_words.place_of(meeting),
                )
                if each
            )
        )  # fmt: skip

    def act(self, key: Qt.Key) -> bool:
        """P prints, E prepares."""
        if key == Qt.Key.Key_P:
            self.print_clicked.emit()
        elif key == Qt.Key.Key_E and self.plan_button.isEnabled():
            self.plan_clicked.emit()
        else:
            return False
        return True

    def _open_menu(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))


class UnsaidCard(Card):
    """A meeting whose time has passed: did it take place?"""

    held_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._avatar = Avatar(size=grid.AVATAR_TABLE)
        self._what, self._when = ElidedLabel("", "strong"), ElidedLabel("", "second")
        self.held_button = Button(tr("It took place"), "secondary", "calendar-check")
        self.more = IconButton("ellipsis", tr("It did not take place, and more"))
        self.row.addWidget(self._avatar)
        self.row.addSpacing(grid.SPACE_4)
        self.row.addWidget(BesideOrBelow(column(self._what, self._when), self.held_button), 1)
        self.row.addWidget(self.more)
        self.row.setSpacing(grid.SPACE_8)
        self.held_button.clicked.connect(self.held_clicked)
        self.more.clicked.connect(self._open_menu)

    def show_item(self, item: MeetingItem) -> None:
        """Say what it was and when."""
        meeting = item.meeting
        what, line = today_words.question(meeting, item.now, item.home)
        first = meeting.people[0] if meeting.people else None
        self._avatar.set_person(first.name if first else "", first.avatar_key if first else "", item.photo)
        self._what.setText(what)
        self._when.setText(line)
        self.held_button.setEnabled(item.writable)
        self.held_button.setText(tr("It took place") if meeting.kind.is_meeting else tr("I wrote"))
        self.setAccessibleName(tr("Did it take place? {what}, {line}", what=what, line=wording.cut(line, 80)))

    def act(self, key: Qt.Key) -> bool:
        """Space says that it did."""
        if key == Qt.Key.Key_Space and self.held_button.isEnabled():
            self.held_clicked.emit()
            return True
        return False

    def _open_menu(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))


class PlaceLine(QWidget):
    """A small icon and where, in one line that gives way."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = "map-pin"
        self._text = ElidedLabel("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(current().icon(grid.ICON_CAPTION) + 6, 2, 0, 0)
        row.addWidget(self._text)

    def set_fact(self, icon: str, text: str) -> None:
        """Say where; nothing is shown for nowhere."""
        self._icon = icon
        self._text.setText(text)
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon before the words."""
        painter = QPainter(self)
        theme, size = current(), current().icon(grid.ICON_CAPTION)
        drawn = icons.pixmap(self._icon, theme.colour("text2"), size, self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() + 2 - size) // 2, drawn)
        painter.end()
