"""One appearance for the whole window: colours, type scale, palette and style sheet.

`apply(app)` once at start; it then follows the system's light and dark, its contrast and its font.
Widgets carry roles (`role`, `kind`, `surface` properties); what is painted asks `current()`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QPalette, QPixmapCache, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from netdesk.ui import icons, sheet
from netdesk.ui.appearance import (
    TYPE_SCALE,
    Theme,
    base_px,
    current,
    disabled_icon,
    disabled_text,
    put_in_force,
    reduced_motion,
    set_role,
)
from netdesk.ui.tokens import DARK, LIGHT, Hue, Tokens

__all__ = [
    "TYPE_SCALE",
    "Scheme",
    "Theme",
    "ThemeKeeper",
    "apply",
    "current",
    "disabled_icon",
    "disabled_text",
    "dressing_last",
    "keeper",
    "reduced_motion",
    "set_role",
]

CACHE_KILOBYTES: Final = 40_960


class Scheme(StrEnum):
    """Which appearance the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_GROUND_TOKENS: Final = (
    *("base", "side", "raised", "sunken", "hover", "press", "toast", "track"),
    *("accent_soft", "ok_soft", "warn_soft", "bad_soft"),
)
_INK_TOKENS: Final = (
    *("line", "line2", "field", "text", "text2", "text3", "accent_text", "accent_line"),
    *("ok", "warn", "warn_ring", "bad", "toast_text", "toast_action"),
)


class ThemeKeeper(QObject):
    """Keeps the application in the wanted appearance while the system changes around it."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme) -> None:
        super().__init__(app)
        self.setObjectName(_KEEPER_NAME)
        self._app = app
        self._scheme = scheme
        self._busy = False
        self._is_waiting = False
        self._drawn = QTemporaryDir()
        self._inner = app.styleSheet()
        if not app.property(_IN_STYLE):
            app.setStyle(_STYLE)
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), CACHE_KILOBYTES))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.refresh)
        hints.accessibility().contrastPreferenceChanged.connect(self.refresh)
        app.fontChanged.connect(self.refresh)
        app.screenAdded.connect(self._on_screen_added)
        for screen in app.screens():
            screen.geometryChanged.connect(self._on_screen_changed)
        self._ratios = icons.ratios()
        self.set_scheme(scheme)

    @property
    def scheme(self) -> Scheme:
        """What the user asked for."""
        return self._scheme

    def set_scheme(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark whatever it says."""
        self._scheme = scheme
        hints = self._app.styleHints()
        self._busy = True
        try:
            hints.setColorScheme(_QT_SCHEMES[scheme])
        finally:
            self._busy = False
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Read the system again and dress every window anew."""
        if self._busy:
            return
        self._busy = True
        try:
            self._app.setPalette(QPalette())
            theme = read_system(self._app, self._scheme)
            put_in_force(theme)
            QPixmapCache.clear()
            self._app.setPalette(palette(theme))
            drawn = icons.write_sheet_icons(theme, self._drawn.path())
            self._sheet = sheet.style_sheet(theme, drawn)
            if not self._is_waiting:
                self._put_on()
            icons.refresh(self._app)
            for window in self._app.topLevelWidgets():
                _update_all(window)
        finally:
            self._busy = False
        self.changed.emit()

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screen_changed)
        self._on_screen_changed()

    def _on_screen_changed(self, *_: object) -> None:
        """Icons are drawn for the screens there are."""
        if icons.ratios() != self._ratios:
            self._ratios = icons.ratios()
            self.refresh()

    @contextmanager
    def dressing_last(self) -> Iterator[None]:
        """What is built inside is dressed once, at the end: a dressed widget is dressed anew each time it
        gets another parent. With windows on the screen already, nothing is different."""
        if self._app.topLevelWidgets():
            yield
            return
        self._is_waiting = True
        self._app.setStyleSheet("")
        try:
            yield
        finally:
            self._is_waiting = False
            self._put_on()

    def _put_on(self) -> None:
        focused = self._app.focusWidget()
        self._app.setStyleSheet(self._sheet)
        # A dialog lays its buttons out anew with another sheet, and drops the focus that was on them.
        if focused is not None and self._app.focusWidget() is not focused:
            focused.setFocus(Qt.FocusReason.ActiveWindowFocusReason)


_KEEPER_NAME: Final = "theme-keeper"
_STYLE: Final = "Fusion"
_IN_STYLE: Final = "has-style"


def new_application(program: Sequence[str], kind: type[QApplication] = QApplication) -> QApplication:
    """The application object, of a kind, in the style that everything is drawn with from its first moment on.

    To give it the style later takes Python two hundred names for what a style can draw, which no table needs
    before people are seen.
    """
    app = kind([*program, "-style", _STYLE])
    app.setProperty(_IN_STYLE, True)
    return app


_QT_SCHEMES: Final = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


def apply(app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> ThemeKeeper:
    """Dress the application, now and after every change of the system. A second call changes the scheme."""
    keeper = app.findChild(ThemeKeeper, _KEEPER_NAME)
    if keeper is None:
        return ThemeKeeper(app, scheme)
    keeper.set_scheme(scheme)
    return keeper


def keeper(app: QApplication) -> ThemeKeeper:
    """The keeper in force; one that follows the system when there was none."""
    return app.findChild(ThemeKeeper, _KEEPER_NAME) or ThemeKeeper(app, Scheme.SYSTEM)


def dressing_last() -> AbstractContextManager[None]:
    """See ThemeKeeper; does nothing before `apply`."""
    app = QApplication.instance()
    found = app.findChild(ThemeKeeper, _KEEPER_NAME) if app else None
    return found.dressing_last() if found else nullcontext()


def read_system(app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> Theme:
    """The theme that the system's scheme, contrast and font ask for, with the user's wish before them."""
    hints = app.styleHints()
    strong = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    dark = scheme == Scheme.DARK or (scheme == Scheme.SYSTEM and _system_is_dark(app))
    tokens = DARK if dark else LIGHT
    if strong:
        tokens = from_palette(app.palette(), tokens)
    return Theme(tokens, dark, strong, app.font().family(), base_px())


def from_palette(system: QPalette, like: Tokens) -> Tokens:
    """Tokens for high contrast: the system's colours for everything, tints gone, hues told by words alone."""
    ground = system.color(QPalette.ColorRole.Base).name()
    text = system.color(QPalette.ColorRole.Text).name()
    chosen = system.color(QPalette.ColorRole.Highlight).name()
    on_chosen = system.color(QPalette.ColorRole.HighlightedText).name()
    mapped = dict.fromkeys(_GROUND_TOKENS, ground) | dict.fromkeys(_INK_TOKENS, text)
    mapped |= dict.fromkeys(("accent", "accent_hover", "accent_press"), chosen)
    hues = tuple(Hue(hue.name, ground, text, text) for hue in like.hues)
    faint = system.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
    plain = asdict(like) | mapped | {"on_accent": on_chosen, "disabled": faint, "hues": hues}
    return Tokens(**plain)


