"""Characters to glyphs, by HarfBuzz."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from netdesk.printing.fonts import open_font


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a shaped run; measures in the font's own units.

    `start` and `end` are the characters of the run that it stands for; when several glyphs stand for the
    same characters, all but the first have `start == end`.
    """

    id: int
    advance: int
    dx: int
    dy: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shaped:
    """A run of one face and direction, its glyphs from left to right.

    `plain` is True when reading the glyphs one by one gives the text back. Where one character became several
    glyphs, changed places with another or is a mark put over another, it is False.
    """

    glyphs: tuple[Glyph, ...]
    width: int
    plain: bool


@lru_cache(maxsize=4096)
def shape(text: str, file: str, right_to_left: bool, language: str = "") -> Shaped:
    """Shape `text` with the font in `file`; `language` is a BCP 47 tag, "" when not known."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    # Marks keep their own place in the text; letters that change places are still taken together.
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    if language:
        buffer.language = language
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    # Discretionary ligatures would turn the name Muhammad into a ligature with vowel marks.
    uharfbuzz.shape(open_font(file).font, buffer, {"kern": True, "liga": True, "dlig": False})
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if not infos:
        return Shaped((), 0, plain=True)
    ends = _cluster_ends({info.cluster for info in infos}, len(text))
    met: set[int] = set()
    glyphs = []
    for info, at in zip(infos, positions, strict=True):
        start = info.cluster
        end = start if start in met else ends[start]
        met.add(start)
        glyphs.append(Glyph(info.codepoint, at.x_advance, at.x_offset, at.y_offset, start, end))
    plain = all(g.end > g.start and g.advance and not g.dx and not g.dy for g in glyphs)
    return Shaped(tuple(glyphs), sum(glyph.advance for glyph in glyphs), plain)


def _cluster_ends(starts: set[int], length: int) -> dict[int, int]:
    ordered = sorted(starts)
    return dict(zip(ordered, [*ordered[1:], length], strict=True))
