"""vCards as they come from a phone."""

from __future__ import annotations


def card(name: str, *lines: str) -> str:
    given, family = name.split()
    return "\r\n".join(
        ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"N:{family};{given};;;", *lines, "END:VCARD", ""]
    )
