"""Lines of cards that are only kept, of two cards about one person: united without mixing their groups.

A group (`item1.X-FOO` with `item1.X-ABLabel`) has its name from the card alone; another card's group of
that name is another group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_GROUP = re.compile(r"([A-Za-z0-9_-]+)\.(?=[A-Za-z])")

# A person has one of these; another card's is not added to it.
_ONCE = frozenset(
    ("PHOTO", "X-ABSHOWAS", "X-MS-CARDPICTURE", "X-MS-OL-DESIGN", "X-EVOLUTION-FILE-AS", "GENDER")
)


def added_lines(mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """The lines of `theirs` that are not in `mine`, in groups whose names are free there."""
    if not theirs:
        return ()
    known = {frozenset(block) for block in _blocks(mine).values()}
    known |= {frozenset((line,)) for line in mine}
    has = {_name(line) for line in mine}
    taken = {match[1].lower() for line in mine if (match := _GROUP.match(line))}
    found: list[str] = []
    number = 0
    for group, block in _blocks(theirs).items():
        if frozenset(block) in known or all(_name(line) in _ONCE & has for line in block):
            continue
        prefix = ""
        if not group.startswith("\n"):
            while not prefix or prefix in taken:
                number += 1
                prefix = f"item{number}"
            taken.add(prefix)
            prefix += "."
        found += [prefix + line for line in block]
    return tuple(found)


def _blocks(lines: Sequence[str]) -> dict[str, list[str]]:
    """Lines by group, without its name; a line without a group stands for itself."""
    blocks: dict[str, list[str]] = {}
    for place, line in enumerate(lines):
        match = _GROUP.match(line)
        key = match[1].lower() if match else f"\n{place}"
        blocks.setdefault(key, []).append(line[match.end() :] if match else line)
    return blocks


def _name(line: str) -> str:
    return re.split(r"[;:]", line, maxsplit=1)[0].rpartition(".")[2].upper()
