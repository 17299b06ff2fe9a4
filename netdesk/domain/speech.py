"""How long a text takes to say."""

from __future__ import annotations

from typing import Final

from netdesk.domain.names import is_ideographic

WORDS_A_MINUTE: Final = 150
"""An unhurried speaker in front of one listener; English talks run at 130 to 170."""

PITCH_SECONDS: Final = 30
"""An elevator pitch longer than this is too long."""

_CHARACTERS_A_WORD: Final = 1.7
"""Chinese, Japanese and Korean are said at some 255 characters in the time of 150 words."""


def word_count(text: str) -> int:
    """How many words a text has. In scripts written without spaces, some two characters make a word."""
    words, characters = 0, 0
    for part in text.split():
        dense = sum(1 for each in part if each.isalnum() and is_ideographic(each))
        characters += dense
        if any(each.isalnum() and not is_ideographic(each) for each in part):
            words += 1
    return words + round(characters / _CHARACTERS_A_WORD)


def spoken_seconds(text: str, words_a_minute: int = WORDS_A_MINUTE) -> int:
    """Whole seconds that a text takes to say; a text with any word at all takes at least one."""
    words = word_count(text)
    return max(1, round(words * 60 / words_a_minute)) if words else 0
