"""The program's icon is drawn whole at every size, in the colour of the window's accent."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from netdesk.ui.program.app_icon import app_icon
from netdesk.ui.tokens import LIGHT


@pytest.mark.parametrize("size", [16, 32, 48, 256])
def test_it_is_a_tile_of_the_accent_with_a_mark_that_can_be_seen(qapp: QApplication, size: int) -> None:
    drawn = app_icon().pixmap(size).toImage()
    assert drawn.width() == size
    assert drawn.pixelColor(0, 0).alpha() == 0, "the corners are round"
    assert drawn.pixelColor(size // 2, size // 8) == QColor(LIGHT.accent)
    pixels = [drawn.pixelColor(x, y) for x in range(size) for y in range(size)]
    light = sum(each.lightness() > 180 and each.alpha() > 200 for each in pixels)
    assert light > 0.04 * len(pixels), "lines grow with the size"
