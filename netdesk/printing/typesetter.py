"""Sets the texts of one document, within a limit, and remembers what could not be set as it was written."""

from __future__ import annotations

from netdesk.printing.text import Laid, Line, Style, lay

_ALLOWANCE = 60_000
"""Characters set for one person: some ten pages. A longer note is cut, and said to be cut."""


class Typesetter:
    """Sets texts in one language; `missing` and `shortened` say what went wrong, each text once, in order."""

    def __init__(self, language: str = "") -> None:
        self.language = language
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

    def next_person(self) -> None:
        """Begin a new allowance of characters."""
        self._left = _ALLOWANCE

    def paragraph(self, text: str, style: Style, width: float, most: int | None = None) -> tuple[Line, ...]:
        """Set one paragraph in at most `most` lines of `width` points; its line ends count as spaces."""
        if self._left <= 0 and text.strip():
            self._note(self._shortened, text)
            return ()
        laid = lay(text, style, width, most=most, language=self.language)
        self._left -= min(len(text), sum(len(line.text) for line in laid.lines))
        self._remember(text, laid)
        return laid.lines

    def paragraphs(self, text: str, style: Style, width: float, most: int | None = None) -> tuple[Line, ...]:
        """Set a text of several paragraphs, each on its own lines, blank ones left out."""
        found: tuple[Line, ...] = ()
        for part in text[: _ALLOWANCE * 2].splitlines():
            if most is not None and len(found) >= most:
                self._note(self._shortened, text)
                break
            found += self.paragraph(part, style, width, None if most is None else most - len(found))
        return found

    def one_line(self, text: str, style: Style, room: float | None = None) -> tuple[Line, ...]:
        """Set a text on one line, or on none when it is blank; labels and footers are never refused."""
        width = 1e6 if room is None else max(room, 1.0)
        laid = lay(text, style, width, most=1, language=self.language)
        self._remember(text, laid)
        return laid.lines

    def width(self, text: str, style: Style) -> float:
        """Return how wide a short text is on one line."""
        return sum(line.width for line in lay(text, style, 1e6, most=1, language=self.language).lines)

    def _remember(self, text: str, laid: Laid) -> None:
        if laid.missing:
            self._note(self._missing, text)
        if laid.cut:
            self._note(self._shortened, text)

    @staticmethod
    def _note(where: dict[str, None], text: str) -> None:
        if len(where) < 100:
            where[" ".join(text[:200].split())] = None
