"""A program of its own: brings every screen up on a marked desk and in a made-up language; prints as JSON
what it saw.

Run in an empty folder that is its argument; a second one takes only screens with this in their names, or, as
"1/2", the first of two shares of all of them.
Nothing here may touch the network or a file outside the folder.
"""

from __future__ import annotations

import importlib
import inspect
import json
import os
import pkgutil
import sys
import sysconfig
import threading
import traceback
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
TURNS = 30
"""Of the event loop: the longest chain of layouts that ask for one another takes four."""
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "packaging")]


@dataclass
class Seen:
    """What there was to see and hear."""

    screens: list[str] = field(default_factory=list)
    red: list[str] = field(default_factory=list)
    rich: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    unseen_modules: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    untested_models: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    untranslated: list[str] = field(default_factory=list)
    restless: list[str] = field(default_factory=list)
    red_when_rich: bool = False


def listen_to_python(seen: Seen, folder: Path) -> None:
    """Note every connection, and every file opened that is neither the tour's nor the program's."""
    program = [CHECKOUT, Path(sys.prefix), Path(sys.base_prefix), *map(Path, sysconfig.get_paths().values())]
    program += [Path("/usr/share/zoneinfo"), Path("/etc/localtime"), Path("/proc/self")]
    known = tuple(str(each) for each in (*program, folder))

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"}:
            seen.connected.append(f"{event} {arguments!r}")
        elif event == "open" and isinstance(arguments[0], (str, bytes)):
            path = os.path.abspath(os.fsdecode(arguments[0]))  # noqa: PTH100 - called for every open
            if not path.startswith(known):
                seen.opened.append(path)

    sys.addaudithook(hear)


def follow_models() -> set[str]:
    """From now on have Qt's tester follow every model that is given to a view; complaints are warnings.

    The names of the models' classes are in the set that is returned.
    """
    from PySide6.QtTest import QAbstractItemModelTester
    from PySide6.QtWidgets import QAbstractItemView, QListView, QTableView, QTreeView

    tested: set[str] = set()
    mode = QAbstractItemModelTester.FailureReportingMode.Warning

    def watched(kind: type[QAbstractItemView]) -> None:
        original = kind.setModel

        def set_model(view: QAbstractItemView, model: Any) -> None:
            if model is not None:
                tested.update(f"{each.__module__}.{each.__qualname__}" for each in type(model).__mro__)
                QAbstractItemModelTester(model, mode, model)
            original(view, model)

        kind.setModel = set_model  # type: ignore[method-assign]

    for kind in (QListView, QTableView, QTreeView):
        watched(kind)
    return tested


def watch_for_strays() -> Any:
    """An event filter that keeps what came up as a window of its own before it had a place."""
    from PySide6.QtCore import QEvent, QObject, Qt
    from PySide6.QtWidgets import QWidget

    from netdesk.ui.window import MainWindow

    class Strays(QObject):
        found: list[str] = []  # noqa: RUF012 - there is one

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
                self._look_at(watched)
            return False

        def _look_at(self, shown: QWidget) -> None:
            popup = shown.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if shown.parentWidget() is None and not popup and not isinstance(shown, MainWindow):
                ours = [each for each in traceback.extract_stack() if "/netdesk/" in each.filename]
                where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
                self.found.append(f"{type(shown).__name__} at {where}")

    return Strays()


def restless(app: Any) -> list[str]:
    """What still asks to be laid out again, long after a screen has come up: it would do so for ever."""
    from PySide6.QtCore import QEvent, QObject

    class Asking(QObject):
        heard: set[str] = set()  # noqa: RUF012 - there is one

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.LayoutRequest:
                self.heard.add(type(watched).__name__)
            return False

    asking = Asking()
    app.installEventFilter(asking)
    for _ in range(TURNS):
        asking.heard.clear()
        app.processEvents()
        if not asking.heard:
            break
    app.removeEventFilter(asking)
    return sorted(asking.heard)


def models() -> set[str]:
    """The names of all classes of models in the window that stand by themselves."""
    from PySide6.QtCore import QAbstractItemModel

    import netdesk.ui

    found = set()
    for info in pkgutil.walk_packages(netdesk.ui.__path__, "netdesk.ui."):
        module = importlib.import_module(info.name)
        for _, each in inspect.getmembers(module, inspect.isclass):
            if issubclass(each, QAbstractItemModel) and each.__module__ == info.name:
                found.add(f"{each.__module__}.{each.__qualname__}")
    return found


def has_red(image: Any) -> bool:
    """Whether anything is pure red, also under the shade of a dialog."""
    colours = set(memoryview(image.constBits()).cast("B").cast("I"))
    return any(colour & 0xFFFF == 0 and colour >> 16 & 0xFF > 0x3C for colour in colours)


