"""Each journey is the first one of its user."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from netdesk.ui import user_settings


@pytest.fixture(autouse=True)
def nothing_preferred() -> Iterator[None]:
    """What one test says of its user is no other's business."""
    yield
    user_settings._settings().clear()
