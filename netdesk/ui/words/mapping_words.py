"""How tables are read, in words: what divides cells, letters, headings, days, and what a person would be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Draft, Found, Ignored, Problem
from netdesk.services.mappings import OWN, Column, Doubt, Look, TableSettings, choosing, facts
from netdesk.ui.tr import marked, tr
from netdesk.ui.words import wording

TITLE: Final = marked("What do the columns hold?")
DELIMITERS: Final = marked(((",", "Comma  ,"), (";", "Semicolon  ;"), ("\t", "Tab"), ("|", "Bar  |")))
QUOTES: Final = marked((('"', 'Double  " "'), ("'", "Single  ' '"), ("", "None")))
ENCODINGS: Final = marked(
    (
        ("utf-8", "Unicode (UTF-8)"),
        ("cp1252", "Western European (Windows)"),
        ("iso8859-15", "Western European (ISO)"),
        ("mac-roman", "Western European (Mac)"),
        ("cp850", "Western European (DOS)"),
        ("cp1250", "Central European (Windows)"),
        ("iso8859-2", "Central European (ISO)"),
        ("cp1257", "Baltic (Windows)"),
        ("cp1251", "Cyrillic (Windows)"),
        ("koi8-u", "Cyrillic (KOI8)"),
        ("cp866", "Cyrillic (DOS)"),
        ("cp1253", "Greek (Windows)"),
        ("cp1254", "Turkish (Windows)"),
        ("cp1255", "Hebrew (Windows)"),
        ("cp1256", "Arabic (Windows)"),
        ("cp1258", "Vietnamese (Windows)"),
        ("cp874", "Thai (Windows)"),
        ("gb18030", "Chinese, simplified (GB)"),
        ("big5", "Chinese, traditional (Big5)"),
        ("cp932", "Japanese (Shift JIS)"),
        ("euc_jp", "Japanese (EUC)"),
        ("cp949", "Korean (Windows)"),
    )
)
"""Codecs and what people call them."""

LABEL_WORDS: Final = marked({
    "": "no label", "work": "work", "home": "home", "mobile": "mobile", "fax": "fax", "pager": "pager",
    "other": "other", "website": "website", "profile": "profile", "anniversary": "anniversary",
})  # fmt: skip
_ROW_LENGTH: Final = 48
_FACTS_LENGTH: Final = 260
_FACT_LENGTH: Final = 80
_DAY = re.compile(r"\s*(\d{1,2})[/-]\s*(\d{1,2})(?:[/-]\s*(\d{4}))?")


def encoding_words(codec: str) -> str:
    """What people call an encoding."""
    return tr(dict(ENCODINGS).get(codec, codec))


def letters_as_told(look: Look) -> str:
    """What the choice of letters says when nothing was chosen."""
    if look.codec:
        return tr("Probably {letters}", letters=encoding_words(look.codec).partition(" (")[0])
    return tr("Unicode, as the file says") if look.is_wide or not look.sample.isascii() else tr("As they are")


def heading_words(at: int | None, rows: Sequence[Sequence[str]]) -> str:
    """A row as a choice for the heading: "Row 1: Name, Email"."""
    if at is None:
        return tr("No headings")
    text = " ".join(", ".join(cell.strip() for cell in rows[at][:12] if cell.strip()).split())
    return (
        tr("Row {n}: {words}", n=at + 1, words=wording.cut(text, _ROW_LENGTH))
        if text
        else tr("Row {n}", n=at + 1)
    )


def day_choices(written: str) -> tuple[str, str]:
    """What a day of two readings can be: "3/4/1990 is 3 April", "... is 4 March"; day first, month first."""
    match = _DAY.match(written)
    if match is None:
        return tr("Day before month"), tr("Month before day")
    first, second = int(match[1]), int(match[2])
    said = wording.cut(written, 20)
    days = PartialDate(second, first), PartialDate(first, second)
    first_said, second_said = (
        tr("{said} is {day}", said=said, day=wording.day_of_year(each)) for each in days
    )
    return first_said, second_said


def why_asked(doubts: Sequence[Doubt], *, remembered: bool) -> str:
    """The sentence under the title."""
    if doubts:
        return " ".join(tr(doubt.value) for doubt in doubts)
    if remembered:
        return tr("The columns are read as last time. Change what should be read differently.")
    return tr("Change what should be read differently.")


def how_read(looks: Sequence[Look], *, as_said: bool) -> str:
    """What a dry run says on how its files were read: "Columns as last time"."""
    tables = [look for look in looks if look.is_table]
    unsure = [look for look in looks if look.codec and not look.is_table]
    told = []
    if tables:
        last_time = any(look.is_remembered for look in tables)
        by_itself = tr("Columns as last time") if last_time else tr("Columns read by their headings")
        told.append(tr("Columns as you said") if as_said else by_itself)
    if unsure:
        chosen = unsure[0].encoding
        words = encoding_words(chosen or unsure[0].codec)
        told.append(tr("Letters {words}" if chosen else "Letters probably {words}", words=words))
    return wording.SEPARATOR.join(told)


def file_and_sheet(look: Look, sheet: str) -> str:
    """A table among several: "club.xlsx, Friends"."""
    return f"{look.path.name}, {sheet}" if sheet else look.path.name


def target_words(column: Column) -> str:
    """What a column holds, also where it cannot be chosen."""
    target = choosing.target_of(column)
    if target.startswith(OWN):
        return target.removeprefix(OWN)
    if target == "label":
        return tr("Label of the value beside it")
    return tr(choosing.TARGETS.get(target, "")) or column.name or target


def label_words(label: str) -> str:
    """A label as it is chosen."""
    return tr(LABEL_WORDS.get(label, label))


def person_name(found: Found) -> str:
    """The first line of a person in the preview."""
    if isinstance(found, Draft):
        return wording.cut(found.contact.shown, _FACT_LENGTH)
    if isinstance(found, (Problem, Ignored)):
        return tr("Row {line:,}", line=found.line)
    return ""


def person_facts(found: Found) -> str:
    """What else would be known of them, or why nobody is."""
    if isinstance(found, Problem):
        return found.what
    if isinstance(found, Ignored):
        return tr("Passed over: {why}.", why=found.why)
    if not isinstance(found, Draft):
        return ""
    told = [_fact(line.field, tr(line.label), line.theirs) for line in facts(found)]
    if found.circle:
        told.append(tr("Circle {circle}", circle=found.circle))
    return wording.cut(wording.SEPARATOR.join(told), _FACTS_LENGTH) or tr("Only a name")


def _fact(field: str, label: str, value: str) -> str:
    value = wording.cut(" ".join(value.split()), _FACT_LENGTH)
    if field in ("birthday", "dates"):
        try:
            value = wording.day_of_year(PartialDate.from_iso(value))
        except ValueError:
            return f"{label} {value}"
    plain = field in ("organization", "title") or (
        field in ("emails", "phones", "links") and " " not in label
    )
    return value if plain else f"{label} {value}"


def ready(settings: Sequence[TableSettings]) -> str:
    """Why the mapping cannot be used yet; "" when it can."""
    if not settings:
        return tr("Choose at least one sheet to bring in.")
    if not any(each.has_people for each in settings):
        return tr("Say which column holds a name, an organization, an email or a phone.")
    return ""