def markup_taken(widgets: list[Any], mark: str) -> list[str]:
    """Words that Qt would take for markup when it shows them, wherever they would come up."""
    from PySide6.QtCore import QAbstractListModel, Qt
    from PySide6.QtWidgets import QAbstractItemView, QLabel

    found = []
    for each in widgets:
        tips = [each.toolTip(), each.whatsThis(), each.statusTip()]
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            model, top = each.model(), each.rootIndex()
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(top)
            rows = range(min(20, model.rowCount(top)))
            cells = [(row, column) for row in rows for column in range(columns)]
            tips += [str(model.index(*cell, top).data(Qt.ItemDataRole.ToolTipRole) or "") for cell in cells]
        if isinstance(each, QLabel) and each.textFormat() != Qt.TextFormat.PlainText:
            tips.append(each.text())
        found += [f"{type(each).__name__}: {tip}" for tip in tips if mark in tip]
    return found


def shows_mark(widgets: list[Any], mark: str) -> bool:
    """Whether the markup is to be read somewhere, so that it could have been drawn."""
    from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit

    for each in widgets:
        if isinstance(each, (QLabel, QLineEdit)) and mark in each.text():
            return True
        if isinstance(each, QPlainTextEdit) and mark in each.toPlainText():
            return True
        model = each.model() if isinstance(each, QAbstractItemView) else None
        if model is not None and model.rowCount() and mark in str(model.index(0, 0).data()):
            return True
    return False


def modules_with_widgets() -> set[str]:
    """The modules of dialogs, panels and wizards that define something to be seen."""
    from PySide6.QtWidgets import QWidget

    import netdesk.ui.dialogs
    import netdesk.ui.panels
    import netdesk.ui.wizards

    found = set()
    packages: tuple[ModuleType, ...] = (netdesk.ui.dialogs, netdesk.ui.panels, netdesk.ui.wizards)
    for package in packages:
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(info.name)
            classes = [each for _, each in inspect.getmembers(module, inspect.isclass)]
            if any(issubclass(each, QWidget) and each.__module__ == info.name for each in classes):
                found.add(info.name)
    return found


def wanted(screens: Sequence[Any], only: str) -> list[Any]:
    """The screens with `only` in their names; for "1/2", every second one from the first."""
    share, slash, shares = only.partition("/")
    if slash:
        return list(screens[int(share) - 1 :: int(shares)])
    return [each for each in screens if only in each.name]


def look(folder: Path, only: str = "") -> Seen:
    """Bring up every screen that is wanted, one after the other."""
    from tour import surroundings

    seen = Seen()
    surroundings.prepare(folder)
    app = surroundings.application()
    seen.complaints = surroundings.listen()
    from PySide6.QtWidgets import QLabel, QWidget

    from tests.tour.marking import MARK, draw_red, mark_desk
    from tests.tour.pseudo import Pseudo, our_texts, untranslated
    from tour.book import shots
    from tour.given import given, with_files
    from tour.screens import SCREENS

    draw_red(folder)
    control = QLabel(MARK)
    seen.red_when_rich = has_red(control.grab().toImage())
    control.deleteLater()
    threads = set(threading.enumerate())
    tested = follow_models()
    language, ours = Pseudo(), our_texts()
    language.install()
    strays = watch_for_strays()
    app.installEventFilter(strays)
    with surroundings.standing_still():
        desk = given(folder, "ana" if os.name == "nt" else f"ana {MARK}").desk
        mark_desk(desk)
        there = with_files(desk, folder, MARK)
        listen_to_python(seen, folder)
        modules = set()
        for shot in shots(app, there, folder, wanted(SCREENS, only), sizes=["1280"], schemes=["light"]):
            widgets = [each for each in shot.stage.window.findChildren(QWidget) if each.isVisible()]
            modules |= {kind.__module__ for each in widgets for kind in type(each).__mro__}
            seen.screens.append(shot.screen.name)
            if has_red(shot.image):
                seen.red.append(shot.screen.name)
            if shows_mark(widgets, MARK):
                seen.marked.append(shot.screen.name)
            bare = untranslated(shot.stage.window, ours)
            seen.untranslated += [f"{shot.screen.name}: {each}" for each in bare]
            seen.restless += [f"{shot.screen.name}: {each}" for each in restless(app)]
            seen.rich += [f"{shot.screen.name}: {each}" for each in markup_taken(widgets, MARK)]
    seen.unseen_modules = sorted(modules_with_widgets() - modules)
    seen.untested_models = sorted(models() - tested)
    app.removeEventFilter(strays)
    seen.strays = sorted(set(strays.found))
    seen.left = [each.name for each in set(threading.enumerate()) - threads if each.is_alive()]
    seen.left += [
        f"{type(each).__name__} “{each.windowTitle()}”" for each in app.topLevelWidgets() if each.isVisible()
    ]
    return seen


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    answer = asdict(look(Path(sys.argv[1]).resolve(), "".join(sys.argv[2:])))
    Path("seen.json").write_text(json.dumps(answer), encoding="utf-8")
