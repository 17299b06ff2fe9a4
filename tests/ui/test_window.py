"""The window around the sections: its menus and keys, what it tells, how it closes."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.events import Event
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.domain.names import Name
from netdesk.domain.progress import Progress
from netdesk.services import contacts, events, history, imports, interactions
from netdesk.services.checks import check
from netdesk.services.dry_runs import Batch
from netdesk.services.me import me, save_me
from netdesk.store.desk import Desk
from netdesk.ui import desk_offers, theme, user_settings
from netdesk.ui.actions import ACTIONS
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.message import MessageDialog
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.window import MainWindow

HOSTILE = (
    "<img src='file:///etc/passwd'>",
    "<b>Marks</b> & Sons &lt;x&gt;",
    "%s %d {0} {name}",
    "line\nbreak\tand\u202etfel",
    "A" * 5000,
)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
Found = TypeVar("Found", bound=QWidget)


def _person(name: str, **more: object) -> Contact:
    return Contact(name=Name(display=name), **more)  # type: ignore[arg-type]


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A desk with three people, a planned interview, and an owner."""
    save_me(desk, me(desk.writer))
    contacts.add_contact(
        desk, _person("Ada Byron", organization="Engines", emails=(Labelled("ada@x.example"),))
    )
    contacts.add_contact(desk, _person("Bo Li", organization="Engines"))
    contacts.add_contact(desk, _person("Cem Kaya", organization="Looms"))
    plan = Plan(objective="Learn the trade")
    interactions.add_interaction(
        desk, Interaction(Kind.INFORMATIONAL_INTERVIEW, (1,), start=Moment("2099-03-04T14:30"), plan=plan)
    )
    return desk


