"""Files as real programs write them, each read and compared with what a careful reader finds in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft
from netdesk.domain.progress import Silent
from netdesk.exchange.formats.vcard.writing import VCardWriter
from netdesk.exchange.planning import FileReading
from netdesk.exchange.reading import read_file
from tests.exchange.given import cards_in, drafts

MISSES: dict[tuple[str, str], str] = {}
"""(file, fact) that is not found as expected, and why; empty while everything is."""


def is_ours(name: str) -> bool:
    """Everything: a file of a kind that is not read yet would be left out here."""
    return Path(name).suffix in (".vcf", ".csv", ".ldif", ".json", ".ics", ".zip")


def kind_of(name: str) -> str:
    """What a file's facts are counted under."""
    by_ending = {
        ".vcf": "vCard",
        ".ldif": "LDIF",
        ".json": "Facebook",
        ".ics": "Calendars",
        ".zip": "Archives",
    }
    return by_ending.get(Path(name).suffix, "LinkedIn" if name.startswith("li_") else "Tables")


@pytest.fixture(scope="module")
def corpus(shared: Path) -> Path:
    return shared / "corpus"


@pytest.fixture(scope="module")
def expected(corpus: Path) -> dict[str, Any]:
    whole = json.loads((corpus / "expected.json").read_text(encoding="utf-8"))
    assert all(map(is_ours, whole))
    return dict(whole)


@pytest.fixture(scope="module")
def readings(corpus: Path, expected: dict[str, Any]) -> dict[str, FileReading]:
    return {name: read_file(corpus / name, Silent()) for name in expected}


def digits(number: str) -> str:
    """A number as it is compared: digits alone, or the words of one that has none."""
    plain = re.sub(r";ext=.*", "", number)
    return re.sub(r"\D", "", plain) or plain


def spaced(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def facts(name: str, found: FileReading, facts: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each fact about a file, and whether it was found."""
    counts = (facts["count"], *facts.get("alt_counts", ()))
    yield "count", len(found.drafts) in counts
    pairs: list[tuple[str, Draft, dict[str, Any]]] = [
        (str(place), draft, wanted)
        for place, (draft, wanted) in enumerate(zip(found.drafts, facts["contacts"], strict=False))
    ]
    if "last" in facts and found.drafts:
        pairs.append(("last", found.drafts[-1], facts["last"]))
    for place, draft, wanted in pairs:
        yield from ((f"{place} {fact}", right) for fact, right in about(draft, wanted))


def about(draft: Draft, wanted: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    contact: Contact = draft.contact
    names = [spaced(wanted["name"]), *map(spaced, wanted.get("alt_name", ()))]
    yield "name", spaced(contact.name.shown) in names
    if "org" in wanted:
        yield "org", (contact.organization or None) == wanted["org"]
    if "title" in wanted:
        yield "title", (contact.title or None) == wanted["title"]
    emails = [each.value for each in contact.emails]
    yield "emails", emails in (wanted["emails"], *wanted.get("alt_emails", ()))
    yield "phones", [digits(each.value) for each in contact.phones] == list(map(digits, wanted["phones"]))
    if wanted["photo"] in ("yes", "no", "url", "invalid", "cardpicture"):
        yield "photo", (draft.photo is not None) == (wanted["photo"] == "yes")


def test_every_fact_of_every_file_is_found(
    expected: dict[str, Any], readings: dict[str, FileReading], capsys: pytest.CaptureFixture[str]
) -> None:
    score: dict[str, list[bool]] = {}
    missed = set()
    for name, wanted in expected.items():
        kind = kind_of(name)
        for fact, right in facts(name, readings[name], wanted):
            score.setdefault(kind, []).append(right)
            if not right:
                missed.add((name, fact))
    with capsys.disabled():
        for kind, found in sorted(score.items()):
            print(f"\n{kind}: {sum(found)} of {len(found)} facts ({sum(found) / len(found):.1%})", end="")
    assert missed == set(MISSES)
    assert len(score["vCard"]) > 400
    assert len(score["Tables"]) > 240


def test_each_file_without_contacts_says_why(
    expected: dict[str, Any], readings: dict[str, FileReading]
) -> None:
    for name, wanted in expected.items():
        if wanted["count"] == 0 and not readings[name].interactions:
            failure = readings[name].failure
            assert failure.endswith("."), name
            assert Path(name).name in failure


def test_every_file_balances(readings: dict[str, FileReading]) -> None:
    for name, found in readings.items():
        assert found.read == len(found.drafts) + len(found.rejected) + len(found.ignored), name


def test_every_unknown_line_is_written_again(readings: dict[str, FileReading]) -> None:
    for version in ("4.0", "3.0"):
        writer = VCardWriter(version)
        for name, found in readings.items():
            for draft in found.drafts:
                (again,) = drafts(cards_in(writer.card(draft.contact)))
                assert again.contact.extra == draft.contact.extra, name


def test_every_contact_reads_back_as_it_was(readings: dict[str, FileReading]) -> None:
    for version in ("4.0", "3.0"):
        writer = VCardWriter(version)
        for name, found in readings.items():
            for draft in found.drafts:
                (again,) = drafts(cards_in(writer.card(draft.contact)))
                assert again.contact == draft.contact, (version, name)


def records(raw: bytes) -> int:
    """BEGIN lines counted by hand, those of cards inside cards left out."""
    text = raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1")
    lines = re.split(r"\r\n|\r|\n", text)
    return sum(
        line.strip("\ufeffï»¿ \t").upper() == "BEGIN:VCARD"
        and not lines[place - 1].upper().startswith("AGENT")
        for place, line in enumerate(lines)
    )


def test_no_card_of_any_file_is_lost_without_a_word(
    corpus: Path, expected: dict[str, Any], readings: dict[str, FileReading]
) -> None:
    for name in expected:
        if name.endswith(".vcf") and name != "monica_broken.vcf":
            assert readings[name].read == records((corpus / name).read_bytes()), name


def test_the_files_of_the_corpus_are_all_looked_at(corpus: Path, expected: dict[str, Any]) -> None:
    there = {str(path.relative_to(corpus).as_posix()) for path in corpus.glob("**/*.*")}
    ours = {name for name in there if is_ours(name) and name != "expected.json"}
    assert ours - expected.keys() == set()


def test_invitations_and_messages_come_with_the_people_they_name(readings: dict[str, FileReading]) -> None:
    found = {name: len(reading.interactions) for name, reading in readings.items() if reading.interactions}
    assert found.pop("li_kawsay_messages.csv") == 2
    assert found.pop("nasty/linkedin_export.zip") == 2
    assert set(found) == {name for name in readings if name.endswith(".ics")}
    assert sum(found.values()) == 7
