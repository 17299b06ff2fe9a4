"""Saved searches in the window: a group in the sidebar, entries in the View menu, and what one does with
them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from netdesk.domain.rows import Changes, ContactSort, ContactView
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.widgets.sidebar import Section, Sidebar
from netdesk.ui.words import wording

if TYPE_CHECKING:
    from netdesk.services.desks import Desk, Reader
    from netdesk.services.saved_searches import SavedSearch
    from netdesk.ui.panels.contacts import ContactsPanel

GROUP: Final = marked("Saved searches")
_PREFIX: Final = "search-"
_ICON: Final = "bookmark"
_COUNT_AFTER_MS: Final = 250
_NAME_LENGTH: Final = 40


class SavedSearches(QObject):
    """`contacts` brings the Contacts section to the front and gives it."""

    def __init__(
        self,
        window: QWidget,
        jobs: Jobs,
        bus: Bus,
        navigator: Navigator,
        sidebar: Sidebar,
        contacts: Callable[[], ContactsPanel],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._navigator = navigator
        self._sidebar = sidebar
        self._contacts = contacts
        self._searches: list[SavedSearch] = []
        self._shown: int | None = None
        self._panel: ContactsPanel | None = None
        self.menu = Menu(tr(GROUP), window)
        self.menu.aboutToShow.connect(self._fill)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_COUNT_AFTER_MS)
        self._soon.timeout.connect(self.read)
        bus.changed.connect(self._on_changed)
        sidebar.chosen.connect(self._on_section)
        sidebar.further_chosen.connect(self._on_chosen)
        sidebar.further_acted.connect(self._on_acted)
        sidebar.further_menu_asked.connect(self._on_menu)

    def attend(self, panel: ContactsPanel) -> None:
        """Hear what the Contacts section shows, and when it should be kept."""
        self._panel = panel
        panel.list.view_changed.connect(self._on_view)
        panel.list.filters.save_asked.connect(self.ask_to_save)

    def read(self) -> None:
        """Ask which searches there are and how many people each shows."""
        from netdesk.services import saved_searches

        def work(reader: Reader, _progress: object) -> list[tuple[SavedSearch, int]]:
            return saved_searches.counted(reader)

        if not self._jobs.is_closed:
            self._jobs.read(work, self._on_read)

    def show(self, search_id: int) -> None:
        """Show whom a search finds."""
        search = self._search(search_id)
        if search is not None:
            panel = self._contacts()
            self._shown = search_id
            panel.list.show_view(search.view)
            self._mark()

    def ask_to_save(self) -> None:
        """Ask under which name to keep what the list shows now."""
        from netdesk.services import saved_searches
        from netdesk.ui.dialogs.ask_name import AskNameDialog

        if self._panel is None or self._jobs.desk.read_only:
            return
        view = self._panel.list.view
        words = self._words(view)
        AskNameDialog.ask(
            self._window,
            tr("Save this search"),
            tr("Save"),
            lambda name: self._do(
                lambda desk: saved_searches.save(desk, name, view),
                tr("Search “{name}” saved", name=_short(name)),
                self._saved,
            ),
            sentence=tr("You will find it on the left. It always shows whoever matches at the time."),
            name=wording.cut(words, _NAME_LENGTH),
        )

    def menu_of(self, search_id: int) -> QMenu:
        """What can be done with one of them."""
        menu = Menu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ids = [each.id for each in self._searches]
        at = ids.index(search_id)
        view = self._panel.list.view if self._panel is not None else None
        self._add(menu, tr("Show"), _ICON, partial(self.show, search_id), changes=False)
        menu.addSeparator()
        self._add(menu, tr("Rename…"), "pen-line", partial(self._rename, search_id), "F2")
        use = self._add(
            menu, tr("Change to what the list shows now"), "refresh-cw", partial(self._take_view, search_id)
        )
        use.setEnabled(use.isEnabled() and view is not None and view != self._searches[at].view)
        menu.addSeparator()
        up = self._add(menu, tr("Move up"), "arrow-up", partial(self._move, search_id, -1), "Alt+Up")
        up.setEnabled(up.isEnabled() and at > 0)
        down = self._add(menu, tr("Move down"), "arrow-down", partial(self._move, search_id, 1), "Alt+Down")
        down.setEnabled(down.isEnabled() and at < len(ids) - 1)
        menu.addSeparator()
        self._add(menu, tr("Delete"), "trash-2", partial(self._delete, search_id), "Del")
        return menu

    def open_menu(self) -> None:
        """Offer them all, at the sidebar."""
        self.menu.popup(self._sidebar.mapToGlobal(QPoint(12, self._sidebar.height() // 2)))

    # What happens

    def _on_read(self, found: list[tuple[SavedSearch, int]]) -> None:
        if not isValid(self):
            return
        searches = [search for search, _ in found]
        if searches != self._searches:
            self._searches = searches
            rows = [
                Section(f"{_PREFIX}{each.id}", " ".join(each.name.split()), _ICON, hint=self._hint(each))
                for each in searches
            ]
            self._sidebar.set_further(tr(GROUP), rows)
        self._sidebar.set_further_counts({f"{_PREFIX}{each.id}": f"{count:,}" for each, count in found})
        self._mark()

    def _on_changed(self, changes: Changes) -> None:
        if "saved_search" in changes.tables:
            self.read()
        elif self._searches:
            self._soon.start()

    def _on_section(self, key: str) -> None:
        """Going to Contacts from a saved search shows everybody again."""
        if key == "contacts" and self._shown is not None and self._panel is not None:
            self._shown = None
            view = self._panel.list.view
            self._panel.list.show_view(ContactView(sort=view.sort, descending=view.descending))

    def _on_chosen(self, key: str) -> None:
        self.show(_id(key))

    def _on_view(self, view: ContactView) -> None:
        """A search is shown until something else is typed or chosen."""
        search = self._search(self._shown)
        if search is not None and view != search.view:
            self._shown = None
        self._mark()

    def _on_acted(self, key: str, what: str) -> None:
        search_id = _id(key)
        if what == "open":
            self.show(search_id)
            self._contacts().focus_list()
        elif not self._jobs.desk.read_only:
            do: dict[str, Callable[[], object]] = {
                "rename": partial(self._rename, search_id),
                "delete": partial(self._delete, search_id),
                "up": partial(self._move, search_id, -1),
                "down": partial(self._move, search_id, 1),
            }
            do[what]()

    def _on_menu(self, key: str, at: QPoint) -> None:
        self.menu_of(_id(key)).popup(at)

    def _saved(self, search_id: object) -> None:
        if isinstance(search_id, int):
            self._shown = search_id
            # The list may have been read anew already.
            self._mark()

    def _rename(self, search_id: int) -> None:
        from netdesk.services import saved_searches
        from netdesk.ui.dialogs.ask_name import AskNameDialog

        search = self._search(search_id)
        if search is not None:
            AskNameDialog.ask(
                self._window,
                tr("Rename the search"),
                tr("Rename"),
                lambda name: self._do(lambda desk: saved_searches.rename(desk, search_id, name), ""),
                name=search.name,
            )

    def _take_view(self, search_id: int) -> None:
        from netdesk.services import saved_searches

        search = self._search(search_id)
        if search is not None and self._panel is not None:
            view = self._panel.list.view
            self._shown = search_id
            self._do(
                lambda desk: saved_searches.change_view(desk, search_id, view),
                tr("Search “{name}” changed", name=_short(search.name)),
            )

    def _move(self, search_id: int, steps: int) -> None:
        from netdesk.services import saved_searches

        self._do(lambda desk: saved_searches.move(desk, search_id, steps), "")

    def _delete(self, search_id: int) -> None:
        from netdesk.services import saved_searches

        search = self._search(search_id)
        if search is not None:
            said = tr("Search “{name}” deleted", name=_short(search.name))
            self._do(lambda desk: saved_searches.delete(desk, search_id), said)

    def _do(
        self, work: Callable[[Desk], object], said: str, done: Callable[[object], object] | None = None
    ) -> None:
        def tell(result: object) -> None:
            if done is not None:
                done(result)
            if said:
                self._navigator.said.emit(said, True)

        self._jobs.change(work, tell)

    # What is shown

    def _mark(self) -> None:
        here = self._sidebar.current() == "contacts"
        self._sidebar.mark_further(f"{_PREFIX}{self._shown}" if here and self._shown is not None else "")

    def _fill(self) -> None:
        self.menu.clear()
        for search in self._searches:
            assert search.id is not None
            action = self._add(
                self.menu, wording.menu_text(search.name), "", partial(self.show, search.id), changes=False
            )
            action.setCheckable(True)
            action.setChecked(search.id == self._shown)
        if not self._searches:
            self.menu.addAction(tr("None yet")).setEnabled(False)

    def _add(
        self,
        menu: QMenu,
        words: str,
        icon: str,
        do: Callable[[], object],
        key: str | None = None,
        *,
        changes: bool = True,
    ) -> QAction:
        enabled = not (changes and self._jobs.desk.read_only)
        return add_entry(menu, words, icon, do, key, enabled=enabled)

    def _search(self, search_id: int | None) -> SavedSearch | None:
        return next((each for each in self._searches if each.id == search_id), None)

    def _words(self, view: ContactView) -> str:
        """What a view is called as long as it has no name."""
        filters = self._panel.list.filters.words if self._panel is not None else ""
        words = (" ".join(view.text.split()), *filters.split(wording.SEPARATOR))
        return ", ".join(part for part in words if part)

    def _hint(self, search: SavedSearch) -> str:
        """What is said under the pointer: the name, which may be too long to be seen, and what is typed."""
        text = " ".join(search.view.text.split())
        sort = search.view.sort
        by = wording.sort_words(sort)
        sorted_by = tr("sorted by {sort}", sort=by) if sort is not ContactSort.NAME else ""
        parts = (search.name, f"“{wording.cut(text, 60)}”" if text else "", sorted_by)
        return wording.SEPARATOR.join(part for part in parts if part)


def _id(key: str) -> int:
    return int(key.removeprefix(_PREFIX))


def _short(name: str) -> str:
    return wording.cut(" ".join(name.split()), _NAME_LENGTH)
