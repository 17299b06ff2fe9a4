"""What the detail pane offers when several contacts are chosen: what they have, and what to do with all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from netdesk.domain.contacts import Circle
from netdesk.services import contacts, many_contacts
from netdesk.services.desks import Reader
from netdesk.services.many_contacts import InCommon
from netdesk.services.merging import MOST
from netdesk.ui import grid, icons
from netdesk.ui.jobs import Jobs
from netdesk.ui.panels.contact_commands import ContactCommands
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.completing import completing
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import hairline, section_label, text_label
from netdesk.ui.widgets.line_edit import LineEdit
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.words import wording

_NAMED: Final = 3
_TAGS_MOST: Final = 20
_ASK_AFTER_MS: Final = 60
"""While the choice grows under Shift and the arrows, it is looked through once it rests."""


class SeveralChosen(QWidget):
    """Tag, circle, star, archive, copy, export or delete them all; each is one change."""

    def __init__(self, jobs: Jobs, commands: ContactCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._commands = commands
        self._ids: tuple[int, ...] = ()
        self._known: InCommon | None = None
        self._circles: list[Circle] = []
        self._title = text_label("", "title", wrap=True)
        self._names = text_label("", "second", wrap=True)
        self.star = Button(tr("Star"), "secondary", "star")
        self.archive = Button(tr("Archive"), "secondary", "archive")
        self.tag = LineEdit()
        self.tag.setPlaceholderText(tr("Add a tag to all"))
        self.tag.setAccessibleName(tr("Add a tag to all"))
        self.tag.setMaxLength(many_contacts.TAG_LENGTH)
        self.circle = Button(tr("Circle"), "secondary", "users")
        self.merge = Button(tr("Merge…"), "secondary", "merge")
        self.copy = Button(tr("Copy"), "secondary", "copy")
        self.export = Button(tr("Export…"), "secondary", "upload")
        self.delete = Button(tr("Delete"), "destructive", "trash-2")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_ASK_AFTER_MS)
        self._soon.timeout.connect(self._ask)
        self._connect()
        self._lay_out()

    def show_ids(self, ids: Sequence[int]) -> None:
        """Who is chosen."""
        self._ids = tuple(ids)
        self._title.setText(counted(len(ids), "{n} contact chosen", "{n} contacts chosen"))
        self.delete.setText(counted(len(ids), "Delete {n} contact", "Delete {n} contacts"))
        rows = contacts.contact_rows(self._jobs.reader, ids[:_NAMED])
        named = [wording.cut(rows[each].name, 40) for each in ids[:_NAMED] if each in rows]
        more = len(ids) - len(named)
        others = [tr("{more:,} more", more=more)] if more else []
        self._names.setText(wording.listed([*named, *others]))
        writable = not self._jobs.desk.read_only
        for widget in (self.star, self.archive, self.tag, self.circle, self.merge, self.delete):
            widget.setEnabled(writable)
        self.merge.setText(tr("Merge {n} into one…", n=len(ids)))
        self.merge.setVisible(2 <= len(ids) <= MOST)
        self._soon.start()

    def set_compact(self, compact: bool) -> None:
        """Smaller margins in a small window, as where one is shown."""
        margin = grid.SPACE_16 if compact else grid.SPACE_24
        self._column.setContentsMargins(margin, 21, margin, grid.SPACE_24)

    def hideEvent(self, event: object) -> None:
        """Nobody asks any more."""
        self._soon.stop()

    def _connect(self) -> None:
        self.star.clicked.connect(self._on_star)
        self.archive.clicked.connect(self._on_archive)
        self.tag.returnPressed.connect(self._on_tag)
        self.circle.clicked.connect(self._on_circle)
        self.merge.clicked.connect(lambda: self._commands.many.merge(self._ids))
        self.copy.clicked.connect(lambda: self._commands.copy(self._ids))
        self.export.clicked.connect(lambda: self._commands.export(self._ids))
        self.delete.clicked.connect(lambda: self._commands.delete(self._ids))

    def _lay_out(self) -> None:
        body = QWidget()
        column = self._column = QVBoxLayout(body)
        self.set_compact(False)
        column.setSpacing(grid.SPACE_8)
        column.addWidget(self._title)
        column.addWidget(self._names)
        column.addSpacing(grid.SPACE_8)
        column.addWidget(_flowing(self.star, self.archive, self.circle, self.merge))
        column.addSpacing(grid.SPACE_12)
        column.addWidget(section_label(tr("Tags")))
        column.addWidget(self._chips)
        column.addWidget(self.tag)
        column.addSpacing(grid.SPACE_16)
        column.addWidget(hairline())
        column.addSpacing(grid.SPACE_8)
        column.addWidget(_flowing(self.copy, self.export, self.delete))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _ask(self) -> None:
        """What they have in common takes half a second for a hundred thousand: asked on a worker."""
        ids = self._ids

        def work(reader: Reader, _progress: object) -> tuple[InCommon, list[Circle], list[str]]:
            return (
                many_contacts.in_common(reader, ids),
                contacts.circles(reader),
                many_contacts.tags_in_use(reader),
            )

        self._jobs.read(work, partial(self._on_known, ids))

    def _on_known(self, ids: tuple[int, ...], answer: tuple[InCommon, list[Circle], list[str]]) -> None:
        if not isValid(self) or ids != self._ids:
            return
        known, self._circles, tags = answer
        self._known = known
        starred = 0 < known.count == known.starred
        archived = 0 < known.count == known.archived
        self.star.setText(tr("Remove stars") if starred else tr("Star"))
        icons.set_icon(self.star, "star-filled" if starred else "star", "warn_ring" if starred else "text2")
        self.archive.setText(tr("Bring back") if archived else tr("Archive"))
        icons.set_icon(self.archive, "archive-restore" if archived else "archive")
        words = _circle_words(known, self._circles)
        self.circle.setText(words)
        self.circle.setAccessibleName(tr("Circle: {words}", words=words))
        self._show_tags(known)
        self.tag.setCompleter(completing(tags, self.tag))

    def _show_tags(self, known: InCommon) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for tag, people in known.tags[:_TAGS_MOST]:
            some = f" · {people:,}" if people < known.count else ""
            chip = Chip(f"{wording.cut(tag, 30)}{some}", removable=not self._jobs.desk.read_only)
            chip.removed.connect(partial(self._take_off, tag))
            self._flow.addWidget(chip)
        if len(known.tags) > _TAGS_MOST:
            self._flow.addWidget(Chip(tr("{n} more", n=len(known.tags) - _TAGS_MOST)))
        self._chips.setVisible(bool(known.tags))
        self._chips.updateGeometry()

    def _take_off(self, tag: str) -> None:
        self._commands.many.remove_tag(self._ids, tag)

    def _on_star(self) -> None:
        self._commands.many.star(self._ids)

    def _on_archive(self) -> None:
        self._commands.many.archive(self._ids)

    def _on_tag(self) -> None:
        tag = " ".join(self.tag.take().split())
        if tag:
            self._commands.many.add_tag(self._ids, tag)

    def _on_circle(self) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands.many.fill_circles(menu, self._ids, self._known)
        menu.popup(self.circle.mapToGlobal(self.circle.rect().bottomLeft()))


def _flowing(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, grid.SPACE_8)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


def _circle_words(known: InCommon, circles: Sequence[Circle]) -> str:
    """The circle that all are in, or that there is more than one."""
    if len(known.circles) > 1:
        return tr("Several circles")
    present = known.circles[0][0] if known.circles else None
    name = next((each.name for each in circles if each.id == present), "")
    return wording.menu_text(name, 26) if name else tr("No circle")
