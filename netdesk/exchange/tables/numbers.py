"""Several numbers that somebody, or some program, put into one cell, each perhaps with a word what it is for.

A cell is only divided where every part is a number by itself: a slash or a comma may belong to one number.
"""

from __future__ import annotations

import re
from typing import Final

from netdesk.domain.folding import fold

_FEW: Final = 7
"""Fewer digits than that are part of a number, or an extension."""

_BETWEEN: Final = re.compile(r"\s*(?:[,;|\n]|\b(?:or|oder|ou|o|of|und|and|et|y|e)\b)\s*", re.IGNORECASE)
_ONE: Final = re.compile(
    r"[+(]?\d[\d().\- \u00a0]*\d(?:\s*(?:ext|extension|x)\b\.?:?\s*\d{1,6}\b)?", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_LABELS: Final = {
    "mobile": "mobile", "mobil": "mobile", "mob": "mobile", "cell": "mobile", "cellular": "mobile",
    "handy": "mobile", "portable": "mobile", "movil": "mobile", "celular": "mobile", "cellulare": "mobile",
    "work": "work", "office": "work", "business": "work", "bureau": "work", "travail": "work", "buro": "work",
    "geschaftlich": "work", "dienstlich": "work", "trabajo": "work", "oficina": "work", "ufficio": "work",
    "home": "home", "privat": "home", "private": "home", "domicile": "home", "maison": "home", "casa": "home",
    "fax": "fax", "pager": "pager", "other": "other", "autre": "other",
}  # fmt: skip


def numbers_in(text: str) -> list[tuple[str, str]]:
    """Each number of a cell with the label that stands beside it, "" for none; a cell that holds one number,
    or something else, as it is."""
    if ";" in text and ";ext" not in text.casefold():
        return [found for part in text.split(";") if part.strip() for found in numbers_in(part)]
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) > 1 and all(map(_is_number, parts)):
        return [_told(part) for part in parts]
    found = list(_ONE.finditer(text))
    if not found or any(_digits(each[0]) < _FEW for each in found):
        return [(text, "")]
    edges = [0, *(each.end() for each in found)]
    before = [_label(text[start : each.start()]) for start, each in zip(edges, found, strict=False)]
    ends = [*(each.start() for each in found[1:]), len(text)]
    after = [_label(text[each.end() : end]) for each, end in zip(found, ends, strict=True)]
    labels = before if before[0] else after
    if len(found) == 1 and not labels[0]:
        return [(text, "")]
    return [(each[0].strip(), label) for each, label in zip(found, labels, strict=True)]


def _told(part: str) -> tuple[str, str]:
    label = _label(part)
    number = _ONE.search(part)
    return (number[0].strip(), label) if label and number else (part, "")


def _is_number(part: str) -> bool:
    return _digits(part) >= _FEW - 1


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))


def _label(text: str) -> str:
    words = (fold(word) for word in _WORD.findall(text))
    return next((_LABELS[word] for word in words if word in _LABELS), "")
