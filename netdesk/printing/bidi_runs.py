"""The inner rules of the bidirectional algorithm: what a run of one level makes of its weak characters,
brackets and neutrals (W1 to W7, N0 to N2, I1 and I2 of Unicode Standard Annex #9).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

ISOLATE_INITIATORS = frozenset(("LRI", "RLI", "FSI"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
_MAX_OPEN_BRACKETS = 63

# BidiBrackets.txt: opening brackets whose partner is the next code point, then the others.
_OPENING = (
    "0028 0F3A 0F3C 169B 2045 207D 208D 2308 230A 2329 2768 276A 276C 276E 2770 2772 2774 27C5 27E6 27E8 "
    "27EA 27EC 27EE 2983 2985 2987 2989 298B 2991 2993 2995 2997 29D8 29DA 29FC 2E22 2E24 2E26 2E28 2E55 "
    "2E57 2E59 2E5B 3008 300A 300C 300E 3010 3014 3016 3018 301A FE59 FE5B FE5D FF08 FF5F FF62"
)
_PARTNER = {chr(int(code, 16)): chr(int(code, 16) + 1) for code in _OPENING.split()} | {
    "[": "]",
    "{": "}",
    "\u298d": "\u2990",
    "\u298f": "\u298e",
    "\uff3b": "\uff3d",
    "\uff5b": "\uff5d",
}
_CLOSING = frozenset(_PARTNER.values())


@dataclass(slots=True)
class IsolatingRun:
    """An isolating run sequence (BD13): places in the text, their level, and the directions around it."""

    places: list[int]
    level: int
    before: str
    after: str


def resolve(run: IsolatingRun, kinds: list[str], text: str, classes: Sequence[str]) -> None:
    """Turn the classes in `kinds` at the places of `run` into L, R, EN and AN, in place.

    `classes` are those of the text as it stands, before overrides.
    """
    _weak(run, kinds)
    _brackets(run, kinds, text, classes)
    _neutral(run, kinds)


def _weak(run: IsolatingRun, kinds: list[str]) -> None:
    """Resolve weak types: W1 to W7."""
    previous = strong = run.before
    for i in run.places:
        kind = kinds[i]
        if kind == "NSM":  # W1
            kind = "ON" if previous in ISOLATE_INITIATORS or previous == "PDI" else previous
        if kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[i] = previous = kind
    for i in run.places:
        if kinds[i] == "AL":  # W3
            kinds[i] = "R"
    _separators(run, kinds)
    strong = run.before
    for i in run.places:
        if kinds[i] in ("ES", "ET", "CS"):  # W6
            kinds[i] = "ON"
        elif kinds[i] in ("L", "R"):
            strong = kinds[i]
        elif kinds[i] == "EN" and strong == "L":  # W7
            kinds[i] = "L"


def _separators(run: IsolatingRun, kinds: list[str]) -> None:
    """Join separators (W4) and terminators (W5) to their numbers."""
    places = run.places
    for place in range(1, len(places) - 1):
        kind = kinds[places[place]]
        before, after = kinds[places[place - 1]], kinds[places[place + 1]]
        joins = (kind == "CS" and before in ("EN", "AN")) or (kind == "ES" and before == "EN")
        if joins and before == after:
            kinds[places[place]] = before
    start = None
    for place in range(len(places) + 1):
        kind = kinds[places[place]] if place < len(places) else ""
        if kind == "ET":
            start = place if start is None else start
            continue
        if start is not None:
            if kind == "EN" or (start and kinds[places[start - 1]] == "EN"):
                for i in places[start:place]:
                    kinds[i] = "EN"
            start = None


def _brackets(run: IsolatingRun, kinds: list[str], text: str, classes: Sequence[str]) -> None:
    """Give pairs of brackets the direction of what they hold or follow: N0."""
    own = "R" if run.level % 2 else "L"
    for opening, closing in _bracket_pairs(run, kinds, text):
        inside = {_STRONG[kinds[i]] for i in run.places[opening + 1 : closing] if kinds[i] in _STRONG}
        if not inside:
            continue
        direction = own
        if own not in inside:
            # Only the opposite direction is inside: it holds when it is also what comes before.
            strong_before = (_STRONG[kinds[i]] for i in reversed(run.places[:opening]) if kinds[i] in _STRONG)
            direction = next(strong_before, run.before)
        for place in (opening, closing):
            kinds[run.places[place]] = direction
            for i in run.places[place + 1 :]:
                if classes[i] != "NSM":
                    break
                kinds[i] = direction


def _bracket_pairs(run: IsolatingRun, kinds: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Find the bracket pairs of a run as places in it, sorted by the opening one (BD16)."""
    stack: list[tuple[str, int]] = []
    pairs = []
    for place, i in enumerate(run.places):
        if kinds[i] != "ON":
            continue
        # NFC makes one of the brackets that are canonically equivalent (U+2329 and U+3008).
        character = unicodedata.normalize("NFC", text[i])
        if character in _PARTNER:
            if len(stack) == _MAX_OPEN_BRACKETS:
                return []
            stack.append((_PARTNER[character], place))
        elif character in _CLOSING:
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == character:
                    pairs.append((stack[depth][1], place))
                    del stack[depth:]
                    break
    return sorted(pairs)


def _neutral(run: IsolatingRun, kinds: list[str]) -> None:
    """Resolve neutral characters by what stands on both sides: N1 and N2."""
    own = "R" if run.level % 2 else "L"
    before = run.before
    waiting: list[int] = []
    for i in [*run.places, -1]:
        kind = kinds[i] if i >= 0 else ""
        if kind in _NEUTRAL:
            waiting.append(i)
            continue
        after = _STRONG[kind] if i >= 0 else run.after
        for j in waiting:
            kinds[j] = before if before == after else own
        waiting.clear()
        before = after


def raised(kind: str, level: int) -> int:
    """Return how far a resolved type lies above its run's level: I1 and I2."""
    if level % 2:
        return 0 if kind == "R" else 1
    return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
