"""The steps of preparing for a meeting."""

from __future__ import annotations

from typing import Final

from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.wizard_frame import Step

_STEPS: Final = marked(
    (
        (
            "When and where",
            "When and where you meet",
            "Ask for little time and keep to it. Times are on your clock unless you choose another zone.",
            "Next: why",
        ),
        (
            "Why",
            "Why this talk",
            "One clear wish keeps a short talk together, and tells you afterwards whether it was well spent.",
            "Next: pitch",
        ),
        (
            "Pitch",
            "Half a minute about you",
            "You will be asked who you are. Have it ready in your own words; the clock follows.",
            "Next: research",
        ),
        (
            "Research",
            "What you find out before",
            "Blanks print as blanks. What is nowhere to be found becomes a question: press ? in its line.",
            "Next: questions",
        ),
        (
            "Questions",
            "What to ask",
            "Eight or so, in the order of the talk. Mark those that you must not leave without.",
            "Next: practice",
        ),
        (
            "Practice",
            "What you may be asked",
            "Say your answers aloud and be honest. Weak ones come again first, the next time too.",
            "Next: the day",
        ),
        (
            "The day",
            "The day itself",
            "What is settled today need not be thought of on the way.",
            "Next: keep",
        ),
        (
            "Keep",
            "Everything at a glance",
            "It all goes on one sheet, with room to write.",
            "Keep and preview the sheet",
        ),
    )
)
"""Of each what a Step says, in its order."""


def steps() -> tuple[Step, ...]:
    """The steps, in the language of the interface."""
    return tuple(Step(*map(tr, words)) for words in _STEPS)
