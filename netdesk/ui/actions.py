"""The window's actions as data: one list makes the menus and the keys."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from typing import Final, Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from netdesk.domain.value import value
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.popups import Menu

Key = QKeySequence.StandardKey


@value
class ActionSpec:
    """One action: its name in code, words (with the letter to press), keys and place. `changes` tells that it
    changes the desk, `of_chosen` that it is about what is chosen in the list, `of_one` about one alone,
    `section` that it is theirs alone (one or several, by spaces)."""

    key: str
    text: str
    menu: str
    keys: tuple[QKeySequence.StandardKey | str, ...] = ()
    line_above: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    changes: bool = False
    of_chosen: bool = False
    of_one: bool = False
    section: str = ""


FACES: Final = {"journey": ("secondary", "repeat")}
"""How the header's action looks where it is no plus: the kind of button, and its icon."""

SHORT: Final = marked({"journey": "New round"})
"""What it says in a small window, where its first word does not do."""

SMALL_SECTIONS = "organizations events goals pitches questions"
"""The sections whose "New ..." is something else than a contact or an interview."""

_PEOPLE = "contacts interactions"

_MACS_OWN: Final = {
    "Ctrl+H": "Meta+H",
    **{f"Ctrl+Shift+{digit}": f"Meta+Shift+{digit}" for digit in "1234"},
}
"""What a Mac keeps for itself (hiding the program, pictures of the screen), and what is pressed instead:
Qt says Ctrl for the command key and Meta for the one that is called control."""

