"""A text with what differs from an earlier version: what went is struck out, what came is underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from netdesk.domain.text_differences import Change, Run
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import Paragraph


class DifferingText(Paragraph):
    """Colour is never the only sign: what went is struck out too, what came underlined and strong."""

    def __init__(self, runs: Sequence[Run], parent: QWidget | None = None) -> None:
        self._runs = _apart(runs)
        super().__init__("".join(run.text for run in self._runs), "", parent)
        self.setAccessibleName(self._spoken())

    def _formats(self) -> list[QTextLayout.FormatRange]:
        theme = current()
        made: list[QTextLayout.FormatRange] = []
        at = 0
        for run in self._runs:
            # A layout counts as Qt does: letters beyond the first plane are two.
            length = len(run.text.encode("utf-16-le")) // 2
            if run.change is not Change.SAME:
                span = QTextLayout.FormatRange()
                span.start, span.length = at, length
                look = QTextCharFormat()
                came = run.change is Change.NEW
                look.setForeground(theme.colour("ok" if came else "bad"))
                look.setBackground(theme.colour("ok_soft" if came else "bad_soft"))
                look.setFontStrikeOut(not came)
                look.setFontUnderline(came)
                if came:
                    look.setFontWeight(QFont.Weight.DemiBold)
                span.format = look
                made.append(span)
            at += length
        return made

    def _dress(self, laid: QTextLayout, option: QTextOption) -> None:
        super()._dress(laid, option)
        laid.setFormats(self._formats())

    def _spoken(self) -> str:
        gone = [run.text.strip() for run in self._runs if run.change is Change.GONE and run.text.strip()]
        new = [run.text.strip() for run in self._runs if run.change is Change.NEW and run.text.strip()]
        parts = []
        if gone:
            parts.append(tr("Taken out: {words}", words="; ".join(gone)))
        if new:
            parts.append(tr("Added: {words}", words="; ".join(new)))
        return ". ".join(parts) or tr("Nothing differs")


def _apart(runs: Sequence[Run]) -> tuple[Run, ...]:
    """With a space between what went and what came in its place, where neither brings one."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else Run(Change.SAME, "")
        both_differ = Change.SAME not in (last.change, run.change)
        if both_differ and not last.text[-1:].isspace() and not run.text[:1].isspace():
            found.append(Run(Change.SAME, " "))
        found.append(run)
    return tuple(found)
