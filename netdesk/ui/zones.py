"""Time zones as they are chosen and named."""

from __future__ import annotations

from functools import cache
from typing import Final
from zoneinfo import available_timezones

from PySide6.QtCore import QTimeZone

from netdesk.domain.dates import zone_info

_NOT_OFFERED: Final = (
    "Etc/",
    "SystemV/",
    "posix/",
    "right/",
    "US/",
    "Brazil/",
    "Canada/",
    "Chile/",
    "Mexico/",
)


def home_zone(told: str) -> str:
    """The user's zone: the one they told, else the system's; "" when neither is known here."""
    if zone_info(told):
        return told
    system = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "ignore")
    return system if zone_info(system) else ""


@cache
def zone_names() -> tuple[str, ...]:
    """All zones by region and city, such as "Europe/Oslo", and UTC; by name. Reads the system's once."""
    places = (name for name in available_timezones() if "/" in name and not name.startswith(_NOT_OFFERED))
    return (*sorted(places), "UTC")


def shown_zone(name: str) -> str:
    """A zone's name to read: "America/New York"."""
    return name.replace("_", " ")


def city(name: str) -> str:
    """The place that a zone is called after: "New York"."""
    return shown_zone(name.rpartition("/")[2])