MENUS = marked(("&File", "&Edit", "&View", "&Contact", "&Tools", "&Help"))

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", "&New contact", "&File", (Key.New,), changes=True),
    ActionSpec("new-here", "Ne&w here", "&File", ("Ctrl+Shift+A",), changes=True, section=SMALL_SECTIONS),
    ActionSpec("log", "&Log a touch…", "&File", ("Ctrl+L",), changes=True),
    ActionSpec("import", "&Import…", "&File", ("Ctrl+I",), line_above=True, changes=True),
    ActionSpec("export", "&Export…", "&File", ("Ctrl+Shift+E",)),
    ActionSpec("print", "&Print prep sheet…", "&File", (Key.Print,), line_above=True),
    ActionSpec("new-desk", "New &desk…", "&File", ("Ctrl+Shift+N",), line_above=True),
    ActionSpec("open-desk", "&Open desk…", "&File", (Key.Open,)),
    ActionSpec("save-copy", "&Save a copy…", "&File", ("Ctrl+Shift+S",)),
    ActionSpec("backups", "&Backups…", "&File"),
    ActionSpec("sample", "Open the sa&mple desk", "&File"),
    ActionSpec("close-desk", "&Close desk", "&File", ("Ctrl+W",)),
    ActionSpec(
        "quit", "&Quit", "&File", (Key.Quit, "Ctrl+Q"), line_above=True, role=QAction.MenuRole.QuitRole
    ),
    ActionSpec("undo", "&Undo", "&Edit", (Key.Undo,), changes=True),
    ActionSpec("redo", "&Redo", "&Edit", (Key.Redo, "Ctrl+Shift+Z", "Ctrl+Y"), changes=True),
    ActionSpec("undo-import", "Undo &import", "&Edit", changes=True),
    ActionSpec("history", "&History…", "&Edit", ("Ctrl+H",)),
    ActionSpec("deleted", "Restore &deleted…", "&Edit", ("Ctrl+Shift+R",)),
    ActionSpec("copy-as", "&Copy as", "&Edit", line_above=True, of_chosen=True, section="contacts"),
    ActionSpec("paste-people", "P&aste people…", "&Edit", (Key.Paste,), changes=True),
    ActionSpec("find", "&Find", "&Edit", (Key.Find,), line_above=True),
    ActionSpec(
        "preferences",
        "&Preferences…",
        "&Edit",
        ("Ctrl+,",),
        line_above=True,
        role=QAction.MenuRole.PreferencesRole,
    ),
    ActionSpec("today", "&Today", "&View", ("Ctrl+0",)),
    ActionSpec("journey", "&Journey", "&View", ("Ctrl+3",)),
    ActionSpec("contacts", "&Contacts", "&View", ("Ctrl+1",)),
    ActionSpec("interactions", "&Interactions", "&View", ("Ctrl+2",)),
    ActionSpec("organizations", "Or&ganizations", "&View", ("Ctrl+4",)),
    ActionSpec("events", "Eve&nts", "&View", ("Ctrl+5",)),
    ActionSpec("goals", "Go&als", "&View", ("Ctrl+6",)),
    ActionSpec("pitches", "&Pitches", "&View", ("Ctrl+7",)),
    ActionSpec("questions", "&Questions", "&View", ("Ctrl+8",)),
    ActionSpec(
        "save-search",
        "Sa&ve this search…",
        "&View",
        ("Ctrl+Shift+F",),
        line_above=True,
        changes=True,
        section="contacts",
    ),
    ActionSpec("saved-searches", "Sav&ed searches", "&View"),
    ActionSpec("columns", "C&olumns", "&View", ("Ctrl+Shift+C",), section="contacts"),
    ActionSpec("light", "&Light", "&View", line_above=True),
    ActionSpec("dark", "&Dark", "&View"),
    ActionSpec("system", "As the &system", "&View"),
    ActionSpec("edit", "&Edit…", "&Contact", ("Ctrl+E",), changes=True, of_chosen=True, of_one=True),
    ActionSpec(
        "plan",
        "&Plan an interview…",
        "&Contact",
        ("Ctrl+Shift+P",),
        changes=True,
        of_chosen=True,
        of_one=True,
        section=_PEOPLE,
    ),
    ActionSpec(
        "touch",
        "&Log a touch with them…",
        "&Contact",
        ("Ctrl+Shift+L",),
        changes=True,
        of_chosen=True,
        of_one=True,
        section=f"{_PEOPLE} events",
    ),
    ActionSpec(
        "remind",
        "Re&mind me…",
        "&Contact",
        ("Ctrl+R",),
        changes=True,
        of_chosen=True,
        of_one=True,
        section="contacts",
    ),
    ActionSpec(
        "cards",
        "Add &name cards…",
        "&Contact",
        ("Ctrl+Shift+K",),
        changes=True,
        of_chosen=True,
        of_one=True,
        section="events",
    ),
    ActionSpec(
        "star",
        "&Star",
        "&Contact",
        ("Ctrl+D",),
        line_above=True,
        changes=True,
        of_chosen=True,
        section="contacts",
    ),
    ActionSpec(
        "archive", "&Archive", "&Contact", ("Ctrl+Shift+D",), changes=True, of_chosen=True, section="contacts"
    ),
    ActionSpec(
        "tag", "Add a ta&g…", "&Contact", ("Ctrl+T",), changes=True, of_chosen=True, section="contacts"
    ),
    ActionSpec("tags", "&Tags", "&Contact", changes=True, of_chosen=True, section="contacts"),
    ActionSpec("circle", "&Circle", "&Contact", changes=True, of_chosen=True, section="contacts"),
    ActionSpec(
        "merge", "Me&rge…", "&Contact", ("Ctrl+Shift+M",), changes=True, of_chosen=True, section="contacts"
    ),
    ActionSpec(
        "photo",
        "Photo from a &file…",
        "&Contact",
        line_above=True,
        changes=True,
        of_chosen=True,
        of_one=True,
        section="contacts",
    ),
    ActionSpec(
        "paste-photo",
        "Paste a ph&oto",
        "&Contact",
        ("Ctrl+Shift+V",),
        changes=True,
        of_chosen=True,
        of_one=True,
        section="contacts",
    ),
    ActionSpec(
        "contact-history",
        "&History of them…",
        "&Contact",
        ("Ctrl+Shift+H",),
        line_above=True,
        of_chosen=True,
        of_one=True,
        section="contacts",
    ),
    ActionSpec("delete", "&Delete", "&Contact", line_above=True, changes=True, of_chosen=True),
    ActionSpec("duplicates", "Find &duplicates…", "&Tools", ("Ctrl+Shift+G",)),
    ActionSpec("coverage", "&How far your circles reach…", "&Tools", ("Ctrl+Shift+O",)),
    ActionSpec("own-fields", "Your own &fields…", "&Tools", changes=True),
    ActionSpec("check", "&Check the desk", "&Tools"),
    ActionSpec(
        "wizard-circles",
        "&Go through your circles…",
        "&Tools",
        ("Ctrl+Shift+1",),
        line_above=True,
        changes=True,
    ),
    ActionSpec("wizard-list", "Find &ways to meet people…", "&Tools", ("Ctrl+Shift+2",), changes=True),
    ActionSpec("wizard-goals", "&Set a goal…", "&Tools", ("Ctrl+Shift+3",), changes=True),
    ActionSpec("wizard-pitch", "Craft a pi&tch…", "&Tools", ("Ctrl+Shift+4",), changes=True),
    ActionSpec("prepare", "&Prepare for a meeting…", "&Tools", ("Ctrl+Shift+Y",), changes=True),
    ActionSpec("new-round", "Begin a new &round", "&Tools", changes=True),
    ActionSpec("moving", "&Moving to another computer…", "&Help"),
    ActionSpec("keys", "&Keyboard shortcuts", "&Help", (Key.HelpContents,)),
    ActionSpec("about", "&About netdesk", "&Help", line_above=True, role=QAction.MenuRole.AboutRole),
)


