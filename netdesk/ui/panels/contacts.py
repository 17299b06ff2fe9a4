"""The Contacts section: list and detail side by side, or what to do with an empty desk."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.rows import Changes, ContactView
from netdesk.services import contacts
from netdesk.services.pending import pending_work
from netdesk.ui import grid
from netdesk.ui.arrivals import Arrival
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.contacts import Clock
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contact_list import ContactList
from netdesk.ui.panels.contact_menu import ContactMenu
from netdesk.ui.program.loading import Loading
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import hairline

if TYPE_CHECKING:
    from netdesk.ui.dialogs.contact_drafts import ContactDraft
    from netdesk.ui.panels.contact_commands import ContactCommands
    from netdesk.ui.panels.contact_detail import ContactDetail
    from netdesk.ui.panels.unfinished_bar import UnfinishedBar
    from netdesk.ui.widgets.empty_state import EmptyState
    from netdesk.ui.words.export_words import Whom

_OF_DETAIL: Final = (
    *("netdesk.ui.panels.contact_detail", "netdesk.ui.panels.contact_commands", "netdesk.store.tables"),
    *("netdesk.ui.panels.unfinished_bar",),
)
_DETAIL_WIDTH: Final = {"full": grid.DETAIL, "compact": grid.DETAIL_SMALL}


class ContactsPanel(QWidget):
    """`counted` tells how many contacts are shown.

    `search_typed` carries a character typed in the table, to be put into the search box, which takes the
    focus; `search_replaced` what the search box should say instead ("" clears it).
    """

    key: Literal["contacts"] = "contacts"

    counted = Signal(int)
    search_typed = Signal(str)
    search_replaced = Signal(str)

    def __init__(
        self,
        jobs: Jobs,
        bus: Bus,
        navigator: Navigator,
        parent: QWidget | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._navigator = navigator
        self._kind, self._scale = "full", 1.0
        self._detail_opened = self._is_detail_asked = False
        self.list = ContactList(jobs, clock=clock)
        self.menu = ContactMenu(self.list, lambda: self.commands, self.look_back, self)
        self._lay_out()
        self._connect(bus)
        self._show_page()
        if pending_work(jobs.desk.path).all():
            self.unfinished.refresh()

    @property
    def title(self) -> str:
        """What stands over the section."""
        return tr("Contacts")

    @property
    def primary(self) -> str:
        """What its first button does."""
        return tr("New contact")

    @cached_property
    def empty(self) -> EmptyState:
        """What to do with an empty desk, made when it is seen for the first time."""
        from netdesk.ui.widgets.empty_state import EmptyState

        made = EmptyState(
            tr("Everyone you know starts here"),
            tr(
                "Bring in a file from LinkedIn, your phone or any address book. "
                "You see what would happen before anything is kept."
            ),
            tr("Import a file"),
            tr("New contact"),
            link=tr("Look around in a sample desk"),
            hint=tr("or drop a file anywhere in this window"),
        )
        made.primary_clicked.connect(self._navigator.import_wanted)
        made.secondary_clicked.connect(self.new)
        made.link_clicked.connect(self._open_sample)
        made.add_further(tr("New to networking? Begin the journey"))
        made.further_clicked.connect(lambda: self._navigator.section_wanted.emit("journey"))
        self._pages.addWidget(made)
        return made

    @cached_property
    def unfinished(self) -> UnfinishedBar:
        """What the user left off with: made at once when there is anything, else once people are seen."""
        from netdesk.ui.panels.unfinished_bar import UnfinishedBar

        made = UnfinishedBar(self._jobs, self)
        made.go_on.connect(self._go_on)
        self._column.insertWidget(0, made)
        return made

    def _open_sample(self) -> None:
        self._navigator.desk_wanted.emit(Arrival(sample=True))

    @cached_property
    def commands(self) -> ContactCommands:
        """What can be done with contacts, made when it is first needed."""
        from netdesk.ui.panels.contact_commands import ContactCommands

        return ContactCommands(self._jobs, self._navigator, self)

    @cached_property
    def detail(self) -> ContactDetail:
        """The right pane. It is made when it is first needed: people are seen before it."""
        from netdesk.ui.panels.contact_detail import ContactDetail

        made = ContactDetail(self._jobs, self._navigator, self.commands, self.list.model)
        made.back_clicked.connect(self._on_back)
        made.search_wanted.connect(self._search_for)
        made.set_compact(self._kind)
        self._beside_column.addWidget(made)
        self.list.chosen.connect(made.show_ids)
        made.show_ids(self.selected_ids())
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the list is seen, the pane beside it is made."""
        super().paintEvent(event)
        if not self._is_detail_asked:
            self._is_detail_asked = True
            QTimer.singleShot(0, self._load_detail)

    @property
    def _is_detail_made(self) -> bool:
        return "detail" in self.__dict__

    def _load_detail(self) -> None:
        if not self._jobs.is_closed:
            # A few modules at a turn, so that the list answers meanwhile.
            Loading(_OF_DETAIL, self._make_detail, self)

    def _make_detail(self) -> None:
        if isValid(self) and not self._jobs.is_closed:
            self.detail.show()
            self.unfinished.refresh()

    @property
    def is_empty(self) -> bool:
        """True while the desk has no contacts."""
        return self._pages.currentWidget() is not self._main

    def set_search(self, text: str) -> None:
        """Show whom the text finds."""
        self.list.set_search(text)

    def new(self) -> None:
        """Add somebody."""
        self._navigator.edit_contact_wanted.emit(0)

    def show_contact(self, contact_id: int) -> None:
        """Choose a contact and show it, whatever search or filter hides it now."""
        self.list.show_contact(contact_id)
        if self._kind == "narrow":
            self._open_detail(True)

    def show_people_of(self, change_id: int) -> None:
        """Show whom a change touched, and nobody else, until another filter is chosen."""
        view = self.list.view
        self.list.show_view(ContactView(change_id=change_id, sort=view.sort, descending=view.descending))
        self.list.focus_list()

    def selected_ids(self) -> tuple[int, ...]:
        """The chosen contacts, from the top."""
        return self.list.chosen_ids()

    def whom(self) -> Whom:
        """Who is chosen, and whom the list shows when it does not show everybody."""
        from netdesk.ui.words.export_words import Whom

        return Whom(self.selected_ids(), self.list.narrowed_ids())

    @property
    def has_choice(self) -> bool:
        """True when anybody is chosen."""
        return self.list.table.selectionModel().hasSelection()

    @property
    def has_several(self) -> bool:
        """True when more than one are chosen."""
        return len(self.list.table.chosen_places(2)) > 1

    @property
    def facts(self) -> list[str]:
        """Nothing of its own for the status bar."""
        return []

    def remind_selected(self) -> None:
        """Ask what to be reminded of about the chosen contact."""
        self.commands.remind(self.selected_ids())

    def edit_selected(self) -> None:
        """Open the editor on the chosen contact."""
        self.commands.edit(self.selected_ids())

    def plan_selected(self) -> None:
        """Plan an interview with the chosen contact."""
        self.commands.plan(self.selected_ids())

    def look_back(self) -> None:
        """Show what was changed on the first of the chosen contacts."""
        self.commands.look_back(self.selected_ids())

    def log_selected(self) -> None:
        """Note a touch with the chosen contact."""
        self.commands.log_touch(self.selected_ids())

    def choose_photo(self) -> None:
        """Ask for a file with the photo of the chosen contact."""
        if self.isVisible() and self.selected_ids():
            self.commands.photos.choose(self.selected_ids()[0])

    def paste_photo(self) -> None:
        """Make the clipboard's picture the photo of the chosen contact."""
        if self.isVisible() and self.selected_ids():
            self.commands.photos.paste(self.selected_ids()[0])

    def delete_selected(self) -> None:
        """Remove the chosen contacts."""
        self.commands.delete(self.selected_ids())

    def copy_selected(self) -> None:
        """Put the chosen contacts into the clipboard."""
        self.commands.copy(self.selected_ids())

    def drag_selected(self) -> None:
        """Drag the chosen contacts out of the window."""
        self.commands.drag(self.selected_ids(), self.list.table)

    def focus_list(self) -> None:
        """Give the keyboard to the rows."""
        if self.is_empty:
            self.empty.primary.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._open_detail(False)
            self.list.focus_list()

    def set_compact(self, kind: str) -> None:
        """Fit a "full", "compact" or "narrow" window."""
        if (kind, current().scale) == (self._kind, self._scale):
            return
        self._kind, self._scale = kind, current().scale
        self.list.set_compact(kind != "full")
        if self._is_detail_made:
            self.detail.set_compact(kind)
        self._arrange()

    def _lay_out(self) -> None:
        self._line = hairline(upright=True)
        self._beside = QWidget()
        self._beside.setProperty("surface", "base")
        self._beside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._beside_column = QVBoxLayout(self._beside)
        self._beside_column.setContentsMargins(0, 0, 0, 0)
        main = QWidget()
        row = QHBoxLayout(main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self._line)
        row.addWidget(self._beside)
        self._pages = QStackedWidget()
        self._pages.addWidget(main)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        self._main = main
        self._arrange()

    def _connect(self, bus: Bus) -> None:
        bus.changed.connect(self._on_changed)
        listing = self.list
        listing.counted.connect(self.counted)
        listing.typed.connect(self.search_typed)
        listing.search_replaced.connect(self.search_replaced)
        listing.table.escaped.connect(lambda: self.search_replaced.emit(""))
        listing.new_wanted.connect(self._new_called)
        listing.opened.connect(self._on_opened)
        listing.delete_asked.connect(self.delete_selected)
        listing.copy_asked.connect(self.copy_selected)
        listing.table.drag_asked.connect(self.drag_selected)
        listing.menu_asked.connect(self._open_menu)
        listing.table.clicked.connect(self._on_clicked)

    def _arrange(self) -> None:
        """List and detail side by side, or one over the other in a narrow window."""
        narrow = self._kind == "narrow"
        if narrow:
            self._beside.setMinimumWidth(0)
            self._beside.setMaximumWidth(grid.ANY_WIDTH)
        else:
            self._beside.setFixedWidth(current().wide(_DETAIL_WIDTH[self._kind]))
        self._line.setVisible(not narrow)
        self._beside.setVisible(not narrow or self._detail_opened)
        self.list.setVisible(not narrow or not self._detail_opened)

    def _open_detail(self, opened: bool) -> None:
        self._detail_opened = opened
        self._arrange()

    def _show_page(self) -> None:
        # Whoever archived everybody has people none the less.
        views = (ContactView(), ContactView(archived=True))
        nobody = not any(contacts.first_contact_ids(self._jobs.reader, view, 1) for view in views)
        self._pages.setCurrentWidget(self.empty if nobody else self._main)

    def _on_changed(self, changes: Changes) -> None:
        self._show_page()
        self.list.refresh(changes)
        if self._is_detail_made:
            self.detail.take_in(changes)

    def _on_clicked(self, _index: object) -> None:
        if self._kind == "narrow" and len(self.selected_ids()) == 1:
            self._open_detail(True)

    def _on_opened(self, contact_id: int) -> None:
        if self._kind == "narrow":
            self._open_detail(True)
            self.detail.back.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self._jobs.desk.read_only:
            self._navigator.edit_contact_wanted.emit(contact_id)

    def _on_back(self) -> None:
        self._open_detail(False)
        self.list.focus_list()

    def _open_menu(self, at: QPoint) -> None:
        self.commands.menu(self.selected_ids(), self).popup(at)

    def _search_for(self, text: str) -> None:
        self._open_detail(False)
        self.search_replaced.emit(text)
        self.set_search(text)

    def _new_called(self, name: str) -> None:
        from netdesk.ui.dialogs.contact_editor import ContactEditor

        ContactEditor.ask(self._jobs, self._navigator, 0, self.window(), name=name)

    def _go_on(self, draft: ContactDraft) -> None:
        from netdesk.ui.dialogs.contact_editor import ContactEditor

        ContactEditor.go_on(self._jobs, self._navigator, draft, self.window())