def palette(theme: Theme) -> QPalette:
    """Qt's palette filled from the tokens, the Disabled and Inactive groups too."""
    filled = QPalette()
    role = QPalette.ColorRole
    for colour_role, token in (
        (role.Window, "base"),
        (role.WindowText, "text"),
        (role.Base, "base"),
        (role.AlternateBase, "side"),
        (role.Text, "text"),
        (role.PlaceholderText, "text3"),
        (role.Button, "raised"),
        (role.ButtonText, "text"),
        (role.BrightText, "bad"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Accent, "accent"),
        (role.Link, "accent_text"),
        (role.LinkVisited, "accent_text"),
        (role.ToolTipBase, "toast"),
        (role.ToolTipText, "toast_text"),
        (role.Light, "raised"),
        (role.Midlight, "line"),
        (role.Mid, "line2"),
        (role.Dark, "field"),
        (role.Shadow, "text3"),
    ):
        filled.setColor(colour_role, theme.colour(token))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        filled.setColor(QPalette.ColorGroup.Disabled, colour_role, disabled_text(theme))
    filled.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme.colour("line2"))
    filled.setColor(QPalette.ColorGroup.Disabled, role.Accent, theme.colour("line2"))
    return filled


def _system_is_dark(app: QApplication) -> bool:
    told = app.styleHints().colorScheme()
    if told != Qt.ColorScheme.Unknown:
        return told == Qt.ColorScheme.Dark
    system = app.palette()
    ground = system.color(QPalette.ColorRole.Window).lightness()
    return system.color(QPalette.ColorRole.WindowText).lightness() > ground


def _update_all(window: QWidget) -> None:
    window.update()
    for child in window.findChildren(QWidget):
        child.update()
