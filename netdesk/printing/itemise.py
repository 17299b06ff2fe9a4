"""Which font draws which part of a text: clusters that must stay together, gathered into runs of one face."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from netdesk.printing.fonts import Face, Voice, emoji_face, faces, missing_face, open_font

_ZWJ = "\u200d"
_EMOJI_STYLE = "\ufe0f"


@dataclass(frozen=True, slots=True)
class FaceRun:
    """Characters `start` to `end` (exclusive) of a text, drawn by one face; `missing` when none has them."""

    start: int
    end: int
    face: Face
    missing: bool = False


@dataclass(slots=True)
class _Piece:
    """A cluster and the face found for it; not a `letter`: spaces and punctuation, which follow others."""

    start: int
    end: int
    face: Face
    missing: bool
    letter: bool
    script: str


def itemise(text: str, voice: Voice) -> list[FaceRun]:
    """Cut `text` (NFC, one paragraph) into runs of one face, in reading order.

    A cluster goes to the first face of the voice that has all of it. Spaces and punctuation go with the
    letters on both sides when these agree and their face has them, so that Tamil gets Tamil commas.
    """
    pieces = [piece for start, end in clusters(text) for piece in _pieces(text, start, end, voice)]
    _settle_common(text, pieces)
    runs: list[FaceRun] = []
    script = ""
    for piece in pieces:
        last = runs[-1] if runs else None
        changes = bool(script and piece.script and piece.script != script)
        if last and not changes and (last.face, last.missing) == (piece.face, piece.missing):
            runs[-1] = FaceRun(last.start, piece.end, last.face, last.missing)
            script = piece.script or script
        else:
            runs.append(FaceRun(piece.start, piece.end, piece.face, piece.missing))
            script = piece.script
    return runs


def clusters(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of what a reader takes for one character: a base with its marks and joiners.

    Marks, variation selectors, skin tones, tag characters and whatever a zero-width joiner joins stay
    with their base; regional indicators go in pairs (flags).
    """
    if text.isascii():
        return [(i, i + 1) for i in range(len(text))]
    found: list[tuple[int, int]] = []
    for i, character in enumerate(text):
        if found and (_extends(character) or text[i - 1] == _ZWJ or _closes_flag(text, found[-1][0], i)):
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def is_ignorable(character: str) -> bool:
    """True for characters without a picture: joiners, variation selectors, direction controls."""
    code = ord(character)
    return (
        0x200B <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2060 <= code <= 0x206F
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE0FFF
        or code in (0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF)
    )


def _extends(character: str) -> bool:
    code = ord(character)
    if code < 0x300:
        return False
    return (
        unicodedata.category(character)[0] == "M"
        or code in (0x200C, 0x200D)
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
    )


def _closes_flag(text: str, start: int, i: int) -> bool:
    return i - start == 1 and _is_regional(text[i]) and _is_regional(text[start])


def _is_regional(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


def _pieces(text: str, start: int, end: int, voice: Voice) -> list[_Piece]:
    """Return the cluster as one piece, or by single characters when no face has the whole of it."""
    cluster = text[start:end]
    face = _face_for(cluster, voice)
    if face is None and end - start > 1:
        return [piece for i in range(start, end) for piece in _pieces(text, i, i + 1, voice)]
    if face is None and all(map(is_ignorable, cluster)):
        return [_Piece(start, end, faces(voice)[0], missing=False, letter=False, script="")]
    kind = unicodedata.category(cluster[0])
    letter = kind[0] in "LMN" or kind == "So" or face is None
    return [_Piece(start, end, face or missing_face(voice), face is None, letter, _script(cluster[0]))]


@lru_cache(maxsize=8192)
def _face_for(cluster: str, voice: Voice) -> Face | None:
    needed = [character for character in cluster if not is_ignorable(character)]
    if not needed:
        return None
    order = faces(voice)
    if _asks_for_emoji(cluster):
        order = (emoji_face(voice), *order)
    for face in order:
        font = open_font(face.file)
        if all(font.glyph(character) is not None for character in needed):
            return face
    return None


def _asks_for_emoji(cluster: str) -> bool:
    return (
        ord(cluster[0]) >= 0x1F000
        or _EMOJI_STYLE in cluster
        or (_ZWJ in cluster and ord(cluster[0]) > 0x2000)
    )


def _script(character: str) -> str:
    """Tell apart the scripts that share a face and need different rules in it."""
    code = ord(character)
    if 0x370 <= code <= 0x3FF or 0x1F00 <= code <= 0x1FFF:
        return "Greek"
    if 0x400 <= code <= 0x52F or 0x1C80 <= code <= 0x1C8F or 0xA640 <= code <= 0xA69F:
        return "Cyrillic"
    return "other" if character.isalpha() else ""


def _settle_common(text: str, pieces: list[_Piece]) -> None:
    """Give spaces and punctuation the face of the letters around them, where those agree."""
    before: Face | None = None
    waiting: list[_Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and not piece.letter:
            waiting.append(piece)
            continue
        after = None if piece is None else piece.face
        wanted = before or after
        if waiting and wanted and (before is None or after is None or before == after):
            font = open_font(wanted.file)
            for common in waiting:
                characters = text[common.start : common.end]
                if all(is_ignorable(c) or font.glyph(c) is not None for c in characters):
                    common.face = wanted
        waiting.clear()
        before = after
