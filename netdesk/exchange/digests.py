"""What records, and what they tell of, are known by again: a digest, of which nothing can be read."""

from __future__ import annotations

import hashlib


def digest_of(text: str) -> str:
    """The digest of a text, as it came, however damaged it is."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
