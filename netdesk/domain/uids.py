"""What a new contact is known by on this desk and on any other that their card goes to."""

from __future__ import annotations

from uuid import uuid4


def new_uid() -> str:
    """An id that nobody else has."""
    return f"urn:uuid:{uuid4()}"
