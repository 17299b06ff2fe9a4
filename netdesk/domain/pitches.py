"""Pitches: what to say about oneself in half a minute, in a version for each audience, and rehearsals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What a pitch is composed of; each may be blank.

    `who` is the name, `study` study or work with the year of graduation, `interests` and `experience` what
    the user cares for and has done, `accomplishment` something done, `team` whom to credit for it, `skills`
    the strongest ones, `memorable` what makes the user remembered, `question` the one to end on.
    """

    who: str = ""
    study: str = ""
    interests: str = ""
    experience: str = ""
    accomplishment: str = ""
    team: str = ""
    skills: str = ""
    memorable: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Pitch:
    """One version. `audience` is who listens, `want` what the pitch is for in words, `goal_id` the goal it
    serves. `text` is what is said; `is_edited` says that the user changed what was composed. `based_on` is
    the pitch this version was made from. `id` is None until the desk has kept it."""

    audience: str
    want: str = ""
    goal_id: int | None = None
    ingredients: Ingredients = Ingredients()
    text: str = ""
    is_edited: bool = False
    based_on: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The pitch said aloud once: `at` is ISO 8601 in UTC, `seconds` what it took, `words` how long the text
    was then, in words of average length (`speech.spoken(text).length`), `rating` 0 (not said) to 3 (it sits).
    """

    pitch_id: int
    at: str
    seconds: int
    words: int = 0
    rating: int = 0
    id: int | None = None
