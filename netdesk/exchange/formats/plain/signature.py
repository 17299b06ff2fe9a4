"""The signature under an email: name, title, organization, numbers, link, by simple rules.

What no rule takes is kept as a note, so that nothing of it is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from netdesk.domain.contacts import Address, Contact, Labelled
from netdesk.domain.names import Name
from netdesk.exchange.cleaning import clean, clean_exact
from netdesk.exchange.formats.plain.words import (
    CLOSING,
    EMAIL,
    LINK,
    ORGANIZATION,
    PHONE,
    SALUTATION,
    TITLE,
    digits,
    is_name,
    without_credentials,
)

MOST_LINES: Final = 20
_MOST_CLOSINGS: Final = 20
_PIECES: Final = re.compile(r"\s+[|•·]\s+|\s{3,}|\t+")
_AT: Final = re.compile(r"\s+(?:at|@|bei|chez|hos)\s+", re.IGNORECASE)
_LABELS: Final = (
    (
        "mobile",
        re.compile(r"\b(?:m|mob|mobile|mobil|cell|handy|portable|gsm)\b\.?\s*[:.]?\s*$", re.IGNORECASE),
    ),
    ("fax", re.compile(r"\b(?:f|fax|telefax)\b\.?\s*[:.]?\s*$", re.IGNORECASE)),
    ("home", re.compile(r"\b(?:h|home|privat)\b\.?\s*[:.]?\s*$", re.IGNORECASE)),
    (
        "work",
        re.compile(
            r"\b(?:t|p|d|o|tel|telephone|telefon|phone|ph|office|work|direct|büro|tél|téléphone)\b\.?\s*[:.]?\s*$",
            re.IGNORECASE,
        ),
    ),
)
_LEAD: Final = re.compile(r"(?:\b(?:e-?mail|mail|e|web|w|linkedin|url)\b\s*[:.]?\s*)$", re.IGNORECASE)
_STREET: Final = re.compile(r"\d.*[^\W\d_]{3}|[^\W\d_]{3}.*\d")


@dataclass(slots=True)
class _Read:
    """What has been found so far."""

    name: str = ""
    title: str = ""
    organization: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[Labelled] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    street: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def lines_of(text: str) -> list[str]:
    """The lines of a signature without greetings and rules."""
    lines = (line.strip().lstrip(">").strip().strip("*_").strip() for line in text.split("\n"))
    return [line for line in lines if line and not CLOSING.match(line)]


def is_signature(text: str) -> bool:
    """Whether a text reads like one person over several lines: a name first, and how to reach them."""
    lines = lines_of(text)
    if not 2 <= len(lines) <= MOST_LINES or max(map(len, lines)) > 200:
        return False
    if SALUTATION.match(lines[0]):
        # Who is written to, not who writes.
        return False
    first = _PIECES.split(lines[0])[0].split(",")[0].strip()
    if not is_name(first) and not is_name(first, least=1):
        return False
    rest = "\n".join(lines[1:])
    reached = len({each.casefold() for each in EMAIL.findall(rest)})
    if reached > 2:
        return False
    names = sum(is_name(line) for line in lines[1:])
    numbers = any(digits(match[0]) >= 7 for match in PHONE.finditer(rest))
    return names * 2 < len(lines) and bool(reached or numbers or LINK.search(rest))


def is_message(text: str) -> bool:
    """Whether a text begins as a letter does, by greeting somebody."""
    return bool(SALUTATION.match(text.lstrip().partition("\n")[0]))


def signature_in(text: str) -> tuple[int, str]:
    """The signature of a text and its first line: the whole text, or what stands under the greeting at the
    end of a message. (1, "") where there is none."""
    if is_signature(text):
        return 1, text
    lines = text.split("\n")
    ends = [at for at, line in enumerate(lines) if CLOSING.match(line.strip().lstrip("> "))]
    for at in reversed(ends[-_MOST_CLOSINGS:]):
        under = "\n".join(lines[at + 1 :])
        if is_signature(under):
            return at + 2, under
    return 1, ""


def contact_of(text: str) -> Contact:
    """The person that a signature tells of."""
    found = _Read()
    for line in lines_of(text):
        for piece in _PIECES.split(_taken(line, found)):
            if piece.strip(" ,;:|•·-–—"):
                _place(piece.strip(" ,;|•·–—"), found)
    return Contact(
        name=Name(clean(found.name)),
        title=clean(found.title),
        organization=clean(found.organization),
        emails=tuple(Labelled(each) for each in dict.fromkeys(found.emails)),
        phones=tuple(dict.fromkeys(found.phones)),
        links=tuple(
            Labelled(each, "LinkedIn" if "linkedin.com/" in each.casefold() else "website")
            for each in dict.fromkeys(found.links)
        ),
        addresses=(Address(street=clean("\n".join(found.street))),) if found.street else (),
        notes=clean("\n".join(found.rest)),
    )


def _taken(line: str, found: _Read) -> str:
    """A line without the addresses, links and numbers in it, which are noted."""
    while match := EMAIL.search(line):
        found.emails.append(clean_exact(match[1]))
        line = _without(line, match)
    while match := LINK.search(line):
        found.links.append(clean_exact(match[0].rstrip(".,;)")))
        line = _without(line, match)
    at = 0
    while match := PHONE.search(line, at):
        if not 7 <= digits(match[0]) <= 17 or _is_year(match[0]):
            at = match.end()
            continue
        before = line[: match.start()]
        label = next((name for name, pattern in _LABELS if pattern.search(before)), "")
        for _, pattern in _LABELS:
            before = pattern.sub("", before)
        number = match[0].strip()
        if number.endswith(")") and "(" not in number:
            number = number[:-1]
        found.phones.append(Labelled(clean_exact(number), label))
        line = f"{before.rstrip()}   {line[match.end() :].lstrip()}"
        at = 0
    return line.strip()


def _without(line: str, match: re.Match[str]) -> str:
    before = _LEAD.sub("", line[: match.start()].rstrip("<( ")).rstrip()
    return f"{before}   {line[match.end() :].lstrip('>) ')}"


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"\(?(?:19|20)\d{2}\s*[-–/]\s*(?:19|20)?\d{2}\)?", text.strip()))


def _place(piece: str, found: _Read) -> None:
    """Say what a piece of a line without numbers is: the name first, then title, organization, street."""
    if not found.name:
        first, _, more = piece.partition(",")
        plain = without_credentials(piece)
        found.name = piece if plain != piece and is_name(plain, least=1) else first.strip()
        if found.name == piece:
            return
        piece = more.strip()
        if not piece:
            return
    halves = _AT.split(piece, maxsplit=1)
    if len(halves) == 2 and not found.organization and not found.title:
        found.title, found.organization = halves[0].strip(), halves[1].strip()
    elif _STREET.search(piece) and not TITLE.search(piece):
        found.street.append(piece)
    elif TITLE.search(piece) and not found.title:
        title, _, organization = (part.strip() for part in piece.partition(","))
        found.title = piece if found.organization else title
        found.organization = found.organization or organization
    elif not found.organization and (ORGANIZATION.search(piece) or found.title):
        found.organization = piece
    elif not found.title and not found.organization and not found.rest:
        # The first line under a name is a title or an organization; the next one tells.
        found.organization = piece
    else:
        found.rest.append(piece)
