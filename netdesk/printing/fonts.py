"""The bundled fonts as paper uses them: four voices, and which face of a voice can draw which character.

Only fonts that come with netdesk are ever used, so that a sheet has the same bytes on every machine.
"""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from netdesk.resources import resource_path

if TYPE_CHECKING:
    import uharfbuzz


class Voice(Enum):
    """How a text is set: what is known in the sans, what is said aloud in the serif."""

    SANS = "sans"
    SANS_BOLD = "sans bold"
    SERIF = "serif"
    SERIF_ITALIC = "serif italic"


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, and whether it is to look bold by a stroke along its outlines."""

    file: str
    stroked: bool = False


_WITH_BOLD = ("Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil", "Thai", "Armenian", "Georgian")
_REGULAR_ONLY = (
    "Gurmukhi",
    "Gujarati",
    "Telugu",
    "Kannada",
    "Malayalam",
    "Sinhala",
    "Lao",
    "Khmer",
    "Myanmar",
    "Ethiopic",
)
_CJK = "NetdeskSansCJK-Regular.ttf"
_EMOJI = "NotoEmoji-Regular.ttf"


@cache
def faces(voice: Voice) -> tuple[Face, ...]:
    """Return the faces of a voice in the order in which they are asked for a character."""
    bold = voice is Voice.SANS_BOLD
    weight = "Bold" if bold else "Regular"
    first = {
        Voice.SERIF: ("GentiumBookPlus-Regular.ttf", "NotoSans-Regular.ttf"),
        Voice.SERIF_ITALIC: ("GentiumBookPlus-Italic.ttf", "NotoSans-Regular.ttf"),
    }.get(voice, (f"NotoSans-{weight}.ttf",))
    found = [Face(file) for file in first]
    found += [Face(f"NotoSans{script}-{weight}.ttf") for script in _WITH_BOLD]
    found += [Face(f"NotoSans{script}-Regular.ttf", bold) for script in _REGULAR_ONLY]
    return (*found, Face(_CJK, bold), Face(_EMOJI, bold))


def emoji_face(voice: Voice) -> Face:
    """Return the face that draws emoji in a voice."""
    return faces(voice)[-1]


def missing_face(voice: Voice) -> Face:
    """Return the face whose U+25A1 stands for a character that no font has."""
    return faces(voice)[-2]


class OpenFont:
    """A font file opened once for the whole run of the program; it never changes, so threads may share it."""

    def __init__(self, file: str) -> None:
        import uharfbuzz

        path = resource_path(f"fonts/{file}")
        # Mapped, not read: of the 11 MB for Chinese, Japanese and Korean a name needs a few pages. On Windows
        # HarfBuzz takes paths in the system's code page alone, which not every user's folder is spelled in.
        mapped = str(path).isascii() or sys.platform != "win32"
        blob = uharfbuzz.Blob.from_file_path(str(path)) if mapped else uharfbuzz.Blob(path.read_bytes())
        self.face = uharfbuzz.Face(blob)
        self.font: uharfbuzz.Font = uharfbuzz.Font(self.face)
        self.units_per_em: int = self.face.upem
        self.file = file

    def glyph(self, character: str) -> int | None:
        """Return the glyph of one character, None when the font has none."""
        found: int | None = self.font.get_nominal_glyph(ord(character))
        return found


_lock = threading.Lock()
_open: dict[str, OpenFont] = {}


def open_font(file: str) -> OpenFont:
    """Return the opened font of `file` (a name in resources/fonts/), opening it at first use."""
    found = _open.get(file)
    if found is None:
        with _lock:
            found = _open.get(file)
            if found is None:
                found = _open[file] = OpenFont(file)
    return found
