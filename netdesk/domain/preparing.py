"""A meeting being prepared, and what the desk knows from earlier ones that helps with it."""

from __future__ import annotations

from dataclasses import dataclass

from netdesk.domain.asking import AskedBefore
from netdesk.domain.interactions import Interaction, ResearchItem
from netdesk.domain.own_questions import Practice


@dataclass(frozen=True, slots=True)
class Preparation:
    """The meeting with its plan, and how practice for it went."""

    interaction: Interaction
    practices: tuple[Practice, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier preparations leave for the next.

    `asked` is what these people were asked already, `shared_ground` what the user has in common with them,
    `stories` what was told to anybody, the latest first. `on_person` is what research found on the first of
    them, `on_organization` what it found on where that person works, with `notes` as the desk has them for
    that organization.
    """

    asked: tuple[AskedBefore, ...] = ()
    shared_ground: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    on_person: tuple[ResearchItem, ...] = ()
    on_organization: tuple[ResearchItem, ...] = ()
    notes: tuple[str, ...] = ()
