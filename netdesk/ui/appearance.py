"""The appearance in force: colours by token, fonts by role, and what the system asks of motion.

What is painted asks `current()`; `theme.apply` decides what that is.
"""

from __future__ import annotations

import math
import sys
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

from netdesk.domain.value import value
from netdesk.ui.tokens import LIGHT, Hue, Tokens

CAPTION_FLOOR_PX: Final = 11
BASE_PX: Final = 13


@value
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


class Theme:
    """The appearance in force. `high_contrast` asks painters for 1-px borders in place of tints."""

    def __init__(
        self,
        tokens: Tokens,
        dark: bool = False,
        high_contrast: bool = False,
        font_family: str = "",
        base_px: float = BASE_PX,
    ) -> None:
        self.tokens: Final = tokens
        self.dark: Final = dark
        self.high_contrast: Final = high_contrast
        self.font_family: Final = font_family
        self.base_px: Final = base_px
        self._fonts: dict[str, QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._heights: dict[str, int] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._raised: Theme | None = None

    @property
    def on_raised(self) -> Theme:
        """The same where dialogs stand: in the dark, what is sunken elsewhere would not be seen on them."""
        if not self.dark or self.high_contrast:
            return self
        if self._raised is None:
            seen = replace(self.tokens, sunken=self.tokens.base, line=self.tokens.track)
            self._raised = Theme(seen, self.dark, self.high_contrast, self.font_family, self.base_px)
        return self._raised

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
        found = self._heights.get(role)
        if found is None:
            found = self._heights[role] = math.ceil(self.metrics(role).height())
        return found

    def metrics(self, role: str = "body") -> QFontMetricsF:
        """How large the letters of a role are."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = QFontMetricsF(self.font(role))
        return found

    @property
    def scale(self) -> float:
        """How much larger the application font is than the 13 px the sizes are given for; never below 1."""
        return max(1.0, self.base_px / BASE_PX)

    def wide(self, width: int) -> int:
        """A pane's width, wider with a larger font."""
        return round(width * self.scale)

    def icon(self, size: int) -> int:
        """An icon's size beside words: it grows half as fast as they do, since its stroke stays as thin."""
        return round(size * (1 + (self.scale - 1) / 2))

    def fit(self, least: int, *roles: str, padding: int = 8) -> int:
        """A height of at least `least` that holds one line of each role, one under the other."""
        lines = sum(self.line_height(role) for role in roles or ("body",))
        return max(least, lines + padding)


class _InForce:
    """The one appearance of the process, as there is one QApplication."""

    theme: Theme | None = None


def current() -> Theme:
    """The appearance in force; light before one was put in force."""
    return _InForce.theme or Theme(LIGHT, base_px=base_px())


def put_in_force(theme: Theme) -> None:
    """Make a theme the one that everything is painted in."""
    _InForce.theme = theme


def disabled_text(theme: Theme) -> QColor:
    """Ink of what cannot be used now: plainly fainter than text3 and still seen."""
    return theme.colour("disabled")


def disabled_icon(theme: Theme) -> QColor:
    """Ink of an icon whose button cannot be used now."""
    return theme.colour("disabled" if theme.high_contrast else "line2")


def reduced_motion() -> bool:
    """True when the system asks for no animations."""
    # Its two hundred names are not needed before people are seen.
    from PySide6.QtWidgets import QStyle

    style = QApplication.style()
    if style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0:
        return True
    if sys.platform == "win32":  # SPI_GETCLIENTAREAANIMATION, winuser.h
        import ctypes

        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(0x1042, 0, ctypes.byref(wanted), 0)
        return not wanted.value
    return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def set_role(widget: QWidget, **properties: str) -> None:
    """Give a widget style-sheet properties (`role`, `kind`, `surface`, `tone`) and dress it again if need
    be.
    """
    if all(widget.property(name) == wanted for name, wanted in properties.items()):
        return
    for name, wanted in properties.items():
        widget.setProperty(name, wanted)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def base_px() -> float:
    """Size of the application font in device-independent pixels."""
    font = QApplication.font()
    if font.pixelSize() > 0:
        return float(font.pixelSize())
    return float(QFontInfo(font).pixelSize())
