"""What must be the same on every machine before a picture is taken: screen, font, time, language, motion."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

NOW: Final = datetime(2026, 10, 13, 8, 40, tzinfo=UTC)
"""When all pictures are taken: a Tuesday morning."""
FONT: Final = "Inter"
"""The pictures' own font (Debian fonts-inter, unchanged): it has the weights between regular and bold, as the
systems' own have."""
FALLBACK: Final = "Noto Sans"
FONT_PX: Final = 13
OF_NO_ACCOUNT: Final = (
    "This plugin does not support ",
    "OpenType support missing for ",
    "QFontDatabase: Cannot find font directory",
)
"""How messages begin that a platform without a screen says about itself."""
_SCREEN: Final = {
    "screens": [
        {
            "name": "tour",
            "x": 0,
            "y": 0,
            "width": 1600,
            "height": 1000,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
    ]
}


def prepare(folder: Path) -> None:
    """Set the environment of a process that will show nothing on any screen. Before Qt is loaded."""
    config = folder / "screen.json"
    config.write_text(json.dumps(_SCREEN), encoding="utf-8")
    # Without a drive letter: the platform's options are parted by colons.
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={os.path.relpath(config).replace(os.sep, '/')}"
    os.environ["TZ"] = "UTC"
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    for name in ("QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "LANGUAGE"):
        os.environ.pop(name, None)
    homes = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    for name in (*homes, "TMPDIR", "TEMP", "TMP"):
        os.environ[name] = str(folder)
    if hasattr(time, "tzset"):
        time.tzset()


def application() -> QApplication:
    """The application object, in the bundled font, British English, without motion or a blinking cursor."""
    from PySide6.QtCore import QLocale, Qt
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication.instance() or QApplication(["netdesk"])
    assert isinstance(app, QApplication)
    app.setApplicationName("netdesk")
    # The book closes one window after the other.
    app.setQuitOnLastWindowClosed(False)
    app.setCursorFlashTime(0)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)
    font = QFont()
    font.setFamilies(_families())
    font.setPixelSize(FONT_PX)
    app.setFont(font)
    return app


def listen() -> list[str]:
    """From now on keep what Qt complains of in the list that is returned, instead of printing it."""
    from PySide6.QtCore import qInstallMessageHandler

    heard: list[str] = []

    def hear(_kind: object, _where: object, text: str) -> None:
        if not text.startswith(OF_NO_ACCOUNT):
            heard.append(text)

    qInstallMessageHandler(hear)
    return heard


@contextmanager
def standing_still() -> Iterator[None]:
    """While this lasts it is `NOW` for netdesk."""
    from netdesk.domain.now import stop_clock

    stop_clock(NOW)
    try:
        yield
    finally:
        stop_clock(None)


def _families() -> list[str]:
    """The pictures' own font, then those that come with netdesk: the system need not have any."""
    from PySide6.QtGui import QFontDatabase

    from netdesk.resources import resource_path

    found: list[str] = []
    own = Path(__file__).with_name("fonts")
    for path in (*sorted(own.glob("*.otf")), *sorted(resource_path("fonts").glob("*.ttf"))):
        number = QFontDatabase.addApplicationFont(str(path))
        found += QFontDatabase.applicationFontFamilies(number)
    lent = (name for name in dict.fromkeys(found) if name.startswith(("Noto", "Netdesk")))
    return [FONT, FALLBACK, *(name for name in lent if name != FALLBACK)]
