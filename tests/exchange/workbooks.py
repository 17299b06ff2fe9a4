"""Workbooks put together byte by byte, as no program would write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OF_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OF_ODS = "urn:oasis:names:tc:opendocument:xmlns"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def excel_workbook(rows: str, member: str = "xl/worksheets/sheet1.xml") -> bytes:
    """An XLSX of one sheet with these <row> elements, kept under a name of one's own."""
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OF_OFFICE}"><sheets>'
    kinds = f'<Types xmlns="{_OF_PACKAGE}/content-types">'
    for extension in ("rels", "xml", "png"):
        kinds += f'<Default Extension="{extension}" ContentType="application/xml"/>'
    return packed({
        "[Content_Types].xml": f"{kinds}</Types>",
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'{book}<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation("worksheet", f"/{member}"),
        member: sheet,
    })  # fmt: skip


def _relation(kind: str, target: str) -> str:
    of = f'Id="r1" Type="{_OF_OFFICE}/{kind}" Target="{target}"'
    return f'<Relationships xmlns="{_OF_PACKAGE}/relationships"><Relationship {of}/></Relationships>'


def text_cell(place: str, text: str) -> str:
    """A cell with a text of its own, its place named last."""
    return f'<c t="inlineStr" r="{place}"><is><t>{text}</t></is></c>'


def open_workbook(rows: str) -> bytes:
    """An ODS of one sheet with these <table:table-row> elements."""
    names = " ".join(f'xmlns:{name}="{_OF_ODS}:{name}:1.0"' for name in ("office", "table", "text"))
    listed = f'<m:file-entry m:full-path="/" m:media-type="{_ODS}"/>'
    return packed({
        "mimetype": _ODS,
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_OF_ODS}:manifest:1.0">{listed}</m:manifest>',
        "content.xml": f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    })  # fmt: skip
