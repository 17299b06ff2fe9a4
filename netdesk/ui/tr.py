"""Words for the user, in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from netdesk.domain.marking import marked

__all__ = ["counted", "forget_language", "marked", "tr"]

_found: dict[str, str] = {}
"""What Qt was asked already: rows are painted over and over, in one language."""


def tr(text: str, **values: object) -> str:
    """`text` in the interface's language; `values` fill its {names} after it was translated.

    Without a translation it stays as it is. Only words of ours go in as `text`: what people wrote is a value.
    Nothing is translated at import: a constant holds `marked` words, and whoever shows it calls `tr`.
    """
    found = _found.get(text)
    if found is None:
        found = _found[text] = QCoreApplication.translate("netdesk", text) or text
    return found.format(**values) if values else found


def counted(number: int, one: str, many: str, **values: object) -> str:
    """`one` or `many` with {n} for the number, its thousands apart: "1 person", "1,284 people".

    Further `values` fill further {names}, those that are numbers in the same way.
    """
    said = {name: f"{each:,}" if type(each) is int else each for name, each in values.items()}
    return tr(one if number == 1 else many, n=f"{number:,}", **said)


def forget_language() -> None:
    """Ask Qt again from now on. Call it after a translator was installed or removed."""
    _found.clear()
