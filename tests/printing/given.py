"""A sheet to print in tests, and ways to look into the PDF that comes out."""

from __future__ import annotations

import base64
import re
import zlib
from dataclasses import dataclass
from datetime import date

import pypdfium2
import pypdfium2.raw as pdfium

from netdesk.domain.dates import Moment
from netdesk.domain.sheets import PrepSheet, SheetQuestion

MM = 72 / 25.4
_NUMBER = r"(-?[\d.]+)"
_RULES = re.compile(rf"{_NUMBER} w\b|n {_NUMBER} {_NUMBER} m {_NUMBER} {_NUMBER} l S")

QUESTIONS = (
    SheetQuestion("How did you get from physics to leading sensor software?", must=True),
    SheetQuestion("What does an ordinary Tuesday look like for you?", must=True),
    SheetQuestion("After the 2024 recall, what changed in the way you work?"),
    SheetQuestion("Who decides that a release is safe, and what do they read?", must=True),
    SheetQuestion("What do you wish new engineers knew in their first week?"),
    SheetQuestion("Which skills will matter more in five years?"),
    SheetQuestion("If you were me, what would you learn before June?", must=True),
    SheetQuestion("What would you read, or whose work would you follow?"),
)

KEIKO = PrepSheet(
    name="Yamamoto Keiko",
    own_script="山本 慶子",
    pronunciation="yah-mah-MOH-toh KAY-koh",
    address_as="family name first; she signs “Keiko”",
    title="Head of Sensor Software",
    organization="Hokkai Medical Systems, Sapporo and Boston",
    phones=("+1 617 555 0142",),
    emails=("keiko.yamamoto@hokkai-med.example",),
    start=Moment("2026-12-03T14:30", "America/New_York"),
    home_zone="Europe/Lisbon",
    minutes=25,
    place="Room 4B, 245 Third Street, Cambridge; ask for her at the front desk. Red line, Kendall, 6 min.",
    my_phone="+351 91 555 0167",
    introducer="Dr. Daniel Okafor",
    may_use_name=True,
    how_met="He wrote to her on 20 Nov, after the careers fair of 14 Oct.",
    shared_ground=("Same school, ten years apart", "Both play go 囲碁"),
    promises=("You promised Daniel to report back",),
    objective="Find out whether an engineer without a medical degree can grow in device safety.",
    goal="Know medical devices well enough to choose, by March",
    pitch=(
        "I’m Inês Carvalho; I finish my Master’s in computer science in June. I like software that people’s "
        "health depends on: with two others I built a sleep tracker that three clinics in Porto now use. I’m "
        "trying to understand how a team like yours decides that code is safe enough."
    ),
    pitch_seconds=25,
    questions=QUESTIONS,
    research=(
        "Hokkai makes infusion pumps and monitors; 900 people; new plant in 2025.",
        "Nov 2026: approval of the HM-7 pump after a software recall in 2024.",
    ),
    about_person=("She: physics, then 6 years of firmware; leads 14.",),
    ask="who signs off a release?",
    stories=("Sleep tracker: the night it lost data", "Tutor for 40 first-years; half stayed on"),
    bring=("Two copies of the résumé, only if she asks", "Photo of the clinic screen", "Pen, this sheet"),
    thank_you_due=Moment("2026-12-04T14:55", "America/New_York"),
    next_touch=date(2027, 3, 3),
    author="Inês Carvalho",
)


@dataclass(frozen=True, slots=True)
class Box:
    """Where something is on a page, in millimetres from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line: where, in millimetres, and how thick, in points."""

    left: float
    right: float
    y: float
    weight: float


class Pdf:
    """A PDF opened for looking."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._document = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int = 0) -> tuple[float, float]:
        """Width and height of a page in millimetres."""
        width, height = self._document[number].get_size()
        return width / MM, height / MM

    def text(self, number: int | None = None) -> str:
        """The text of one page, or of all, with single spaces."""
        pages = range(len(self)) if number is None else [number]
        found = " ".join(self._document[page].get_textpage().get_text_bounded() for page in pages)
        return " ".join(found.split())

    def find(self, words: str, number: int = 0) -> list[Box]:
        """Where `words` stand on a page."""
        page = self._document[number]
        height = page.get_size()[1]
        textpage = page.get_textpage()
        searcher = textpage.search(words, match_case=True)
        found = []
        while (place := searcher.get_next()) is not None:
            textpage.count_rects(*place)
            left, bottom, right, top = textpage.get_rect(0)
            found.append(Box(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM))
        return found

    def rules(self, number: int = 0) -> list[Rule]:
        """All level lines of a page, from top to bottom."""
        height = self.size(number)[1]
        weight, found = 0.0, []
        for width, x0, y0, x1, y1 in _RULES.findall(self.contents()[number]):
            if width:
                weight = float(width)
            elif y0 == y1:
                found.append(Rule(float(x0) / MM, float(x1) / MM, height - float(y0) / MM, weight))
        return sorted(found, key=lambda rule: rule.y)

    def ink(self, number: int = 0) -> Box:
        """What all marks of a page lie within."""
        page = self._document[number]
        height = page.get_size()[1]
        bounds = [thing.get_bounds() for thing in page.get_objects()]
        lefts, bottoms, rights, tops = zip(*bounds, strict=True)
        return Box(min(lefts) / MM, (height - max(tops)) / MM, max(rights) / MM, (height - min(bottoms)) / MM)

    def unembedded(self) -> set[str]:
        """Names of fonts that text is set in and that are not in the file."""
        found = set()
        for page in self._document:
            for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                font = pdfium.FPDFTextObj_GetFont(thing)
                if pdfium.FPDFFont_GetIsEmbedded(font) != 1:
                    found.add(str(font))
        return found

    def contents(self) -> list[str]:
        """The operators of each page."""
        found = re.findall(rb"/ASCII85Decode.*?stream\n(.*?)~>\s*endstream", self.data, re.DOTALL)
        return [zlib.decompress(base64.a85decode(stream)).decode("latin-1") for stream in found]

    def outline(self) -> list[tuple[int, str, int]]:
        """Level, title and page number of each bookmark."""
        found = []
        for mark in self._document.get_toc():
            target = mark.get_dest()
            found.append((mark.level, mark.get_title(), target.get_index() if target else -1))
        return found

    def about(self) -> dict[str, str]:
        """The file's own words on itself."""
        return dict(self._document.get_metadata_dict())
