"""Load modules before they are needed, so that the first import or sheet is as quick as the second."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Final

FOR_FILES: Final = (
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
"""What a first import and a first sheet need: about a second on a slow machine."""


def load(names: Sequence[str]) -> None:
    """Import modules by name, on a worker, so that the window answers meanwhile.

    Only what has nothing of Qt: its types are not made for being named by two threads at once.
    """
    for name in names:
        importlib.import_module(name)
