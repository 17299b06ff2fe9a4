"""LinkedIn's messages and invitations: when somebody was written to, and who it was.

One day of a conversation with one person is one interaction, which starts with the day's first message: that
says all that counts for being in touch, and a conversation of a thousand lines does not bury the rest.
Threads of several people are no talk with any of them. What was written is kept only when the user asks for
it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from netdesk.domain.dates import Moment
from netdesk.domain.drafts import DraftInteraction, Found, Guest, Ignored
from netdesk.domain.folding import fold
from netdesk.domain.interactions import Kind, State
from netdesk.exchange.cleaning import NAME_LIMIT, clean, clean_exact
from netdesk.exchange.digests import digest_of
from netdesk.exchange.format import Format, Head, Reader, Tick
from netdesk.exchange.formats.linkedin_tables import Row, header_of, rows
from netdesk.exchange.recognising import names_agree, profile_key
from netdesk.exchange.written_days import day_of, day_order

MESSAGES: Final = ("from", "to", "date")
INVITATIONS: Final = ("from", "to", "sent at", "direction")
TEXT_LIMIT: Final = 20_000
_TIME: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2})?(?:\.\d+)?\s*(UTC|Z|GMT)?", re.IGNORECASE
)
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\s*([AP])?\.?M?", re.IGNORECASE)
_YES: Final = frozenset(("yes", "true", "1"))


def sniff(head: Head) -> Format | None:
    """Messages or invitations, by their columns."""
    columns = header_of(head.lines)
    if "conversation id" in columns and set(MESSAGES) <= columns:
        return Format("LinkedIn messages", "CSV", "CSV", _open_messages)
    if set(INVITATIONS) <= columns:
        return Format("LinkedIn invitations", "CSV", "CSV", _open_invitations)
    return None


def _open_messages(stream: BinaryIO, tick: Tick, _name: str) -> Reader:
    return MessagesReader(stream, tick)


def _open_invitations(stream: BinaryIO, tick: Tick, _name: str) -> Reader:
    return InvitationsReader(stream, tick)


class _Message(NamedTuple):
    line: int
    conversation: str
    title: str
    sender: Guest
    to: tuple[Guest, ...]
    start: Moment
    text: str


class MessagesReader:
    """Reads one messages.csv. `owner` is what its owner is called, "" to find out by who is in most."""

    format_name = "LinkedIn messages"

    def __init__(self, stream: BinaryIO, tick: Tick, owner: str = "") -> None:
        self._stream = stream
        self._tick = tick
        self._owner = fold(owner)

    def read(self) -> Iterator[Found]:
        """Yield what is passed over, then one interaction for each conversation and day."""
        messages: list[_Message] = []
        for line, row in rows(self._stream, self._tick, MESSAGES):
            found = _message(line, row) if row else Ignored(line, "a row that is no message")
            if isinstance(found, _Message):
                messages.append(found)
            else:
                yield found
        owner = self._who_owns(messages)
        days: dict[tuple[str, str], list[_Message]] = {}
        groups = _groups(messages, owner)
        for message in messages:
            if message.conversation in groups:
                yield Ignored(message.line, "a message to several people")
            elif _others(message, owner):
                days.setdefault((message.conversation, message.start.wall[:10]), []).append(message)
            else:
                yield Ignored(message.line, "a message to nobody else")
        for (conversation, day), found_on in days.items():
            yield _of_day(conversation, day, sorted(found_on, key=lambda each: each.start.wall), owner)

    def _who_owns(self, messages: list[_Message]) -> frozenset[str]:
        """The identity of whoever the messages belong to: by their name, else who is in most of them;
        nobody when two are."""
        there: Counter[str] = Counter()
        called: dict[str, str] = {}
        for each in messages:
            people = {_identity(person): person.name for person in (each.sender, *each.to)}
            called.update(people)
            there.update(people.keys())
        if self._owner:
            exact = {who for who, name in called.items() if fold(name) == self._owner}
            alike = {who for who, name in called.items() if name and names_agree(fold(name), self._owner)}
            if exact or len(alike) == 1:
                return frozenset(exact or alike)
        ranked = there.most_common(2)
        if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
            return frozenset()
        return frozenset(who for who, _ in ranked[:1])


def _message(line: int, row: Row) -> _Message | Ignored:
    if row.get("is message draft", "").casefold() in _YES:
        return Ignored(line, "a draft that was never sent")
    start = _moment(row["date"])
    if start is None:
        return Ignored(line, "a message without a date")
    sender = _guest(row["from"], row.get("sender profile url", ""))
    names = row["to"]
    links = [each for each in re.split(r"[,;\s]+", row.get("recipient profile urls", "")) if each]
    if len(links) <= 1:
        to = [_guest(names, links[0] if links else "")]
    else:
        called = [each.strip() for each in names.split(",")]
        to = [_guest(called[at] if len(called) == len(links) else "", link) for at, link in enumerate(links)]
    people = tuple(each for each in to if each.name or each.links)
    title = row.get("subject", "") or row.get("conversation title", "")
    conversation = row.get("conversation id", "") or " ".join(sorted(map(_identity, (sender, *people))))
    return _Message(line, conversation, title, sender, people, start, row.get("content", ""))


def _guest(name: str, link: str) -> Guest:
    address = clean_exact(link)
    return Guest(clean(" ".join(name.split())), links=(address,) if profile_key(address) else ())


def _identity(person: Guest) -> str:
    return profile_key(person.links[0]) if person.links else fold(person.name)


def _others(message: _Message, owner: frozenset[str]) -> dict[str, Guest]:
    people = (message.sender, *message.to)
    return {who: each for each in people if (who := _identity(each)) and who not in owner}


def _groups(messages: list[_Message], owner: frozenset[str]) -> set[str]:
    """The conversations in which more than two people take part."""
    people: dict[str, set[str]] = {}
    for each in messages:
        people.setdefault(each.conversation, set()).update(_others(each, owner))
    most = 1 if owner else 2
    return {conversation for conversation, found in people.items() if len(found) > most}


def _of_day(conversation: str, day: str, messages: list[_Message], owner: frozenset[str]) -> DraftInteraction:
    people: dict[str, Guest] = {}
    for each in messages:
        people.update(_others(each, owner))
    titles = dict.fromkeys(each.title for each in messages if each.title)
    count = f"{len(messages)} messages" if len(messages) > 1 else "1 message"
    about = f": {next(iter(titles))}" if titles else ""
    text = "\n\n".join(f"{each.sender.name}: {each.text}" for each in messages if each.text)
    digest = digest_of(f"linkedin messages\n{conversation}\n{day}")
    return DraftInteraction(
        Kind.MESSAGE,
        State.HELD,
        messages[0].line,
        digest,
        messages[0].start,
        notes=clean(f"{count} on LinkedIn{about}", NAME_LIMIT),
        text=clean(text, TEXT_LIMIT),
        people=tuple(people.values()),
    )


def _moment(text: str) -> Moment | None:
    """A time as LinkedIn writes it: `2024-03-15 09:30:00 UTC`, else a day."""
    match = _TIME.match(text.strip())
    try:
        if match:
            return Moment(f"{match[1]}T{match[2]}", "UTC" if match[3] else "")
        day = day_of(text)
        return Moment(day.iso) if day and day.year else None
    except ValueError:
        return None


class InvitationsReader:
    """Reads one Invitations.csv: those the owner sent are messages, those they got are passed over."""

    format_name = "LinkedIn invitations"

    def __init__(self, stream: BinaryIO, tick: Tick) -> None:
        self._stream = stream
        self._tick = tick

    def read(self) -> Iterator[Found]:
        """Yield one interaction for each invitation that was sent."""
        found = list(rows(self._stream, self._tick, INVITATIONS))
        day_first = bool(day_order([row["sent at"] for _, row in found if row]))
        for line, row in found:
            if row is None or not row["to"]:
                yield Ignored(line, "a row that is no invitation")
            elif row["direction"].casefold() != "outgoing":
                yield Ignored(line, "an invitation to you")
            else:
                yield _invitation(line, row, day_first)


def _invitation(line: int, row: Row, day_first: bool) -> Found:
    start = _sent_at(row["sent at"], day_first)
    if start is None:
        return Ignored(line, "an invitation without a date")
    person = _guest(row["to"], row.get("inviteeprofileurl", ""))
    record = f"linkedin invitation\n{_identity(person)}\n{start.wall}"
    return DraftInteraction(
        Kind.MESSAGE,
        State.HELD,
        line,
        digest_of(record),
        start,
        notes="Invitation to connect on LinkedIn",
        text=clean(row.get("message", ""), TEXT_LIMIT),
        people=(person,),
    )


def _sent_at(text: str, day_first: bool) -> Moment | None:
    """`7/8/26, 3:43 PM`."""
    date, _, clock = text.partition(",")
    day = day_of(date, day_first)
    if day is None or day.year is None:
        return _moment(text)
    match = _CLOCK.search(clock)
    if not match:
        return Moment(day.iso)
    hour = int(match[1]) % 12 + 12 * (match[3].upper() == "P") if match[3] else int(match[1])
    try:
        return Moment(f"{day.iso}T{hour:02}:{match[2]}")
    except ValueError:
        return Moment(day.iso)
