"""Marks on a page: lines of text, rules, ticks and discs. Black, solid, nothing else.

Positions are points from the top left corner of the page, y downwards; a text's y is its baseline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netdesk.printing.embedding import DocumentFonts
from netdesk.printing.showing import drawn_marks, shown
from netdesk.printing.text import Line

if TYPE_CHECKING:
    from netdesk.printing.canvas import PaperCanvas

MM = 72 / 25.4
"""Points in a millimetre."""


class Ink:
    """Draws on one document's canvas."""

    def __init__(self, canvas: PaperCanvas, height: float, fonts: DocumentFonts | None = None) -> None:
        self._canvas = canvas
        self._height = height
        self._fonts = fonts or DocumentFonts(canvas.document)

    def on(self, height: float) -> Ink:
        """Ink for a smaller page on the same canvas, which was moved to its lower left corner."""
        return Ink(self._canvas, height, self._fonts)

    def text(self, x: float, y: float, line: Line) -> None:
        """Draw a line of text with its left end at `x`."""
        if not line.pieces:
            return
        up = self._height - y
        code = ["BT"]
        marks: list[str] = []
        for piece in line.pieces:
            font = self._fonts.use(piece.face.file)
            code += shown(piece, font, x + piece.x, up, line.size)
            marks += drawn_marks(piece, font, x + piece.x, up, line.size)
        self._canvas.raw(" ".join((*code, "ET", *marks)))

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
