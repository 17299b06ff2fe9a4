"""Sizes of the look in device-independent pixels, given for a 13-px application font.

Heights are least heights: what holds text grows with the font through `Theme.fit`.
"""

from __future__ import annotations

from typing import Final

SPACE_4: Final = 4
SPACE_8: Final = 8
SPACE_12: Final = 12
SPACE_16: Final = 16
SPACE_24: Final = 24
SPACE_32: Final = 32
SPACE_40: Final = 40

MENU_BAR: Final = 30
HEADER: Final = 56
FILTER_BAR: Final = 44
COLUMN_HEADER: Final = 32
STATUS_BAR: Final = 28

SIDEBAR: Final = 216
SIDEBAR_SMALL: Final = 192
DETAIL: Final = 360
DETAIL_SMALL: Final = 336
SIDE_COLUMN: Final = 368

SECTION_ROW: Final = 34
SECTION_ROW_SMALL: Final = 30
CONTACT_ROW: Final = 56
CONTACT_ROW_SMALL: Final = 48
FIELD_ROW: Final = 44

CONTROL: Final = 32
CHIP: Final = 22
FILTER_CHIP: Final = 26
TOAST: Final = 44
WIZARD_WIDTH: Final = 1040
WIZARD_HEIGHT: Final = 680
WIZARD_FOOT: Final = 64

RADIUS: Final = 8
RADIUS_TOAST: Final = 10
RADIUS_PANEL: Final = 12

AVATAR_DETAIL: Final = 56
AVATAR_LIVE: Final = 48
AVATAR_MEETING: Final = 44
AVATAR_TABLE: Final = 36
AVATAR_SMALL: Final = 32

ICON_SECTION: Final = 18
ICON: Final = 16
ICON_CAPTION: Final = 14
ICON_STROKE: Final = 1.6

FOCUS_RING: Final = 2

COMPACT_WIDTH: Final = 1100
"""A window narrower than this takes the small sizes (the pictures: 1280 is full, 1024 is compact)."""
NARROW_WIDTH: Final = 900
"""Below this the detail opens over the list."""
ANY_WIDTH: Final = 16_777_215
"""As wide as there is room: the most that Qt allows."""

FADE_MS: Final = 120
RING_MS: Final = 160
TOAST_MS: Final = 8000
