"""What is to be found out before a meeting: found, still blank, or to be asked."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from netdesk.domain.interactions import ResearchItem

_SPEAKS_FOR_ITSELF: Final = 25
"""Characters from which on something found needs no heading to be understood."""


class Subject(StrEnum):
    """What research is about; the value is what plans hold."""

    PERSON = "person"
    ORGANIZATION = "organization"
    INDUSTRY = "industry"


def known(checklist: Sequence[ResearchItem], *subjects: Subject) -> tuple[str, ...]:
    """What was found on these subjects, subject after subject; a few words alone get their prompt before."""
    return tuple(
        item.found if len(item.found) >= _SPEAKS_FOR_ITSELF else f"{item.prompt}: {item.found}"
        for subject in subjects
        for item in checklist
        if item.subject == subject and item.found
    )


def blanks(checklist: Sequence[ResearchItem], *subjects: Subject) -> tuple[str, ...]:
    """The prompts on these subjects that nothing was found for, and that are not going to be asked either."""
    return tuple(
        item.prompt
        for subject in subjects
        for item in checklist
        if item.subject == subject and not item.found and not item.ask
    )


def reused(
    checklist: Sequence[ResearchItem], earlier: Sequence[ResearchItem], subjects: Container[str]
) -> tuple[ResearchItem, ...]:
    """The checklist with what was found earlier on these subjects, wherever it says nothing yet."""
    before = {(item.subject, item.prompt): item.found for item in earlier if item.found}
    return tuple(
        replace(item, found=before.get((item.subject, item.prompt), ""))
        if item.subject in subjects and not item.found and not item.ask
        else item
        for item in checklist
    )
