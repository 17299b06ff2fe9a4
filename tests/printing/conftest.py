"""Both sizes of paper."""

from __future__ import annotations

import pytest

from netdesk.domain.me import Paper


@pytest.fixture(scope="module", params=Paper, ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> Paper:
    """A4, then Letter."""
    return Paper(request.param)
