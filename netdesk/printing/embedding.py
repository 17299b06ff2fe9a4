"""Fonts inside a PDF: only the glyphs that a document shows, each with the text it stands for.

ReportLab's own TrueType fonts know characters, not glyphs, and are shared by all documents. Here each
document has its own fonts, so that sheets can be made in several threads, and the same sheet has the same
bytes whatever was printed before. A code stands for a glyph together with its text: copying gives back what
was written also where two characters share a glyph, and for characters beyond U+FFFF.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Any

from netdesk.printing.fonts import OpenFont, open_font

_SYMBOLIC, _ITALIC = 4, 64
_KEPT_TABLES = frozenset(("glyf", "loca", "head", "hhea", "hmtx", "maxp"))
_NOTHING = "\u200b"
"""What a glyph reads as whose text stands with another glyph of its cluster."""


@dataclass(slots=True)
class EmbeddedFont:
    """One font file as one document uses it. ReportLab calls `addObjects` when the document is saved."""

    font: OpenFont
    name: str
    place: int
    codes: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, glyph: int, text: str) -> int:
        """Return the two-byte code that shows `glyph` and reads as `text`."""
        return self.codes.setdefault((glyph, text or _NOTHING), len(self.codes) + 1)

    def natural_width(self, glyph: int) -> float:
        """Return the width of a glyph in thousandths of an em, as the document declares it."""
        advance: int = self.font.font.get_glyph_h_advance(glyph)
        return round(advance * 1000 / self.font.units_per_em, 3)

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Put the font's objects into `doc`, a reportlab PDFDocument: the protocol of its delayed fonts."""
        from reportlab.pdfbase import pdfdoc

        program, new_glyphs = self._subset()
        base = self._base_name()
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self._descriptor(doc, base, program),
                "CIDToGIDMap": self._stream(doc, self._glyph_map(new_glyphs), f"{self.name}-glyphs"),
                "DW": 1000,
                "W": pdfdoc.PDFArray(
                    [1, pdfdoc.PDFArray([self.natural_width(glyph) for glyph, _ in self.codes])]
                ),
            }
        )
        composite = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"{self.name}-descendant")]),
                "ToUnicode": self._stream(doc, self._to_unicode(), f"{self.name}-unicode"),
            }
        )
        doc.idToObject["BasicFonts"].dict[self.name] = doc.Reference(composite, self.name)

    def _base_name(self) -> str:
        tag = "".join(chr(ord("A") + int(digit)) for digit in f"{self.place:06d}")
        return f"{tag}+{self.font.file.removesuffix('.ttf')}"

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """Return a font program with only the glyphs used, and what number each has in it."""
        import uharfbuzz

        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update({glyph for glyph, _ in self.codes})
        unused = set(self.font.face.table_tags) - _KEPT_TABLES
        wanted.drop_table_tag_set.update({int.from_bytes(tag.encode("ascii"), "big") for tag in unused})
        wanted.flags = (
            uharfbuzz.SubsetFlags.NO_HINTING
            | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
            | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        )
        plan = uharfbuzz.SubsetPlan(self.font.face, wanted)
        return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)

    def _glyph_map(self, new_glyphs: dict[int, int]) -> bytes:
        glyphs = [0, *(new_glyphs[glyph] for glyph, _ in self.codes)]
        return struct.pack(f">{len(glyphs)}H", *glyphs)

    def _to_unicode(self) -> bytes:
        """Return a CMap from codes to UTF-16 (PDF 32000-1, 9.10.3)."""
        rows = [
            f"<{code:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>"
            for (_, text), code in self.codes.items()
        ]
        blocks = []
        for first in range(0, len(rows), 100):
            block = rows[first : first + 100]
            blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
        return "\n".join(lines).encode("ascii")

    def _descriptor(self, doc: Any, base: str, program: bytes) -> Any:
        from reportlab.pdfbase import pdfdoc

        scale = 1000 / self.font.units_per_em
        box = struct.unpack(">4h", self.font.face.reference_table("head").data[36:44])
        extents = self.font.font.get_font_extents("ltr")
        italic = "Italic" in self.font.file
        bold = "Bold" in self.font.file
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(base),
                "Flags": _SYMBOLIC | (_ITALIC if italic else 0),
                "FontBBox": pdfdoc.PDFArray([round(value * scale) for value in box]),
                "ItalicAngle": -12 if italic else 0,
                "Ascent": round(extents.ascender * scale),
                "Descent": round(extents.descender * scale),
                "CapHeight": 714,
                "StemV": 140 if bold else 80,
                "FontFile2": self._stream(doc, program, f"{self.name}-program", Length1=len(program)),
            }
        )
        return doc.Reference(descriptor, f"{self.name}-descriptor")

    @staticmethod
    def _stream(doc: Any, content: bytes, name: str, **entries: int) -> Any:
        from reportlab.pdfbase import pdfdoc

        stream = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
        for key, value in entries.items():
            stream.dictionary[key] = value
        return doc.Reference(stream, name)


class DocumentFonts:
    """The fonts of one document, in the order in which it first used them."""

    def __init__(self, doc: Any) -> None:
        self._doc = doc
        self._fonts: dict[str, EmbeddedFont] = {}

    def use(self, file: str) -> EmbeddedFont:
        """Return the document's own font for a font file."""
        found = self._fonts.get(file)
        if found is None:
            place = len(self._fonts)
            found = self._fonts[file] = EmbeddedFont(open_font(file), f"N{place + 1}", place)
            self._doc.delayedFonts.append(found)
        return found
