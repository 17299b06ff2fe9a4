"""Keys by which people are recognised: the same email, number or profile however it is written."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from netdesk.domain.folding import fold
from netdesk.exchange.name_words import TITLES, are_forms_of_one, latin

_LINKEDIN = re.compile(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(?:mwlite/)?in/([^/?#\s]+)", re.IGNORECASE
)
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"\D+")
_EXTENSION = re.compile(r"(?:;ext=|;?\s*(?:extension|ext|x|#)\.?\s*)(\d+)\s*$", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_TAIL = 7


def email_key(address: str) -> str:
    """An address as it is compared; "" when it is none."""
    plain = address.strip().casefold().removeprefix("mailto:")
    return plain if "@" in plain else ""


def profile_key(link: str) -> str:
    """A LinkedIn profile as "linkedin.com/in/SLUG", without scheme, country, query, escapes; else ""."""
    found = _LINKEDIN.match(link.strip())
    return f"linkedin.com/in/{unquote(found[1]).casefold()}" if found else ""


def link_key(link: str) -> str:
    """Any link as it is compared: a profile's key, else the link without scheme and end slash."""
    return profile_key(link) or _SCHEME.sub("", link.strip()).rstrip("/").casefold()


def digits_of(number: str) -> str:
    """The digits of a phone number, extension left out."""
    plain = number if number.isdigit() else _NOT_DIGITS.sub("", _EXTENSION.sub("", number))
    return plain if plain.isascii() else "".join(str(int(digit)) for digit in plain if digit.isdecimal())


def extension_of(number: str) -> str:
    """The digits of a phone number's extension, "" without one."""
    found = _EXTENSION.search(number)
    return found[1] if found else ""


def phone_tail(number: str) -> str:
    """The last seven digits, by which numbers that may be the same are found; "" for shorter numbers."""
    digits = digits_of(number)
    return digits[-_TAIL:] if len(digits) >= _TAIL else ""


def same_phone(one: str, other: str, region: str = "") -> bool:
    """True when both are one number, in E.164; numbers that are not possible are compared digit by digit.

    `region` is the ISO 3166 code of the country in which numbers without a country code are read.
    Extensions make two numbers of one.
    """
    first, second = digits_of(one), digits_of(other)
    if extension_of(one) != extension_of(other):
        return False
    if first == second:
        return bool(first)
    if first[-_TAIL:] != second[-_TAIL:]:
        return False
    international = _e164(one, region), _e164(other, region)
    return all(international) and international[0] == international[1]


def same_phone_of_one(one: str, other: str) -> bool:
    """As same_phone, for two numbers of one person: there, a number without its country code is the same."""
    if same_phone(one, other):
        return True
    short, long = sorted((digits_of(one).lstrip("0"), digits_of(other).lstrip("0")), key=len)
    return len(short) > _TAIL and long.endswith(short) and extension_of(one) == extension_of(other)


def names_agree(one: str, other: str) -> bool:
    """True unless the names contradict: two of one family are not one person.

    Each word of the shorter name must be a word of the longer one, a short form of it or its initial, in any
    order and in Latin, Cyrillic or Greek letters. Titles do not count, nor do spaces, and a blank name
    contradicts nobody.
    """
    if one == other:
        return True
    first, second = _words(one), _words(other)
    if len(first) > len(second):
        first, second = second, first
    left = list(second)
    for word in first:
        match = next((each for each in left if each == word), None)
        match = match or next((each for each in left if _is_initial(each, word)), None)
        match = match or next((each for each in left if are_forms_of_one(each, word)), None)
        if match is None:
            return "".join(first) == "".join(second)
        left.remove(match)
    return True


def _is_initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def _words(name: str) -> list[str]:
    parts = [latin(word) for word in _WORDS.findall(fold(name))]
    return [each for each in parts if each not in TITLES] or parts


@lru_cache(maxsize=20_000)
def _e164(number: str, region: str) -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region.upper() or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
