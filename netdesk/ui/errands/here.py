"""What the menus ask of the section that is shown, or of what is chosen in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.tr import tr
from netdesk.ui.widgets.header import Header

if TYPE_CHECKING:
    from netdesk.ui.errands.errands import Errands
    from netdesk.ui.saved_searches import SavedSearches
    from netdesk.ui.sections import Panel


class HereErrands:
    """Collaborators come as questions: the panel changes, and what knows every dialog is made late."""

    def __init__(
        self,
        panel: Callable[[], Panel],
        errands: Callable[[], Errands],
        saved: Callable[[], SavedSearches],
        header: Header,
        navigator: Navigator,
    ) -> None:
        self._panel = panel
        self._errands = errands
        self._saved = saved
        self._header = header
        self._navigator = navigator
        self.by_key: dict[str, Callable[[], object]] = {
            "new": self._new_contact,
            "new-here": self._new_here,
            "cards": self._add_cards,
            "find": self._find,
            "print": self._print,
            "edit": self._edit,
            "plan": self._plan,
            "touch": self._log_touch,
            "delete": self._delete,
            "export": self._export,
            "save-search": self._save_search,
            "saved-searches": self._open_saved,
            "paste-people": self._paste,
        }

    def _print(self) -> None:
        """Preview the sheet of what is chosen, or of the next meeting."""
        panel = self._panel()
        chosen = next(iter(panel.selected_ids()), 0)
        self._errands().print_sheet(
            contact_id=chosen if panel.key == "contacts" else 0,
            interaction_id=chosen if panel.key == "interactions" else 0,
        )

    def _edit(self) -> None:
        self._panel().edit_selected()

    def _plan(self) -> None:
        self._panel().plan_selected()

    def _delete(self) -> None:
        self._panel().delete_selected()

    def _export(self) -> None:
        """Whom the list shows and who is chosen in it can be taken out alone."""
        from netdesk.ui.words.export_words import Whom

        self._errands()
        panel = self._panel()
        if isinstance(panel, ContactsPanel):
            self._navigator.export_wanted.emit(panel.whom(), False)
        else:
            self._navigator.export_wanted.emit(Whom(), False)

    def _log_touch(self) -> None:
        panel = self._panel()
        if isinstance(panel, ContactsPanel):
            panel.log_selected()
        else:
            panel.log_touch()

    def _new_contact(self) -> None:
        self._navigator.edit_contact_wanted.emit(0)

    def _new_here(self) -> None:
        self._panel().new()

    def _add_cards(self) -> None:
        """Type the cards collected at the event that is chosen."""
        from netdesk.ui.panels.events import EventsPanel

        panel = self._panel()
        if isinstance(panel, EventsPanel):
            panel.add_cards()

    def _find(self) -> None:
        self._header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._header.search.selectAll()

    def _save_search(self) -> None:
        self._saved().ask_to_save()

    def _open_saved(self) -> None:
        self._saved().open_menu()

    def _paste(self) -> None:
        """Bring in the people of the clipboard; a picture becomes the photo of whoever is chosen."""
        from netdesk.ui import photo_source

        if not photo_source.holds_only_picture():
            self._errands().do("paste-people")
            return
        panel = self._panel()
        if isinstance(panel, ContactsPanel) and len(panel.selected_ids()) == 1:
            panel.paste_photo()
        else:
            words = tr("To make the copied picture a photo, choose one person in Contacts and paste again")
            self._navigator.declined.emit(words)
