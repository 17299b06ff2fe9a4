"""What research found, what is still blank, what was found before."""

from __future__ import annotations

from netdesk.domain.interactions import ResearchItem
from netdesk.domain.research import Subject, blanks, known, reused

PATH = ResearchItem("person", "Their way here", "Physics, then six years of firmware")
NOW = ResearchItem("person", "What they do now")
SIZE = ResearchItem("organization", "Size and places", "900 people")
NEWS = ResearchItem("organization", "News of this year", ask=True)
MOVES = ResearchItem("industry", "What moves it now")
ALL = (PATH, NOW, SIZE, NEWS, MOVES)


def test_what_was_found_is_told_subject_after_subject_and_a_few_words_say_what_of() -> None:
    assert known(ALL, Subject.ORGANIZATION, Subject.PERSON) == (
        "Size and places: 900 people",
        "Physics, then six years of firmware",
    )
    assert known(ALL, Subject.INDUSTRY) == ()


def test_a_blank_is_what_is_neither_found_nor_asked() -> None:
    assert blanks(ALL, *Subject) == ("What they do now", "What moves it now")


def test_what_was_found_earlier_fills_blanks_only_and_only_on_the_subjects_wished() -> None:
    earlier = (
        ResearchItem("organization", "Size and places", "800 people"),
        ResearchItem("organization", "News of this year", "A new plant"),
        ResearchItem("industry", "What moves it now", "Cheaper cells"),
        ResearchItem("person", "What they do now", "Leads a team"),
    )
    found = reused(ALL, earlier, (Subject.INDUSTRY, Subject.ORGANIZATION))
    assert [item.found for item in found] == [PATH.found, "", "900 people", "", "Cheaper cells"]
