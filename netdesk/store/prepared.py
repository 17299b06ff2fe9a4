"""Whether an interaction is prepared, asked in SQL; `Plan.is_prepared` says the same of a value."""

from __future__ import annotations

from typing import Final

_WORDS: Final = ("objective", "introducer", "ask", "dress", "route")
_FLAGS: Final = ("may_use_name", "confirm")
_LISTS: Final = ("plan_line", "plan_question", "plan_research")


def prepared(interaction_id: str) -> str:
    """A condition on the interaction of this id (SQL of ours): its plan says more than which goal it serves
    and which pitch it uses."""
    says = [f"p.{each} <> ''" for each in _WORDS]
    says += [f"p.{each} <> 0" for each in _FLAGS]
    says += [f"EXISTS (SELECT 1 FROM {each} WHERE plan_id = p.id)" for each in _LISTS]
    return (
        f"EXISTS (SELECT 1 FROM plan p WHERE p.interaction_id = {interaction_id} AND ({' OR '.join(says)}))"
    )
