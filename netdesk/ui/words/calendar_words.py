"""The words for days, months and lengths of time: tables that `wording` puts into sentences."""

from __future__ import annotations

from typing import Final

from netdesk.ui.tr import marked

WEEKDAYS: Final = marked(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
SHORT_WEEKDAYS: Final = marked(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
MONTHS: Final = marked((
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
))  # fmt: skip
SHORT_MONTHS: Final = marked((
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
))  # fmt: skip
AGO: Final = marked(
    (
        (730, 365, "{n} year ago", "{n} years ago"),
        (60, 30, "{n} month ago", "{n} months ago"),
        (14, 7, "{n} week ago", "{n} weeks ago"),
        (0, 1, "{n} day ago", "{n} days ago"),
    )
)
"""From how many days on which unit is told, its days, and how it is said."""
AHEAD: Final = marked(
    (
        (730, 365, "in {n} year", "in {n} years"),
        (90, 30, "in {n} month", "in {n} months"),
        (14, 7, "in {n} week", "in {n} weeks"),
        (0, 1, "in {n} day", "in {n} days"),
    )
)
LENGTHS: Final = marked(
    (
        (730, 365, "{n} year", "{n} years"),
        (60, 30, "{n} month", "{n} months"),
        (14, 7, "{n} week", "{n} weeks"),
        (0, 1, "{n} day", "{n} days"),
    )
)
EVERY: Final = marked(
    (
        (365, "Every year", "Every {n} years"),
        (30, "Every month", "Every {n} months"),
        (7, "Every week", "Every {n} weeks"),
        (1, "Every day", "Every {n} days"),
    )
)
"""How a rhythm is said, by the days of its unit."""
