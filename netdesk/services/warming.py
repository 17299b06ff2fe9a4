"""Load the modules that a first import or sheet needs, so that the first one is as quick as the second."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

_NEEDED_SOON = (
    "netdesk.exchange.reading",
    "netdesk.exchange.formats.vcard.reading",
    "netdesk.exchange.formats.linkedin",
    "netdesk.exchange.planner",
    "netdesk.exchange.settling",
    "phonenumbers",
    "netdesk.store.tables",
    "netdesk.store.peewee_wire",
    "netdesk.printing.prep_sheet",
    "pypdfium2",
)


def load(more: Sequence[str] = ()) -> None:
    """Import them, and `more` by name. Any thread; about a second on a slow machine."""
    for name in (*_NEEDED_SOON, *more):
        importlib.import_module(name)
