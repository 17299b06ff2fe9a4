"""First words for a goal: what one could write for each kind, about what it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from netdesk.domain.goals import GoalKind
from netdesk.domain.marking import marked
from netdesk.domain.phrases import inside, with_article

_STARTERS: Final = marked(
    {
        GoalKind.INDUSTRY: (
            "Find out whether {about} is for me",
            "Understand where {about} is going",
            "Learn where {about} needs people",
        ),
        GoalKind.ORGANIZATION: (
            "Learn what it is like to work at {about}",
            "Know three people at {about}",
            "Find out how {about} chooses people",
        ),
        GoalKind.CAREER_PATH: (
            "Learn how one becomes {about}",
            "Find out what {about} does all day",
            "Hear what {about} wishes they had known",
        ),
        GoalKind.SKILL: (
            "Learn {about} from people who use it",
            "Find out how much {about} counts",
            "Get somebody to look at my {about}",
        ),
        GoalKind.RELATIONSHIP: (
            "Stay in touch with {about}",
            "Find a mentor among {about}",
            "Get to know {about}",
        ),
        GoalKind.JOB_LEAD: (
            "Hear of openings in {about}",
            "Be introduced where they hire for {about}",
            "Have five people look out for me in {about}",
        ),
    }
)
_NOTHING_SAID: Final = marked(
    {
        GoalKind.INDUSTRY: "this field",
        GoalKind.ORGANIZATION: "this organization",
        GoalKind.SKILL: "this skill",
        GoalKind.RELATIONSHIP: "people in my field",
        GoalKind.JOB_LEAD: "my field",
    }
)
_ANY_WORK: Final = marked(
    (
        "Learn how one gets into this work",
        "Find out what a usual day is like",
        "Hear what they wish they had known",
    )
)


def starters(kind: GoalKind, subject: str, said: Callable[[str], str] = str) -> tuple[str, ...]:
    """Sentences to begin from; `subject` is what the goal is about, as far as it was told. `said` says our
    English words in the language of whoever asks."""
    about = " ".join(subject.split())
    if kind is GoalKind.CAREER_PATH:
        if not about:
            return tuple(map(said, _ANY_WORK))
        about = with_article(inside(about))
    elif kind not in (GoalKind.ORGANIZATION, GoalKind.RELATIONSHIP):
        about = inside(about)
    told = about or said(_NOTHING_SAID[kind])
    return tuple(said(each).replace("{about}", told) for each in _STARTERS[kind])
