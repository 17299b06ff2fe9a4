"""How goals are said: what about, how far they have come, why somebody could help. Pure functions."""

from __future__ import annotations

import math
from datetime import date
from typing import Final

from netdesk.domain.goal_progress import GoalProgress
from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.domain.helpers_of_goals import Because, Helper, Reason
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import wording

_KINDS: Final = marked(
    {
        GoalKind.INDUSTRY: "An industry",
        GoalKind.ORGANIZATION: "An organization",
        GoalKind.CAREER_PATH: "A career path",
        GoalKind.SKILL: "A skill",
        GoalKind.RELATIONSHIP: "A relationship",
        GoalKind.JOB_LEAD: "A job lead",
    }
)
_SHORT_KINDS: Final = marked(
    {
        GoalKind.INDUSTRY: "Industry",
        GoalKind.ORGANIZATION: "Organization",
        GoalKind.CAREER_PATH: "Career path",
        GoalKind.SKILL: "Skill",
        GoalKind.RELATIONSHIP: "Relationship",
        GoalKind.JOB_LEAD: "Job lead",
    }
)
_ABOUT: Final = marked(
    {
        GoalKind.INDUSTRY: ("Industry", "Grid storage, publishing, public health"),
        GoalKind.ORGANIZATION: ("Organization", "Whose people you want to meet"),
        GoalKind.CAREER_PATH: ("Work", "Process engineer, policy adviser"),
        GoalKind.SKILL: ("Skill", "What you want to learn or show"),
        GoalKind.RELATIONSHIP: ("With whom", "A person, a circle, a sort of people"),
        GoalKind.JOB_LEAD: ("What job", "Kind of work, place, field"),
    }
)
"""How the field of a goal's subject is called, and its hint."""
_ICONS: Final = {
    GoalKind.INDUSTRY: "factory",
    GoalKind.ORGANIZATION: "building-2",
    GoalKind.CAREER_PATH: "route",
    GoalKind.SKILL: "graduation-cap",
    GoalKind.RELATIONSHIP: "handshake",
    GoalKind.JOB_LEAD: "briefcase",
}
_MEASURES: Final = marked(
    {
        Measure.CONVERSATIONS: "Conversations held for it",
        Measure.PEOPLE: "People met or picked for it",
        Measure.REHEARSALS: "Rehearsals of its pitches",
        Measure.OWN: "What I count myself",
    }
)
_UNITS: Final = marked(
    {
        Measure.CONVERSATIONS: ("{n} conversation", "{n} conversations"),
        Measure.PEOPLE: ("{n} person", "{n} people"),
        Measure.REHEARSALS: ("{n} rehearsal", "{n} rehearsals"),
        Measure.OWN: ("{n}", "{n}"),
    }
)
_REASONS: Final = marked(
    {
        Because.ORGANIZATION: "works at {said}",
        Because.INDUSTRY: "works in {said}",
        Because.TITLE: "title says {words}",
        Because.DEPARTMENT: "in {said}",
        Because.TAGS: "tagged {said}",
        Because.NOTES: "your notes mention {words}",
        Because.TALKS: "you talked about {words}",
        Because.MET: "how you met has to do with {words}",
        Because.CIRCLE: "from your circle {said}",
        Because.FURTHER: "what you keep of them says {words}",
        Because.NAME: "named in the goal",
        Because.AHEAD: "a meeting is planned",
    }
)
_CLOSENESS: Final = marked(
    ("", "heard of", "met once", "you know each other", "close to you", "very close to you")
)
_SOON_DAYS: Final = 14
_ABOUT_SAID, _WARM_SAID = 2, 3


def kind_words(kind: GoalKind) -> str:
    """A kind as it is chosen: "An industry"."""
    return tr(_KINDS[kind])


def short_kind(kind: GoalKind) -> str:
    """A kind for a column or a chip: "Industry"."""
    return tr(_SHORT_KINDS[kind])


def subject_words(kind: GoalKind) -> tuple[str, str]:
    """How a goal's subject is called, and what may stand there."""
    name, hint = _ABOUT[kind]
    return tr(name), tr(hint)


def kind_icon(kind: GoalKind) -> str:
    """The line icon of a kind."""
    return _ICONS[kind]


def measure_words(measure: Measure) -> str:
    """What is counted, as it is chosen."""
    return tr(_MEASURES[measure])


def amount(number: int, measure: Measure) -> str:
    """So many of what is counted: "5 conversations"."""
    return counted(number, *_UNITS[measure])


