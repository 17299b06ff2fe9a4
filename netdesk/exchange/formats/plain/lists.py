"""Lists of people: "Ann Lee <ann@x.example>", names alone, one a line or divided by commas."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from netdesk.exchange.formats.plain.words import BULLET, EMAIL, PHONE, digits, is_name

_PAIR: Final = re.compile(
    r"\"?([^\"<>;\n]{0,100}?)\"?\s{0,3}[<(]\s{0,3}(?:mailto:)?([^\s<>()@]{1,64}@[^\s<>()@]{1,200})\s{0,3}[>)]"
)
_REST: Final = re.compile(r"\s[-–—|]\s|\t|,|[:;]\s")
_ALIAS: Final = re.compile(r"^alias\s+(?:-group\s+\S+\s+)*\S+\s+(?=.{0,200}@)")
"""What stands before somebody in the address book of a mail program for terminals."""
_TICK_EVERY: Final = 200
_LINE_LIMIT: Final = 20_000
"""Longer lines are text, not people."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a list. `rest` is what else their line says."""

    line: int
    raw: str
    name: str = ""
    email: str = ""
    phone: str = ""
    rest: str = ""


def people_in(
    text: str, tick: Callable[[], object] | None = None
) -> tuple[list[Listed], list[tuple[int, str]]]:
    """The people of a list, and the lines that are none. `tick` is called every few lines; it may raise."""
    found: list[Listed] = []
    others: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if tick is not None and number % _TICK_EVERY == 0:
            tick()
        plain = _ALIAS.sub("", BULLET.sub("", line)).strip().strip(",;").strip()
        if not plain:
            continue
        entries = _of_line(number, plain) if len(plain) <= _LINE_LIMIT else []
        found += entries
        if not entries:
            others.append((number, plain))
    return found, others


def _of_line(number: int, line: str) -> list[Listed]:
    pairs = list(_PAIR.finditer(line))
    if pairs:
        listed = [Listed(number, each[0], _trimmed(each[1]), each[2]) for each in pairs]
        return [*listed, *(Listed(number, each, email=each) for each in EMAIL.findall(_PAIR.sub(" ", line)))]
    emails = EMAIL.findall(line)
    if len(emails) > 1:
        return [Listed(number, each, email=each) for each in emails]
    if emails:
        return [_with_email(number, line, emails[0])]
    names = [part.strip() for part in re.split(r"[,;]", line)]
    if len(names) > 1 and all(is_name(each) for each in names):
        return [Listed(number, each, each) for each in names]
    if is_name(line):
        return [Listed(number, line, line)]
    head, rest = _divided(line)
    return [_listed(number, line, head, rest)] if rest and is_name(head) else []


def _with_email(number: int, line: str, email: str) -> Listed:
    rest = line.replace(f"mailto:{email}", "").replace(email, "")
    head, more = _divided(rest.strip(" \t-–—|,;:<>()"))
    return _listed(number, line, _trimmed(head), more, email)


def _divided(line: str) -> tuple[str, str]:
    match = _REST.search(line)
    return (line[: match.start()].strip(), line[match.end() :].strip()) if match else (line, "")


def _listed(number: int, line: str, name: str, rest: str, email: str = "") -> Listed:
    match = PHONE.search(rest)
    phone = match[0].strip() if match and digits(match[0]) >= 7 else ""
    more = rest.replace(phone, "").strip(" \t-–—|,;:") if phone else rest
    return Listed(number, line, name, email, phone, more)


def _trimmed(name: str) -> str:
    return name.strip().strip(",;\"'").strip(" -–—|:")
