"""What the window does for its menus and panels: opens dialogs, brings files in, takes changes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.domain.errors import Trouble
from netdesk.domain.now import utc_now
from netdesk.domain.progress import Progress
from netdesk.domain.rows import Changes
from netdesk.services import checks, history, sheets
from netdesk.services.desks import Reader
from netdesk.ui import looking_only
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs import contact_drafts
from netdesk.ui.dialogs.about import AboutDialog
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.in_the_way import undo_last_import
from netdesk.ui.dialogs.interaction_editor import InteractionEditor
from netdesk.ui.dialogs.message import MessageDialog
from netdesk.ui.dialogs.preferences import PreferencesDialog
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.dialogs.remind import RemindDialog
from netdesk.ui.dialogs.shortcuts import ShortcutsDialog
from netdesk.ui.errands.aims import AimErrands
from netdesk.ui.errands.backups import BackupErrands
from netdesk.ui.errands.desks import DeskErrands
from netdesk.ui.errands.duplicates import DuplicateErrands
from netdesk.ui.errands.export import ExportErrands
from netdesk.ui.errands.history import HistoryErrands
from netdesk.ui.errands.journey import JourneyErrands
from netdesk.ui.errands.pasting import PasteErrands
from netdesk.ui.errands.person import PersonErrands
from netdesk.ui.errands.places import PlaceErrands
from netdesk.ui.errands.rehearsal import RehearsalErrands
from netdesk.ui.folders import downloads
from netdesk.ui.import_wish import IMPORTABLE, ImportWish
from netdesk.ui.importing import ImportFlow
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.program import introducing
from netdesk.ui.tr import tr
from netdesk.ui.wizards.plan import PlanWizard
from netdesk.ui.words import wording

_UNDOING = "Undo: "


class Errands(QObject):
    """Fulfils the wishes of the Navigator and the menus, over one window.

    `me_changed` tells that the user described themselves anew.
    """

    me_changed = Signal()

    def __init__(self, window: QWidget, jobs: Jobs, bus: Bus, navigator: Navigator) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._bus = bus
        self._navigator = navigator
        self.imports = ImportFlow(jobs, bus, navigator, window)
        self._by_key: dict[str, Callable[[], object]] = {
            "log": self._log_touch,
            "import": self.choose_files,
            "undo": self.undo,
            "redo": self.redo,
            "undo-import": self._undo_import,
            "preferences": self._prefer,
            "check": self._check,
            "keys": self._show_keys,
            "about": self._about,
            **PersonErrands(window, jobs, bus).by_key,
            **DuplicateErrands(window, jobs, bus, navigator).by_key,
            **PlaceErrands(window, jobs, navigator).by_key,
        }
        self.pasting = PasteErrands(self.imports, self._may_change, self._tell_nothing_pasted)
        self._by_key |= self.pasting.by_key
        self.backups = BackupErrands(window, jobs, bus, navigator)
        self._by_key |= self.backups.by_key
        self.desks = DeskErrands(window, navigator, jobs)
        self._by_key |= self.desks.by_key
        self._by_key |= HistoryErrands(window, jobs, bus, navigator).by_key
        self.journey = JourneyErrands(window, jobs, navigator, self._may_change)
        RehearsalErrands(window, jobs, navigator, self._may_change)
        AimErrands(window, jobs, navigator, self._may_change)
        self._by_key |= self.journey.by_key
        self.exports = ExportErrands(window, jobs, navigator)
        navigator.import_wanted.connect(self.choose_files)
        navigator.bring_in_wanted.connect(self._fulfil)
        navigator.edit_contact_wanted.connect(self._edit_contact)
        navigator.edit_interaction_wanted.connect(self._edit_interaction)
        navigator.plan_wanted.connect(self._plan)
        navigator.remind_wanted.connect(self._remind)
        navigator.sheet_wanted.connect(self._preview)

    def do(self, key: str) -> None:
        """Run the errand of an action."""
        self._by_key[key]()

    def bring_in(self, paths: list[Path]) -> None:
        """Read files and show what importing them would do."""
        if self._may_change():
            self.imports.start(paths)

    def choose_files(self) -> None:
        """Ask for files to import."""
        if not self._may_change():
            return
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, tr("Import people"), downloads(), tr(IMPORTABLE)
        )
        if chosen:
            self.bring_in([Path(each) for each in chosen])

    def introduce(self) -> AboutYouDialog | None:
        """Let a new desk know who sits at it; the dialog, where that has to be asked."""
        return introducing.introduce(
            self._jobs, self._navigator, self._window, self._after_saying, self._prefer
        )

    def know_user(self) -> None:
        """This desk knows its user: new ones begin with that."""
        introducing.remember_first(self._jobs)

    def offer_unfinished(self) -> None:
        """At start: save what waited when netdesk was stopped, and offer what was left half typed."""
        if not contact_drafts.resume(self._jobs, self._navigator):
            self.journey.offer_unfinished()

    def print_sheet(self, contact_id: int, interaction_id: int) -> None:
        """Preview the sheet of this interaction, else of one with this contact, else of the next."""
        reader = self._jobs.reader
        chosen: int | None = interaction_id or None
        if not chosen and contact_id:
            chosen = sheets.next_with(reader, contact_id)
        if not chosen:
            try:
                chosen = sheets.next_interaction(reader, utc_now())
            except Trouble:
                self._navigator.declined.emit(tr("No sheet to print yet: plan an interview first"))
                return
        self._preview(chosen)

    def tell_trouble(self, sentence: str) -> None:
        """Show what went wrong, in its one sentence; once, however much failed for the same reason."""
        for told in self._window.findChildren(MessageDialog):
            if told.isVisible() and told.sentence.text() == sentence:
                return
        MessageDialog.tell(tr("This was not done"), sentence, self._window)

    def _tell_nothing_pasted(self, sentence: str) -> None:
        MessageDialog.tell(tr("There is nobody to paste"), sentence, self._window)

    def undo(self) -> None:
        """Take the latest change back: the one that is being made now, or else the last that was."""
        entry = history.next_undo(self._jobs.reader)
        running = self._jobs.long_change_running
        if entry or running:
            words = (
                tr("Undoing “{label}”", label=entry.label)
                if entry and not running
                else tr("Undoing the latest")
            )
            self._jobs.long_change(
                words, lambda desk, _: history.undo(desk), self._told(tr("Undone")), can_stop=False
            )

    def redo(self) -> None:
        """Make it again."""
        entry = history.next_redo(self._jobs.reader)
        if entry:
            words = tr("Redoing “{label}”", label=entry.label)
            self._jobs.long_change(
                words, lambda desk, _: history.redo(desk), self._told(tr("Redone")), can_stop=False
            )

    def _told(self, what: str) -> Callable[[Changes | None], None]:
        """Tell what was taken back or made again: that is known when it is done, for other changes may have
        been on their way before."""

        def tell(done: Changes | None) -> None:
            if done is None:
                return
            said, label = what, done.label
            if label.startswith(_UNDOING):
                # "Undone: Undo: Import 8 contacts" would have to be read twice.
                said, label = tr("Brought back"), label.removeprefix(_UNDOING)
            self._navigator.said.emit(f"{said}: {wording.cut(label, 60)}", False)

        return tell

    def _may_change(self) -> bool:
        return looking_only.may_change(self._jobs.desk, self._navigator)

    # Wishes of the panels

    def _fulfil(self, wish: ImportWish) -> None:
        if self._may_change():
            self.imports.fulfil(wish)

    def _edit_contact(self, contact_id: int) -> None:
        if self._may_change():
            ContactEditor.ask(self._jobs, self._navigator, contact_id, self._window)

    def _edit_interaction(self, interaction_id: int, contact_id: int) -> None:
        if self._may_change():
            InteractionEditor.ask(self._jobs, self._navigator, interaction_id, contact_id, self._window)

    def _plan(self, contact_id: int, interaction_id: int) -> None:
        if not self._may_change():
            return
        if PlanWizard.ask(self._jobs, self._navigator, contact_id, interaction_id, self._window) is None:
            self._navigator.declined.emit(tr("This meeting is no longer on the desk"))

    def _remind(self, contact_id: int, follow_up_id: int) -> None:
        if self._may_change():
            RemindDialog.ask(self._jobs, self._navigator, contact_id, follow_up_id, self._window)

    def _preview(self, interaction_id: int) -> None:
        PrintSheetDialog.ask(self._jobs, self._navigator, interaction_id, self._window)

    # Errands of the menus

    def _log_touch(self) -> None:
        self._navigator.edit_interaction_wanted.emit(0, 0)

    def _undo_import(self) -> None:
        undo_last_import(self._jobs, self._bus, self._navigator, self._window)

    def _prefer(self) -> None:
        PreferencesDialog.show_for(self._jobs, self._window).saved.connect(self._after_preferring)

    def _after_saying(self) -> None:
        introducing.remember(self._jobs)
        self.me_changed.emit()

    def _after_preferring(self, backups_moved: bool) -> None:
        self._after_saying()
        if backups_moved:
            self.backups.start_anew()

    def _show_keys(self) -> None:
        ShortcutsDialog.show_for(self._window)

    def _about(self) -> None:
        AboutDialog.show_for(self._window)

    def _check(self) -> None:
        def work(reader: Reader, _progress: Progress) -> list[str]:
            return checks.check(reader)

        self._jobs.read(work, self._checked, what=tr("Checking the desk"))

    def _checked(self, found: list[str]) -> None:
        if found:
            MessageDialog.tell(tr("The desk is not whole"), "\n".join(found), self._window)
        else:
            self._navigator.said.emit(tr("The desk is whole"), False)
