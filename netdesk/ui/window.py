"""The main window: sections at the left, the chosen one beside them, its words and keys around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from netdesk.domain.rows import HistoryEntry
from netdesk.services.desks import Desk
from netdesk.services.me import me
from netdesk.ui import actions, desk_facts, grid, scheme, theme
from netdesk.ui.bus import Bus
from netdesk.ui.desk_facts import DeskFacts, after_a_verb
from netdesk.ui.errands.here import HereErrands
from netdesk.ui.facts_keeper import FactsKeeper
from netdesk.ui.goings import Goings
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.program.beginning import Beginning
from netdesk.ui.program.closing import Closing
from netdesk.ui.sections import MAKERS, Sections, in_words, opening_section, search_hint
from netdesk.ui.status_jobs import StatusJobs
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.header import Header
from netdesk.ui.widgets.sidebar import Sidebar
from netdesk.ui.widgets.status_bar import StatusBar
from netdesk.ui.widgets.window_ground import WindowGround

if TYPE_CHECKING:
    from netdesk.ui.errands.errands import Errands
    from netdesk.ui.memory import Memory
    from netdesk.ui.saved_searches import SavedSearches
    from netdesk.ui.sections import Panel
    from netdesk.ui.widgets.toast import Toast

_BY_HISTORY = frozenset({"undo", "redo", "undo-import"})
_SMALLEST = (1024, 640)
_FIRST_SIZE = (1280, 800)


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
        self.facts = FactsKeeper(self.jobs, self.bus, self)
        self.closing = Closing(self, self.jobs)
        scheme.restore(self.jobs.reader)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_FIRST_SIZE)
        self._beginning = Beginning(self)
        self.memory: Memory | None = None
        self._build()
        self._import.setEnabled(not desk.read_only)
        self._new.setEnabled(not desk.read_only)
        self._connect()
        self._words: list[str] = []
        self._is_built = True
        self.go(opening_section(self.jobs.reader) if begins_today else "contacts")
        self._show_desk()

    def begin(self, files: Sequence[Path]) -> None:
        """After the window is shown and painted: say hello on a new desk, then offer `files` for import."""
        self._beginning.take_files(files)

    @property
    def has_begun(self) -> bool:
        """True once the wishes of the panels are heard."""
        return self._beginning.has_begun

    def paintEvent(self, event: QPaintEvent) -> None:
        """People are seen first; whatever is needed next is made once they are."""
        super().paintEvent(event)
        self._beginning.people_are_seen()

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
        from netdesk.ui.errands.errands import Errands

        made = Errands(self, self.jobs, self.bus, self.navigator)
        self._beginning.errands_are_made()
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
        for panel in self.sections.present():
            if isinstance(panel, ContactsPanel):
                made.attend(panel)
        return made

    def go(self, key: str) -> None:
        """Show a section."""
        panel = self.sections.panel(key)
        # Keys in the section left behind go on in the next one.
        follows = self.sections.currentWidget() is not panel and self.sections.holds(self.focusWidget())
        self.sections.setCurrentWidget(panel)
        self.sidebar.set_current(key)
        short = tr(actions.SHORT.get(key, "")) or panel.primary.split()[0]
        self.header.set_words(self._new, panel.primary, short)
        self.header.set_face(self._new, *actions.FACES.get(key, ("primary", "plus")))
        self.header.search.blockSignals(True)
        self.header.search.setText(self._searches.get(key, ""))
        self.header.search.set_hint(search_hint(panel))
        self.header.search.blockSignals(False)
        actions.name_new(self.actions_by_key["new-here"], panel.primary, key)
        self._show_title()
        self._show_status()
        self._allow_actions()
        self._fit()
        if follows:
            panel.focus_list()

    @property
    def panel(self) -> Panel:
        """The section shown."""
        return self.sections.panel(self.sidebar.current())

    def _attend(self, panel: Panel) -> None:
        """Hear what a panel tells that has just been made."""
        panel.counted.connect(partial(self._take_count, panel.key))
        panel.search_typed.connect(self._type_ahead)
        if isinstance(panel, ContactsPanel):
            self._own.update(panel.menu.take(self.actions_by_key))
            self._own |= {"photo": panel.choose_photo, "paste-photo": panel.paste_photo}
            self._own["remind"] = panel.remind_selected
            if self.has_begun:
                self.saved.attend(panel)
            panel.list.chosen.connect(self._allow_actions)
            panel.search_replaced.connect(self.header.search.setText)
        elif panel.key == "interactions":
            panel.table.choice_changed.connect(self._allow_actions)
            panel.search_replaced.connect(self.header.search.setText)
        elif panel.key == "journey":
            panel.shown.connect(self._on_journey)
        elif panel.key == "today":
            panel.shown.connect(self._on_today)
        else:
            panel.choice_changed.connect(self._allow_actions)
            panel.search_replaced.connect(self.header.search.setText)

    def apologize(self) -> None:
        """Say that netdesk itself failed, without a traceback."""
        self.toast.tell(
            tr("Something went wrong inside netdesk. Your desk is safe; the log has the details.")
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what was typed become a draft and what was asked for finish, then go."""
        if not self.closing.may_close():
            event.ignore()
            return
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
        scheme.tick_in_menu(self.actions_by_key)
        for key in _BY_HISTORY:
            self.actions_by_key[key].setEnabled(False)
        self.sidebar = Sidebar(in_words())
        self.header = Header()
        # Files are for the whole window: a field that takes drops would swallow them as text.
        self.header.search.setAcceptDrops(False)
        self.status = StatusBar()
        StatusJobs(self.status, self.bus)
        self.sections = Sections(self.jobs, self.bus, self.navigator)
        self.sections.made.connect(self._attend)
        here = HereErrands(
            lambda: self.panel, lambda: self.errands, lambda: self.saved, self.header, self.navigator
        )
        self._own: dict[str, Callable[[], object]] = {**here.by_key, "quit": self.close}
        self._counts: dict[str, int] = {}
        self._searches: dict[str, str] = {}
        self._import = Button(tr("Import"), "secondary", "download")
        self._new = Button(tr("New contact"), "primary", "plus")
        self.header.add_button(self._import)
        self.header.add_button(self._new, tr("New"))
        self._ground = WindowGround(self.sidebar, self.header, self.sections, self.status)
        self.setCentralWidget(self._ground)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.go)
        self.sidebar.desk_clicked.connect(self._open_desk_menu)
        self.header.set_history_actions(self.actions_by_key["undo"], self.actions_by_key["redo"])
        self.header.search.textChanged.connect(self._search)
        self.header.search.entered.connect(self._enter_list)
        self.header.search.left.connect(self._enter_list)
        self._import.clicked.connect(self.navigator.import_wanted)
        self._new.clicked.connect(self._new_here)
        self.status.backup_clicked.connect(self._show_backups)
        self.status.keys_freed.connect(self._enter_list)
        self.facts.told.connect(self._take_facts)
        self.bus.troubled.connect(self._on_troubled)
        self.navigator.said.connect(self._on_said)
        self.navigator.declined.connect(self._on_declined)
        self.navigator.offered.connect(self._on_offered)
        Goings(self.navigator, self.sections, self.go, self.jobs, self)

    # What happens

    def _do(self, key: str) -> None:
        """Fulfil an action by its name."""
        if key in MAKERS:
            self.go(key)
        elif key in scheme.KEYS:
            scheme.choose(theme.Scheme(key))
        elif key in self._own:
            self._own[key]()
        else:
            self.errands.do(key)

    def _undo(self) -> None:
        self.errands.undo()

    def _new_here(self) -> None:
        self.panel.new()

    def _search(self, text: str) -> None:
        if text and self.panel.key in ("today", "journey"):
            # People are found where they are listed.
            self.go("contacts")
            self.header.search.setText(text)
            return
        self._searches[self.sidebar.current()] = text
        self.panel.set_search(text)

    def _type_ahead(self, character: str) -> None:
        """A letter typed in the list begins a search."""
        self.header.search.begin(character)

    def _enter_list(self) -> None:
        self.panel.focus_list()

    def _go_to_contacts(self) -> ContactsPanel:
        self.go("contacts")
        return self.sections.contacts()

    def _show_backups(self) -> None:
        self.errands.backups.show()

    def _tell_backup(self, words: str, good: bool, warns: bool, why: str) -> None:
        self.status.set_backup(words, good, warns=warns, why=why)

    def _on_troubled(self, sentence: str) -> None:
        self.errands.tell_trouble(sentence)

    def _on_said(self, sentence: str, undoable: bool) -> None:
        self.toast.show_message(sentence, None if undoable else "")

    def _on_declined(self, sentence: str) -> None:
        self.toast.tell(sentence)

    def _on_offered(self, sentence: str, action: str, do: Callable[[], object]) -> None:
        self.toast.show_message(sentence, action, key="", do=do)

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
        words = panel.head if panel.key == "journey" else f"{count:,}" if count else ""
        self.header.set_title(panel.title, words, short=panel.short_title if panel.key == "today" else "")
        self.header.set_buttons_visible(not panel.is_empty)
        self._import.setVisible(not panel.is_empty and panel.key != "journey")

    def _take_facts(self, facts: DeskFacts) -> None:
        self._name_action("undo", tr("Undo"), facts.undo)
        self._name_action("redo", tr("Redo"), facts.redo)
        self.actions_by_key["undo-import"].setEnabled(facts.has_import and not self._desk.read_only)
        self.sidebar.set_counts(desk_facts.section_counts(facts))
        self._words = desk_facts.status_words(facts.counts)
        self._show_status()
        self._show_title()

    def _show_status(self) -> None:
        """What the desk holds; on Today, what waits there."""
        panel = self.panel
        facts = panel.facts or self._words
        self.status.set_facts([*facts, tr("Read-only")] if self._desk.read_only else facts)

    def _on_today(self) -> None:
        """The day says something new."""
        panel = self.sections.panel("today")
        waiting = panel.waiting if panel.key == "today" else 0
        self.sidebar.set_badge("today", f"{waiting:,}" if waiting else "")
        if self.sidebar.current() == "today":
            self._show_title()
            self._show_status()

    def _on_journey(self) -> None:
        """The journey says something new."""
        if self.sidebar.current() == "journey":
            self._show_title()
            self._show_status()

    def _allow_actions(self, _chosen: object = None) -> None:
        """What can do nothing now is disabled; undo and redo follow the history."""
        actions.allow(self.actions_by_key, self.panel, read_only=self._desk.read_only, but=_BY_HISTORY)

    def _name_action(self, key: str, verb: str, entry: HistoryEntry | None) -> None:
        action = self.actions_by_key[key]
        action.setText(f"&{verb} {actions.escaped(after_a_verb(entry.label))}" if entry else f"&{verb}")
        action.setEnabled(entry is not None and not self._desk.read_only)

    def _open_desk_menu(self) -> None:
        self.errands.desks.open_menu(self.actions_by_key, self.sidebar.desk_button)

    def show_above(self, bar: QWidget) -> None:
        """Put a bar over everything but the menus, for what must be known of this desk all the time."""
        self._ground.show_above(bar)

    def _show_desk(self) -> None:
        name = me(self.jobs.reader).name.split()
        whose = tr("{name}’s desk", name=name[0]) if name else tr("Your desk")
        self.sidebar.set_desk(whose, self._desk.path.name)
        where = self._desk.path.stem
        self.setWindowTitle(
            tr("{desk} (read-only) – netdesk" if self._desk.read_only else "{desk} – netdesk", desk=where)
        )
        self.setWindowFilePath(str(self._desk.path))

    # Look

    def _fit(self) -> None:
        # With larger text a window holds as little as a smaller one would.
        room = self.width() / theme.current().scale
        compact = room < grid.COMPACT_WIDTH
        narrow = room < grid.NARROW_WIDTH
        self.sidebar.set_compact(compact)
        self.header.set_compact(compact)
        for panel in self.sections.present():
            panel.set_compact("narrow" if narrow else "compact" if compact else "full")
