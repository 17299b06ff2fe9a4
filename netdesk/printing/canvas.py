"""ReportLab's canvas, with what ours need more: no font of its own, raw operators, opening at a whole page.

The only module besides embedding.py that knows ReportLab; imported at first use, for it takes a tenth of a
second to load.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas


class PaperCanvas(Canvas):
    """A canvas that writes to memory and lists no font but those that are embedded."""

    _code: list[str]
    _doc: Any

    def __init__(self, width: float, height: float, language: str) -> None:
        self._buffer = BytesIO()
        super().__init__(
            self._buffer,
            pagesize=(width, height),
            pageCompression=1,
            # The same sheet has the same bytes: no time of making, no random name.
            invariant=1,
            lang=language or None,
            pdfVersion=(1, 7),
        )

    def _make_preamble(self) -> None:
        # Canvas names Helvetica on every page here, which is not embedded.
        self._preamble = "1 0 0 1 0 0 cm"

    @property
    def document(self) -> Any:
        """The document being made, a reportlab PDFDocument."""
        return self._doc

    def raw(self, operators: str) -> None:
        """Put PDF operators into the page's content."""
        self._code.append(operators)

    def describe(self, title: str, author: str, subject: str) -> None:
        """Say in the file what it is, by whom, and how it is best opened and printed."""
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject(subject)
        self.setCreator("netdesk")
        self.setViewerPreference("Duplex", "DuplexFlipLongEdge")
        self.setViewerPreference("PrintScaling", "None")
        self.setViewerPreference("DisplayDocTitle", "true")
        page = pdfdoc.PDFObjectReference("Page1")
        self._doc.Catalog.OpenAction = pdfdoc.PDFArray([page, pdfdoc.PDFName("Fit")])

    def finish(self) -> bytes:
        """Close the file and return its bytes."""
        self.save()
        return self._buffer.getvalue()
