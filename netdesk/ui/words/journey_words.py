"""How the journey says things: its steps, what is done in each, what to do next. Pure functions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from netdesk.domain.steps import GoalFacts, JourneyFacts, RoundFacts, Step, is_done, percent, round_percent
from netdesk.ui.tr import counted, tr
from netdesk.ui.words import wording

ICONS: Final = {
    Step.CIRCLES: "users",
    Step.LIST: "user-plus",
    Step.GOALS: "target",
    Step.PITCH: "mic",
    Step.PREPARATION: "list-checks",
    Step.CONTACT: "handshake",
    Step.FOLLOW_UP: "mail",
    Step.REFLECTION: "notebook-pen",
    Step.REPETITION: "repeat",
}


def title(step: Step) -> str:
    """What a step asks for."""
    return {
        Step.CIRCLES: tr("Identify your circles"),
        Step.LIST: tr("Widen your list"),
        Step.GOALS: tr("Assess your goals"),
        Step.PITCH: tr("Craft your pitch"),
        Step.PREPARATION: tr("Prepare"),
        Step.CONTACT: tr("Make contact"),
        Step.FOLLOW_UP: tr("Follow up"),
        Step.REFLECTION: tr("Reflect"),
        Step.REPETITION: tr("Repeat"),
    }[step]


def why(step: Step) -> str:
    """Why a step matters."""
    return {
        Step.CIRCLES: tr(
            "You know more people than come to mind at once. Written down circle by circle, they show "
            "who is close to what you are looking for, and who could name the next person."
        ),
        Step.LIST: tr(
            "News comes from people your friends do not know. Events, groups and platforms, at school "
            "and beyond, are where you meet them on purpose rather than by luck."
        ),
        Step.GOALS: tr(
            "A talk needs a direction. Once you can say what you hope to get out of it, how much of it "
            "and by when, you know whom to ask first, and people know how to help."
        ),
        Step.PITCH: tr(
            "Sooner or later somebody asks who you are, and you have half a minute. Said aloud often "
            "enough, it is there when you need it, in a version for each listener."
        ),
        Step.PREPARATION: tr(
            "People give you their time. If you have read up on them, their organization and their "
            "field, you can ask what no page could tell you, and you will be calmer."
        ),
        Step.CONTACT: tr(
            "A short talk about somebody’s work, in which you ask for advice and not for a job, is "
            "easily granted. Say who you are, ask, find out whom else to talk to, and end on time."
        ),
        Step.FOLLOW_UP: tr(
            "A few lines of thanks within a day show that the talk was worth something to you. They "
            "are seldom forgotten, and they keep the door open."
        ),
        Step.REFLECTION: tr(
            "What was said fades within days. Notes on whom you met, when, and what you learned turn "
            "single talks into knowledge, and remind you to stay in touch."
        ),
        Step.REPETITION: tr(
            "Every talk can lead to the next person. Go round again with what you have learned: the "
            "circles grow wider, and acquaintances become relationships."
        ),
    }[step]


def wizard_verb(step: Step) -> str:
    """What the button says that opens a step's wizard."""
    return {
        Step.CIRCLES: tr("Go through your circles"),
        Step.LIST: tr("Find ways to meet people"),
        Step.GOALS: tr("Set a goal"),
        Step.PITCH: tr("Craft a pitch"),
        Step.PREPARATION: tr("Prepare for a meeting"),
    }.get(step, "")


def done_words(step: Step, facts: JourneyFacts) -> str:
    """What is done in a step, in one line."""
    return _DONE[step](facts)


def state_words(step: Step, facts: JourneyFacts) -> str:
    """The figure at the right: "Done", "70 %", nothing where nothing was begun."""
    if is_done(step, facts):
        return tr("Done")
    found = percent(step, facts)
    return tr("{n} %", n=found) if found else ""


def head_words(facts: JourneyFacts) -> str:
    """Beside the title of the section."""
    return tr("{n} % of this round", n=round_percent(facts))


def round_words(facts: JourneyFacts) -> str:
    """What the status bar says: "Round 2, begun 1 September"."""
    if facts.begun is None:
        return tr("Round {n}", n=facts.round)
    day = wording.whole_day(facts.begun, facts.today)
    return tr("Round {n}, begun {day}", n=facts.round, day=day)


def spoken_name(step: Step, facts: JourneyFacts, *, is_next: bool, is_open: bool) -> str:
    """A row as a screen reader says it."""
    state = tr("suggested next") if is_next else state_words(step, facts)
    parts = [
        tr("Step {n}, {title}", n=step.number, title=title(step)),
        done_words(step, facts),
        state,
        tr("details shown") if is_open else "",
    ]
    return ", ".join(part for part in parts if part)


def goal_words(goal: GoalFacts) -> str:
    """How far a goal is."""
    if not goal.number:
        return tr("no number yet")
    return tr("{done} of {number}", done=f"{goal.so_far:,}", number=f"{goal.number:,}")


