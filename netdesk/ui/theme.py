"""One appearance for the whole window: colours, type scale, palette and style sheet.

`apply(app)` once at start; it then follows the system's light and dark, its contrast and its font.
Widgets carry roles (`role`, `kind`, `surface` properties); what is painted asks `current()`.
"""

from __future__ import annotations

import ctypes
import math
import sys
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication, QStyle, QStyleFactory, QWidget

from netdesk.ui import icons, sheet
from netdesk.ui.tokens import DARK, LIGHT, Hue, Tokens

CAPTION_FLOOR_PX: Final = 11
CACHE_KILOBYTES: Final = 40_960


class Scheme(StrEnum):
    """Which appearance the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A role of the type scale: factor of the application font's size, weight, tabular figures."""

    factor: float
    weight: QFont.Weight
    tabular: bool = False


TYPE_SCALE: Final[dict[str, TypeStyle]] = {
    "display": TypeStyle(2.0, QFont.Weight.DemiBold),
    "title": TypeStyle(1.54, QFont.Weight.DemiBold),
    "drop-title": TypeStyle(1.7, QFont.Weight.DemiBold),
    "heading": TypeStyle(1.15, QFont.Weight.DemiBold),
    "pitch": TypeStyle(1.15, QFont.Weight.Normal),
    "body": TypeStyle(1.0, QFont.Weight.Normal),
    "figures": TypeStyle(1.0, QFont.Weight.Normal, tabular=True),
    "button": TypeStyle(1.0, QFont.Weight.Medium),
    "strong": TypeStyle(1.0, QFont.Weight.DemiBold),
    "caption": TypeStyle(0.92, QFont.Weight.Normal),
    "caption-figures": TypeStyle(0.92, QFont.Weight.Normal, tabular=True),
    "caption-medium": TypeStyle(0.92, QFont.Weight.Medium),
    "section": TypeStyle(0.92, QFont.Weight.DemiBold),
    "key": TypeStyle(0.85, QFont.Weight.Medium),
    "clock": TypeStyle(2.77, QFont.Weight.DemiBold, tabular=True),
}


@dataclass(frozen=True)
class Theme:
    """The appearance in force. `high_contrast` asks painters for 1-px borders in place of tints."""

    tokens: Tokens
    dark: bool = False
    high_contrast: bool = False
    font_family: str = ""
    base_px: float = 13.0
    _fonts: dict[str, QFont] = field(default_factory=dict, repr=False, compare=False)
    _colours: dict[str, QColor] = field(default_factory=dict, repr=False, compare=False)

    def colour(self, token: str) -> QColor:
        """A token's colour by its name ("text2"). Raises AttributeError for a name that is none."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(getattr(self.tokens, token))
        return found

    def hue(self, index: int) -> Hue:
        """One of the eight hues; any whole number is welcome."""
        return self.tokens.hues[index % len(self.tokens.hues)]

    def px(self, role: str) -> int:
        """The size of a type role in whole device-independent pixels."""
        wanted = max(1, math.floor(self.base_px * TYPE_SCALE[role].factor + 0.5))
        floor = CAPTION_FLOOR_PX if role.startswith(("caption", "section")) else 1
        return max(floor, wanted)

    def font(self, role: str = "body") -> QFont:
        """The application font in a role of the type scale. Shared: copy before changing it."""
        found = self._fonts.get(role)
        if found is None:
            style = TYPE_SCALE[role]
            found = QFont(QApplication.font())
            found.setPixelSize(self.px(role))
            found.setWeight(style.weight)
            if style.tabular:
                found.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[role] = found
        return found

    def line_height(self, role: str = "body") -> int:
        """Height of one line of a role in whole pixels."""
        return math.ceil(QFontMetricsF(self.font(role)).height())

    def fit(self, least: int, *roles: str, padding: int = 8) -> int:
        """A height of at least `least` that holds one line of each role, one under the other."""
        lines = sum(self.line_height(role) for role in roles or ("body",))
        return max(least, lines + padding)


class ThemeKeeper(QObject):
    """Keeps the application in the wanted appearance while the system changes around it."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme) -> None:
        super().__init__(app)
        self.setObjectName(_KEEPER_NAME)
        self._app = app
        self._scheme = scheme
        self._busy = False
        self._drawn = QTemporaryDir()
        self._inner = app.styleSheet()
        app.setStyle(QStyleFactory.create("Fusion"))
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), CACHE_KILOBYTES))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.refresh)
        hints.accessibility().contrastPreferenceChanged.connect(self.refresh)
        app.fontChanged.connect(self.refresh)
        app.screenAdded.connect(self.refresh)
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
        global _current
        if self._busy:
            return
        self._busy = True
        try:
            self._app.setPalette(QPalette())
            _current = read_system(self._app, self._scheme)
            QPixmapCache.clear()
            self._app.setPalette(palette(_current))
            drawn = icons.write_sheet_icons(_current, self._drawn.path())
            self._app.setStyleSheet(sheet.style_sheet(_current, drawn))
            icons.refresh(self._app)
            for window in self._app.topLevelWidgets():
                _update_all(window)
        finally:
            self._busy = False
        self.changed.emit()


