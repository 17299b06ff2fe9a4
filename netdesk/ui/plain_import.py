"""Python's own `import`, which PySide6 replaces when it is loaded."""

from __future__ import annotations

import builtins
import importlib


def restore_import() -> None:
    """Undo the replacement, and with it `from __feature__ import snake_case`, which netdesk does not use.

    With it, PySide6 reads the source of every module that is imported, to look for its own name there: a
    tenth of the time until the window is seen, and memory for all those sources. Imports PySide6.
    """
    importlib.import_module("PySide6.QtCore")
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
