"""The right side of Find duplicates: the people of one group, and what to do about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.contacts import Contact
from netdesk.domain.now import wall_now
from netdesk.domain.rows import ContactRow
from netdesk.services.duplicates import Group
from netdesk.ui import grid, links
from netdesk.ui.models.duplicates import sure
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.tr import tr
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.dialog_frame import scrolling
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ElidedLabel, hairline, text_label
from netdesk.ui.words import merge_words, wording

_MARGIN: Final = 28
_REACH_MOST: Final = 5


class DuplicatesPane(QWidget):
    """`merge_wanted`, `apart_wanted` (they are not the same person) and `skipped` say what was decided."""

    merge_wanted = Signal()
    apart_wanted = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self.heading = text_label("", "heading", wrap=True)
        self.why = text_label("", "second", wrap=True)
        self.sure = Chip("")
        self.merge = Button(tr("&Merge…"), "accent", "merge")
        self.apart = Button(tr("&Not the same person"), "secondary")
        self.skip = Button(tr("S&kip"), "quiet")
        self.position = text_label("", "caption")
        self.cards: list[_Card] = []
        for button, signal in (
            (self.merge, self.merge_wanted),
            (self.apart, self.apart_wanted),
            (self.skip, self.skipped),
        ):
            button.clicked.connect(signal)
        self.merge.setDisabled(read_only)
        self.apart.setDisabled(read_only)
        self._people = QVBoxLayout()
        self._people.setSpacing(0)
        self._lay_out()

    def show_group(
        self, group: Group, people: Sequence[Contact], rows: dict[int, ContactRow], why: str, position: str
    ) -> None:
        """Show these people, and why they may be one."""
        name = wording.cut(people[0].shown, 60) if people else ""
        self.heading.setText(
            tr("Is this one {name}?", name=name)
            if len(people) < 3
            else tr("Are these all one {name}?", name=name)
        )
        self.why.setText(f"{why}.")
        self.sure.set_value(ChipValue(sure(group), Tone.OK if group.certain else Tone.NEUTRAL))
        self.apart.setText(tr("&Not the same person") if len(people) < 3 else tr("&Not the same people"))
        self.position.setText(position)
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [_Card(each, rows.get(each.id or 0)) for each in people]
        for card in self.cards:
            self._people.addWidget(card)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(grid.SPACE_12)
        head.addWidget(self.heading, 1)
        head.addWidget(self.sure, 0, Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_MARGIN, grid.SPACE_24, _MARGIN, grid.SPACE_16)
        column.setSpacing(grid.SPACE_4)
        column.addLayout(head)
        column.addWidget(self.why)
        column.addSpacing(grid.SPACE_12)
        column.addLayout(self._people)
        column.addStretch(1)
        actions = QWidget()
        flow = FlowLayout(actions, gap=grid.SPACE_8)
        for button in (self.merge, self.apart, self.skip):
            flow.addWidget(button)
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, grid.SPACE_8, grid.SPACE_24, grid.SPACE_16)
        foot.addWidget(actions, 1)
        foot.addWidget(self.position, 0, Qt.AlignmentFlag.AlignVCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scrolling(body), 1)
        outer.addLayout(foot)


class _Card(QWidget):
    """One of the people: who, how to reach them, and what there was with them."""

    def __init__(self, contact: Contact, row: ContactRow | None) -> None:
        super().__init__()
        name = ElidedLabel(contact.shown, "strong")
        work = ElidedLabel(merge_words.work_of(contact), "second")
        self.reach = [ElidedLabel(each) for each in _reach(contact)]
        self.since = ElidedLabel(_since(contact, row), "caption")
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (name, work, *self.reach, self.since):
            if label.text():
                words.addWidget(label)
        line = QHBoxLayout()
        line.setContentsMargins(0, grid.SPACE_12, 0, grid.SPACE_12)
        line.setSpacing(grid.SPACE_12)
        avatar = Avatar(contact.shown, contact.avatar_key, size=grid.AVATAR_MEETING)
        line.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(line)


def _reach(contact: Contact) -> list[str]:
    found = [
        *(each.value for each in contact.emails),
        *(each.value for each in contact.phones),
        *(links.shown_web(each.value) for each in contact.links),
    ]
    more = len(found) - _REACH_MOST
    return [*found[:_REACH_MOST], tr("and {more} more", more=more)] if more > 1 else found


def _since(contact: Contact, row: ContactRow | None) -> str:
    """Circle, tags and the last touch, whatever there is."""
    touch = row.last_touch if row else None
    told = [
        row.circle if row else "",
        ", ".join(contact.tags[:3]),
        tr("last touch {when}", when=wording.last_touch(touch, wall_now())) if touch else tr("no touch yet"),
        tr("archived") if contact.archived else "",
    ]
    return wording.SEPARATOR.join(each for each in told if each)
