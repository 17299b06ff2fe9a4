"""Two people as a file brings them."""

from __future__ import annotations

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Leila Haddad\r\nN:Haddad;Leila;;;\r\nORG:Halden Storage\r\n"
    "TITLE:Head of Cell Testing\r\n"
    "EMAIL;TYPE=WORK:leila@halden.example\r\nTEL;TYPE=CELL:+47 555 0142\r\nEND:VCARD\r\n"
)
OTHER = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jonas Lindqvist\r\nEMAIL:jonas@lund.example\r\nEND:VCARD\r\n"
