"""Every screen there is, in the order of the book."""

from __future__ import annotations

from tour.screen import Screen
from tour.screens import (
    aims,
    contacts,
    desk,
    desks,
    editing,
    exporting,
    goal_setting,
    importing,
    importing_touches,
    interactions,
    journey,
    listing,
    mapping,
    merging,
    pitching,
    places,
    planning,
    safekeeping,
    today,
)

SCREENS: tuple[Screen, ...] = (
    *today.SCREENS,
    *journey.SCREENS,
    *listing.SCREENS,
    *contacts.SCREENS,
    *merging.SCREENS,
    *interactions.SCREENS,
    *editing.SCREENS,
    *places.SCREENS,
    *aims.SCREENS,
    *planning.SCREENS,
    *goal_setting.SCREENS,
    *pitching.SCREENS,
    *importing.SCREENS,
    *importing_touches.SCREENS,
    *mapping.SCREENS,
    *exporting.SCREENS,
    *desk.SCREENS,
    *desks.SCREENS,
    *safekeeping.SCREENS,
)
