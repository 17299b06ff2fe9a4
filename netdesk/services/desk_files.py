"""A short look at a file that may be a desk, before it is opened."""

from __future__ import annotations

from pathlib import Path

from netdesk.domain.errors import Trouble
from netdesk.exchange.detect import Offer
from netdesk.store.gate import is_desk, read_header

__all__ = ["Offer", "is_desk", "why_no_desk"]


def why_no_desk(path: Path) -> str:
    """Why the file at `path` cannot be opened as a desk, "" when it seems that it can. Only its beginning is
    read, and nothing changed."""
    try:
        header = read_header(path)
    except Trouble as trouble:
        return str(trouble)
    return "" if header else f"There is no desk at {path}."
