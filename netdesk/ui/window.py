"""The main window: sections at the left, the chosen one beside them, its words and keys around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.rows import Changes, DeskCounts, HistoryEntry
from netdesk.services import contacts
from netdesk.services.desks import Desk, Reader
from netdesk.services.drafts import setting
from netdesk.services.me import is_known, me
from netdesk.ui import actions, desk_facts, grid, theme, user_settings
from netdesk.ui.bus import Bus
from netdesk.ui.desk_facts import DeskFacts, after_a_verb
from netdesk.ui.jobs import Job, Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.header import Header
from netdesk.ui.widgets.labels import hairline
from netdesk.ui.widgets.sidebar import Section, Sidebar
from netdesk.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from netdesk.ui.errands import Errands
    from netdesk.ui.memory import Memory
    from netdesk.ui.panels.interactions import InteractionsPanel
    from netdesk.ui.panels.today import TodayPanel
    from netdesk.ui.saved_searches import SavedSearches
    from netdesk.ui.widgets.toast import Toast

    Panel = ContactsPanel | InteractionsPanel | TodayPanel

SECTIONS = (
    Section("today", "Today", "sun"),
    Section("contacts", "Contacts", "users", "People"),
    Section("interactions", "Interactions", "messages-square", "People"),
)
_SCHEMES = frozenset(each.value for each in theme.Scheme)
_BY_HISTORY = frozenset({"undo", "redo", "undo-import"})
_SMALLEST = (1024, 640)
_FIRST_SIZE = (1280, 800)
_REFRESH_MS = 20
_WARM_AFTER_MS = 300
_UNSEEN_MS = 500
_NEEDED_SOON = ("netdesk.ui.dialogs.import_people", "netdesk.ui.dialogs.import_result")


class MainWindow(QMainWindow):
    """The window on one desk. It owns jobs, bus and navigator; the desk is closed by whoever opened it.

    `closed` tells that the window has gone and that nothing of it reads or writes any more.
    """

    closed = Signal()
    _is_built = False

    def __init__(self, desk: Desk, *, begins_today: bool = False) -> None:
        super().__init__()
        self.bus = Bus(self)
        self.jobs = Jobs(desk, self.bus, self)
        self.navigator = Navigator(self)
        self._desk = desk
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._refresh.timeout.connect(self._show_facts)
        self._asked = 0
        self._job: Job | None = None
        self._restore_theme()
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_FIRST_SIZE)
        self._files: list[Path] | None = None
        self._is_painted = False
        self.has_begun = False
        self.memory: Memory | None = None
        self._build()
        self._import.setEnabled(not desk.read_only)
        self._new.setEnabled(not desk.read_only)
        self._connect()
        self._words: list[str] = []
        self._is_built = True
        self.go("today" if begins_today and _begins_with_today(self.jobs.reader) else "contacts")
        self._show_desk()

    def begin(self, files: Sequence[Path]) -> None:
        """After the window is shown and painted: say hello on a new desk, then offer `files` for import."""
        self._files = list(files)
        if self._is_painted:
            self._begin()
        else:
            # A window that starts out of sight is not painted: then nothing is to be waited for.
            QTimer.singleShot(_UNSEEN_MS, self._go_on)

    def paintEvent(self, event: QPaintEvent) -> None:
        """People are seen first; whatever is needed next is made once they are."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        if self.jobs.is_closed:
            return
        if not self._asked:
            self._show_facts()
        self._begin()

    def _begin(self) -> None:
        if self._files is None or self.has_begun:
            return
        self.has_begun = True
        self.saved.read()
        # From here on it hears the wishes of the panels.
        errands = self.errands
        if self._desk.read_only:
            self.toast.show_message(
                f"{self._desk.path.name} is read-only: you can look, not change", action=""
            )
        elif not is_known(self.jobs.reader):
            QTimer.singleShot(0, self._introduce)
        self._take_drops()
        if not self._desk.read_only:
            errands.offer_unfinished()
            errands.backups.begin()
        QTimer.singleShot(_WARM_AFTER_MS, self._warm_up)
        if self._files and not self._desk.read_only:
            errands.bring_in(self._files)

    def _introduce(self) -> None:
        self.errands.introduce()

    def _take_drops(self) -> None:
        from netdesk.ui import desk_offers
        from netdesk.ui.dropping import DropTarget

        offer = desk_offers.for_read_only if self._desk.read_only else desk_offers.for_window
        DropTarget(self, partial(desk_offers.receive, self.navigator, self.errands.bring_in), offer)

    @cached_property
    def toast(self) -> Toast:
        """Where the window says what was done."""
        from netdesk.ui.widgets.toast import Toast

        made = Toast(self)
        made.undo_clicked.connect(self._undo)
        return made

    @cached_property
    def errands(self) -> Errands:
        """What the menus and the panels ask for, made when it is first needed: it knows every dialog."""
        from netdesk.ui.errands import Errands

        made = Errands(self, self.jobs, self.bus, self.navigator)
        made.me_changed.connect(self._show_desk)
        made.backups.told.connect(self._tell_backup)
        made.desks.list_recent(self.memory, self.actions_by_key["open-desk"])
        return made

    @cached_property
    def saved(self) -> SavedSearches:
        """Searches kept under a name; nobody waits for them at the start."""
        from netdesk.ui.saved_searches import SavedSearches

        made = SavedSearches(self, self.jobs, self.bus, self.navigator, self.sidebar, self._go_to_contacts)
        self.actions_by_key["saved-searches"].setMenu(made.menu)
        panel = self._panels.get("contacts")
        if isinstance(panel, ContactsPanel):
            made.attend(panel)
        return made

    def _warm_up(self) -> None:
        """Load what the first import or sheet needs while nobody waits for it."""
        if self.jobs.is_closed:
            return
        from netdesk.services import warming

        # Its badge tells what waits, wherever one is.
        self._panel("today")
        self.jobs.read(lambda _reader, _progress: warming.load(_NEEDED_SOON))

    def go(self, key: str) -> None:
        """Show a section."""
        panel = self._panel(key)
        follows = self._pages.currentWidget() is not panel and self._is_in_section(self.focusWidget())
        self._pages.setCurrentWidget(panel)
        self.sidebar.set_current(key)
        self.header.set_words(self._new, panel.primary, panel.primary.split()[0])
        self.header.search.blockSignals(True)
        self.header.search.setText(self._searches.get(key, ""))
        self.header.search.blockSignals(False)
        self._show_title()
        self._show_status()
        self._allow_actions()
        self._fit()
        if follows:
            panel.focus_list()

    def _is_in_section(self, focused: QWidget | None) -> bool:
        # Keys in the section left behind go on in the next one; in the sidebar or the search they stay.
        return focused is None or self._pages.isAncestorOf(focused)

    @property
    def panel(self) -> Panel:
        """The section shown."""
        return self._panel(self.sidebar.current())

    def _panel(self, key: str) -> Panel:
        """The panel of a section, made when it is first needed."""
        if key not in self._panels:
            made = _MAKERS[key](self.jobs, self.bus, self.navigator)
            self._panels[key] = made
            self._pages.addWidget(made)
            made.counted.connect(lambda count: self._take_count(key, count))
            made.search_typed.connect(self._type_ahead)
            if isinstance(made, ContactsPanel):
                self._own.update(made.menu.take(self.actions_by_key))
                self._own |= {"photo": made.choose_photo, "paste-photo": made.paste_photo}
                self._own["remind"] = made.remind_selected
                if self.has_begun:
                    self.saved.attend(made)
                made.list.chosen.connect(self._allow_actions)
                made.search_replaced.connect(self.header.search.setText)
            elif made.key == "interactions":
                made.table.choice_changed.connect(self._allow_actions)
            else:
                made.shown.connect(self._on_today)
        return self._panels[key]

    def apologize(self) -> None:
        """Say that netdesk itself failed, without a traceback."""
        self.toast.show_message(
            "Something went wrong inside netdesk. Your desk is safe; the log has the details.", action=""
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what was typed become a draft and what was asked for finish, then go."""
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible():
                dialog.close()
        self.jobs.close()
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Full, compact or narrow."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """A larger text leaves less room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._is_built:
            self._fit()

    # Building

    def _build(self) -> None:
        self.actions_by_key: dict[str, QAction] = actions.build(self, self._do)
        for key in _BY_HISTORY:
            self.actions_by_key[key].setEnabled(False)
        self.sidebar = Sidebar(SECTIONS)
        self.header = Header()
        # Files are for the whole window: a field that takes drops would swallow them as text.
        self.header.search.setAcceptDrops(False)
        self.status = StatusBar()
        self._pages = QStackedWidget()
        self._own: dict[str, Callable[[], object]] = {
            "new": self._new_contact,
            "find": self._find,
            "quit": self.close,
            "print": self._print,
            "edit": self._edit,
            "plan": self._plan,
            "touch": self._log_touch,
            "delete": self._delete,
            "save-search": self._save_search,
            "saved-searches": self._open_saved,
        }
        self._panels: dict[str, Panel] = {}
        self._counts: dict[str, int] = {}
        self._searches: dict[str, str] = {}
        self._import = Button("Import", "secondary", "download")
        self._new = Button("New contact", "primary", "plus")
        self.header.add_button(self._import)
        self.header.add_button(self._new, "New")
        self._ground = self._laid_out()
        self.setCentralWidget(self._ground)

    def _laid_out(self) -> QWidget:
        ground, right = QWidget(), QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(hairline(upright=True))
        row.addWidget(right, 1)
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        whole.addWidget(self.status)
        return ground

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.go)
        self.sidebar.desk_clicked.connect(self._open_desk_menu)
        self.header.set_history_actions(self.actions_by_key["undo"], self.actions_by_key["redo"])
        self.header.search.textChanged.connect(self._search)
        self.header.search.entered.connect(self._enter_list)
        self.header.search.left.connect(self._enter_list)
        self._import.clicked.connect(self.navigator.import_wanted)
        self._new.clicked.connect(self._new_here)
        self.status.cancel_clicked.connect(self._stop_job)
        self.status.backup_clicked.connect(self._show_backups)
        self.bus.changed.connect(self._on_changed)
        self.bus.busy.connect(self._on_busy)
        self.bus.troubled.connect(self._on_troubled)
        self.navigator.said.connect(self._on_said)
        self.navigator.contact_wanted.connect(self._on_contact_wanted)
        self.navigator.people_wanted.connect(self._on_people_wanted)
        self.navigator.interaction_wanted.connect(self._on_interaction_wanted)

    # What happens

    def _do(self, key: str) -> None:
        """Fulfil an action by its name."""
        if key in _MAKERS:
            self.go(key)
        elif key in _SCHEMES:
            self._set_scheme(theme.Scheme(key))
        elif key in self._own:
            self._own[key]()
        else:
            self.errands.do(key)

    def _print(self) -> None:
        """Preview the sheet of what is chosen, or of the next meeting."""
        chosen = next(iter(self.panel.selected_ids()), 0)
        self.errands.print_sheet(
            contact_id=chosen if self.panel.key == "contacts" else 0,
            interaction_id=chosen if self.panel.key == "interactions" else 0,
        )

    def _undo(self) -> None:
        self.errands.undo()

    def _edit(self) -> None:
        self.panel.edit_selected()

    def _plan(self) -> None:
        self.panel.plan_selected()

    def _delete(self) -> None:
        self.panel.delete_selected()

    def _log_touch(self) -> None:
        panel = self.panel
        if isinstance(panel, ContactsPanel):
            panel.log_selected()
        else:
            panel.log_touch()

    def _new_contact(self) -> None:
        self.navigator.edit_contact_wanted.emit(0)

    def _new_here(self) -> None:
        self.panel.new()

    def _save_search(self) -> None:
        self.saved.ask_to_save()

    def _open_saved(self) -> None:
        self.saved.open_menu()

    def _find(self) -> None:
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def _search(self, text: str) -> None:
        if text and self.panel.key == "today":
            # People are found where they are listed.
            self.go("contacts")
            self.header.search.setText(text)
            return
        self._searches[self.sidebar.current()] = text
        self.panel.set_search(text)

    def _type_ahead(self, character: str) -> None:
        """A letter typed in the list begins a search."""
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.setText(character)

    def _enter_list(self) -> None:
        self.panel.focus_list()

    def _go_to_contacts(self) -> ContactsPanel:
        self.go("contacts")
        panel = self._panel("contacts")
        assert isinstance(panel, ContactsPanel)
        return panel

    def _on_contact_wanted(self, contact_id: int) -> None:
        self._go_to_contacts().show_contact(contact_id)

    def _on_people_wanted(self, ids: frozenset[int]) -> None:
        present = contacts.contact_rows(self.jobs.reader, sorted(ids)[:1])
        if present:
            self._on_contact_wanted(next(iter(present)))

    def _on_interaction_wanted(self, interaction_id: int) -> None:
        self.go("interactions")
        panel = self._panel("interactions")
        assert panel.key == "interactions"
        panel.show_interaction(interaction_id)

    def _on_changed(self, _changes: Changes) -> None:
        # Many changes in a row, such as an undo held down, are shown once.
        self._refresh.start()

    def _on_busy(self, what: str, done: int, total: int, job: Job) -> None:
        if what:
            self._job = job
            self.status.show_job(what, done, total)
        elif job is self._job:
            self._job = None
            self.status.hide_job()

    def _stop_job(self) -> None:
        if self._job:
            self._job.cancel()

    def _show_backups(self) -> None:
        self.errands.backups.show()

    def _tell_backup(self, words: str, good: bool, warns: bool, why: str) -> None:
        self.status.set_backup(words, good, warns=warns, why=why)

    def _on_troubled(self, sentence: str) -> None:
        self.errands.tell_trouble(sentence)

    def _on_said(self, sentence: str, undoable: bool) -> None:
        if undoable:
            self.toast.show_message(sentence)
        else:
            self.toast.show_message(sentence, action="")

    # What is shown

    def _take_count(self, key: str, count: int) -> None:
        first = count and not self._counts.get(key)
        self._counts[key] = count
        if first and key == self.sidebar.current() and not self.header.search.text():
            # The rows have come: the keys go to them, not to the sections.
            QTimer.singleShot(0, self, self._enter_list)
        if key == self.sidebar.current():
            self._show_title()

    def _show_title(self) -> None:
        panel = self.panel
        count = self._counts.get(panel.key, 0)
        self.header.set_title(panel.title, QLocale().toString(count) if count else "")
        self.header.set_buttons_visible(not panel.is_empty)

    def _show_facts(self) -> None:
        """Ask on a worker what menus, sidebar and status bar tell; only the latest answer counts."""
        self._asked += 1
        asked = self._asked
        self.jobs.read(
            lambda reader, _: desk_facts.read_facts(reader), lambda facts: self._take_facts(asked, facts)
        )

    def _take_facts(self, asked: int, facts: DeskFacts) -> None:
        if asked != self._asked:
            return
        self._name_action("undo", "Undo", facts.undo)
        self._name_action("redo", "Redo", facts.redo)
        self.actions_by_key["undo-import"].setEnabled(facts.has_import and not self._desk.read_only)
        self._show_counts(facts.counts)

    def _show_counts(self, found: DeskCounts) -> None:
        self.sidebar.set_counts(desk_facts.section_counts(found))
        self._words = desk_facts.status_words(found)
        self._show_status()
        self._show_title()

    def _show_status(self) -> None:
        """What the desk holds; on Today, what waits there."""
        panel = self.panel
        facts = panel.facts or self._words
        self.status.set_facts([*facts, "Read-only"] if self._desk.read_only else facts)

    def _on_today(self) -> None:
        """The day says something new."""
        panel = self._panel("today")
        waiting = panel.waiting if panel.key == "today" else 0
        self.sidebar.set_badge("today", QLocale().toString(waiting) if waiting else "")
        if self.sidebar.current() == "today":
            self._show_title()
            self._show_status()

    def _allow_actions(self, _chosen: object = None) -> None:
        """What can do nothing now is disabled; undo and redo follow the history."""
        chosen = self.panel.has_choice
        for spec in actions.ACTIONS:
            if spec.key not in _BY_HISTORY:
                can = actions.allowed(
                    spec, read_only=self._desk.read_only, chosen=chosen, section=self.panel.key
                )
                self.actions_by_key[spec.key].setEnabled(can)

    def _name_action(self, key: str, verb: str, entry: HistoryEntry | None) -> None:
        action = self.actions_by_key[key]
        action.setText(f"&{verb} {actions.escaped(after_a_verb(entry.label))}" if entry else f"&{verb}")
        action.setEnabled(entry is not None and not self._desk.read_only)

    def _open_desk_menu(self) -> None:
        self.errands.desks.open_menu(self.actions_by_key, self.sidebar.desk_button)

    def show_above(self, bar: QWidget) -> None:
        """Put a bar over everything but the menus, for what must be known of this desk all the time."""
        layout = self._ground.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, bar)

    def _show_desk(self) -> None:
        name = me(self.jobs.reader).name.split()
        self.sidebar.set_desk(f"{name[0]}’s desk" if name else "Your desk", self._desk.path.name)
        where = f"{self._desk.path.stem} (read-only)" if self._desk.read_only else self._desk.path.stem
        self.setWindowTitle(f"{where} – netdesk")
        self.setWindowFilePath(str(self._desk.path))

    # Look

    def _fit(self) -> None:
        # With larger text a window holds as little as a smaller one would.
        room = self.width() / theme.current().scale
        compact = room < grid.COMPACT_WIDTH
        narrow = room < grid.NARROW_WIDTH
        self.sidebar.set_compact(compact)
        self.header.set_compact(compact)
        for panel in self._panels.values():
            panel.set_compact("narrow" if narrow else "compact" if compact else "full")

    def _restore_theme(self) -> None:
        # Before it was the user's own, the appearance was kept on the desk.
        wanted = user_settings.scheme() or setting(self.jobs.reader, "scheme")
        if wanted in _SCHEMES:
            self._set_scheme(theme.Scheme(wanted), keep=False)

    def _set_scheme(self, scheme: theme.Scheme, *, keep: bool = True) -> None:
        from PySide6.QtWidgets import QApplication

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, scheme)
        if keep:
            user_settings.save_scheme(scheme.value)


def _interactions(jobs: Jobs, bus: Bus, navigator: Navigator) -> InteractionsPanel:
    from netdesk.ui.panels.interactions import InteractionsPanel

    return InteractionsPanel(jobs, bus, navigator)


def _begins_with_today(reader: Reader) -> bool:
    # Who begins with Contacts waits for nothing that Today needs.
    if setting(reader, "start") == "contacts":
        return False
    from netdesk.services.today import has_people

    return has_people(reader)


def _today(jobs: Jobs, bus: Bus, navigator: Navigator) -> TodayPanel:
    from netdesk.ui.panels.today import TodayPanel

    return TodayPanel(jobs, bus, navigator)


_MAKERS: dict[str, Callable[[Jobs, Bus, Navigator], Panel]] = {
    "today": _today,
    "contacts": ContactsPanel,
    "interactions": _interactions,
}
"""How the panel of each section is made. The window opens with the first; the others wait for their visit."""


def shortcut_text(action: QAction) -> str:
    """The keys of an action as the platform writes them."""
    return ", ".join(each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts())
