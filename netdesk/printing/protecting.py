"""Phone numbers, dates and addresses kept in their own order inside right-to-left text.

By the standard "+971 4 555 0123" in an Arabic sentence is shown as "0123 555 4 971+": each group a number
of its own, set from right to left. Correct, and of no use to somebody who wants to ring.
"""

from __future__ import annotations

import re

LEFT_TO_RIGHT = "\u202a"
END = "\u202c"
NO_BREAK_SPACE = "\u00a0"
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
_ADDED = str.maketrans(
    {LEFT_TO_RIGHT: None, END: None, ISOLATE: None, END_ISOLATE: None, NO_BREAK_SPACE: " "}
)

_PROTECTED = re.compile(
    r"""
    (?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s\u0590-\u08ff]{1,300}   # link
    | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}              # mail
    | \+?\(?\d[\d().\-/ \u00a0]{4,30}\d                            # phone, date
    | \d{1,4}(?:[./:-]\d{1,4}){1,2}                                # short date, time
    """,
    re.VERBOSE | re.IGNORECASE,
)


def protect(text: str) -> str:
    """Wrap each number, date, mail address and link of `text` so that it keeps its order and stays whole."""
    return _PROTECTED.sub(lambda match: LEFT_TO_RIGHT + match[0].replace(" ", NO_BREAK_SPACE) + END, text)


def isolate(text: str) -> str:
    """Wrap somebody's text so that its direction stays within it and does not turn the sentence around it."""
    return ISOLATE + text + END_ISOLATE


def unprotect(text: str) -> str:
    """Return what a reader should get when copying: `text` without what was put in here."""
    return text.translate(_ADDED)