def build(window: QMainWindow, do: Callable[[str], None], only: Collection[str] = ()) -> dict[str, QAction]:
    """Make the menus of `window`; choosing one calls `do` with its name. `only`: these, no others."""
    specs = [spec for spec in ACTIONS if not only or spec.key in only]
    used = {spec.menu for spec in specs}
    menus: dict[str, QMenu] = {
        title: _added(window.menuBar(), Menu(tr(title), window)) for title in MENUS if title in used
    }
    actions: dict[str, QAction] = {}
    for spec in specs:
        if spec.line_above:
            menus[spec.menu].addSeparator()
        action = QAction(tr(spec.text), window)
        action.setShortcuts(_sequences(spec.keys))
        action.setObjectName(spec.key)
        action.setMenuRole(spec.role)
        action.triggered.connect(lambda _checked=False, key=spec.key: do(key))
        menus[spec.menu].addAction(action)
        actions[spec.key] = action
    return actions


class Place(Protocol):
    """A section: its name, and whether anything is chosen in it, or several things."""

    @property
    def key(self) -> str:
        """What the section is called in code."""

    @property
    def has_choice(self) -> bool:
        """True when anything is chosen."""

    @property
    def has_several(self) -> bool:
        """True when more than one are chosen."""


def allow(made: dict[str, QAction], here: Place, *, read_only: bool, but: Collection[str]) -> None:
    """Enable what can do anything `here`, and disable the rest; `but` these are left as they are."""
    chosen, several, section = here.has_choice, here.has_several, here.key
    for spec in ACTIONS:
        if spec.key not in but:
            can = allowed(spec, read_only=read_only, chosen=chosen, several=several, section=section)
            made[spec.key].setEnabled(can)


def allowed(
    spec: ActionSpec, *, read_only: bool, chosen: bool, several: bool = False, section: str = ""
) -> bool:
    """Whether an action can do anything here: on this desk, with nothing, one or several chosen."""
    here = not spec.section or section in spec.section.split()
    fits = (chosen or not spec.of_chosen) and not (several and spec.of_one)
    return here and not (spec.changes and read_only) and fits


def name_new(action: QAction, words: str, section: str) -> None:
    """Let the action that makes something new of a small section say what ("New event"); elsewhere there is
    none."""
    action.setVisible(section in SMALL_SECTIONS.split())
    action.setText(words.replace(tr("New"), tr("Ne&w"), 1))


def escaped(text: str) -> str:
    """User text for a menu: an ampersand is itself, not the next letter's key; one line, not too long."""
    plain = " ".join(text.split())
    short = plain if len(plain) <= 60 else f"{plain[:59]}…"
    return short.replace("&", "&&")


def _sequences(
    keys: tuple[QKeySequence.StandardKey | str, ...], system: str = sys.platform
) -> list[QKeySequence]:
    found: list[QKeySequence] = []
    for key in keys:
        if isinstance(key, str):
            sequences = [QKeySequence(_MACS_OWN.get(key, key) if system == "darwin" else key)]
        else:
            sequences = QKeySequence.keyBindings(key)
        found += [each for each in sequences if each not in found]
    return found


def _added(bar: QMenuBar, menu: Menu) -> Menu:
    bar.addMenu(menu)
    return menu
