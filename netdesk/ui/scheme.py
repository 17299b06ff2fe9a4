"""Light, dark or as the system: put on, and remembered for this user."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from netdesk.services.desks import Reader
from netdesk.services.drafts import setting
from netdesk.ui import theme, user_settings

KEYS: Final = frozenset(each.value for each in theme.Scheme)
"""The actions that choose a scheme are called as the schemes are."""


def restore(reader: Reader) -> None:
    """Put on what the user chose before; what the desk says counts when they never chose."""
    # Before it was the user's own, the appearance was kept on the desk.
    wanted = user_settings.scheme() or setting(reader, "scheme")
    if wanted in KEYS:
        _put_on(theme.Scheme(wanted))


def choose(scheme: theme.Scheme) -> None:
    """Put a scheme on, now and at the next start."""
    _put_on(scheme)
    user_settings.save_scheme(scheme.value)


def tick_in_menu(actions: Mapping[str, QAction]) -> None:
    """Have the menu tick the scheme in force whenever it comes up."""
    ours = {key: actions[key] for key in KEYS}
    for action in ours.values():
        action.setCheckable(True)
    for menu in next(iter(ours.values())).associatedObjects():
        if isinstance(menu, QMenu):
            menu.aboutToShow.connect(partial(_tick, ours))


def _tick(actions: Mapping[str, QAction]) -> None:
    now = theme.keeper(_application()).scheme.value
    for key, action in actions.items():
        action.setChecked(key == now)


def _put_on(scheme: theme.Scheme) -> None:
    theme.apply(_application(), scheme)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
