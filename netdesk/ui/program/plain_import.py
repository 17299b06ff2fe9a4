"""PySide6 loaded without what it does at every start for the sake of its own tools."""

from __future__ import annotations

import builtins
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any, Final

from netdesk.ui.program.quick_enumerations import make_quickly

_LATE: Final = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in (
        "mapping",
        "parser",
        "layout",
        "errorhandler",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
    )
)
"""What PySide6 carries as source to read signatures with, for a stub file, for help() or for the words of a
TypeError. It compiles all of it anew at every start, which takes as long as reading a hundred modules."""


def restore_import() -> None:
    """Load PySide6, and undo its replacement of Python's own `import`.

    With it, and `from __feature__ import snake_case`, which netdesk does not use, PySide6 reads the source of
    every module that is imported, to look for its own name there: a tenth of the time until the window is
    seen, and memory for all those sources.
    """
    make_quickly()
    with _signatures_later():
        importlib.import_module("PySide6.QtCore")
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original


_compile: Final = compile
_sources: Final[dict[str, Any]] = {}
_one_at_a_time: Final = RLock()
_STUB: Final = """
from netdesk.ui.program.plain_import import _whole
def __getattr__(name): return _whole(__name__, name)
"""
_MAPPING: Final = "shibokensupport/signature/mapping.py"
_STUB_OF_MAPPING: Final = f"{_STUB}def update_mapping(): return _whole(__name__, 'update_mapping')()"
"""PySide6 looks for this function where `__getattr__` is not asked."""


def _whole(module_name: str, attribute: str) -> Any:
    """Run a module that waits, since somebody asks for something in it; returns what they ask for."""
    module = sys.modules[module_name]
    # Python looks for these in any module, and takes their absence for an answer.
    if attribute.startswith("__") and attribute.endswith("__"):
        raise AttributeError(attribute)
    file = f"{module_name.replace('.', '/')}.py"
    with _one_at_a_time:
        if (source := _sources.pop(file, None)) is not None:
            vars(module).pop("__getattr__")
            vars(module).pop("update_mapping", None)
            exec(_compile(source, file, "exec"), vars(module))  # noqa: S102 PySide6's own source
    if attribute not in vars(module):
        raise AttributeError(f"module {module_name!r} has no attribute {attribute!r}")
    return vars(module)[attribute]


@contextmanager
def _signatures_later() -> Iterator[None]:
    """While PySide6 is loaded, its modules for signatures become stubs that run when they are first used."""

    def compile_later(source: Any, filename: Any, *given: Any, **named: Any) -> Any:
        if filename not in _LATE:
            return _compile(source, filename, *given, **named)
        _sources[filename] = source
        return _compile(_STUB_OF_MAPPING if filename == _MAPPING else _STUB, filename, *given, **named)

    builtins.compile = compile_later
    try:
        yield
    finally:
        builtins.compile = _compile
