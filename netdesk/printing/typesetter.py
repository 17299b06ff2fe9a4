"""Sets the texts of one document, within a limit, and remembers what could not be set as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netdesk.printing.text import LONGEST, Laid, Line, Style, lay

_ALLOWANCE = 12_000
"""Characters set for one block, some three pages of them. What goes beyond is left out, and said to be."""


_ONE_LINE = 300
"""Characters that are looked at for one line; none is so long."""


class Typesetter:
    """Sets texts in one language; `missing` and `shortened` say what went wrong, each text once, in order."""

    def __init__(self, language: str = "", styles: Mapping[Style, Style] | None = None) -> None:
        """`styles` are those that a document sets otherwise, large print for one."""
        self.language = language
        self._styles = styles or {}
        self._left = _ALLOWANCE
        self._missing: dict[str, None] = {}
        self._shortened: dict[str, None] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """Texts with a character that no bundled font has; a box stands in its place."""
        return tuple(self._missing)

    @property
    def shortened(self) -> tuple[str, ...]:
        """Beginnings of texts that were too long to be set whole."""
        return tuple(self._shortened)

    def next_block(self) -> None:
        """Begin a new allowance of characters, so that one endless text leaves room for the others."""
        self._left = _ALLOWANCE

    def paragraph(
        self, text: str, style: Style, width: float, most: int | None = None, longest: int = LONGEST
    ) -> tuple[Line, ...]:
        """Set one paragraph in at most `most` lines of `width` points; its line ends count as spaces."""
        if self._left <= 0 and text.strip():
            self._note(self._shortened, text)
            return ()
        laid = lay(text, self._style(style), width, most=most, longest=longest, language=self.language)
        self._left -= min(len(text), longest)
        self._remember(text, laid)
        return laid.lines

    def paragraphs(self, text: str, style: Style, width: float, longest: int = LONGEST) -> tuple[Line, ...]:
        """Set a text of several paragraphs, each on its own lines, blank ones left out."""
        found: tuple[Line, ...] = ()
        for part in text[:longest].splitlines():
            found += self.paragraph(part, style, width)
        if len(text) > longest:
            self._note(self._shortened, text)
        return found

    def again(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """Set a text that was set before in another width."""
        parts = text.splitlines()
        meant = self._style(style)
        return tuple(line for part in parts for line in lay(part, meant, width, language=self.language).lines)

    def leave_out(self, texts: Iterable[str]) -> None:
        """Remember that texts were not even tried."""
        for text in texts:
            self._note(self._shortened, text)

    def one_line(self, text: str, style: Style, room: float | None = None) -> tuple[Line, ...]:
        """Set a label or a footer on one line, or on none when it is blank: never refused, nor remembered."""
        width = 1e6 if room is None else max(room, 1.0)
        meant = self._style(style)
        return lay(text, meant, width, most=1, longest=_ONE_LINE, language=self.language).lines

    def width(self, text: str, style: Style) -> float:
        """Return how wide a short text is on one line."""
        laid = lay(text, self._style(style), 1e6, most=1, language=self.language)
        return sum(line.width for line in laid.lines)

    def _style(self, style: Style) -> Style:
        return self._styles.get(style, style)

    def _remember(self, text: str, laid: Laid) -> None:
        if laid.missing:
            self._note(self._missing, text)
        if laid.cut:
            self._note(self._shortened, text)

    @staticmethod
    def _note(where: dict[str, None], text: str) -> None:
        if len(where) < 100:
            where[" ".join(text[:200].split())] = None
