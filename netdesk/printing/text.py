"""Text set in lines: any script, any direction, one paragraph at a time. Nothing in it is ever markup.

    laid = lay("Yamamoto Keiko 山本 慶子", Style(Voice.SANS, 10), width=200)
    for line in laid.lines: ...

Widths and positions are points. The steps: normalise, find directions, choose faces, shape, break, and put
each line's runs in the order in which they are seen.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from netdesk.printing import bidi
from netdesk.printing.breaking import break_places, is_space, may_split_word
from netdesk.printing.fonts import Face, Voice, open_font
from netdesk.printing.itemise import clusters, itemise
from netdesk.printing.protecting import protect, unprotect
from netdesk.printing.shaping import Shaped, shape

LONGEST = 6_000
"""Characters of a paragraph that are set at most; what is longer is cut there, and said to be cut."""

_MISSING = "□"
_REPLACED: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ")
_REPLACED |= {0xAD: None, 0xFEFF: None, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
_FIT = 0.01
"""Points by which a line may be too wide: sums of widths are not exact."""


@dataclass(frozen=True, slots=True)
class Style:
    """A voice and its size in points."""

    voice: Voice
    size: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one face and direction in its line; `x` is where it begins, `text` what it reads as."""

    x: float
    face: Face
    shaped: Shaped
    text: str
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: its pieces from left to right; `right_to_left` is the paragraph's direction."""

    pieces: tuple[Piece, ...]
    width: float
    size: float
    right_to_left: bool
    text: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph in lines; `cut` when some of its text is not in them, `missing` characters no font has."""

    lines: tuple[Line, ...]
    cut: bool = False
    missing: str = ""


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    face: Face
    level: int
    missing: bool


def lay(
    text: str,
    style: Style,
    width: float,
    *,
    most: int | None = None,
    longest: int = LONGEST,
    language: str = "",
) -> Laid:
    """Set a paragraph in lines no wider than `width` points; blank text gives no line.

    With `most`, no more than so many lines are made, the last one ending in an ellipsis when there is more;
    so it is with characters beyond the first `longest`.
    A word wider than the line is cut between characters, so that this never fails.
    """
    cut = len(text) > longest
    return _lay(normalised(text[:longest]), style, width, most, language, cut)


def width_of(text: str, style: Style, language: str = "") -> float:
    """Return the width of `text` on one line, in points."""
    return sum(line.width for line in lay(text, style, 1e9, most=1, language=language).lines)


def normalised(text: str) -> str:
    """Return `text` as one line in composed form; tabs, line ends and controls become single spaces."""
    composed = unicodedata.normalize("NFC", text.translate(_REPLACED))
    return " ".join(part for part in composed.split(" ") if part)


@lru_cache(maxsize=1024)
def _lay(text: str, style: Style, width: float, most: int | None, language: str, cut: bool) -> Laid:
    if not text:
        return Laid((), cut)
    paragraph = _Paragraph(text, style, language)
    lines: list[Line] = []
    start = 0
    while start < len(paragraph.text):
        end, following = paragraph.fit(start, width)
        ends_here = following >= len(paragraph.text)
        if most is not None and len(lines) + 1 == most and not ends_here:
            cut = ends_here = True
        lines.append(paragraph.last_line(start, width) if ends_here and cut else paragraph.line(start, end))
        start = len(paragraph.text) if ends_here else following
    return Laid(tuple(lines), cut, paragraph.missing)


class _Paragraph:
    """A paragraph being set: its runs, and how far across each character lies."""

    def __init__(self, text: str, style: Style, language: str) -> None:
        directed = bidi.has_right_to_left(text)
        self.text = protect(text) if directed else text
        self.style, self.language = style, language
        self.levels = bidi.levels(self.text) if directed else None
        self.base = bidi.base_level(self.text) if directed else 0
        self.runs = list(self._runs())
        self.missing = "".join(self.text[run.start : run.end] for run in self.runs if run.missing)
        self.breaks = [*break_places(self.text), len(self.text)]
        self.clusters, advances = self._advances()
        self.across = [0.0, *accumulate(advances)]

    def _runs(self) -> Iterator[_Run]:
        for run in itemise(self.text, self.style.voice):
            start = run.start
            for i in range(run.start + 1, run.end + 1):
                if i == run.end or (self.levels and self.levels[i] != self.levels[start]):
                    level = self.levels[start] if self.levels else 0
                    yield _Run(start, i, run.face, level, run.missing)
                    start = i

    def _shaped(self, run: _Run, start: int, end: int) -> Shaped:
        text = _MISSING * (end - start) if run.missing else self.text[start:end]
        return shape(text, run.face.file, bool(run.level % 2), self.language)

    def _advances(self) -> tuple[list[int], list[float]]:
        """Return where clusters begin, and the width that each character adds."""
        begins = {start for start, _ in clusters(self.text)}
        shown: set[int] = set()
        widths = [0.0] * len(self.text)
        for run in self.runs:
            scale = self.style.size / open_font(run.face.file).units_per_em
            for glyph in self._shaped(run, run.start, run.end).glyphs:
                shown.add(run.start + glyph.start)
                widths[run.start + glyph.start] += glyph.advance * scale
        return sorted(begins & shown), widths

    def fit(self, start: int, width: float) -> tuple[int, int]:
        """Return where the line from `start` on ends, without trailing spaces, and where the next begins."""
        limit = self.across[start] + width + _FIT
        first = bisect_right(self.breaks, start)
        best = None
        # Spaces at the end may hang over: the last break that fits lies at most one word past the limit.
        for place in range(
            max(first, bisect_right(self.breaks, bisect_right(self.across, limit)) - 2), len(self.breaks)
        ):
            end = self._trimmed(start, self.breaks[place])
            if self.across[end] > limit:
                break
            best = end, self.breaks[place]
        if best is None and first < len(self.breaks):
            cut = self._cut_word(start, limit)
            best = cut, cut
        return best or (len(self.text), len(self.text))

    def _trimmed(self, start: int, end: int) -> int:
        while end > start + 1 and is_space(self.text[end - 1]):
            end -= 1
        return end

    def _cut_word(self, start: int, limit: float) -> int:
        """Return a place inside the word at `start` where it can be cut to fit; at least one cluster goes."""
        high = bisect_right(self.clusters, bisect_right(self.across, limit) - 1)
        low = bisect_right(self.clusters, start)
        for place in range(high - 1, low - 1, -1):
            if may_split_word(self.text, self.clusters[place]):
                return self.clusters[place]
        after = max(low, high - 1)
        return self.clusters[after] if after < len(self.clusters) else len(self.text)

    def last_line(self, start: int, width: float) -> Line:
        """Return a line from `start` on that ends in an ellipsis, because there is more."""
        limit = self.across[start] + width - width_of("…", self.style)
        places = [*self.clusters, len(self.text)]
        end = max(start, places[max(bisect_right(places, bisect_right(self.across, limit) - 1) - 1, 0)])
        # Better after a whole word, unless that leaves much of the line empty.
        word = self.breaks[max(bisect_right(self.breaks, end) - 1, 0)]
        if start + (end - start) * 0.7 < word < end:
            end = word
        kept = unprotect(self.text[start:end]).rstrip(" ,;:")
        shorter = _Paragraph(kept + "…", self.style, self.language)
        return shorter.line(0, len(shorter.text))

    def line(self, start: int, end: int) -> Line:
        """Return characters `start` to `end` as a line."""
        inside = [run for run in self.runs if run.start < end and run.end > start]
        order = bidi.visual_order([run.level for run in inside])
        pieces = []
        x = 0.0
        for run in (inside[place] for place in order):
            first, last = max(run.start, start), min(run.end, end)
            shaped = self._shaped(run, first, last)
            reads = self.text[first:last]
            pieces.append(Piece(x, run.face, shaped, reads, bool(run.level % 2)))
            x += shaped.width * self.style.size / open_font(run.face.file).units_per_em
        return Line(tuple(pieces), x, self.style.size, bool(self.base % 2), unprotect(self.text[start:end]))
