"""Letters that no font of this system has, lent from the fonts that come along for paper.

Windows and macOS have them all. On Linux it depends on what is installed; without, a name would be a row of
empty boxes on the screen and right on paper.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QFontDatabase, QPixmapCache
from PySide6.QtWidgets import QApplication

from netdesk.resources import resource_path

_Writing = QFontDatabase.WritingSystem
_CJK: Final = "NetdeskSansCJK"
_LENT: Final = {
    _Writing.Arabic: "NotoSansArabic",
    _Writing.Armenian: "NotoSansArmenian",
    _Writing.Bengali: "NotoSansBengali",
    _Writing.Devanagari: "NotoSansDevanagari",
    _Writing.Georgian: "NotoSansGeorgian",
    _Writing.Gujarati: "NotoSansGujarati",
    _Writing.Gurmukhi: "NotoSansGurmukhi",
    _Writing.Hebrew: "NotoSansHebrew",
    _Writing.Kannada: "NotoSansKannada",
    _Writing.Khmer: "NotoSansKhmer",
    _Writing.Lao: "NotoSansLao",
    _Writing.Malayalam: "NotoSansMalayalam",
    _Writing.Myanmar: "NotoSansMyanmar",
    _Writing.Sinhala: "NotoSansSinhala",
    _Writing.Tamil: "NotoSansTamil",
    _Writing.Telugu: "NotoSansTelugu",
    _Writing.Thai: "NotoSansThai",
    _Writing.Japanese: _CJK,
    _Writing.Korean: _CJK,
    _Writing.SimplifiedChinese: _CJK,
    _Writing.TraditionalChinese: _CJK,
}
"""What is lent for each writing of which the system has no font."""
_UNTOLD: Final = {"Emoji": "NotoEmoji", "Ethiopic": "NotoSansEthiopic"}
"""The same for what Qt does not tell apart, by a word in the names of its fonts."""
_WEIGHTS: Final = ("Regular", "Bold")
_DONE: Final = "further-fonts"


def lend() -> int:
    """Add what is missing, once in a program; returns how many fonts that took. Takes some 20 ms."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or app.property(_DONE) or not sys.platform.startswith("linux"):
        return 0
    app.setProperty(_DONE, True)
    added = 0
    for name in dict.fromkeys(_missing()):
        for weight in _WEIGHTS:
            path = resource_path(f"fonts/{name}-{weight}.ttf")
            added += path.is_file() and QFontDatabase.addApplicationFont(str(path)) >= 0
    if added:
        # Initials are kept as pictures, with the boxes in them.
        QPixmapCache.clear()
        for window in app.topLevelWidgets():
            window.update()
    return added


def _missing() -> Iterator[str]:
    for writing, name in _LENT.items():
        if not QFontDatabase.families(writing):
            yield name
    families = QFontDatabase.families()
    for word, name in _UNTOLD.items():
        if not any(word in family for family in families):
            yield name