def so_far(facts: JourneyFacts) -> tuple[tuple[str, str], ...]:
    """The figures of the round."""
    thanked = (
        tr("{done} of {number}", done=f"{facts.thanked_in_time:,}", number=f"{facts.thanks:,}")
        if facts.thanks
        else "0"
    )
    return (
        (tr("Conversations held"), f"{facts.held:,}"),
        (tr("People met through others"), f"{facts.met_through_others:,}"),
        (tr("Thanked within a day"), thanked),
        (tr("Weeks in a row"), f"{facts.weeks:,}"),
        *((_earlier(each, facts), counted(each.held, "{n} held", "{n} held")) for each in facts.earlier),
    )


def _earlier(found: RoundFacts, facts: JourneyFacts) -> str:
    day = wording.whole_day(found.until, facts.today)
    return tr("Round {n}, until {day}", n=found.number, day=day)


def left_words(left: date, today: date) -> str:
    """When a draft was left: "left today", "left 3 days ago"."""
    return tr("left {when}", when=wording.ago(left, today))


def _circles(facts: JourneyFacts) -> str:
    if not facts.people:
        return tr("Nobody yet")
    people = counted(facts.people, "{n} person", "{n} people")
    if not facts.circles:
        return tr("{people}, none in a circle yet", people=people)
    return tr(
        "{people} in {circles}", people=people, circles=counted(facts.circles, "{n} circle", "{n} circles")
    )


def _list(facts: JourneyFacts) -> str:
    if not facts.ways:
        return tr("No events or groups yet")
    ways = counted(facts.ways, "{n} event or group", "{n} events and groups")
    if not facts.met:
        return tr("{ways}, nobody met there yet", ways=ways)
    return tr("{people} met at {ways}", people=counted(facts.met, "{n} person", "{n} people"), ways=ways)


def _goals(facts: JourneyFacts) -> str:
    if not facts.goals:
        return tr("All goals are reached or dropped") if facts.goals_ever else tr("No goal yet")
    blank = sum(not goal.number for goal in facts.goals)
    if blank:
        return counted(blank, "One goal has no number yet", "{n} goals have no number yet")
    undated = sum(goal.due is None for goal in facts.goals)
    if undated:
        return counted(undated, "One goal has no day yet", "{n} goals have no day yet")
    if facts.goals_ever == len(facts.goals):
        return counted(
            len(facts.goals), "{n} goal, with a number and a day", "{n} goals, each with a number and a day"
        )
    return tr("{n} of {all} goals active", n=len(facts.goals), all=facts.goals_ever)


def _pitch(facts: JourneyFacts) -> str:
    if not facts.pitches:
        return tr("No pitch yet")
    versions = counted(facts.pitches, "{n} version", "{n} versions")
    if not facts.rehearsals:
        return tr("{versions}, not rehearsed yet", versions=versions)
    times = counted(facts.rehearsals, "rehearsed once", "rehearsed {n} times")
    if not facts.best_seconds:
        return tr("{versions}, {times}", versions=versions, times=times)
    return tr("{versions}, {times}, best {s} s", versions=versions, times=times, s=facts.best_seconds)


def _preparation(facts: JourneyFacts) -> str:
    coming = len(facts.coming)
    if coming:
        ready = coming - len(facts.unprepared)
        return counted(coming, "{ready} of {n} meeting ready", "{ready} of {n} meetings ready", ready=ready)
    if facts.held:
        held = facts.held
        return counted(
            held,
            "{done} of {n} talk was prepared",
            "{done} of {n} talks were prepared",
            done=facts.held_prepared,
        )
    return tr("No meeting planned yet")


def _contact(facts: JourneyFacts) -> str:
    if not (facts.written or facts.coming or facts.held):
        return tr("Nobody asked yet")
    return tr(
        "{written} written to, {planned} planned, {held} held",
        written=f"{facts.written:,}",
        planned=f"{len(facts.coming):,}",
        held=f"{facts.held:,}",
    )


def _follow_up(facts: JourneyFacts) -> str:
    if not facts.thanks:
        return tr("Nobody to thank yet")
    if facts.thanked_in_time == facts.thanked:
        return tr("{done} of {all} thanked in time", done=f"{facts.thanked:,}", all=f"{facts.thanks:,}")
    return tr(
        "{done} of {all} thanked, {n} in time",
        done=f"{facts.thanked:,}",
        all=f"{facts.thanks:,}",
        n=f"{facts.thanked_in_time:,}",
    )


def _reflection(facts: JourneyFacts) -> str:
    if not facts.held:
        return tr("Nothing to look back on yet")
    return counted(
        facts.held, "{done} of {n} talk has notes", "{done} of {n} talks have notes", done=facts.noted
    )


def _repetition(facts: JourneyFacts) -> str:
    if not facts.named:
        return tr("Nobody was named to you yet")
    return counted(
        facts.named,
        "{n} person named to you, {done} asked",
        "{n} people named to you, {done} asked",
        done=facts.named_asked,
    )


_DONE: Final[dict[Step, Callable[[JourneyFacts], str]]] = {
    Step.CIRCLES: _circles,
    Step.LIST: _list,
    Step.GOALS: _goals,
    Step.PITCH: _pitch,
    Step.PREPARATION: _preparation,
    Step.CONTACT: _contact,
    Step.FOLLOW_UP: _follow_up,
    Step.REFLECTION: _reflection,
    Step.REPETITION: _repetition,
}