def progress_words(goal: Goal, progress: GoalProgress) -> str:
    """How far it has come: "2 of 5 conversations", "3 people so far", "no number yet"."""
    if progress.number:
        done = f"{progress.counted:,}"
        return tr("{done} of {wanted}", done=done, wanted=amount(progress.number, goal.measure))
    if progress.counted:
        return tr("{amount} so far", amount=amount(progress.counted, goal.measure))
    return tr("no number yet")


def short_progress(progress: GoalProgress) -> str:
    """As a column says it: "2 of 5", "no number yet"."""
    if progress.number:
        return tr("{done} of {wanted}", done=f"{progress.counted:,}", wanted=f"{progress.number:,}")
    return tr("no number yet")


def due_words(goal: Goal, progress: GoalProgress, today: date) -> str:
    """By when: "by 1 Nov, in 2 weeks", "was due 3 days ago", "no day set"."""
    if goal.due is None:
        return tr("no day set")
    if progress.is_late and goal.state is GoalState.ACTIVE:
        return tr("was due {when}", when=wording.ago(goal.due, today))
    day = wording.calendar_day(goal.due, today)
    if goal.due < today:
        return tr("until {day}", day=day)
    return tr("by {day}, {when}", day=day, when=wording.ago(goal.due, today))


def pace_words(goal: Goal, progress: GoalProgress) -> str:
    """What it takes to be there in time: "2 a week gets you there"; "" where there is nothing to say."""
    if goal.state is not GoalState.ACTIVE:
        return ""
    if progress.is_there:
        return tr("You are there. Mark it as reached, or raise the number.")
    if not progress.number:
        return tr("Say how many and by when, and you will see how you are doing.")
    if progress.a_week is None:
        return ""
    if progress.days_left is not None and progress.days_left < _SOON_DAYS:
        return counted(progress.left, "{n} more to go.", "{n} more to go.")
    if progress.a_week <= 1:
        weeks = max(1, math.floor(1 / progress.a_week))
        return counted(weeks, "One a week gets you there.", "One every {n} weeks gets you there.")
    return tr("{n} a week gets you there.", n=math.ceil(progress.a_week))


def state_chip(goal: Goal, progress: GoalProgress) -> ChipValue:
    """Where it stands, in a word or two."""
    if goal.state is GoalState.REACHED:
        return ChipValue(tr("Reached"), Tone.OK)
    if goal.state is GoalState.DROPPED:
        return ChipValue(tr("Dropped"), Tone.NEUTRAL)
    if progress.is_there:
        return ChipValue(tr("There"), Tone.OK)
    if progress.is_late:
        return ChipValue(tr("Late"), Tone.BAD)
    if progress.days_left is not None and progress.days_left <= _SOON_DAYS and progress.number:
        return ChipValue(tr("Due soon"), Tone.WARN)
    return ChipValue(tr("Active"), Tone.ACCENT)


def reason_words(reason: Reason, today: date) -> str:
    """Why somebody could help, as one short phrase."""
    if reason.because is Because.CLOSE:
        return tr(_CLOSENESS[min(max(reason.count, 0), len(_CLOSENESS) - 1)])
    if reason.because is Because.IN_TOUCH:
        return _talked(reason, today)
    return tr(_REASONS[reason.because], said=wording.cut(reason.said, 60), words=_joined(reason.words))


def helper_words(helper: Helper, today: date) -> str:
    """The reasons in one sentence, the strongest first: two that have to do with the goal, one that tells how
    well one knows each other."""
    about = [reason for reason in helper.reasons if reason.is_about_the_goal][:_ABOUT_SAID]
    warm = [reason for reason in helper.reasons if not reason.is_about_the_goal][: _WARM_SAID - len(about)]
    told = ", ".join(reason_words(reason, today) for reason in (*about, *warm))
    return told[:1].upper() + told[1:]


def _talked(reason: Reason, today: date) -> str:
    talks = counted(reason.count, "you talked once", "you talked {n} times")
    if reason.day is None:
        return talks
    when = wording.ago(reason.day, today)
    return (
        tr("you talked {when}", when=when)
        if reason.count == 1
        else tr("{talks}, last {when}", talks=talks, when=when)
    )


def _joined(words: tuple[str, ...]) -> str:
    if len(words) < 2:
        return "".join(words)
    return tr("{some} and {last}", some=", ".join(words[:-1]), last=words[-1])
