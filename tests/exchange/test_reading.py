"""Files read to their end, or as far as they go, with a word on progress."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from netdesk.domain.errors import Cancelled
from netdesk.domain.progress import Until
from netdesk.exchange import reading
from netdesk.exchange.collecting import collector_at_rest, let_go
from netdesk.exchange.detect import open_file
from netdesk.exchange.reading import read_file, read_files
from tests.exchange.given import card, png

MISTYPED = 'This card does not begin with BEGIN:VCARD but with "BEGIN:VCAR".'
BROKEN = b"BEGIN:VCAR\nFN:A\nTEL:5\nEND:VCARD\n"


class Heard:
    """Progress that remembers what it was told."""

    def __init__(self) -> None:
        self.reports: list[tuple[int, int, str]] = []

    def report(self, done: int, total: int, what: str = "") -> None:
        self.reports.append((done, total, what))


def kept(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_file_gives_its_people_remarks_and_ignored_records(tmp_path: Path):
    data = card("FN:A", "PHOTO:AAAA") + BROKEN + card("FN:List", "KIND:group") + card("FN:B", version="4.0")
    found = read_file(kept(tmp_path / "a.vcf", data))
    assert found.format_name == "vCard 3.0 and 4.0"
    assert [each.contact.name.shown for each in found.drafts] == ["A", "B"]
    assert [each.rejected for each in found.problems] == [False, True]
    assert [each.why for each in found.ignored] == ["a mailing list, not a person"]
    assert found.read == 4
    assert found.failure == ""


@pytest.mark.parametrize(
    ("data", "failure"),
    [
        (b"", "a.vcf is empty."),
        (png(), "a.vcf is a PNG picture, not a list of contacts."),
        (b"BEGIN:VCARD junk\n", "There are no contacts in a.vcf."),
        (
            BROKEN,
            "The only entry in a.vcf could not be read. " + MISTYPED,
        ),
        (BROKEN + b"\n" + BROKEN, "None of the 2 entries in a.vcf could be read."),
    ],
)
def test_a_file_without_anybody_says_why(tmp_path: Path, data: bytes, failure: str):
    found = read_file(kept(tmp_path / "a.vcf", data))
    assert found.failure == failure
    assert not found.drafts


def test_a_bad_file_costs_no_other(tmp_path: Path):
    good, bad = kept(tmp_path / "a.vcf", card("FN:A")), kept(tmp_path / "b.vcf", b"")
    found = read_files([bad, tmp_path / "gone.vcf", good])
    assert [bool(each.failure) for each in found] == [True, True, False]


def test_a_disk_that_fails_in_the_middle_leaves_what_was_read(tmp_path: Path, monkeypatch):
    path = kept(tmp_path / "a.vcf", b"".join(card(f"FN:Person {n}") for n in range(5_000)))

    class Failing:
        def __init__(self, stream) -> None:
            self.stream, self.reads = stream, 0

        def __enter__(self):
            return self

        def __exit__(self, *args) -> None:
            self.stream.close()

        def seek(self, at: int) -> None:
            self.stream.seek(at)

        def read(self, size: int):
            self.reads += 1
            if self.reads > 2:
                raise OSError(5, "Input/output error")
            return self.stream.read(size)

    monkeypatch.setattr(reading, "open_file", lambda path: (Failing(open_file(path)[0]), 0))
    found = read_file(path)
    assert found.failure == "a.vcf could not be read to its end: input/output error."
    assert 500 < len(found.drafts) < 5_000


def test_progress_counts_the_bytes_of_all_files(tmp_path: Path):
    data = b"".join(card(f"FN:Person {n}") for n in range(30_000))
    paths = [kept(tmp_path / name, data) for name in ("a.vcf", "b.vcf")]
    heard = Heard()
    read_files(paths, heard)
    done = [each[0] for each in heard.reports]
    assert done == sorted(done)
    assert {each[1] for each in heard.reports} == {2 * len(data)}
    assert {each[2] for each in heard.reports} == {"Reading a.vcf", "Reading b.vcf"}
    assert len(done) > 4


def test_reading_stops_when_it_is_asked_to(tmp_path: Path):
    path = kept(tmp_path / "a.vcf", card("FN:A") * 60_000)
    with pytest.raises(Cancelled):
        read_file(path, Until(2))
    assert gc.isenabled()


def test_the_collector_rests_while_very_much_is_made_and_works_again_after():
    with collector_at_rest():
        assert not gc.isenabled()
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_long_lists_are_let_go_to_the_last():
    many = list(range(1_234))
    let_go(many, (1, 2))
    assert many == []
