"""The open desk and its readers, by the names under which the window knows them."""

from __future__ import annotations

from netdesk.store.backup import Shelf
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

__all__ = ["Desk", "Reader", "Shelf"]
