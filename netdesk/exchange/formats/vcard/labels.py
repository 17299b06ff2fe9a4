"""TYPE words and Apple's labels into netdesk's labels, and back."""

from __future__ import annotations

import re
from functools import lru_cache

from netdesk.exchange.cleaning import clean

# TYPE words that say what a value is for, in the order in which they name it.
_WORDS: dict[str, dict[str, str]] = {
    "email": {"WORK": "work", "HOME": "home", "SCHOOL": "school", "OTHER": "other"},
    "phone": {
        "CELL": "mobile",
        "MOBILE": "mobile",
        "IPHONE": "iPhone",
        "PAGER": "pager",
        "CAR": "car",
        "ASSISTANT": "assistant",
        "MAIN": "main",
        "WORK": "work",
        "HOME": "home",
        "SCHOOL": "school",
        "OTHER": "other",
    },
    "address": {"WORK": "work", "HOME": "home", "SCHOOL": "school", "OTHER": "other"},
    "link": {"WORK": "work", "HOME": "home", "PROFILE": "profile", "BLOG": "blog", "OTHER": "other"},
    "date": {"ANNIVERSARY": "anniversary", "OTHER": "other"},
}
# TYPE words that say nothing about what a value is for.
_SILENT = frozenset(
    (
        "PREF",
        "INTERNET",
        "VOICE",
        "MSG",
        "TEXT",
        "VIDEO",
        "BBS",
        "MODEM",
        "ISDN",
        "PCS",
        "TEXTPHONE",
        "X400",
        "DOM",
        "INTL",
        "POSTAL",
        "PARCEL",
        "INLINE",
        "VCARD",
        "URL",
        "URI",
        "CONTENT-ID",
        "VALUE",
        "JPEG",
        "JPG",
        "PNG",
        "GIF",
        "NONE",
        "UNKNOWN",
        "CUSTOM",
    )
)
_LANGUAGE = re.compile(r"[A-Z]{2}-[A-Z]{2}\Z")
_PREFIXED = re.compile(r"X-", re.IGNORECASE)

_APPLE = {
    "HomePage": "website",
    "HomeFAX": "home fax",
    "WorkFAX": "work fax",
    "OtherFAX": "other fax",
    "Home": "home",
    "Work": "work",
    "Mobile": "mobile",
    "Main": "main",
    "Other": "other",
    "School": "school",
    "Pager": "pager",
    "Email": "",
    "Anniversary": "anniversary",
    "AssistantPhone": "assistant",
}
_WRAPPED = re.compile(r"_?\$!<(.*)>!\$_?\Z", re.DOTALL)

REFERRERS = frozenset(("referredby", "referred by", "referred-by", "introducer", "introduced by"))
"""Labels of a related name that say who introduced the contact (the first is Google's)."""


@lru_cache(maxsize=1_024)
def label_of(kind: str, types: tuple[str, ...]) -> str:
    """The label that TYPE words give; "" for none. Words that nobody knows are taken as they are."""
    known = _WORDS[kind]
    words = [label for word, label in known.items() if word in types]
    if kind == "phone" and "FAX" in types:
        place = [word for word in words if word in ("work", "home", "other")]
        return f"{place[0]} fax" if place else "fax"
    if kind == "phone" and len(words) > 1 and words[0] == "mobile" and words[-1] == "work":
        return "work mobile"
    if words:
        return words[0]
    for word in types:
        if word not in _SILENT and not _LANGUAGE.match(word) and not word.startswith("X-UNKNOWN"):
            return clean(_PREFIXED.sub("", word, count=1).lower())
    return ""


def label_text(text: str) -> str:
    """An X-ABLabel's text as a label: Apple's own wrapped names in plain words, all others as they are."""
    match = _WRAPPED.match(text)
    if not match:
        return text
    inner = match.group(1)
    return _APPLE.get(inner, inner)


def wrapped(label: str) -> str:
    """A label that the reader would take for one of Apple's, wrapped once more."""
    return f"_$!<{label}>!$_" if _WRAPPED.match(label) else label


# What is written for a label without an X-ABLabel, by kind; read back it gives the same label.
_TYPES: dict[str, dict[str, tuple[str, ...]]] = {
    "email": {"work": ("WORK",), "home": ("HOME",)},
    "phone": {
        "mobile": ("CELL",),
        "work": ("WORK",),
        "home": ("HOME",),
        "fax": ("FAX",),
        "work fax": ("WORK", "FAX"),
        "home fax": ("HOME", "FAX"),
        "work mobile": ("CELL", "WORK"),
        "pager": ("PAGER",),
    },
    "address": {"work": ("WORK",), "home": ("HOME",)},
    "link": {"work": ("WORK",), "home": ("HOME",)},
    "date": {},
}


def types_of(kind: str, label: str) -> tuple[str, ...] | None:
    """The TYPE words that say this label; () for a blank one, None when it needs an X-ABLabel."""
    return _TYPES[kind].get(label) if label else ()
