"""How the one suggested next thing is said. Pure functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from netdesk.domain.steps import CIRCLES, PEOPLE, JourneyFacts
from netdesk.domain.suggestions import Hint, Suggestion
from netdesk.ui.tr import counted, tr
from netdesk.ui.words import wording

_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Said:
    """A suggestion in words: what to do, why now, and the verb on its button ("" for nothing to do)."""

    title: str
    sentence: str
    verb: str = ""


def say(suggestion: Suggestion, facts: JourneyFacts) -> Said:
    """A suggestion in words."""
    return _SAID[suggestion.hint](suggestion, facts)


def say_nothing(facts: JourneyFacts) -> Said:
    """What is said when nothing is left but to wait."""
    if facts.coming and facts.coming[0].days is not None:
        first = facts.coming[0]
        words = tr(
            "Your next conversation, with {name}, is {day} and prepared.",
            name=_cut(first.name),
            day=_on(facts, first.days or 0),
        )
        return Said(tr("All is on its way"), words)
    return Said(tr("Nothing is waiting"), tr("Everything suggested is done, or you skipped it for now."))


def _first_people(_found: Suggestion, _facts: JourneyFacts) -> Said:
    return Said(
        tr("Write down whom you know"),
        tr(
            "Start with yourself in the middle. netdesk jogs your memory circle by circle; {n} names are a "
            "good evening’s work, and nobody is asked for anything yet.",
            n=PEOPLE,
        ),
        tr("Go through your circles"),
    )


def _more_people(found: Suggestion, _facts: JourneyFacts) -> Said:
    return Said(
        tr("Write down a few more people"),
        counted(
            found.count,
            "One person so far. With {wanted} of them you begin to see who could help with what, and the "
            "prompts bring back people you have not thought of for years.",
            "{n} people so far. With {wanted} of them you begin to see who could help with what, and the "
            "prompts bring back people you have not thought of for years.",
            wanted=PEOPLE,
        ),
        tr("Go through your circles"),
    )


def _more_circles(found: Suggestion, _facts: JourneyFacts) -> Said:
    if not found.count:
        words = tr("Everyone is in one of very few circles. People in other circles know what yours do not.")
        return Said(tr("Look into another circle"), words, tr("Go through your circles"))
    return Said(
        tr("Put people into their circles"),
        counted(
            found.count,
            "One person has no circle yet. {wanted} circles show where you are strong, and where you know "
            "nobody.",
            "{n} people have no circle yet. {wanted} circles or more show where you are strong, and where "
            "you know nobody.",
            wanted=CIRCLES,
        ),
        tr("Show contacts"),
    )


def _first_ways(found: Suggestion, _facts: JourneyFacts) -> Said:
    if found.count:
        return Said(
            tr("Find another place to meet people"),
            tr("One event may fall through, and one group may not be yours. Three make a round."),
            tr("Find ways to meet people"),
        )
    return Said(
        tr("Find places to meet new people"),
        tr(
            "Fairs, student groups, meetups, platforms: choose some that suit you, and netdesk keeps their "
            "days, what you want there, and whom you met."
        ),
        tr("Find ways to meet people"),
    )


def _note_met(found: Suggestion, facts: JourneyFacts) -> Said:
    return Said(
        tr("Whom did you meet at {event}?", event=_name(found)),
        tr("It was {day}, and nobody is noted yet. Names fade quickly.", day=_on(facts, _days(found))),
        tr("Show events"),
    )


def _first_goal(found: Suggestion, _facts: JourneyFacts) -> Said:
    if found.count:
        return Said(
            tr("Set your next goal"),
            tr("Your goals are reached or dropped. What would you like to find out, or to reach, now?"),
            tr("Set a goal"),
        )
    return Said(
        tr("Say what you hope for"),
        tr(
            "One sentence will do: what do you want to get out of talking to people? It decides whom you ask."
        ),
        tr("Set a goal"),
    )


def _give_number(found: Suggestion, _facts: JourneyFacts) -> Said:
    return Said(
        tr("Give “{goal}” a number", goal=_name(found)),
        tr(
            "It has no number yet. Say how many conversations you want by when, and netdesk will tell you "
            "whom to ask first."
        ),
        tr("Set the number"),
    )


def _give_day(found: Suggestion, _facts: JourneyFacts) -> Said:
    return Said(
        tr("By when: “{goal}”?", goal=_name(found)),
        tr("It has a number, but no day. With one you see each week whether you are on your way."),
        tr("Set the day"),
    )


def _goal_overdue(found: Suggestion, facts: JourneyFacts) -> Said:
    ago = wording.ago(facts.today + timedelta(days=_days(found)), facts.today)
    return Said(
        tr("“{goal}” is past its day", goal=_name(found)),
        tr("It was due {ago}. Give it another day, call it reached, or drop it in good conscience.", ago=ago),
        tr("Look at the goal"),
    )


def _first_pitch(_found: Suggestion, _facts: JourneyFacts) -> Said:
    return Said(
        tr("Find your half a minute"),
        tr(
            "Who you are, what you care for and what you ask: netdesk puts it together with you and keeps "
            "an eye on the time."
        ),
        tr("Craft a pitch"),
    )


def _rehearse(found: Suggestion, _facts: JourneyFacts) -> Said:
    return Said(
        tr("Say your pitch aloud"),
        counted(
            found.count,
            "Once more, and the one for “{audience}” should stick. It takes half a minute.",
            "{n} more times, and the one for “{audience}” should stick. Each takes half a minute.",
            audience=_name(found),
        ),
        tr("Rehearse"),
    )


def _plan_meeting(_found: Suggestion, _facts: JourneyFacts) -> Said:
    return Said(
        tr("Plan a conversation"),
        tr(
            "Choose somebody and ask for twenty minutes of advice. What you want to know goes on one sheet "
            "that you take along."
        ),
        tr("Prepare for a meeting"),
    )


def _prepare_meeting(found: Suggestion, facts: JourneyFacts) -> Said:
    name = _name(found) or tr("your next conversation")
    if found.about is None or found.about.days is None:
        words = tr("It has no day yet, and neither an aim nor questions.")
    else:
        words = tr(
            "It is {day}, and it still wants an aim and questions. Fifteen minutes are well spent on them.",
            day=_on(facts, _days(found)),
        )
    return Said(tr("Prepare to meet {name}", name=name), words, tr("Prepare"))


def _say_outcome(found: Suggestion, facts: JourneyFacts) -> Said:
    day = _on(facts, _days(found))
    return Said(
        tr("Did you meet {name}?", name=_name(found) or tr("them")),
        tr(
            "It should have been {day}. Say whether it took place; thanks and notes follow from that.",
            day=day,
        ),
        tr("Show it"),
    )


def _write_to_somebody(_found: Suggestion, _facts: JourneyFacts) -> Said:
    return Said(
        tr("Write to somebody"),
        tr("Choose one person and ask for a short talk. Most people like to be asked for advice."),
        tr("Show contacts"),
    )


def _thank(found: Suggestion, _facts: JourneyFacts) -> Said:
    return Said(
        tr("Thank {name}", name=_name(found)),
        tr("It is late for thanks, and they still do good. A few lines are enough.")
        if _days(found) < 0
        else tr("A few lines are enough, and within a day they count double."),
        tr("Show Today"),
    )


def _note(found: Suggestion, facts: JourneyFacts) -> Said:
    ago = wording.ago(facts.today + timedelta(days=_days(found)), facts.today)
    return Said(
        tr("Note what {name} said", name=_name(found) or tr("they")),
        tr("You met {ago}, and nothing is written down yet.", ago=ago),
        tr("Write it down"),
    )


def _ask_named(found: Suggestion, _facts: JourneyFacts) -> Said:
    return Said(
        tr("Be in touch with {name}", name=_name(found)),
        tr("Somebody named them to you, and they have not heard from you yet."),
        tr("Show the contact"),
    )


def _new_round(_found: Suggestion, facts: JourneyFacts) -> Said:
    return Said(
        tr("Go round again"),
        tr(
            "Your conversations of round {n} are held. A new round counts afresh, and everything you have "
            "stays.",
            n=facts.round,
        ),
        tr("Begin round {n}", n=facts.round + 1),
    )


_SAID: Final[dict[Hint, Callable[[Suggestion, JourneyFacts], Said]]] = {
    Hint.FIRST_PEOPLE: _first_people,
    Hint.MORE_PEOPLE: _more_people,
    Hint.MORE_CIRCLES: _more_circles,
    Hint.FIRST_WAYS: _first_ways,
    Hint.NOTE_MET: _note_met,
    Hint.FIRST_GOAL: _first_goal,
    Hint.GIVE_NUMBER: _give_number,
    Hint.GIVE_DAY: _give_day,
    Hint.GOAL_OVERDUE: _goal_overdue,
    Hint.FIRST_PITCH: _first_pitch,
    Hint.REHEARSE: _rehearse,
    Hint.PLAN_MEETING: _plan_meeting,
    Hint.PREPARE_MEETING: _prepare_meeting,
    Hint.SAY_OUTCOME: _say_outcome,
    Hint.WRITE_TO_SOMEBODY: _write_to_somebody,
    Hint.THANK: _thank,
    Hint.NOTE: _note,
    Hint.ASK_NAMED: _ask_named,
    Hint.NEW_ROUND: _new_round,
}


def _name(found: Suggestion) -> str:
    return _cut(found.about.name) if found.about else ""


def _cut(name: str) -> str:
    return wording.cut(name, _LONGEST)


def _days(found: Suggestion) -> int:
    return (found.about.days if found.about else None) or 0


def _on(facts: JourneyFacts, days: int) -> str:
    return wording.on_day(facts.today + timedelta(days=days), facts.today)
