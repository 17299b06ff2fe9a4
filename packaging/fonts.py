"""Make the bundled font set in resources/fonts/. Run once by a maintainer, when a font changes.

    python packaging/fonts.py

Needs fontTools and cu2qu (both come with `pip install fonttools`), npm, and the Debian packages
fonts-noto-core, fonts-noto-cjk and fonts-sil-gentiumplus. netdesk itself needs none of these: the fonts are
kept in the repository.

Three kinds of work:

- Noto Sans and Gentium Book Plus are copied byte for byte. Gentium's licence reserves its name, so that it
  must not be changed.
- Noto Emoji is unpacked from the web font of @fontsource/noto-emoji (the same outlines, another wrapping).
- Noto Sans CJK has cubic outlines, which PDF viewers and ReportLab handle less well than TrueType's quadratic
  ones and which are larger. All its characters are kept in their Japanese form; the outlines are converted
  within 2.5/1000 of an em, far below what paper shows, layout tables are dropped, and the result is renamed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

NOTO = Path("/usr/share/fonts/truetype/noto")
GENTIUM = Path("/usr/share/fonts/truetype/gentiumplus")
NOTO_SOURCE = ("Debian fonts-noto-core", "OFL-Noto-Sans.txt")
CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
CJK_JAPANESE = 0
CJK_NAME = "Netdesk Sans CJK"
CJK_REMARK = """\
Netdesk Sans CJK is Noto Sans CJK JP with its outlines converted from cubic to quadratic curves and
without layout tables."""
TOLERANCE = 2.5 / 1000
EMOJI_PACKAGE = "@fontsource/noto-emoji@5.3.2"
EMOJI_MEMBER = "package/files/noto-emoji-emoji-400-normal.woff"
EMOJI_LICENCE = "package/LICENSE"

WITH_BOLD = ("", "Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil", "Thai", "Armenian", "Georgian")
REGULAR_ONLY = (
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


@dataclass(frozen=True)
class Entry:
    """One line of index.json."""

    file: str
    family: str
    style: str
    version: str
    source: str
    licence: str
    bytes: int
    sha256: str


def main() -> int:
    """Write fonts, licences and index; return the exit status."""
    parser = argparse.ArgumentParser(description="Make resources/fonts/.")
    default = Path(__file__).resolve().parents[1] / "resources" / "fonts"
    parser.add_argument("--out", type=Path, default=default)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        body, emoji = fetch_emoji(Path(scratch))
        entries = [*copy_noto(out), *copy_gentium(out), convert_emoji(emoji, out), convert_cjk(out)]
    write_licences(out, body)
    index = [asdict(entry) for entry in entries]
    (out / "index.json").write_text(json.dumps(index, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(entries)} fonts, {sum(entry.bytes for entry in entries) / 1e6:.2f} MB in {out}")
    return 0


def copy_noto(out: Path) -> Iterator[Entry]:
    """Copy the Noto Sans faces: both weights of the common scripts, Regular of the others."""
    for script in WITH_BOLD:
        for weight in ("Regular", "Bold"):
            yield copied(NOTO / f"NotoSans{script}-{weight}.ttf", out, *NOTO_SOURCE)
    for script in REGULAR_ONLY:
        yield copied(NOTO / f"NotoSans{script}-Regular.ttf", out, *NOTO_SOURCE)


def copy_gentium(out: Path) -> Iterator[Entry]:
    """Copy Gentium Book Plus, unchanged."""
    for style in ("Regular", "Italic"):
        path = GENTIUM / f"GentiumBookPlus-{style}.ttf"
        yield copied(path, out, "Debian fonts-sil-gentiumplus", "OFL-Gentium.txt")


def copied(path: Path, out: Path, source: str, licence: str) -> Entry:
    """Copy one font file and describe it."""
    shutil.copyfile(path, out / path.name)
    (out / path.name).chmod(0o644)
    return described(out / path.name, source, licence)


def fetch_emoji(scratch: Path) -> tuple[str, Path]:
    """Fetch the emoji package; return the text of the OFL as it has it and the path of the font."""
    command = ["npm", "pack", "--silent", EMOJI_PACKAGE]
    name = subprocess.run(command, cwd=scratch, check=True, capture_output=True, text=True).stdout.strip()
    with tarfile.open(scratch / name) as archive:
        for member in (EMOJI_MEMBER, EMOJI_LICENCE):
            archive.extract(member, scratch)
    licence = (scratch / EMOJI_LICENCE).read_text(encoding="utf-8")
    return licence[licence.index("This Font Software is licensed") :], scratch / EMOJI_MEMBER


def convert_emoji(path: Path, out: Path) -> Entry:
    """Unwrap the web font into a plain TrueType file."""
    from fontTools.ttLib import TTFont

    font = TTFont(path, recalcTimestamp=False)
    font.flavor = None
    target = out / "NotoEmoji-Regular.ttf"
    font.save(target)
    return described(target, f"npm {EMOJI_PACKAGE}", "OFL-Noto-Emoji.txt")


def convert_cjk(out: Path) -> Entry:
    """Convert the Japanese face of Noto Sans CJK to quadratic outlines under a name of its own."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(CJK, fontNumber=CJK_JAPANESE, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, glyph_names=False)
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "GSUB", "GPOS", "GDEF"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    to_quadratic(font)
    rename(font, CJK_NAME)
    target = out / "NetdeskSansCJK-Regular.ttf"
    font.save(target)
    return described(target, "Debian fonts-noto-cjk, Noto Sans CJK JP, converted", "OFL-Netdesk-Sans-CJK.txt")


