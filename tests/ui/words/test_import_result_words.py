"""What an import came to, in plain English."""

from __future__ import annotations

from dataclasses import replace

from netdesk.exchange.planning import FileReport, ImportReport
from netdesk.ui.words.import_result_words import before_and_after, file_counts

FILE = FileReport("people.vcf", "vCard 3.0", read=1, suggested=1)


def test_one_person_is_told_in_the_singular() -> None:
    assert before_and_after(ImportReport((), 1, 9)) == "There was 1 person on this desk, now there are 9."
    assert before_and_after(ImportReport((), 0, 1)) == "There was nobody on this desk, now there is 1."
    assert before_and_after(ImportReport((), 1500, 2000)) == (
        "There were 1,500 people on this desk, now there are 2,000."
    )


def test_one_possible_duplicate_is_told_in_the_singular() -> None:
    assert file_counts(FILE) == "1 possible duplicate or only a name, added"
    assert file_counts(replace(FILE, read=2, suggested=2)) == "2 possible duplicates or only names, added"
