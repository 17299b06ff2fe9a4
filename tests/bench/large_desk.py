"""A desk of 100,000 invented people with five interactions each, made from a fixed seed and kept for the next
time.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.folding import fold
from netdesk.domain.interactions import Kind
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.services.drafts import save_setting
from netdesk.services.me import save_me
from netdesk.store import contacts, search, settings
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.migrations.steps import STEPS

PEOPLE: Final = 100_000
INTERACTIONS: Final = 5
SEED: Final = 20_261_125
_BATCH: Final = 2000
_NOW: Final = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
_ONSETS: Final = (
    "b", "br", "c", "ch", "d", "dr", "f", "fr", "g", "gr", "h", "j", "k", "kl", "kr", "l", "m", "n", "p",
    "pr", "r", "s", "sch", "sh", "st", "t", "tr", "v", "w", "z",
)  # fmt: skip
_VOWELS: Final = (
    "a", "e", "i", "o", "u", "ai", "au", "ei", "ia", "ie", "io", "ou",
)  # fmt: skip
_CODAS: Final = (
    "n", "r", "l", "s", "t", "ck", "ng", "nd", "rt", "lm", "m", "x", "sen", "son", "ski", "berg",
    "stein", "wood", "ez", "ova",
)  # fmt: skip
_SCRIPTS: Final = (
    ("山田 太郎", "佐藤 花子", "鈴木 一郎"),
    ("王 伟", "李 娜", "张 敏"),
    ("Алексей Иванов", "Ольга Петрова"),
    ("ليلى حداد", "محمد خالد"),
    ("नेहा शर्मा", "अमित वर्मा"),
    ("Ελένη Παπαδάκη", "김 민준"),
    ("Zoë Ørsted", "Łukasz Żółkiewski", "Jiří Dvořák", "İpek Çağlar"),
)
_TITLES: Final = (
    *("Engineer", "Product Manager", "Research Assistant", "Analyst", "Designer", "Recruiter", "Professor"),
    *("Director of Partnerships", "Data Scientist", "Consultant", "Teacher", "Nurse", ""),
)
_KINDS: Final = tuple(kind.value for kind in Kind)
_PLACES: Final = ("Café Central", "Their office", "Library, second floor", "Career fair", "")
_NOTES: Final = (
    "Talked about the first years in the field and what she would do differently.",
    "Sent the article on energy storage; asked about the team in Bergen.",
    "",
    "",
    "Offered to introduce me to two colleagues from the research group.",
)


def large_desk(folder: Path, people: int = PEOPLE) -> Path:
    """The desk in `folder`: the one made before, or a new one when schema or generator have changed."""
    name = f"{people}-people-{_fingerprint()}"
    path = folder / f"{name}.netdesk"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{people}-people-*"):
        old.unlink()
    building = folder / f"{name}.netdesk-building"
    desk = Desk.open(building)
    try:
        _fill(desk, people)
    finally:
        desk.close()
    building.rename(path)
    return path


def _fingerprint() -> str:
    """Changes with the schema, with what is searched and with this file."""
    told = hashlib.sha256(repr([step() for step in STEPS]).encode("utf-8"))
    for source in (__file__, search.__file__, contacts.__file__):
        told.update(Path(source).read_bytes())
    return told.hexdigest()[:12]


def _fill(desk: Desk, people: int) -> None:
    save_me(desk, Me("Ana Example", zone="Europe/Oslo"))
    # What is measured is the table of people, not Today.
    save_setting(desk, "start", "contacts")
    chance = random.Random(SEED)
    made = islice(invented_people(chance), people)
    with desk.unrecorded() as connection:
        first = 1
        while batch := list(islice(made, _BATCH)):
            _keep_people(connection, first, batch)
            _keep_interactions(connection, chance, first, len(batch))
            first += len(batch)
        search.refresh(connection, range(1, people + 1))
        # What is measured is the table of people.
        settings.save_setting(connection, "start", "contacts")
    desk.writer.one("PRAGMA wal_checkpoint(TRUNCATE)")


def invented_people(chance: random.Random) -> Iterator[Contact]:
    """People without end, of 900 given and 4,000 family names at 3,000 companies."""
    firsts = [_syllables(chance, 2).capitalize() for _ in range(900)]
    families = [_syllables(chance, 2).capitalize() for _ in range(4000)]
    companies = [f"{_syllables(chance, 2).capitalize()} {_company_kind(chance)}" for _ in range(3000)]
    while True:
        yield _contact(chance, firsts, families, companies)


def _syllables(chance: random.Random, count: int) -> str:
    middle = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(count - 1))
    return middle + chance.choice(_ONSETS) + chance.choice(_VOWELS[:6]) + chance.choice(_CODAS)


def _company_kind(chance: random.Random) -> str:
    return chance.choice(("Energy", "Labs", "Institute", "University", "Bank", "Health", "& Sons", "Media"))


def _contact(chance: random.Random, firsts: list[str], families: list[str], companies: list[str]) -> Contact:
    if chance.random() < 0.08:
        name = Name(display=chance.choice(chance.choice(_SCRIPTS)))
    else:
        name = Name(given=chance.choice(firsts), family=chance.choice(families))
    number = chance.randrange(10**8)
    return Contact(
        name=name,
        organization=chance.choice(companies) if chance.random() < 0.9 else "",
        title=chance.choice(_TITLES),
        circle_id=chance.randrange(6) or None,
        emails=(Labelled(f"{fold(name.family) or 'me'}{number}@example.org", "work"),),
        phones=(Labelled(f"+47 {number:08d}", "cell"), Labelled(f"+49 30 {number % 10**6:06d}", "work")),
        tags=(chance.choice(("alumni", "energy", "mentor", "fair 2026")),) if chance.random() < 0.3 else (),
        notes=chance.choice(_NOTES) if chance.random() < 0.3 else "",
    )


def _keep_people(connection: Connection, first: int, batch: list[Contact]) -> None:
    contacts.insert(_Unrecorded(connection), batch)  # type: ignore[arg-type]
    assert connection.value("SELECT max(id) FROM contact") == first + len(batch) - 1


class _Unrecorded:
    """Stands where a change would be: what is generated needs no history."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def note_inserted(self, *_: object) -> None:
        """It does not."""

    def note_document(self, *_: object) -> None:
        """Nor this."""


def _keep_interactions(connection: Connection, chance: random.Random, first: int, count: int) -> None:
    rows = list(_interactions(chance, first, count))
    connection.run_many(
        "INSERT INTO interaction (id, kind, state, start, zone, start_at, minutes, place, notes) "
        "VALUES (?, ?, ?, ?, 'Europe/Oslo', ?, ?, ?, ?)",
        [row[1:] for row in rows],
    )
    connection.run_many(
        "INSERT INTO interaction_contact (interaction_id, contact_id, position) VALUES (?, ?, 0)",
        [(row[1], row[0]) for row in rows],
    )


def _interactions(chance: random.Random, first: int, count: int) -> Iterator[tuple[Any, ...]]:
    for contact_id in range(first, first + count):
        for each in range(INTERACTIONS):
            interaction_id = (contact_id - 1) * INTERACTIONS + each + 1
            planned = each == 0 and chance.random() < 0.02
            minutes = chance.randrange(60 * 24 * (40 if planned else 1500))
            start = _NOW + timedelta(minutes=minutes if planned else -minutes)
            yield (
                *(contact_id, interaction_id, chance.choice(_KINDS), "planned" if planned else "held"),
                *(start.strftime("%Y-%m-%dT%H:%M"), int(start.timestamp()), 30),
                *(chance.choice(_PLACES), chance.choice(_NOTES)),
            )
