"""Until people are seen, nothing is loaded that showing them does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.services.drafts import save_setting
from netdesk.services.me import me, save_me
from netdesk.store.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
STARTED = """
import sys
sys.path.insert(0, {root!r})
from netdesk.app import main
from netdesk.ui.panels.contact_table import ContactTable
paint = ContactTable.paintEvent
def paint_and_tell(self, event):
    paint(self, event)
    if self.contacts.ids and not loaded:
        loaded.extend(sys.modules)
        self.window().close()
loaded = []
ContactTable.paintEvent = paint_and_tell
status = main([{desk!r}])
print(*loaded)
sys.exit(status)
"""
NOT_YET = (
    # Saving, importing, printing and pictures.
    *("peewee", "playhouse", "reportlab", "uharfbuzz", "pypdfium2", "phonenumbers", "PIL", "vobject"),
    *("netdesk.exchange", "netdesk.printing", "netdesk.ui.wizards", "netdesk.store.history"),
    # What makes a change, tells of it, and brings an older desk up to date.
    *(
        "netdesk.store.changes",
        "netdesk.store.recorded",
        "netdesk.store.touching",
        "netdesk.domain.history",
        "netdesk.ui.widgets.toast",
    ),
    *("netdesk.store.migrations.m0001_first", "netdesk.store.migrations.m0007_journey"),
    *("PySide6.QtPrintSupport", "PySide6.QtNetwork"),
    # What stands in place of people when there are none.
    *("netdesk.ui.widgets.empty_state", "netdesk.ui.panels.nobody_found", "netdesk.ui.panels.unfinished_bar"),
    # The journey, which begins when it is gone to.
    *("netdesk.ui.panels.journey", "netdesk.domain.steps", "netdesk.services.journey"),
    *(
        "netdesk.domain.goals",
        "netdesk.domain.events",
        "netdesk.domain.pitches",
        "netdesk.ui.words.journey_words",
    ),
    # Expensive parts of Python's own library.
    *("hashlib", "uuid", "ctypes", "socket", "pickle", "email", "logging.handlers", "html.entities"),
)
"""What the first picture of the window must not wait for. What it needs is imported inside the function that
needs it; see netdesk/ui/window.py for how dialogs and sections wait."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The modules that were loaded when the first people had been painted, in a process of its own."""
    path = tmp_path_factory.mktemp("desk") / "a.netdesk"
    desk = Desk.open(path)
    save_me(desk, me(desk.writer))
    save_setting(desk, "start", "contacts")
    contacts.add_contact(desk, Contact(Name(display="Ada Byron"), organization="Engines"))
    desk.close()
    script = STARTED.format(root=str(ROOT), desk=str(path))
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize("name", NOT_YET)
def test_what_people_need_not_wait_for_is_not_loaded(name: str, loaded: list[str]) -> None:
    assert [each for each in loaded if each == name or each.startswith(f"{name}.")] == []


def test_no_dialog_is_loaded(loaded: list[str]) -> None:
    assert [each for each in loaded if each.startswith("netdesk.ui.dialogs")] == []


def test_imports_are_pythons_own_again() -> None:
    # PySide6 would read the source of each module, by inspect and linecache, and keep it.
    script = (
        "from netdesk.ui.program.plain_import import restore_import; restore_import()\n"
        "import builtins, linecache\n"
        "import netdesk.ui.tokens\n"
        "ours = [each for each in linecache.cache if 'tokens' in each]\n"
        "print(builtins.__import__ is builtins.__orig_import__, ours)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.split() == ["True", "[]"]
