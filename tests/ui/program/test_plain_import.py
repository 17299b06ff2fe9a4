"""PySide6 is loaded without what it does for its own tools, and has all of it once somebody asks."""

from __future__ import annotations

import subprocess
import sys

_BEGIN = """
from netdesk.ui.program import plain_import
plain_import.restore_import()
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
"""


_PYSIDES_OWN = "from PySide6.QtWidgets import QWidget\n"


def _said(program: str, begin: str = _BEGIN) -> str:
    done = subprocess.run(
        [sys.executable, "-c", begin + program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_that_reads_signatures_runs_before_it_is_needed() -> None:
    waiting = _said("print(len(plain_import._LATE), *sorted(plain_import._sources))").split()
    assert int(waiting[0]) == len(waiting) - 1 == 7


def test_a_wrong_argument_is_told_in_the_same_words() -> None:
    told = _said("try: widget.resize('a')\nexcept TypeError as error: print(error)")
    assert "called with wrong argument types" in told
    assert "resize(w: int, h: int, /)" in told


def test_help_says_what_it_says_with_all_of_pyside() -> None:
    """Which is the signature, where the two Pythons know of each other."""
    asked = "help(QWidget.close)"
    assert "close(" in _said(asked)
    assert _said(asked) == _said(asked, _PYSIDES_OWN)


def test_the_tool_that_writes_stubs_is_there_when_it_is_asked_for() -> None:
    program = "from PySide6.support.signature.lib import pyi_generator\nprint(pyi_generator.generate_pyi)"
    assert _said(program).startswith("<function generate_pyi")


def test_what_no_such_module_has_is_missed_as_in_any_module() -> None:
    program = "from PySide6.support.signature import layout\nprint(hasattr(layout, 'nothing_of_the_kind'))"
    assert _said(program).split() == ["False"]


def test_no_module_is_searched_for_features_any_more_and_compile_is_pythons_own() -> None:
    told = _said("import builtins\nprint(builtins.__import__.__name__, compile.__module__)").split()
    assert told[0] != "__feature_import__"
    assert told[1] == "builtins"
