"""What comes of printing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF, and what its maker should tell the user.

    `missing_glyphs` are the texts with a character that no bundled font has, a box in its place;
    `notes` sentences about what had to be left out or cut.
    """

    data: bytes
    pages: int
    missing_glyphs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
