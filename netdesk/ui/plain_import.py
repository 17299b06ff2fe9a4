"""PySide6 loaded without what it does at every start for the sake of its own tools."""

from __future__ import annotations

import builtins
import importlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

_LONG: Final = 2000
"""From here on a pattern takes milliseconds to compile."""


def restore_import() -> None:
    """Load PySide6, and undo its replacement of Python's own `import`.

    With it, and `from __feature__ import snake_case`, which netdesk does not use, PySide6 reads the source of
    every module that is imported, to look for its own name there: a tenth of the time until the window is
    seen, and memory for all those sources.
    """
    with _long_patterns_later():
        importlib.import_module("PySide6.QtCore")
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original


class _Later:
    """A pattern that is compiled when one of its methods is first called."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def __getattr__(self, name: str) -> Any:
        if callable(getattr(re.Pattern, name)):
            return partial(self._call, name)
        return getattr(_compile(*self._given), name)

    def _call(self, name: str, *given: Any) -> Any:
        return getattr(_compile(*self._given), name)(*given)


_compile: Final = re.compile


@contextmanager
def _long_patterns_later() -> Iterator[None]:
    """PySide6 compiles three patterns of 6,000 characters each as it is loaded, and uses them only to read
    signatures for a stub or an error message."""

    def compile_later(pattern: Any, flags: Any = 0) -> Any:
        is_long = isinstance(pattern, str) and len(pattern) > _LONG
        return _Later(pattern, flags) if is_long else _compile(pattern, flags)

    re.compile = compile_later
    try:
        yield
    finally:
        re.compile = _compile
