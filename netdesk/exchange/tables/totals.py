"""The row that adds a table up: people write one below their lists, and it is about nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from netdesk.exchange.tables.columns import Column

_WORDS: Final = frozenset((
    "total", "totals", "grand total", "sub total", "subtotal", "sub-total", "sum",
    "sums", "overall", "summe", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme",
    "endsumme", "totale", "totali", "totale generale", "somme", "total général",
    "sous-total", "suma", "total general", "soma", "total geral", "totaal", "subtotaal",
    "summa", "totalt", "i alt", "yhteensä", "razem", "celkem", "spolu", "összesen",
    "toplam", "σύνολο", "итого", "всего", "разом", "всього", "المجموع", "סך הכל", "合計",
    "小計", "合计", "总计", "總計", "小计", "합계", "총계",
))  # fmt: skip
_MONEY: Final = r"(?:[€$£¥]|eur|usd|gbp|chf|sek|nok|dkk|pln|kr)?"
_NUMBER: Final = re.compile(rf"{_MONEY}\s*[-+−(]?\s*\d[\d\s.,'’]*\)?\s*%?\s*{_MONEY}", re.IGNORECASE)


def is_totals(shown: str, cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether a row says "Total", or the same in another language, beside numbers and nothing else. `shown`
    is the name that it would have as a person. Somebody of that name with a phone is somebody."""
    if shown and not _says_total(shown):
        return False
    told = [(cell.strip(), at) for at, cell in enumerate(cells) if cell.strip()]
    words = [cell for cell, _ in told if not _NUMBER.fullmatch(cell)]
    phones = {at for at, column in enumerate(columns) if column.field == "phone"}
    if len(words) != 1 or len(told) < 2 or not _says_total(words[0]):
        return False
    return phones.isdisjoint(at for _, at in told)


def _says_total(text: str) -> bool:
    return text.strip(" :=.").casefold() in _WORDS
