"""Headings of guest lists, surveys and sales programs: what they say besides the name of a field.

Patterns are matched against a header as `plain_header` gives it.
"""

from __future__ import annotations

import re
from typing import Final

from netdesk.exchange.tables.header_words import FIELDS, plain_header

WHOSE: Final = re.compile(
    r"(?:person|people|contact|attendee|guest|registrant|invitee|participant|member|delegate|candidate|lead"
    r"|student|buyer|customer|client|employee|speaker|visitor|primary|main|teilnehmer|gast|kontakt"
    r"|mitglied|kunde)s? "
)
"""Whom a heading is about before it says what: "Person - Organization"."""

BOUGHT: Final = re.compile(r"(?:buyer|purchaser|payer|booker|billing) ")
"""Headings of whoever paid, who need not be who came."""

CAME: Final = re.compile(
    r"(?:attendee|guest|registrant|participant|invitee|delegate|ticket holder|teilnehmer) "
)
"""Headings of whoever came."""

OTHERS: Final = re.compile(
    r"\b(?:owner|owned by|created by|modified by|updated by|added by|assigned to|assignee|account manager"
    r"|sales rep|managers? (?:s )?e ?mails?|supervisor|vorgesetzter?|invited by|inviter|registered by"
    r"|booked by|besitzer|eigentumer|zustandiger?|erstellt von"
    r"|proprietaire|propietario|proprietario|eigenaar)\b"
)
"""Columns of somebody else: whoever looks after somebody in a sales program, or wrote them down."""

ABOUT_EMAIL: Final = re.compile(
    r"\be ?mail (?:\w+ )?(?:status|source|verified|verification|confidence|opt ?in|opt ?out|consent|bounced?"
    r"|confirmed|domain|opened|clicked|sent|count|permission\w*|type|catch ?all)\b"
    r"|\b(?:opted? (?:in|out)|unsubscribed|subscribed|bounced|last|names? for) (?:\w+ )?e ?mails?\b"
    r"|\bconsent\w* .*e ?mails?\b"
)
"""What is said of an address, and is none."""

NO_LINK: Final = re.compile(
    r"\b(?:qr|barcode|avatar|photo|image|picture|thumbnail|logo|ticket|receipt|invoice|cancel|reschedule"
    r"|unsubscribe|check ?in|join|recording|registration|confirmation|tracking)\b"
    r"(?: \w+){0,2} (?:url|link)s?\b"
)
"""Links to a picture, a ticket or the like: they lead to nobody's page."""

_COMPANY: Final = r"(?:company|organi[sz]ation|employer|institution|university|firm|affiliation)"
_JOB: Final = r"(?:job ?title|role|title|position|occupation|job)"
ASKED: Final = (
    ("job", re.compile(rf"(?:what|which)(?: is| s)? your (?:current )?{_JOB}\b.{{0,40}}")),
    ("job", re.compile(rf"(?:your |current )+{_JOB}")),
    (
        "organization",
        re.compile(
            rf"(?:what|which)(?: is| s)?(?: the name of)?(?: your)?(?: current)? {_COMPANY}(?: name)?"
            r"(?: (?:do|are) you (?:work|represent|with|from|part|coming|affiliated|employed).{0,30})?"
        ),
    ),
    ("organization", re.compile(r"where do you (?:currently )?work(?: at| now)?")),
    ("organization", re.compile(rf"(?:your |current )*{_COMPANY}(?: or| and)? {_COMPANY}(?: name)?")),
    ("organization", re.compile(rf"(?:your |current )+{_COMPANY}(?: name)?")),
)
"""Questions of a form whose answers are a field."""

ATTENDED: Final = frozenset(
    plain_header(each)
    for each in (
        "Join Time", "Leave Time", "First Join", "Last Leave", "Time Joined", "Time Exited", "First Seen",
        "In-Meeting Duration", "Duration (Minutes)", "Total Duration (Minutes)", "User Action",
        "Time in Session (minutes)", "Attended Duration", "Beitrittszeit", "Austrittszeit", "Erster Beitritt",
        "Letzter Austritt", "Uhrzeit des Beitritts", "Première participation", "Heure de connexion",
        "Hora de ingreso", "Primera unión",
    )
)  # fmt: skip
"""Headings of lists of who was in a meeting, in which somebody who left and came back stands twice."""

ORDERED: Final = frozenset(
    plain_header(each)
    for each in (
        "Order #", "Order no.", "Order ID", "Order Number", "Order Date", "Ticket Type", "Ticket Number",
        "Ticket ID", "Attendee #", "Barcode #", "Bestellnr.", "Bestellnummer", "Ticketart",
        "Numéro de commande", "Type de billet", "Número de pedido", "Tipo de entrada", "Numero ordine",
        "Tipo di biglietto",
    )
)  # fmt: skip
"""Headings of lists of tickets, in which whoever bought several stands several times."""

STRONG: Final = frozenset(
    plain_header(each)
    for each in (
        "Full Name", "Display Name", "Contact Name", "Attendee Name", "Participant Name", "Guest Name",
        "Registrant Name", "Invitee Name", "Name (Original Name)", "User Name (Original Name)",
        "Vollständiger Name", "Vor- und Nachname", "Nom complet", "Nom et prénom", "Nombre completo",
        "Nome completo", "Volledige naam", "Imię i nazwisko",
    )
)  # fmt: skip
"""Headings that stand over nothing but people's names."""


def field_of_somebody(plain: str) -> str:
    """The field that a heading names after it said whose it is ("person organization"); "" for none."""
    match = WHOSE.match(plain)
    return FIELDS.get(plain[match.end() :], "") if match else ""


def asked_for(plain: str) -> str:
    """The field that answers to a question are; "" for none."""
    return next((field for field, pattern in ASKED if pattern.fullmatch(plain)), "")
