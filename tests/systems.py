"""What only some systems have."""

from __future__ import annotations

import os

import pytest

posix = pytest.mark.skipif(
    os.name != "posix", reason="this system has no such files and keeps permissions in another way"
)