_KEEPER_NAME: Final = "theme-keeper"
_QT_SCHEMES: Final = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}
_current: Theme | None = None


def apply(app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> ThemeKeeper:
    """Dress the application, now and after every change of the system. A second call changes the scheme."""
    keeper = app.findChild(ThemeKeeper, _KEEPER_NAME)
    if keeper is None:
        return ThemeKeeper(app, scheme)
    keeper.set_scheme(scheme)
    return keeper


def current() -> Theme:
    """The appearance in force; light before `apply` was called."""
    return _current if _current is not None else Theme(LIGHT, base_px=_base_px())


def read_system(app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> Theme:
    """The theme that the system's scheme, contrast and font ask for, with the user's wish before them."""
    hints = app.styleHints()
    strong = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    dark = scheme == Scheme.DARK or (scheme == Scheme.SYSTEM and _system_is_dark(app))
    tokens = DARK if dark else LIGHT
    if strong:
        tokens = from_palette(app.palette(), tokens)
    return Theme(tokens, dark, strong, app.font().family(), _base_px())


def from_palette(system: QPalette, like: Tokens) -> Tokens:
    """Tokens for high contrast: the system's colours for everything, tints gone, hues told by words alone."""
    ground = system.color(QPalette.ColorRole.Base).name()
    text = system.color(QPalette.ColorRole.Text).name()
    chosen = system.color(QPalette.ColorRole.Highlight).name()
    on_chosen = system.color(QPalette.ColorRole.HighlightedText).name()
    grounds = (
        "base",
        "side",
        "raised",
        "sunken",
        "hover",
        "press",
        "accent_soft",
        "ok_soft",
        "warn_soft",
        "bad_soft",
    )
    inks = (
        "line", "line2", "field", "text", "text2", "text3", "accent_text", "accent_line", "ok", "warn", "warn_ring", "bad",
    )  # fmt: skip
    return replace(
        like,
        **dict.fromkeys((*grounds, "toast", "track"), ground),
        **dict.fromkeys((*inks, "toast_text", "toast_action"), text),
        **dict.fromkeys(("accent", "accent_hover", "accent_press"), chosen),
        on_accent=on_chosen,
        hues=tuple(Hue(hue.name, ground, text, text) for hue in like.hues),
    )


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


def disabled_text(theme: Theme) -> QColor:
    """Ink of what cannot be used now: plainly fainter than text3 and still seen."""
    return theme.colour("text3") if theme.high_contrast else theme.colour("line2" if theme.dark else "field")


def disabled_icon(theme: Theme) -> QColor:
    """Ink of an icon whose button cannot be used now."""
    return theme.colour("text3" if theme.high_contrast else "line2")


def reduced_motion() -> bool:
    """True when the system asks for no animations."""
    style = QApplication.style()
    if style is not None and style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0:
        return True
    if sys.platform == "win32":  # SPI_GETCLIENTAREAANIMATION, winuser.h
        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(0x1042, 0, ctypes.byref(wanted), 0)
        return not wanted.value
    return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def set_role(widget: QWidget, **properties: str) -> None:
    """Give a widget style-sheet properties (`role`, `kind`, `surface`, `tone`) and dress it again if need be."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def _base_px() -> float:
    font = QApplication.font()
    if font.pixelSize() > 0:
        return float(font.pixelSize())
    return float(QFontInfo(font).pixelSize())


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
