"""The right pane: everything known of the chosen contact."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.contacts import Contact
from netdesk.domain.interactions import Interaction
from netdesk.domain.rows import Changes
from netdesk.services import contacts
from netdesk.ui import grid, photos
from netdesk.ui.dialogs.tab_stops import tab_stops
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.contacts import ContactsModel
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels import contact_facts
from netdesk.ui.panels.contact_commands import ContactCommands
from netdesk.ui.panels.contact_head import ContactHead
from netdesk.ui.panels.contact_notice import ContactNotice
from netdesk.ui.panels.fact_list import FactList
from netdesk.ui.panels.notes_view import NotesView
from netdesk.ui.panels.several_chosen import SeveralChosen
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.fact_row import ElidedLink
from netdesk.ui.widgets.labels import hairline, text_label
from netdesk.ui.widgets.timeline import Timeline
from netdesk.ui.words import wording

_OF_EVERYBODY: Final = frozenset({"circle", "own_field", "goal"})
_PHOTO_SIDE: Final = 4 * grid.AVATAR_DETAIL


class ContactDetail(QWidget):
    """Shows one contact, or what can be done with several. `model` tells time and zone.

    `back_clicked` asks for the list again (in a narrow window), `search_wanted` for everybody whom a
    word finds.
    """

    back_clicked = Signal()
    search_wanted = Signal(str)

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        commands: ContactCommands,
        model: ContactsModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._navigator = navigator
        self._commands = commands
        self._model = model
        self._ids: tuple[int, ...] = ()
        self._contact: Contact | None = None
        self._photo = ""
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Details"))
        self.back = Button(tr("Back"), "quiet", "arrow-left")
        self.head = ContactHead()
        self.notice = ContactNotice(jobs, navigator)
        self.facts = FactList(navigator)
        self.notes = NotesView()
        self.timeline = Timeline()
        self.history = ElidedLink("")
        self._several = SeveralChosen(jobs, commands)
        self._connect()
        self._lay_out()
        self.set_compact("full")
        self.show_ids(())

    @property
    def contact_id(self) -> int:
        """Who is shown, 0 for nobody or several."""
        return self._contact.id or 0 if self._contact else 0

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show the only one of `ids`, or what can be done with all of them."""
        moved = tuple(ids) != self._ids
        self._ids = tuple(ids)
        self._contact = contacts.contact(self._jobs.reader, ids[0]) if len(ids) == 1 else None
        if self._contact is not None:
            self._show(self._contact)
            self._pages.setCurrentWidget(self._area)
            if moved:
                self._area.verticalScrollBar().setValue(0)
        elif len(ids) > 1:
            self._several.show_ids(self._ids)
            self._pages.setCurrentWidget(self._several)
        else:
            self._pages.setCurrentWidget(self._nobody)

    def refresh(self) -> None:
        """Read again who is shown."""
        self.show_ids(self._ids)

    def take_in(self, changes: Changes) -> None:
        """Read again who is shown, when a change touched them, who introduced them, or what all share."""
        shown = {*self._ids, self._contact.introduced_by if self._contact else None}
        if not shown.isdisjoint(changes.contacts) or not _OF_EVERYBODY.isdisjoint(changes.tables):
            self.refresh()

    def set_compact(self, kind: str) -> None:
        """Margins for "full", "compact" and "narrow", and Back where the detail covers the list."""
        margin = grid.SPACE_24 if kind == "full" else grid.SPACE_16
        above = grid.SPACE_12 if kind == "narrow" else 21
        self._column.setContentsMargins(margin, above, margin, grid.SPACE_24)
        self._several.set_compact(kind != "full")
        self._back_gap.setVisible(kind == "narrow")
        self.back.setVisible(kind == "narrow")

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_clicked)
        self._commands.photos.attend(self.head.avatar, lambda: self.contact_id)
        self.head.plan_clicked.connect(self._plan)
        self.head.log_clicked.connect(self._log)
        self.head.menu_clicked.connect(self._open_menu)
        self.head.star_clicked.connect(self._star)
        self.head.organization_clicked.connect(self.search_wanted)
        self.timeline.opened.connect(self._on_opened)
        self.history.clicked.connect(self._look_back)

    def _lay_out(self) -> None:
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setSpacing(0)
        self._back_gap, self._notice_gap, self._fact_gap, self._notes_gap = (QWidget() for _ in range(4))
        self._heading = text_label(tr("Timeline"), "heading")
        self._quiet = text_label(tr("Nothing yet. Log a touch after you talk or write."), "quiet", wrap=True)
        self._notes_heading = text_label(tr("Notes"), "heading")
        for widget, gap in (
            (self.back, 0),
            (self._back_gap, 0),
            (self.head, grid.SPACE_16),
            (self.notice, 0),
            (self._notice_gap, 0),
            (self.facts, 0),
            (self._fact_gap, 0),
            (self._notes_heading, grid.SPACE_8),
            (self.notes, 0),
            (self._notes_gap, 0),
            (hairline(), grid.SPACE_16),
            (self._heading, grid.SPACE_12),
            (self._quiet, 0),
            (self.timeline, grid.SPACE_12),
            (self.history, 0),
        ):
            self._column.addWidget(widget, 0, *_alignment(widget in (self.back, self.history)))
            self._column.addSpacing(gap)
        self._column.addStretch(1)
        for gap_widget, height in (
            (self._notice_gap, 11),
            (self._fact_gap, 11),
            (self._notes_gap, grid.SPACE_16),
        ):
            gap_widget.setFixedHeight(height)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(body)
        self._nobody = text_label(tr("Choose somebody to see what you know of them."), "quiet", wrap=True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nobody.setMargin(grid.SPACE_24)
        self._pages = QStackedWidget()
        for page in (self._area, self._several, self._nobody):
            self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _show(self, contact: Contact) -> None:
        reader, home, now = self._jobs.reader, self._model.home, self._model.now()
        assert contact.id is not None
        timeline = contacts.timeline(reader, contact.id)
        circle = next((each for each in contacts.circles(reader) if each.id == contact.circle_id), None)
        writable = not self._jobs.desk.read_only
        self.head.show_contact(contact, circle, contact_facts.standing_of(timeline), can_change=writable)
        self.head.show_planned(bool(contact_facts.planned_interview(timeline, home)))
        self._show_photo(contact)
        self.notice.show_for(contact, timeline, now, home)
        self._notice_gap.setVisible(not self.notice.isHidden())
        introducer = contacts.contact(reader, contact.introduced_by) if contact.introduced_by else None
        last = contact_facts.last_held(timeline, home)
        facts = contact_facts.facts_of(contact, introducer.shown if introducer else "", last, now)
        parts = contact_facts.part_in(contacts.part_in(reader, contact.id))
        self.facts.set_facts(contact_facts.together(facts, parts))
        self._fact_gap.setVisible(bool(self.facts.facts))
        self.notes.set_text(contact.notes)
        for part in (self.notes, self._notes_heading, self._notes_gap):
            part.setVisible(bool(contact.notes.strip()))
        self._show_timeline(timeline)
        self.history.set_full_text(tr("History of {shown}…", shown=wording.cut(contact.shown, 60)))
        # Facts and timeline came anew, and what is new would come last, after the history.
        for before, after in pairwise(tab_stops(self._area, rows=True)):
            QWidget.setTabOrder(before, after)

    def _show_timeline(self, timeline: Sequence[Interaction]) -> None:
        self.timeline.set_items(contact_facts.items_of(timeline, self._model.now(), self._model.home))
        self.timeline.setVisible(bool(timeline))
        more = len(timeline) - contact_facts.TIMELINE_MOST
        self._quiet.setVisible(not timeline or more > 0)
        self._quiet.setText(
            tr(
                "The newest {timeline_most} of {n:,}. The rest is in Interactions.",
                timeline_most=contact_facts.TIMELINE_MOST,
                n=len(timeline),
            )
            if more > 0
            else tr("Nothing yet. Log a touch after you talk or write.")
        )

    def _show_photo(self, contact: Contact) -> None:
        self._photo = contact.photo
        if contact.photo:
            self._jobs.read(
                lambda reader, _progress: photos.decoded(
                    contacts.photo(reader, contact.photo) or b"", _PHOTO_SIDE
                ),
                partial(self._on_photo, contact),
            )

    def _on_photo(self, contact: Contact, photo: QImage) -> None:
        if isValid(self) and self._photo == contact.photo and self.contact_id == contact.id:
            self.head.show_photo(contact, photo)

    def _on_opened(self, key: object) -> None:
        if isinstance(key, int):
            self._navigator.interaction_wanted.emit(key)

    def _plan(self) -> None:
        self._commands.plan(self._ids)

    def _log(self) -> None:
        self._commands.log_touch(self._ids)

    def _star(self) -> None:
        self._commands.many.star(self._ids)

    def _look_back(self) -> None:
        self._commands.look_back(self._ids)

    def _open_menu(self) -> None:
        button = self.head.menu_button
        menu = self._commands.menu(self._ids, self)
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height())))


def _alignment(left: bool) -> tuple[Qt.AlignmentFlag, ...]:
    return (Qt.AlignmentFlag.AlignLeft,) if left else ()
