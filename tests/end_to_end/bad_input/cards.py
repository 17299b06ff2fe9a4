"""Cards that could be imported."""

from __future__ import annotations

ONE = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Leila Haddad\r\nEMAIL:leila@halden.example\r\nEND:VCARD\r\n"
TWO = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jonas Lindqvist\r\nEMAIL:jonas@lund.example\r\nEND:VCARD\r\n"
MANY = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nNOTE:{'met at the fair ' * 40}\r\nEND:VCARD\r\n"
    for n in range(3000)
)
