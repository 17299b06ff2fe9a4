"""Pages: their size, margins, grid and footer, and the document that they make.

The measures are those of the paper system: everything printed sits on a grid of lines 4.5 mm apart, counted
from the top margin. Lengths are points unless a name says millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netdesk.domain.me import Paper
from netdesk.printing.fonts import Voice
from netdesk.printing.ink import MM, Ink
from netdesk.printing.text import Style
from netdesk.printing.typesetter import Typesetter

if TYPE_CHECKING:
    from netdesk.printing.canvas import PaperCanvas

_SIZES_MM = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}
_BINDING, _OUTER, _TOP, _BOTTOM, _FOOTER = 20 * MM, 12 * MM, 10 * MM, 13 * MM, 8 * MM
_UNIT = 4.5 * MM

_CROP_GAP, _CROP = 2 * MM, 7 * MM
"""Where marks for cutting begin and end, from the corner."""

RULE_HEAD, RULE_SECTION, RULE_WRITE = 1.4, 0.8, 0.3
"""Weights of rules: under the head and over the closing strip, over a section, to write on."""

TITLE = Style(Voice.SANS_BOLD, 20)
TITLE_LONG = Style(Voice.SANS_BOLD, 16)
LABEL = Style(Voice.SANS_BOLD, 9.5)
BODY = Style(Voice.SANS, 10)
BODY_BOLD = Style(Voice.SANS_BOLD, 10)
SAID = Style(Voice.SERIF, 12)
ASIDE = Style(Voice.SERIF_ITALIC, 12)
NOTE = Style(Voice.SANS, 8.5)
SMALL = Style(Voice.SANS, 8)


@dataclass(frozen=True, slots=True)
class Geometry:
    """A paper size with margins and grid, those of the sheet unless told otherwise. `foot` is how far the
    footer's baseline is above the lower edge."""

    width: float
    height: float
    unit: float = _UNIT
    binding: float = _BINDING
    outer: float = _OUTER
    top: float = _TOP
    bottom: float = _BOTTOM
    foot: float = _FOOTER
    larger: float = 1.0
    """How many times larger all of it is printed: the other lengths are those before it is."""

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.width - self.binding - self.outer

    @property
    def lines(self) -> float:
        """How many grid lines there are between the margins."""
        return (self.height - self.top - self.bottom) / self.unit

    def y(self, line: float) -> float:
        """Return how far a grid line is below the page's top edge."""
        return self.top + line * self.unit

    def left(self, *, front: bool) -> float:
        """Return where the measure begins: the binding margin is left on fronts and right on backs."""
        return self.binding if front else self.outer

    @property
    def footer(self) -> float:
        """The footer's baseline below the top edge."""
        return self.height - self.foot


def geometry(paper: Paper) -> Geometry:
    """Return the sheet's geometry on a paper size."""
    width, height = _SIZES_MM[paper]
    return Geometry(width * MM, height * MM)


LARGER = 1.4
"""Large print: text of 14 points where there are 10 elsewhere."""
_LARGE_UNIT = 6.5 * MM


LARGE_STYLES = {
    TITLE: Style(Voice.SANS_BOLD, 26 / LARGER),
    TITLE_LONG: Style(Voice.SANS_BOLD, 22 / LARGER),
    LABEL: Style(Voice.SANS_BOLD, 12 / LARGER),
    SAID: Style(Voice.SERIF, 16 / LARGER),
    ASIDE: Style(Voice.SERIF_ITALIC, 16 / LARGER),
    NOTE: Style(Voice.SANS, 12 / LARGER),
    SMALL: Style(Voice.SANS, 11 / LARGER),
}
"""What is not simply as much larger as the text is, in the sizes before it is."""