def to_quadratic(font: Any) -> None:
    """Replace the CFF outlines of `font` (a fontTools TTFont) by TrueType ones within TOLERANCE em."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    quadratic = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm * TOLERANCE, reverse_direction=True))
        quadratic[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = quadratic
    for name in order:
        glyph = glyf[name]
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"):
        setattr(maxp, field, 0)
    for field in ("maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"


def rename(font: Any, name: str) -> None:
    """Give the converted `font` its own name; keep copyright, version and licence records."""
    table = font["name"]
    postscript = name.replace(" ", "")
    own = f"{postscript}-Regular"
    new = {1: name, 2: "Regular", 3: own, 4: f"{name} Regular", 6: own}
    kept = (0, 5, 13, 14)
    table.names = [record for record in table.names if record.nameID in kept and record.platformID == 3]
    for number, text in new.items():
        table.setName(text, number, 3, 1, 0x409)


def described(path: Path, source: str, licence: str) -> Entry:
    """Read what the index says of a font from the font itself."""
    from fontTools.ttLib import TTFont

    data = path.read_bytes()
    names = TTFont(path, lazy=True)["name"]
    return Entry(
        file=path.name,
        family=str(names.getDebugName(1)),
        style=str(names.getDebugName(2)),
        version=str(names.getDebugName(5)),
        source=source,
        licence=licence,
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def write_licences(out: Path, body: str) -> None:
    """Write the OFL once for each family, under the family's own copyright line."""
    owners = {
        "OFL-Noto-Sans.txt": ("NotoSans-Regular.ttf", ""),
        "OFL-Gentium.txt": ("GentiumBookPlus-Regular.ttf", 'with Reserved Font Names "Gentium" and "SIL".'),
        "OFL-Noto-Emoji.txt": ("NotoEmoji-Regular.ttf", ""),
        "OFL-Netdesk-Sans-CJK.txt": (
            "NetdeskSansCJK-Regular.ttf",
            CJK_REMARK,
        ),
    }
    from fontTools.ttLib import TTFont

    for name, (font, remark) in owners.items():
        holder = str(TTFont(out / font, lazy=True)["name"].getDebugName(0)).strip()
        text = "\n".join([holder, *([remark] if remark else []), "", body])
        (out / name).write_text(text.replace("\r\n", "\n"), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
