"""Nothing in the window can show somebody's words as markup: what the syntax trees of netdesk/ui say.

Qt guesses from a text whether it is markup wherever it is not told. So labels are made by one module,
tooltips go through one function, and what brings markup in is not used at all.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import netdesk.ui

FOLDER: Final = Path(netdesk.ui.__file__).parent
MARKUP: Final = frozenset(
    (
        *("setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown", "setDefaultStyleSheet"),
        *("QTextBrowser", "QTextDocument", "QTextDocumentFragment", "QStaticText", "QGraphicsTextItem"),
        *("RichText", "AutoText", "MarkdownText", "setOpenExternalLinks", "convertFromPlainText"),
        *("QMessageBox", "QWhatsThis", "QErrorMessage", "QInputDialog", "QProgressDialog", "QSplashScreen"),
    )
)
"""Names that show markup, or guess at it."""
TIPS: Final = {"QToolTip": ("widgets/line_edit.py", "widgets/fields.py")}
"""What guesses unless it is given words that are safe, and the modules that give it these."""
LABELS: Final = "widgets/labels.py"
HINTS: Final = frozenset(("setToolTip", "setWhatsThis", "setStatusTip"))
SAFE: Final = "plain_tooltip"
ROLES: Final = frozenset(("ToolTipRole", "WhatsThisRole", "StatusTipRole"))


def faults(tree: ast.Module, place: str) -> Iterator[str]:
    """What in a module could show markup, with its line."""
    for node in ast.walk(tree):
        found = [_markup(node), _tip(node, place), _made(node, place), _hint(node)]
        if isinstance(node, ast.ClassDef):
            found.append(_derived(node))
        yield from (f"{place}:{getattr(node, 'lineno', 0)}: {what}" for what in found if what)
    if _uses(tree, ROLES | TIPS.keys()) and not _uses(tree, {SAFE}):
        yield f"{place}: answers a role of hints without {SAFE}"


def _markup(node: ast.AST) -> str:
    name = _name(node)
    return f"uses {name}" if name in MARKUP else ""


def _tip(node: ast.AST, place: str) -> str:
    name = _name(node)
    return f"uses {name}: setToolTip takes {SAFE}" if name in TIPS and place not in TIPS[name] else ""


def _made(node: ast.AST, place: str) -> str:
    """A label, box or rich editor made where nobody tells it to be plain."""
    if not isinstance(node, ast.Call):
        return ""
    name = _name(node.func)
    if name == "QLabel" and place != LABELS:
        return "makes a QLabel: text_label and its kin are plain"
    return "makes a QTextEdit: QPlainTextEdit and NotesView are plain" if name == "QTextEdit" else ""


def _hint(node: ast.AST) -> str:
    if not isinstance(node, ast.Call) or _name(node.func) not in HINTS:
        return ""
    return "" if all(_is_plain(each) for each in node.args) else f"{_name(node.func)} without {SAFE}"


def _is_plain(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _is_plain(node.body) and _is_plain(node.orelse)
    if isinstance(node, ast.Call):
        return _name(node.func) == SAFE
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and not {"<", "&"} & {*node.value}


def _derived(node: ast.ClassDef) -> str:
    """A class of labels or editors must tell itself that it is plain."""
    bases = {_name(base) for base in node.bases}
    if "QLabel" in bases and not _calls(node, "setTextFormat", "PlainText"):
        return f"{node.name} is a QLabel that is not told to be plain"
    if "QTextEdit" in bases and not _calls(node, "setAcceptRichText", "False"):
        return f"{node.name} is a QTextEdit that takes markup"
    if "QTextEdit" in bases and _uses(node, {"setText", "append"}):
        return f"{node.name} guesses at markup: setPlainText does not"
    return ""


def _calls(tree: ast.AST, method: str, argument: str) -> bool:
    calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call) and _name(each.func) == method]
    return any(ast.unparse(each.args[0]).rpartition(".")[2] == argument for each in calls if each.args)


def _uses(tree: ast.AST, names: frozenset[str] | set[str]) -> bool:
    return any(_name(each) in names for each in ast.walk(tree))


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.alias):
        return node.name
    return node.id if isinstance(node, ast.Name) else ""


def test_every_module_of_the_window_shows_words_as_they_are() -> None:
    modules = sorted(FOLDER.rglob("*.py"))
    assert len(modules) > 100
    found: list[str] = []
    for path in modules:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += faults(tree, path.relative_to(FOLDER).as_posix())
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "label = QLabel(name)",
        "label = QtWidgets.QLabel()",
        "box = QMessageBox(icon, name, name)",
        "QMessageBox(text)",
        "view.document().setHtml(name)",
        "from PySide6.QtWidgets import QTextBrowser",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "row.setToolTip(name)",
        "row.setToolTip(f'Show {name}')",
        "row.setToolTip('<b>bold</b>')",
        "row.setToolTip(plain_tooltip(name) if name else other)",
        "action.setStatusTip(name)",
        "class Name(QLabel):\n    pass",
        "class Name(QLabel):\n    def __init__(self):\n        self.setTextFormat(Qt.TextFormat.AutoText)",
        "class Notes(QTextEdit):\n    pass",
        "class Notes(QTextEdit):\n  def f(self):\n    self.setAcceptRichText(False)\n    self.setText(t)",
        "def data(self, index, role):\n    return name if role == Qt.ItemDataRole.ToolTipRole else None",
        "QToolTip.showText(at, name)",
    ],
)
def test_what_could_show_markup_is_found(code: str) -> None:
    assert list(faults(ast.parse(code), "panels/new.py")) != []


@pytest.mark.parametrize(
    "code",
    [
        "label = text_label(name)",
        "row.setToolTip('Click to copy')",
        "row.setToolTip(plain_tooltip(name) if name else '')",
        "class Name(QLabel):\n    def __init__(self):\n        self.setTextFormat(Qt.TextFormat.PlainText)",
        "editor = QPlainTextEdit(name)",
        "label.setText(name)",
    ],
)
def test_plain_words_are_let_through(code: str) -> None:
    assert list(faults(ast.parse(code), "panels/new.py")) == []