def large_geometry(paper: Paper) -> Geometry:
    """Return the geometry of large print on a paper size: the same margins, fewer and wider lines."""
    width, height = _SIZES_MM[paper]
    return Geometry(
        width * MM / LARGER,
        height * MM / LARGER,
        _LARGE_UNIT / LARGER,
        _BINDING / LARGER,
        _OUTER / LARGER,
        _TOP / LARGER,
        _BOTTOM / LARGER,
        _FOOTER / LARGER,
        LARGER,
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A page being drawn: where it may be drawn on, and with what."""

    ink: Ink
    geometry: Geometry
    left: float
    setter: Typesetter

    @property
    def right(self) -> float:
        """The right end of the measure."""
        return self.left + self.geometry.measure

    def y(self, line: float) -> float:
        """Return the height of a grid line."""
        return self.geometry.y(line)

    def rule(self, line: float, weight: float, left: float | None = None, right: float | None = None) -> None:
        """Draw a rule on a grid line, over the measure or from `left` to `right`."""
        self.ink.rule(
            self.left if left is None else left, self.right if right is None else right, self.y(line), weight
        )

    def words(self, x: float, line: float, text: str, style: Style, room: float | None = None) -> float:
        """Write `text` at `x` on a grid line, shortened to `room`; return how wide it came."""
        for laid in self.setter.one_line(text, style, room):
            self.ink.text(x, self.y(line), laid)
            return laid.width
        return 0.0

    def words_ending(
        self, x: float, line: float, text: str, style: Style, room: float | None = None
    ) -> float:
        """Write `text` so that it ends at `x`; return how wide it came."""
        for laid in self.setter.one_line(text, style, room):
            self.ink.text(x - laid.width, self.y(line), laid)
            return laid.width
        return 0.0

    def footer(self, what: str, number: str) -> None:
        """Write the footer: what this is and when, and which page."""
        line = (self.geometry.footer - self.geometry.y(0)) / self.geometry.unit
        width = self.words_ending(self.right, line, number, SMALL)
        self.words(self.left, line, what, SMALL, self.geometry.measure - width - 8 * MM)


class Document:
    """A PDF in the making, page after page, all of one size."""

    def __init__(self, geometry: Geometry, setter: Typesetter) -> None:
        from netdesk.printing.canvas import PaperCanvas

        self._geometry = geometry
        self._setter = setter
        larger = geometry.larger
        self._canvas: PaperCanvas = PaperCanvas(
            geometry.width * larger, geometry.height * larger, setter.language
        )
        self._ink = Ink(self._canvas, geometry.height)
        self.pages = 0

    def page(self, *, front: bool = True) -> Page:
        """Begin the next page."""
        self._turn_over()
        if self._geometry.larger != 1:
            self._canvas.scale(self._geometry.larger, self._geometry.larger)
        return Page(self._ink, self._geometry, self._geometry.left(front=front), self._setter)

    def inset(self, geometry: Geometry) -> Page:
        """Begin a page that shows a smaller one in its middle, with marks where to cut it out. What is drawn
        on the page that is returned stands in the smaller one."""
        self._turn_over()
        larger = self._geometry.larger
        left = (self._geometry.width * larger - geometry.width) / 2
        below = (self._geometry.height * larger - geometry.height) / 2
        self._canvas.translate(left, below)
        ink = self._ink.on(geometry.height)
        for x in (0.0, geometry.width):
            for y, out in ((0.0, -1), (geometry.height, 1)):
                ink.upright(x, y + out * _CROP_GAP, y + out * _CROP, RULE_WRITE)
                beside = -1 if x == 0 else 1
                ink.rule(x + beside * _CROP_GAP, x + beside * _CROP, y, RULE_WRITE)
        return Page(ink, geometry, geometry.left(front=True), Typesetter(self._setter.language))

    def _turn_over(self) -> None:
        if self.pages:
            self._canvas.showPage()
        self.pages += 1

    def bookmark(self, title: str, level: int) -> None:
        """Name the page that was begun last in the outline; level 0 is the outermost."""
        key = f"page-{self.pages}-{level}"
        self._canvas.bookmarkPage(key, fit="Fit")
        self._canvas.addOutlineEntry(title, key, level)

    def show_outline(self) -> None:
        """Ask readers to open the file with the outline beside it."""
        self._canvas.showOutline()

    def finish(self, title: str, author: str, subject: str) -> bytes:
        """Return the finished file."""
        self._canvas.describe(title, author, subject)
        return self._canvas.finish()
