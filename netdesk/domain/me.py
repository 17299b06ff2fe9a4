"""The user, as their sheets and letters name them."""

from __future__ import annotations

from enum import Enum

from netdesk.domain.value import value


class Paper(Enum):
    """Sizes that prep sheets are printed on; the value is what settings hold."""

    A4 = "A4"
    LETTER = "Letter"


_LETTER_TERRITORIES = frozenset(
    (
        "US",
        "CA",
        "MX",
        "PR",
        "PH",
        "CL",
        "CO",
        "VE",
        "GT",
        "CR",
        "PA",
        "SV",
        "HN",
        "NI",
        "DO",
        "BO",
        "GU",
        "VI",
        "AS",
    )
)
"""Where US Letter is the usual paper (Unicode CLDR, measurement data, paperSize US, and its neighbours)."""


def paper_for(territory: str) -> Paper:
    """The usual paper of a territory, given as its ISO 3166 code in any case."""
    return Paper.LETTER if territory.upper() in _LETTER_TERRITORIES else Paper.A4


@value
class Me:
    """Who sits at the desk. Every field may be blank; `zone` is an IANA name."""

    name: str = ""
    organization: str = ""
    phone: str = ""
    email: str = ""
    paper: Paper = Paper.A4
    zone: str = ""
    territory: str = ""
