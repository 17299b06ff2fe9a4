"""Is the desk whole?"""

from __future__ import annotations

from netdesk.store import check as kept
from netdesk.store.connection import Reader


def check(reader: Reader) -> list[str]:
    """Sentences about what is wrong, [] when all is well. Seconds on a large desk."""
    return kept.problems(reader)
