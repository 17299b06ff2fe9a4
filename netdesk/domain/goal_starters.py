"""First words for a goal: what one could write for each kind, about what it is about."""

from __future__ import annotations

from typing import Final

from netdesk.domain.goals import GoalKind
from netdesk.domain.phrases import inside, with_article

_STARTERS: Final = {
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
_NOTHING_SAID: Final = {
    GoalKind.INDUSTRY: "this field",
    GoalKind.ORGANIZATION: "this organization",
    GoalKind.SKILL: "this skill",
    GoalKind.RELATIONSHIP: "people in my field",
    GoalKind.JOB_LEAD: "my field",
}
_ANY_WORK: Final = (
    "Learn how one gets into this work",
    "Find out what a usual day is like",
    "Hear what they wish they had known",
)


def starters(kind: GoalKind, subject: str) -> tuple[str, ...]:
    """Sentences to begin from, in English; `subject` is what the goal is about, as far as it was said."""
    about = " ".join(subject.split())
    if kind is GoalKind.CAREER_PATH:
        if not about:
            return _ANY_WORK
        about = with_article(inside(about))
    elif kind not in (GoalKind.ORGANIZATION, GoalKind.RELATIONSHIP):
        about = inside(about)
    told = about or _NOTHING_SAID[kind]
    return tuple(each.replace("{about}", told) for each in _STARTERS[kind])
