"""What tells a name from other words, and numbers, addresses and links from the rest of a line."""

from __future__ import annotations

import re
from typing import Final

# Every part has a limit, so that no line, however long, is walked through again and again.
EMAIL: Final = re.compile(
    r"(?:mailto:)?([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})", re.IGNORECASE
)
LINK: Final = re.compile(
    r"(?:https?://|www\.|(?:[\w-]{1,20}\.)?linkedin\.com/)[^\s<>\"'|]{1,500}", re.IGNORECASE
)
PHONE: Final = re.compile(
    r"(?:\+|00|\(?0|\()?[\d(][\d\s().\-/\u00a0]{5,22}\d(?:\s{0,3}(?:x|ext\.?)\s{0,3}\d{1,6})?", re.IGNORECASE
)
BULLET: Final = re.compile(r"^\s*(?:[-*•·–—>]+|\d{1,3}[.)])\s+")
NAME_LIMIT: Final = 60
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*\.?")
_SMALL: Final = frozenset(
    (
        *(
            "von",
            "van",
            "de",
            "der",
            "den",
            "del",
            "della",
            "di",
            "da",
            "dos",
            "das",
            "du",
            "la",
            "le",
            "el",
            "al",
        ),
        *("bin", "bint", "ibn", "zu", "zur", "af", "av", "y", "e", "i", "ten", "ter", "st"),
    )
)
_CREDENTIALS: Final = re.compile(
    r"(?:,\s*|\s+)\(?(?:ph\.?\s?d|m\.?b\.?a|m\.?sc|b\.?sc|m\.?d|j\.?d|p\.?e|cpa|pmp"
    r"|he/him|she/her|they/them)\.?\)?\s*$",
    re.IGNORECASE,
)
CLOSING: Final = re.compile(
    r"^\s*(?:--+|__+|(?:(?:with )?(?:best|kind|warm|many)(?: (?:regards|wishes|greetings|thanks))?|regards"
    r"|sincerely|yours(?: \w+)?|cheers|thanks(?: again)?|thank you|all the best"
    r"|(?:mit )?(?:freundliche[nr]?|viele|beste|liebe) gr(?:ü|ue)(?:ß|ss)e[n]?|cordialement|bien à vous"
    r"|saludos(?: cordiales)?|cordiali saluti|distinti saluti|med vennlig hilsen|mvh|hilsen|sent from my .*"
    r"|(?:serdecznie )?pozdrawiam(?: serdecznie)?|(?:serdeczne )?pozdrowienia|z poważaniem"
    r"|s pozdravem|met vriendelijke groet(?:en)?|(?:med )?vänliga hälsningar|atenciosamente)[,.!]?)\s*$",
    re.IGNORECASE,
)
SALUTATION: Final = re.compile(
    r"^\s*(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|hall[oå]|hej|sehr geehrte[rs]?|bonjour"
    r"|guten (?:tag|morgen|abend)|hola|buen[oa]s (?:días|tardes)|estimad[oa]s?|cześć|witaj|witam|dzień dobry"
    r"|szanown[yai]|dobrý den)\b"
    # These are names, too: only with what ends an address.
    r"|(?:dear|liebe[rs]?|ch(?:er|ère|ers|ères)|querid[oa]s?|ciao|gentile|olá|car[oa]|drog[ia]|beste|geachte"
    r"|ahoj|kære)\b.*[,!:]\s*$)",
    re.IGNORECASE,
)
TITLE: Final = re.compile(
    r"\b(?:engineer|manager|director|head|lead(?:er)?|consultant|professor|lecturer|teacher|c[etfom]o|founder"
    r"|analyst|associate|intern|student|developer|designer|scientist|officer|president|partner|recruiter"
    r"|coordinator|advis[eo]r|assistant|specialist|architect|researcher|editor|attorney|lawyer|counsel|nurse"
    r"|physician|chair|dean|fellow|leiter(?:in)?|ingenieur(?:in)?|geschäftsführer(?:in)?|berater(?:in)?"
    r"|directeur|directrice|responsable|ingénieure?|gerente|director[ae]|ingeniero|jefe|consultor"
    r"|vp|svp|evp)\b",
    re.IGNORECASE,
)
ORGANIZATION: Final = re.compile(
    r"\b(?:inc|gmbh|ag|ltd|llc|llp|plc|corp(?:oration)?|company|co|group|university|universität|université"
    r"|universidad|college|school|institute?|lab(?:s|oratory)?|hospital|bank|foundation|department of|ab|as"
    r"|a/s|oy|bv|nv|s\.?a\.?|s\.?r\.?l|kg|e\.?v|partners|studio|ministry|agency|holdings?)\b\.?",
    re.IGNORECASE,
)


def without_credentials(text: str) -> str:
    """A name without what stands behind it: degrees, pronouns."""
    previous = ""
    while previous != text:
        previous, text = text, _CREDENTIALS.sub("", text).strip(" ,")
    return text


def is_name(text: str, *, least: int = 2) -> bool:
    """Whether a short text reads like what somebody is called: a few words with capitals, or in a script that
    has none."""
    plain = without_credentials(text.strip())
    if not plain or len(plain) > NAME_LIMIT or TITLE.search(plain) or ORGANIZATION.search(plain):
        return False
    words = plain.replace(",", " ").split()
    if not least <= len(words) <= 6 and not _is_whole(words):
        return False
    return all(map(_is_word, words)) and any(word.casefold() not in _SMALL for word in words)


def _is_word(word: str) -> bool:
    if not _WORD.fullmatch(word):
        return False
    first = word[0]
    return first.isupper() or first.upper() == first.lower() or word.casefold() in _SMALL or "’" in word[:3]


def _is_whole(words: list[str]) -> bool:
    """A name in a script that puts no spaces between its parts."""
    return (
        len(words) == 1 and 2 <= len(words[0]) <= 6 and all("\u3040" <= each <= "\ud7ff" for each in words[0])
    )


def digits(text: str) -> int:
    """How many digits a text has."""
    return sum(character.isdigit() for character in text)
