"""A stream of vCards into drafts, problems and what was ignored. One bad card never costs another."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft, Found, Ignored, Problem
from netdesk.exchange.cleaning import UNFIT
from netdesk.exchange.encodings import chunks, decode
from netdesk.exchange.formats.vcard.card import Card
from netdesk.exchange.formats.vcard.lines import properties, texts_in
from netdesk.exchange.formats.vcard.meanings import take
from netdesk.exchange.formats.vcard.plain import VERSIONS, plain_draft
from netdesk.exchange.formats.vcard.splitting import CARD_LIMIT, Kind, Piece, split

RAW_LIMIT = 1024 * 1024
"""Most of a rejected card that is kept to be saved and mended, in bytes."""

SAMPLE_LIMIT = 20_000
"""Most bytes of other cards by which the encoding of one is guessed."""

_CARDS_A_TICK = 400
# What a line of a card looks like when its BEGIN is missing or mistyped.
_CARD_LINES = ("FN:", "FN;", "N:", "N;", "TEL:", "TEL;", "EMAIL:", "EMAIL;", "ORG:", "ORG;", "ADR:", "ADR;")


class VCardReader:
    """Reads one file of vCards. `format_name` is right once reading has ended."""

    def __init__(self, stream: BinaryIO, tick: Callable[[int], None]) -> None:
        """`tick` is called with the bytes read so far, at least every few hundred cards; it may raise."""
        self._stream = stream
        self._tick = tick
        self._versions: dict[str, None] = {}
        self._field_keys: set[str] = set()
        self._sample = b""

    @property
    def format_name(self) -> str:
        """The versions met, such as "vCard 3.0" or "vCard 3.0 and 4.0"."""
        return " ".join(("vCard", " and ".join(sorted(self._versions)))).strip()

    def read(self) -> Iterator[Found]:
        """Yield what the file holds, in its order."""
        for count, piece in enumerate(split(self._chunks())):
            if count % _CARDS_A_TICK == 0:
                self._tick(self._done)
            if piece.kind is Kind.CARD and (told := plain_draft(piece.raw.rstrip(), piece.line)):
                draft, version = told
                if version:
                    self._versions[version] = None
                yield draft
            elif piece.kind is Kind.JUNK:
                yield _junk(piece)
            elif piece.kind is Kind.TOO_LONG:
                what = f"This card is longer than {CARD_LIMIT // 1024 // 1024} MB and was left out."
                yield Problem(piece.line, what, rejected=True, raw=_as_text(piece.raw))
            else:
                yield from self.any_card(piece)

    def _chunks(self) -> Iterator[bytes]:
        self._done = 0
        for chunk, done in chunks(self._stream):
            self._done = done
            self._tick(done)
            self._learn(chunk)
            yield chunk

    def _learn(self, chunk: bytes) -> None:
        """Keep lines in an encoding that nothing names: of one card they may be too few to tell it by."""
        if len(self._sample) >= SAMPLE_LIMIT:
            return
        try:
            chunk.decode()
        except UnicodeDecodeError as fault:
            if fault.end < len(chunk) - 4:
                self._sample += texts_in(chunk.replace(b"\r", b"\n"))[:SAMPLE_LIMIT]

    def any_card(self, piece: Piece) -> list[Found]:
        """What a card of any kind tells, read the long way."""
        raw = piece.raw
        notes: list[Found] = []
        if piece.kind is Kind.OPEN:
            problem, raw = _unended(piece)
            notes.append(problem)
        raw = raw.rstrip()
        found, odd = properties(raw, self._sample)
        card = Card(self._field_keys)
        for each in found:
            take(card, each)
        if card.version in VERSIONS:
            self._versions[card.version] = None
        if card.ignored:
            return [*notes, Ignored(piece.line, card.ignored)]
        contact = card.contact()
        if not contact.shown:
            return [*notes, _nobody(contact, card, piece, odd)]
        for head, what in card.troubles:
            notes.append(Problem(piece.line + _lines_before(raw, head), what))
        notes += [
            Problem(piece.line, f'This line is no part of a vCard and was left out: "{line[:80]}".')
            for line in odd
        ]
        digest = hashlib.sha256(raw).hexdigest()
        name_only = _is_only_a_name(contact, card)
        notes.append(Draft(contact, piece.line, digest, card.photo, card.circle, card.revised, name_only))
        return notes


def _nobody(contact: Contact, card: Card, piece: Piece, odd: list[str]) -> Found:
    """What becomes of a card that says of nobody who it is."""
    if contact == Contact() and card.photo is None and not odd:
        return Ignored(piece.line, "an empty card")
    what = "This card has no name, organization, email or phone."
    return Problem(piece.line, what, rejected=True, raw=_as_text(piece.raw))


def _is_only_a_name(contact: Contact, card: Card) -> bool:
    """True when nothing but a name says who the person is."""
    if contact.uid or contact.emails or contact.phones or contact.organization or card.photo:
        return False
    return not (
        contact.links
        or contact.addresses
        or contact.title
        or contact.department
        or contact.birthday
        or contact.dates
        or contact.notes
        or contact.introducer
        or contact.how_met
        or contact.where_met
        or contact.own
    )


def _unended(piece: Piece) -> tuple[Problem, bytes]:
    """What is said of a card without its end, and the part of it that can be trusted."""
    if not piece.at_end:
        return Problem(
            piece.line, "This card has no END:VCARD line; it was read as far as it goes."
        ), piece.raw
    kept, _, cut = piece.raw.rpartition(b"\n")
    if b":" not in cut or cut.upper().startswith(b"BEGIN:"):
        return Problem(piece.line, "The file stops in the middle of this card."), kept or piece.raw
    what = f'The file stops in the middle of this card; its last line was left out: "{_as_text(cut)[:80]}".'
    return Problem(piece.line + kept.count(b"\n") + 1, what), kept


def _junk(piece: Piece) -> Problem:
    text = _as_text(piece.raw)
    lines = text.split("\n")
    first = next((line.strip() for line in lines if line.strip()), "")
    if any(line.upper().startswith(_CARD_LINES) for line in lines):
        what = f'This card does not begin with BEGIN:VCARD but with "{first[:60]}".'
        return Problem(piece.line, what, rejected=True, raw=text)
    return Problem(piece.line, f'This text is outside of any card and was left out: "{first[:80]}".')


def _lines_before(raw: bytes, head: str) -> int:
    """How many lines of a card come before the property with this head."""
    at = raw.find(head.encode("utf-8", "replace"))
    return raw.count(b"\n", 0, at) if at > 0 else 0


def _as_text(raw: bytes) -> str:
    raw = raw[:RAW_LIMIT]
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = decode(raw)
    return UNFIT.sub("", text)
