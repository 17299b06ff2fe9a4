"""Text from outside, made fit to keep: no control characters, no halves of characters, bounded length."""

from __future__ import annotations

import re

NAME_LIMIT = 1_000
"""Longest name, label, email or other short value kept, in characters."""

NOTE_LIMIT = 1_000_000
"""Longest note kept, in characters."""

# Control characters but tab and line feed, lone surrogates, and the two marks that turn the reading order
# of whatever follows, by which one name can be made to look like another.
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\u202d\u202e\ufffe\uffff]")

_DIRECTION_MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def clean(text: str, limit: int = NAME_LIMIT) -> str:
    """Return `text` trimmed, with line ends as line feeds, without what cannot be kept, cut at `limit`."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if UNFIT.search(text):
        text = UNFIT.sub("", text)
    text = text.strip()
    return text if len(text) <= limit else text[:limit].rstrip()


def clean_exact(text: str) -> str:
    """Return an email, number or link as `clean` does, without invisible marks and line ends, uncut."""
    text = clean(text, limit=len(text))
    if not text.isascii():
        text = _DIRECTION_MARKS.sub("", text).strip()
    return " ".join(text.split("\n")) if "\n" in text else text


_WRAPPED = re.compile(r"[^<>]*<([^<>\s]+@[^<>\s]+)>")


def bare_address(text: str) -> str:
    """An email without the name before it, as it stands in headers: "Ann Lee <ann@...>"."""
    found = _WRAPPED.fullmatch(text) if text.endswith(">") else None
    return found[1] if found else text
