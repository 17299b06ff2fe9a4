"""Marks on a page: lines of text, rules, ticks and discs. Black, solid, nothing else.

Positions are points from the top left corner of the page, y downwards; a text's y is its baseline.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from netdesk.printing.embedding import DocumentFonts, EmbeddedFont
from netdesk.printing.protecting import unprotect
from netdesk.printing.text import Line, Piece

if TYPE_CHECKING:
    from netdesk.printing.canvas import PaperCanvas

MM = 72 / 25.4
"""Points in a millimetre."""

_STROKE, _STROKE_LARGE, _LARGE_FROM = 0.022, 0.035, 12.0
"""Width, in em, of the outline that makes a face without a bold look bold; the second above that size."""


class Ink:
    """Draws on one document's canvas."""

    def __init__(self, canvas: PaperCanvas, height: float) -> None:
        self._canvas = canvas
        self._height = height
        self._fonts = DocumentFonts(canvas.document)

    def text(self, x: float, y: float, line: Line) -> None:
        """Draw a line of text with its left end at `x`."""
        if not line.pieces:
            return
        code = ["BT"]
        for piece in line.pieces:
            code += self._piece(x + piece.x, self._height - y, piece, line.size)
        code.append("ET")
        self._canvas.raw(" ".join(code))

    def rule(self, left: float, right: float, y: float, weight: float) -> None:
        """Draw a level line, `weight` points thick, its middle at `y`."""
        self._canvas.setLineWidth(weight)
        self._canvas.line(left, self._height - y, right, self._height - y)

    def upright(self, x: float, top: float, bottom: float, weight: float) -> None:
        """Draw an upright line."""
        self._canvas.setLineWidth(weight)
        self._canvas.line(x, self._height - top, x, self._height - bottom)

    def tick(self, x: float, bottom: float, side: float, weight: float) -> None:
        """Draw a square to tick, its left and bottom edges at `x` and `bottom`."""
        self._canvas.setLineWidth(weight)
        self._canvas.rect(x, self._height - bottom, side, side, stroke=1, fill=0)

    def ring(self, x: float, y: float, radius: float, weight: float) -> None:
        """Draw a ring with its centre at (x, y)."""
        self._canvas.setLineWidth(weight)
        self._canvas.circle(x, self._height - y, radius, stroke=1, fill=0)

    def disc(self, x: float, y: float, radius: float, weight: float) -> None:
        """Draw a filled disc with its centre at (x, y), as large as a ring of the same weight."""
        self._canvas.setLineWidth(weight)
        self._canvas.circle(x, self._height - y, radius, stroke=1, fill=1)

    def white(self, x: float, y: float, line: Line) -> None:
        """Draw a line of text in white, for the figure in a disc."""
        self._canvas.raw("q 1 g")
        self.text(x, y, line)
        self._canvas.raw("Q")

    def _piece(self, x: float, y: float, piece: Piece, size: float) -> Iterator[str]:
        font = self._fonts.use(piece.face.file)
        said = _said(piece)
        if said:
            yield f"/Span <</ActualText <FEFF{said.encode('utf-16-be', 'replace').hex().upper()}>>> BDC"
        if piece.face.stroked:
            em = _STROKE_LARGE if size > _LARGE_FROM else _STROKE
            yield f"2 Tr {_number(em * size)} w"
        yield f"/{font.name} {_number(size)} Tf 1 0 0 1 {_number(x)} {_number(y)} Tm"
        yield from _shown(piece, font, size)
        if piece.face.stroked:
            yield "0 Tr"
        if said:
            yield "EMC"


def _said(piece: Piece) -> str:
    """Return the text that readers must be told because the glyphs do not tell it, else "".

    Right-to-left runs go without: readers take what is told for what is seen, and turn it around.
    """
    beyond = max(piece.text, default="") > "\uffff"
    if beyond or not (piece.shaped.plain or piece.right_to_left):
        return unprotect(piece.text)
    return ""


def _shown(piece: Piece, font: EmbeddedFont, size: float) -> Iterator[str]:
    """Yield operators that show a piece's glyphs, moved off their natural places only where shaping asks."""
    per_em = 1000 / font.font.units_per_em
    row: list[str] = []
    owed = 0.0
    rise = 0
    for glyph, reads in zip(piece.shaped.glyphs, _readings(piece), strict=True):
        if glyph.dy != rise:
            if row:
                yield f"[{''.join(row)}] TJ"
                row = []
            rise = glyph.dy
            yield f"{_number(rise * per_em * size / 1000)} Ts"
        owed += glyph.dx * per_em
        if abs(owed) >= 0.5:
            row.append(_number(-owed))
            owed = 0.0
        row += _blanks(reads[:-1], font)
        row.append(f"<{font.code(glyph.id, reads[-1]):04X}>")
        owed += (glyph.advance - glyph.dx) * per_em - font.natural_width(glyph.id)
    yield f"[{''.join(row)}] TJ".replace("><", "")
    if rise:
        yield "0 Ts"


def _readings(piece: Piece) -> list[list[str]]:
    """Return what each glyph reads as: one text, or several to be put side by side at its place.

    Readers turn right-to-left text around character by character. A glyph for two of them (lam and alef) must
    therefore come as two, in the order in which they are seen.
    """
    glyphs = piece.shaped.glyphs
    if not piece.right_to_left:
        return [[unprotect(piece.text[glyph.start : glyph.end])] for glyph in glyphs]
    found: list[list[str]] = []
    for _, group in groupby(glyphs, key=lambda glyph: glyph.start):
        members = list(group)
        seen = list(reversed(unprotect(piece.text[members[0].start : max(glyph.end for glyph in members)])))
        spare = len(seen) - len(members)
        if spare >= 0:
            found += [seen[: spare + 1], *([character] for character in seen[spare + 1 :])]
        else:
            found += [[""]] * -spare + [[character] for character in seen]
    return found


def _blanks(readings: list[str], font: EmbeddedFont) -> Iterator[str]:
    """Yield blanks without width that carry text."""
    space = font.font.glyph(" ") or 0
    for reading in readings:
        yield f"<{font.code(space, reading):04X}>"
        yield _number(font.natural_width(space))


def _number(value: float) -> str:
    """Return a number as PDF writes it: at most three decimals, no exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if abs(value) >= 0.0005 else "0"