@pytest.fixture
def window(known: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    with _shown(known, qtbot) as made:
        yield made


@contextmanager
def _shown(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    try:
        made.show()
        made.begin([])
        qtbot.waitUntil(lambda: made.has_begun)
        _settle(made, qtbot)
        yield made
    finally:
        made.close()
        made.deleteLater()


def _settle(window: MainWindow, qtbot: QtBot) -> None:
    """Everything asked for has been answered, and told."""
    qtbot.waitUntil(lambda: window.jobs.is_idle and not window.facts.is_waiting, timeout=10_000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: window.jobs.is_idle and not window.facts.is_waiting, timeout=10_000)


def _facts(window: MainWindow) -> str:
    return window.status._facts.text()


def _dialogs(window: MainWindow) -> list[QDialog]:
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def _choose(window: MainWindow, contact_id: int, qtbot: QtBot) -> None:
    window.navigator.contact_wanted.emit(contact_id)
    qtbot.waitUntil(lambda: window.panel.selected_ids() == (contact_id,))
    _settle(window, qtbot)


# Menus


class _Outcome:
    """What became visible of an action: a dialog, a toast, another section, focus, theme or desk."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before = self._look()

    def _look(self) -> tuple[object, ...]:
        window = self._window
        if not window.isVisible():
            return ()
        return (
            tuple(type(each).__name__ for each in _dialogs(window)),
            window.sidebar.current(),
            window.header.search.hasFocus(),
            theme.current().dark,
            user_settings.scheme(),
            contacts.counts(window.jobs.reader),
            window.toast.accessibleName() if window.toast.isVisible() else "",
            QApplication.activePopupWidget() is not None,
        )

    @property
    def is_seen(self) -> bool:
        return self._look() != self._before


@pytest.mark.parametrize("key", [spec.key for spec in ACTIONS])
def test_every_action_does_something_or_is_disabled(
    key: str, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, title: str, *_: object) -> tuple[list[str] | str, str]:
        asked.append(title)
        return ([] if "Import" in title else "", "")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    _choose(window, 1, qtbot)
    if key == "redo":
        history.undo(window.jobs.desk)
        _settle(window, qtbot)
    if key == "contacts":
        window.go("interactions")
    if key == "new-here":
        window.go("organizations")
        assert window.actions_by_key[key].text() == "Ne&w organization"
    if key == "cards":
        events.save(window.jobs.desk, Event("Spring fair"))
        window.go("events")
        _settle(window, qtbot)
    if key == "light":
        theme.apply(QApplication.instance(), theme.Scheme.DARK)  # type: ignore[arg-type]
    window.setFocus()
    action = window.actions_by_key[key]
    if key == "undo-import":
        assert not action.isEnabled(), "nothing was imported here"
        return
    assert action.isEnabled()
    # What the program around the window does.
    window.navigator.desk_wanted.connect(lambda _: asked.append("another desk"))
    window.navigator.close_desk_wanted.connect(lambda: asked.append("no desk"))
    outcome = _Outcome(window)
    action.trigger()
    qtbot.waitUntil(lambda: bool(asked) or outcome.is_seen, timeout=10_000)
    for dialog in _dialogs(window):
        dialog.reject()
    if menu := QApplication.activePopupWidget():
        menu.close()
    if window.isVisible():
        _settle(window, qtbot)


@pytest.mark.parametrize("section", ["contacts", "interactions", "organizations"])
def test_what_is_about_the_chosen_is_disabled_when_nothing_is_chosen(
    section: str, window: MainWindow, qtbot: QtBot
) -> None:
    window.go(section)
    qtbot.waitUntil(lambda: bool(window._counts.get(section)))
    _settle(window, qtbot)
    window.panel.focus_list()
    of_chosen = [
        window.actions_by_key[spec.key]
        for spec in ACTIONS
        if spec.of_chosen and section in (spec.section or section).split()
    ]
    qtbot.waitUntil(lambda: all(action.isEnabled() for action in of_chosen))
    panel = window.panel
    table = panel.list.table if panel.key == "contacts" else panel.table  # type: ignore[union-attr]
    table.clearSelection()
    qtbot.waitUntil(lambda: not any(action.isEnabled() for action in of_chosen))


def test_an_empty_desk_can_be_filled_and_has_nothing_to_undo(desk: Desk, qtbot: QtBot) -> None:
    save_me(desk, me(desk.writer))
    with _shown(desk, qtbot) as window:
        enabled = {key for key, action in window.actions_by_key.items() if action.isEnabled()}
        assert {"new", "log", "import"} <= enabled
        assert not enabled & {"undo", "redo", "undo-import", "edit", "plan", "touch", "delete"}
        assert _facts(window) == "No people yet"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_plain_in_menu_title_and_toast(name: str, desk: Desk, qtbot: QtBot) -> None:
    save_me(desk, me(desk.writer))
    with _shown(desk, qtbot) as window:
        window.jobs.change(lambda desk: contacts.add_contact(desk, _person(name)))
        _settle(window, qtbot)
        undo = window.actions_by_key["undo"]
        qtbot.waitUntil(undo.isEnabled)
        text = undo.text().removeprefix("&")
        assert "\n" not in text
        assert "&" not in text.replace("&&", ""), "no letter of a name becomes a key"
        assert len(text.replace("&&", "&")) <= 70
        # A menu draws its words as they are, so they may hold markup; a tooltip would not.
        assert text.replace("&&", "&").startswith(f"Undo add {' '.join(name.split())[:20]}")
        _choose(window, 1, qtbot)
        window.panel.delete_selected()
        _settle(window, qtbot)
        assert window.toast._text.textFormat() == Qt.TextFormat.PlainText
        assert "deleted" in window.toast.accessibleName()
        assert window.toast.width() <= window.width()
        assert window.windowTitle() == "a – netdesk"


def test_the_buttons_of_undo_and_redo_show_markup_as_text(desk: Desk, qtbot: QtBot) -> None:
    save_me(desk, me(desk.writer))
    with _shown(desk, qtbot) as window:
        window.jobs.change(lambda desk: contacts.add_contact(desk, _person(HOSTILE[0])))
        _settle(window, qtbot)
        qtbot.waitUntil(window.actions_by_key["undo"].isEnabled)
        for button in window.header.findChildren(QWidget):
            tooltip = button.toolTip()
            assert "<img" not in tooltip, tooltip


def test_a_desk_whose_name_looks_like_markup_is_shown_as_text(tmp_path: Path, qtbot: QtBot) -> None:
    if os.name == "nt":
        pytest.skip("no file has such a name here")
    desk = Desk.open(tmp_path / "<b>my & desk.netdesk")
    save_me(desk, me(desk.writer))
    with _shown(desk, qtbot) as window:
        assert window.windowTitle() == "<b>my & desk – netdesk"
    desk.close()


# Keys


def test_keys_lead_to_sections_and_search(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_2, control)
    assert window.sidebar.current() == "interactions"
    qtbot.keyClick(window, Qt.Key.Key_1, control)
    assert window.sidebar.current() == "contacts"
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert window.sidebar.current() == "today"
    qtbot.keyClick(window, Qt.Key.Key_F, control)
    assert window.header.search.hasFocus()


@pytest.mark.parametrize("section", ["contacts", "interactions"])
def test_a_letter_typed_in_a_list_starts_a_search(section: str, window: MainWindow, qtbot: QtBot) -> None:
    window.go(section)
    qtbot.waitUntil(lambda: bool(window._counts.get(section)))
    window.panel.focus_list()
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "b")
    assert window.header.search.hasFocus()
    qtbot.keyClicks(window.header.search, "y")
    assert window.header.search.text() == "by"


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("Plan interview", "plan"),
        ("Log touch", "touch"),
        ("Remind me…", "remind"),
        ("Star", "star"),
        ("Archive", "archive"),
        ("Export…", "export"),
        ("History of Bo Li…", "contact-history"),
    ],
)
def test_the_menu_of_a_person_tells_the_keys_that_the_window_hears(
    window: MainWindow, qtbot: QtBot, words: str, action: str
) -> None:
    _choose(window, 2, qtbot)
    assert isinstance(window.panel, ContactsPanel)
    menu = window.panel.commands.menu((2,), window)
    qtbot.addWidget(menu)
    told = {each.text(): each.shortcut() for each in menu.actions()}
    assert told[words] in window.actions_by_key[action].shortcuts()


def test_undo_in_the_search_box_is_of_what_was_typed_and_then_of_the_desk(
    window: MainWindow, qtbot: QtBot
) -> None:
    _choose(window, 2, qtbot)
    assert isinstance(window.panel, ContactsPanel)
    qtbot.keyClick(window.panel.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: contacts.counts(window.jobs.reader).contacts == 2)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = window.header.search
    qtbot.keyClicks(box, "ada")
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == ""
    _settle(window, qtbot)
    assert contacts.counts(window.jobs.reader).contacts == 2
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: contacts.counts(window.jobs.reader).contacts == 3)
    _settle(window, qtbot)
    qtbot.keyClick(box, Qt.Key.Key_Z, CTRL_SHIFT)
    assert box.text() == "ada", "what was typed comes back before the desk’s redo"
    qtbot.keyClick(box, Qt.Key.Key_Z, CTRL_SHIFT)
    qtbot.waitUntil(lambda: contacts.counts(window.jobs.reader).contacts == 2)


def test_each_section_keeps_its_own_search(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.header.search, "looms")
    _settle(window, qtbot)
    window.go("interactions")
    assert window.header.search.text() == ""
    window.go("contacts")
    assert window.header.search.text() == "looms"


# Facts


def test_the_status_bar_tells_what_the_desk_holds(window: MainWindow, qtbot: QtBot) -> None:
    assert _facts(window) == "3 people  ·  2 organizations  ·  1 interaction"
    window.jobs.change(lambda desk: contacts.delete_contacts(desk, [2, 3]))
    _settle(window, qtbot)
    qtbot.waitUntil(lambda: _facts(window) == "1 person  ·  1 organization  ·  1 interaction")
    window.jobs.change(history.undo)
    qtbot.waitUntil(lambda: _facts(window).startswith("3 people"))


def test_a_scheme_is_put_on_and_kept(window: MainWindow, known: Desk, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for scheme, dark in (("dark", True), ("light", False)):
        window.actions_by_key[scheme].trigger()
        _settle(window, qtbot)
        ground = app.palette().color(QPalette.ColorRole.Window).lightness()
        assert (ground < 128) is dark
        assert user_settings.scheme() == scheme
    window.actions_by_key["dark"].trigger()
    _settle(window, qtbot)
    window.close()
    theme.apply(app, theme.Scheme.LIGHT)
    with _shown(known, qtbot) as again:
        assert theme.current().dark, again.windowTitle()
    assert history.next_undo(known.writer) is not None
    assert history.next_undo(known.writer).label != "scheme"  # type: ignore[union-attr]


# Closing


def _cards(path: Path, how_many: int) -> Path:
    path.write_text(
        "".join(
            f"BEGIN:VCARD\nVERSION:3.0\nFN:Person {n}\nEMAIL:p{n}@x.example\nEND:VCARD\n"
            for n in range(how_many)
        )
    )
    return path


def _people(desk: Desk) -> int:
    with desk.reader() as reader:
        return contacts.counts(reader).contacts


@pytest.fixture
def half_way(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when the first part of an import has been written, and not yet kept."""
    written = threading.Event()
    insert = imports._insert

    def watched(*what: object) -> object:
        made = insert(*what)  # type: ignore[arg-type]
        written.set()
        return made

    monkeypatch.setattr(imports, "_insert", watched)
    return written


def test_closing_while_an_import_runs_keeps_nothing_half(
    window: MainWindow, known: Desk, qtbot: QtBot, tmp_path: Path, half_way: threading.Event
) -> None:
    window.errands.bring_in([_cards(tmp_path / "many.vcf", 5000)])
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.planned is not None, timeout=15_000)
    dialog.accept()
    qtbot.waitUntil(half_way.is_set, timeout=10_000)
    window.close()
    assert not known.writer.in_transaction
    assert _people(known) == 3
    assert [entry.kind for entry in history.history(known.writer)].count("import") == 0
    with known.reader() as reader:
        assert check(reader) == []
    # What comes after the end finds nothing to do.
    QApplication.processEvents()


def test_closing_while_files_are_read_ends_at_once(
    window: MainWindow, known: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window.errands.bring_in([_cards(tmp_path / "many.vcf", 20_000)])
    window.close()
    assert [each.name for each in threading.enumerate() if each.name.startswith("netdesk-")] == []
    assert _people(known) == 3
    QApplication.processEvents()


def test_changes_asked_for_before_closing_are_kept(window: MainWindow, known: Desk) -> None:
    for number in range(20):
        window.jobs.change(lambda desk, n=number: contacts.add_contact(desk, _person(f"Late {n}")))  # type: ignore[misc]
    window.close()
    assert _people(known) == 23


def test_stopping_the_running_job_takes_it_back(
    window: MainWindow, known: Desk, qtbot: QtBot, tmp_path: Path, half_way: threading.Event
) -> None:
    cards = _cards(tmp_path / "many.vcf", 3000)
    with known.reader() as reader:
        planned = imports.dry_run(reader, imports.read_files([cards]))

    def work(desk: Desk, progress: Progress) -> object:
        return imports.import_people(desk, planned, Batch(), progress)

    stopped: list[bool] = []
    window.jobs.long_change("Importing 3,000 people", work, cancelled=lambda: stopped.append(True))
    qtbot.waitUntil(half_way.is_set, timeout=10_000)
    window.status.cancel_clicked.emit()
    qtbot.waitUntil(lambda: bool(stopped), timeout=10_000)
    _settle(window, qtbot)
    assert _people(known) == 3
    assert window.status._job.isHidden()


# A desk that can only be looked at


@pytest.fixture
def read_only(known: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The same desk, where it cannot be written."""
    from netdesk.store import gate

    path = known.path
    known.close()
    monkeypatch.setattr(gate, "is_writable", lambda path: False)
    opened = Desk.open(path)
    assert opened.read_only
    yield opened
    opened.close()


@pytest.fixture
def looking(read_only: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    with _shown(read_only, qtbot) as made:
        yield made


def test_a_read_only_desk_says_so_and_offers_only_what_can_be_done(looking: MainWindow, qtbot: QtBot) -> None:
    _choose(looking, 1, qtbot)
    assert looking.windowTitle() == "a (read-only) – netdesk"
    assert _facts(looking).endswith("·  Read-only")
    assert looking.toast.accessibleName() == "a.netdesk is read-only: you can look, not change"
    for spec in ACTIONS:
        assert looking.actions_by_key[spec.key].isEnabled() is not spec.changes, spec.key
    assert not looking._new.isEnabled()
    assert not looking._import.isEnabled()
    refused = desk_offers.for_read_only([Path("people.vcf")]).refusal
    assert refused == "This desk is read-only: you can look, not change."


def test_no_wish_of_a_panel_opens_what_could_not_be_saved(looking: MainWindow, qtbot: QtBot) -> None:
    navigator = looking.navigator
    for wish in (
        lambda: navigator.edit_contact_wanted.emit(1),
        lambda: navigator.edit_contact_wanted.emit(0),
        lambda: navigator.edit_interaction_wanted.emit(1, 0),
        lambda: navigator.plan_wanted.emit(1, 0),
        navigator.import_wanted.emit,
        lambda: looking.errands.bring_in([Path("one.vcf")]),
    ):
        looking.toast.dismiss()
        wish()
        assert _dialogs(looking) == []
        assert looking.toast.accessibleName() == "a.netdesk is read-only: you can look, not change"
        assert looking.toast.isVisible()


def test_a_change_asked_for_all_the_same_is_refused_in_one_sentence(
    looking: MainWindow, qtbot: QtBot
) -> None:
    _choose(looking, 2, qtbot)
    looking.panel.delete_selected()
    qtbot.waitUntil(lambda: bool(_dialogs(looking)))
    (told,) = _dialogs(looking)
    assert isinstance(told, MessageDialog)
    assert told.sentence.text() == "a.netdesk cannot be written here, so nothing was changed."
    told.accept()
    assert contacts.counts(looking.jobs.reader).contacts == 3


def test_the_menu_of_a_row_offers_only_what_can_be_done(looking: MainWindow, qtbot: QtBot) -> None:
    contacts_menu = looking.sections.contacts().commands.menu((1,), looking)
    assert _enabled(contacts_menu) == ["Photo", "Copy", "Copy as", "Export…", "History of Ada Byron…"]
    looking.go("interactions")
    qtbot.waitUntil(lambda: bool(looking._counts.get("interactions")))
    panel = looking.panel
    panel.focus_list()
    assert panel.key == "interactions"
    menu = panel.actions_for.menu(panel._chosen_rows())
    assert _enabled(menu) == ["Prep sheet…", "Show Ada Byron"]
    menu.deleteLater()
    contacts_menu.deleteLater()


def _enabled(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if each.isEnabled() and not each.isSeparator()]


def test_looking_changes_nothing_and_opens_no_box(looking: MainWindow, read_only: Desk, qtbot: QtBot) -> None:
    before = read_only.path.read_bytes()
    for key in ("dark", "light", "interactions", "contacts", "history", "check", "keys", "about"):
        looking.actions_by_key[key].trigger()
        _settle(looking, qtbot)
        for dialog in _dialogs(looking):
            assert not isinstance(dialog, MessageDialog), key
            dialog.reject()
    assert read_only.path.read_bytes() == before
    assert sorted(each.name for each in read_only.path.parent.iterdir()) == ["a.netdesk"]


def test_the_search_box_says_what_is_searched(window: MainWindow) -> None:
    window.resize(1280, 800)
    window.go("organizations")
    assert window.header.search.placeholderText() == "Search organizations"
    window.go("contacts")
    assert window.header.search.placeholderText() == "Search people, notes, answers"
    window.resize(1024, 640)
    window.go("events")
    assert window.header.search.placeholderText() == "Search"
    assert window.header.search.accessibleDescription() == "Search events"
