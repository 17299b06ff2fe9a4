"""A glyph as a filled path, for the few that are not set as text."""

from __future__ import annotations

from netdesk.printing.fonts import OpenFont

_Point = tuple[float, float]


def outline(font: OpenFont, glyph: int, x: float, y: float, scale: float) -> str:
    """Return PDF operators that fill a glyph with its origin at (x, y), `scale` points to a font unit."""
    pen = _Pen(x, y, scale)
    font.font.draw_glyph_with_pen(glyph, pen)
    return " ".join((*pen.operators, "f"))


class _Pen:
    """Takes an outline in font units, by the methods that HarfBuzz calls, and writes it as PDF paths."""

    def __init__(self, x: float, y: float, scale: float) -> None:
        self.operators: list[str] = []
        self._x, self._y, self._scale = x, y, scale
        self._at: _Point = (0.0, 0.0)

    def moveTo(self, point: _Point) -> None:  # noqa: N802
        self._write("m", point)

    def lineTo(self, point: _Point) -> None:  # noqa: N802
        self._write("l", point)

    def curveTo(self, *points: _Point) -> None:  # noqa: N802
        self._write("c", *points)

    def qCurveTo(self, control: _Point, end: _Point) -> None:  # noqa: N802
        # PDF has cubic curves alone: their control points lie two thirds of the way to the quadratic one.
        (x0, y0), (cx, cy), (x1, y1) = self._at, control, end
        first = (x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3)
        second = (x1 + (cx - x1) * 2 / 3, y1 + (cy - y1) * 2 / 3)
        self._write("c", first, second, end)

    def closePath(self) -> None:  # noqa: N802
        self.operators.append("h")

    def _write(self, operator: str, *points: _Point) -> None:
        self._at = points[-1]
        for x, y in points:
            self.operators.append(f"{self._x + x * self._scale:.3f} {self._y + y * self._scale:.3f}")
        self.operators.append(operator)
