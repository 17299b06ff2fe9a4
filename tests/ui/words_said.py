"""Reads the sources: which texts people read, and which of these do not go through tr."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Final

import netdesk

ROOT: Final = Path(netdesk.__file__).parent
UI: Final = ROOT / "ui"
SAYING: Final = frozenset(
    (
        *("Button", "text_label", "section_label", "ElidedLabel", "Paragraph", "Chip", "ChipValue"),
        *("setText", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription"),
        *(
            "setSuffix",
            "setPrefix",
            "setSpecialValueText",
            "setTitle",
            "addAction",
            "addItem",
            "plain_tooltip",
        ),
    )
)
"""Calls whose first argument people read, also when it is a single small word."""
_TABLES: Final = {"marked": 0, "ActionSpec": 1, "Section": 1}
"""What holds texts for people until they are shown, and from which argument on."""
_TRANSLATING: Final = frozenset(("tr", "counted"))
_TECHNICAL: Final = frozenset(
    (
        *("QKeySequence", "QShortcut", "setShortcut", "setObjectName", "setProperty", "property", "inherits"),
        *("startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition", "normalize"),
        *(
            "ValueError",
            "AttributeError",
            "TypeVar",
            "import_module",
            "setDisplayFormat",
            "horizontalAdvance",
        ),
        *("debug", "info", "warning", "error", "exception", "KeptDraft"),
    )
)
"""Calls whose words nobody reads: keys, names in code, what the log says."""
_WORD: Final = re.compile(r"[A-Za-z]{2}")
_KEYS: Final = re.compile(r"((Ctrl|Alt|Shift|Meta)\+)+\S+|Return|PgUp|PgDown|Esc|Del|F\d+")
_NAME_IN_CODE: Final = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+|[A-Z]{5,}|Q[A-Z]\w+")


@dataclass(frozen=True)
class Bare:
    """A text outside of tr, and where."""

    line: int
    text: str


def is_text(text: str) -> bool:
    """Whether it reads like something for people: several words, or one that begins with a capital."""
    if not _WORD.search(text) or _KEYS.fullmatch(text) or _NAME_IN_CODE.fullmatch(text):
        return False
    return " " in text or text.lstrip("&“")[:1].isupper()


def bare_texts(source: str) -> list[Bare]:
    """Texts that no tr stands around, in the order of their lines."""
    return sorted(_bare(ast.parse(source)), key=lambda each: each.line)


def texts_of(source: str) -> list[str]:
    """All that can be translated in a module: what stands in tr, counted and marked."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            found += _said_in(node)
    return found


def faults(source: str) -> list[str]:
    """Calls of tr that cannot work: at import, with a text made on the way, or places without values."""
    tree = ast.parse(source)
    found = [f"line {each.lineno}: {_name(each.func)} at import" for each in _at_import(tree)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _TRANSLATING:
            found += [f"line {node.lineno}: {what}" for what in _call_faults(node)]
    return found


def _said_in(call: ast.Call) -> list[str]:
    name = _name(call.func)
    if name in _TRANSLATING:
        patterns = call.args[:1] if name == "tr" else call.args[1:3]
        return [text for each in patterns for text in _constants(each)]
    if name in _TABLES:
        tables = call.args[_TABLES[name] :]
        small = {text for each in tables for text in _small_words(each)} if name == "marked" else set()
        return [text for each in tables for text in _constants(each) if is_text(text) or text in small]
    return []


def _small_words(table: ast.expr) -> Iterator[str]:
    """The texts of a plain table, also single small words: what stands for a key, or in a row of texts."""
    texts = table.values if isinstance(table, ast.Dict) else getattr(table, "elts", [table])
    yield from (_shown(each) for each in texts if isinstance(each, ast.Constant))


def _bare(node: ast.AST) -> Iterator[Bare]:
    """Goes down the tree, but not into what is translated, marked or technical."""
    if isinstance(node, ast.Call):
        yield from _bare_in_call(node)
    elif isinstance(node, (ast.Constant, ast.JoinedStr)):
        if is_text(_shown(node)):
            yield Bare(node.lineno, _shown(node))
        for part in ast.iter_child_nodes(node):
            if isinstance(part, ast.FormattedValue):
                yield from _bare(part.value)
    elif not (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"):
        yield from _bare_below(node)


def _bare_in_call(call: ast.Call) -> Iterator[Bare]:
    name = _name(call.func)
    if name in _TRANSLATING:
        for value in call.keywords:
            yield from _bare(value)
    elif name in _TECHNICAL:
        yield from _bare(call.func)
    elif name not in _TABLES:
        small = _shown(call.args[0]) if name in SAYING and call.args else ""
        if _WORD.search(small) and not is_text(small):
            yield Bare(call.lineno, small)
        yield from _bare_below(call)


def _bare_below(node: ast.AST) -> Iterator[Bare]:
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from _bare(child)


def _shown(node: ast.AST) -> str:
    """A constant, or what an f-string says between its values."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_shown(each) if isinstance(each, ast.Constant) else "{}" for each in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _constants(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def _at_import(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls that run when the module is loaded: in no function, or as the usual value of an argument."""

    def within(node: ast.AST) -> Iterator[ast.Call]:
        if isinstance(node, ast.Call) and _name(node.func) in _TRANSLATING:
            yield node
        inside = (
            [node.args] if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)) else None
        )
        for child in inside if inside is not None else ast.iter_child_nodes(node):
            yield from within(child)

    return within(tree)


def _call_faults(call: ast.Call) -> Iterator[str]:
    patterns = call.args[:1] if _name(call.func) == "tr" else call.args[1:3]
    for pattern in patterns:
        if any(isinstance(each, (ast.JoinedStr, ast.BinOp)) for each in _alternatives(pattern)):
            yield f"{ast.unparse(pattern)} is put together before it is translated"
    texts = [text for each in patterns for text in _constants(each)]
    forms = [form for text in texts for _, _, form, _ in Formatter().parse(text)]
    if _name(call.func) == "counted" and any(forms):
        yield "numbers of a counted text are told in the one way there is"
    if any(each.arg is None for each in call.keywords) or not _are_literal(patterns):
        return
    values = {each.arg for each in call.keywords if each.arg} | (
        {"n"} if _name(call.func) == "counted" else set()
    )
    places = {name for text in texts for name in places_in(text)}
    if places - values:
        yield f"nothing stands for {sorted(places - values)}"
    if values - places - {"n"}:
        yield f"no place for {sorted(values - places - {'n'})}"


def places_in(text: str) -> set[str]:
    """The names of the places in a pattern."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _alternatives(node: ast.expr) -> list[ast.expr]:
    """The one text, or the two of which one is chosen."""
    if isinstance(node, ast.IfExp):
        return _alternatives(node.body) + _alternatives(node.orelse)
    return [node]


def _are_literal(patterns: list[ast.expr]) -> bool:
    return all(isinstance(each, ast.Constant) for pattern in patterns for each in _alternatives(pattern))


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
