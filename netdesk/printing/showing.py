"""The operators that show shaped text in a PDF, such that readers can search it and copy it.

Most glyphs tell what they stand for by their code. What they cannot tell is put in words beside them: as
ActualText where a left-to-right run has changed the order or the number of its characters, and as blanks
without width in right-to-left runs, because readers turn those around character by character.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from netdesk.printing.embedding import EmbeddedFont
from netdesk.printing.outlines import outline
from netdesk.printing.protecting import unprotect
from netdesk.printing.shaping import Glyph
from netdesk.printing.text import Piece

_STROKE, _STROKE_LARGE, _LARGE_FROM = 0.022, 0.035, 12.0
"""Width, in em, of the outline that makes a face without a bold look bold; the second above that size."""


def shown(piece: Piece, font: EmbeddedFont, x: float, y: float, size: float) -> Iterator[str]:
    """Yield the operators of a piece that begins at (x, y), in points from the page's lower left corner."""
    said = _said(piece)
    if said:
        yield f"/Span <</ActualText <FEFF{said.encode('utf-16-be', 'replace').hex().upper()}>>> BDC"
    if piece.face.stroked:
        em = _STROKE_LARGE if size > _LARGE_FROM else _STROKE
        yield f"2 Tr {_number(em * size)} w"
    yield f"/{font.name} {_number(size)} Tf 1 0 0 1 {_number(x)} {_number(y)} Tm"
    yield from _rows(piece, font, size)
    if piece.face.stroked:
        yield "0 Tr"
    if said:
        yield "EMC"


def drawn_marks(piece: Piece, font: EmbeddedFont, x: float, y: float, size: float) -> Iterator[str]:
    """Yield paths for the marks over and under the letters of a right-to-left piece.

    As text they would break the word in two for readers; what they read as is among the blanks.
    """
    scale = size / font.font.units_per_em
    for glyph in piece.shaped.glyphs:
        if _is_drawn(piece, glyph):
            yield outline(font.font, glyph.id, x + glyph.dx * scale, y + glyph.dy * scale, scale)
        x += glyph.advance * scale


def _is_drawn(piece: Piece, glyph: Glyph) -> bool:
    return piece.right_to_left and glyph.advance == 0


def _said(piece: Piece) -> str:
    """Return the text that readers must be told because the glyphs do not tell it, else ""."""
    beyond = max(piece.text, default="") > "\uffff"
    if beyond or not (piece.shaped.plain or piece.right_to_left):
        return unprotect(piece.text)
    return ""


def _rows(piece: Piece, font: EmbeddedFont, size: float) -> Iterator[str]:
    """Yield operators that show glyphs, moved off their natural places only where shaping asks for it."""
    per_em = 1000 / font.font.units_per_em
    row: list[str] = []
    owed = 0.0
    rise = 0
    for glyph, reads in zip(piece.shaped.glyphs, _readings(piece), strict=True):
        if _is_drawn(piece, glyph):
            row += _blanks(reads, font)
            continue
        if glyph.dy != rise:
            if row:
                yield _row(row)
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
    yield _row(row)
    if rise:
        yield "0 Ts"


def _row(codes_and_moves: list[str]) -> str:
    return f"[{' '.join(codes_and_moves)}] TJ".replace("> <", "")


def _readings(piece: Piece) -> list[list[str]]:
    """Return what each glyph reads as: one text, or several to be put side by side at its place.

    In a right-to-left piece a glyph for two characters (lam and alef) comes as two, in the order in which
    they are seen.
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
