"""What the wizards and the journey's sections say goes through tr, so that it can be translated."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import netdesk.ui

UI = Path(netdesk.ui.__file__).parent
SAYING = {
    *("Button", "text_label", "Step", "add_field", "setText", "setPlaceholderText", "setAccessibleName"),
    *("EmptyState", "line_edit", "text_edit", "setWindowTitle", "QCheckBox", "QRadioButton", "plain_tooltip"),
}
"""Calls whose texts people read."""
_WORDS = re.compile(r"[A-Za-z]{3,}")
_JOURNEY = (
    "goal|pitch|question|organization|event|journey|card|coverage|rehears|practi|row_(section|detail|editor)"
)


def bare_words(source: str) -> list[str]:
    """Texts in calls that show them, and that no tr stands around."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or _name(node.func) not in SAYING:
            continue
        for each in node.args:
            text = _constant(each)
            if _WORDS.search(text) and (" " in text or text[:1].isupper()):
                found.append(f"line {each.lineno}: {text}")
    return found


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _constant(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_constant(each) for each in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _journeys() -> list[Path]:
    named = re.compile(_JOURNEY)
    return sorted(
        path
        for path in UI.rglob("*.py")
        if (path.parent.name == "wizards" or named.search(path.stem))
        and "from netdesk.ui.tr import" in path.read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("path", _journeys(), ids=lambda path: path.stem)
def test_words_go_through_tr(path: Path) -> None:
    assert bare_words(path.read_text(encoding="utf-8")) == []


def test_bare_words_are_found() -> None:
    source = 'Button("Keep it", "primary")\nlabel.setText(f"{n} left")\nButton(tr("Keep it"))'
    assert bare_words(source) == ["line 1: Keep it", "line 2:  left"]
    assert len(_journeys()) > 60
