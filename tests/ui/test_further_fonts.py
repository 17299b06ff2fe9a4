"""Names in any script can be read, also where the system has no font for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from netdesk.resources import resource_path

ROOT = Path(__file__).resolve().parents[2]
LENDS = """
import sys
sys.path.insert(0, sys.argv[1])
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication
from netdesk.ui.further_fonts import lend
app = QApplication(["netdesk"])
writings = QFontDatabase.WritingSystem
before = [bool(QFontDatabase.families(each)) for each in (writings.Latin, writings.Thai, writings.Korean)]
first, second = lend(), lend()
after = [bool(QFontDatabase.families(each)) for each in (writings.Latin, writings.Thai, writings.Korean)]
layout = QTextLayout("\\u0e2a\\uae40", app.font())
layout.beginLayout()
layout.createLine()
layout.endLayout()
boxes = [index for run in layout.glyphRuns() for index in run.glyphIndexes() if index == 0]
print(before, first > 2, second, after, boxes)
"""


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the other systems have fonts for all scripts"
)
def test_scripts_without_a_font_are_lent_one_once(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    shutil.copy(resource_path("fonts/NotoSans-Regular.ttf"), fonts)
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{fonts}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-c", LENDS, str(ROOT)],
        env={**os.environ, "FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[True, False, False] True 0 [True, True, True] []"
