"""What a meeting is about, told by its words: its kind, and where to click."""

from __future__ import annotations

import re
from typing import Final

from netdesk.domain.interactions import Kind
from netdesk.exchange.formats.calendar.lines import Component

_LINKS: Final = (
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "X-GOOGLE-CONFERENCE",
    "CONFERENCE",
)
_HOSTS: Final = re.compile(
    r"https://(?:[\w-]+\.)*(?:teams\.microsoft\.com|teams\.live\.com|zoom\.us|zoom\.com|zoomgov\.com"
    r"|meet\.google\.com|webex\.com|whereby\.com|meet\.jit\.si|gotomeeting\.com|goto\.com|bluejeans\.com"
    r"|chime\.aws|bigbluebutton\.org|skype\.com)/[^\s<>\"'\])]+",
    re.IGNORECASE,
)
_LINK: Final = re.compile(r"https?://[^\s<>\"']+\Z", re.IGNORECASE)
_ABOUT: Final = 2_000
"""How much of a description is looked at for words, in characters."""

# In the order in which they decide.
_WORDS: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.INFORMATIONAL_INTERVIEW: (
        r"informational|info(?:rmation)? interview|career (?:chat|conversation)|informationsgespräch",
        r"entretien d.information|entrevista informativa|colloquio informativo|gespräch über den beruf",
    ),
    Kind.COFFEE_CHAT: (
        r"coffee|lunch|breakfast|brunch|\btea\b|kaffee|mittagessen|café|cafe\b|déjeuner|almuerzo|comida",
        r"caffè|pranzo|koffie|fika",
    ),
    Kind.EVENT: (
        r"conference|career fair|job fair|meet-?up|reception|webinar|info(?:rmation)? session|open house",
        r"company presentation|networking (?:event|night|evening)|konferenz|karrieremesse|messe\b|conférence",
    ),
    Kind.VIDEO_CALL: (
        r"video|zoom|teams[- ](?:call|meeting|besprechung)|google meet|webex|videoanruf|visio",
    ),
    Kind.CALL: (r"\bcall\b|phone|telefon|anruf|\bappel\b|llamada|chiamata|tel:|dial[- ]in",),
}
_BY_WORDS: Final = tuple((kind, re.compile("|".join(words), re.IGNORECASE)) for kind, words in _WORDS.items())
_MANY: Final = 8
"""With more people than this, nobody talks with one alone."""


def link_of(event: Component) -> str:
    """Where to click for a meeting, "" when it is not said."""
    for name in _LINKS:
        found = event.text(name)
        if _LINK.match(found):
            return found
    for name in ("LOCATION", "DESCRIPTION", "X-ALT-DESC", "URL"):
        if match := _HOSTS.search(event.text(name)):
            return match[0].rstrip(".,;")
    place = event.text("LOCATION")
    return place if _LINK.match(place) else ""


def place_of(event: Component) -> str:
    """Where a meeting is, in words; a link is no place."""
    place = " ".join(event.text("LOCATION").split())
    return "" if _LINK.match(place) else place


def kind_of(event: Component, link: str, people: int) -> Kind:
    """What sort of meeting it is, by the words of its title first, then by what else it says."""
    title = event.text("SUMMARY")
    for words in (title, f"{event.text('CATEGORIES')} {event.text('DESCRIPTION')[:_ABOUT]}"):
        for kind, pattern in _BY_WORDS[: 2 if words is not title else None]:
            if pattern.search(words):
                return kind
    if people > _MANY:
        return Kind.EVENT
    if link:
        return Kind.VIDEO_CALL
    place = event.text("LOCATION")
    by_place = next((kind for kind, pattern in _BY_WORDS[3:] if pattern.search(place)), None)
    return by_place or Kind.COFFEE_CHAT
