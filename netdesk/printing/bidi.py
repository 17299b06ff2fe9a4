"""The Unicode bidirectional algorithm: which characters of a paragraph run right to left.

Source: Unicode Standard Annex #9, revision 46 and later; rule names (P2, X5a, W1, N0, L2 ...) are those of
the annex. Checked against Unicode's own BidiCharacterTest.txt.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from netdesk.printing.bidi_runs import ISOLATE_INITIATORS, IsolatingRun, raised, resolve

_MAX_DEPTH = 125
_REMOVED = frozenset(("RLE", "LRE", "RLO", "LRO", "PDF", "BN"))

# Code points that are not assigned yet take the class of their block (DerivedBidiClass.txt, @missing lines).
_UNASSIGNED = (
    (0x0590, 0x05FF, "R"),
    (0x0600, 0x07BF, "AL"),
    (0x07C0, 0x085F, "R"),
    (0x0860, 0x08FF, "AL"),
    (0x20A0, 0x20CF, "ET"),
    (0xFB1D, 0xFB4F, "R"),
    (0xFB50, 0xFDCF, "AL"),
    (0xFDF0, 0xFDFF, "AL"),
    (0xFE70, 0xFEFF, "AL"),
    (0x10800, 0x10FFF, "R"),
    (0x1E800, 0x1EFFF, "R"),
)


def bidi_class(character: str) -> str:
    """Return the Bidi_Class of one character ("L", "AL", "EN" ...)."""
    found = unicodedata.bidirectional(character)
    if found:
        return found
    code = ord(character)
    return next((name for first, last, name in _UNASSIGNED if first <= code <= last), "L")


def has_right_to_left(text: str) -> bool:
    """True when `text` needs this module at all: a right-to-left letter or a direction control in it."""
    if text.isascii():
        return False
    return any(bidi_class(c) in ("R", "AL", "AN", "RLE", "RLO", "RLI") for c in text if c > "\u0590")


def base_level(text: str) -> int:
    """Return 1 when the first strong letter runs right to left, else 0 (P2, P3)."""
    return _first_strong([bidi_class(c) for c in text])


def levels(text: str, base: int | None = None) -> list[int]:
    """Return the embedding level of each character of `text`, one paragraph without line breaks.

    `base` is the paragraph's own level, None to find it by P2 and P3. Odd levels run right to left.
    Characters that rule X9 removes (embedding controls and the like) take the level of what is before.
    """
    classes = [bidi_class(c) for c in text]
    base = _first_strong(classes) if base is None else base
    resolved, explicit = _explicit(classes, base)
    kept = [i for i, kind in enumerate(classes) if kind not in _REMOVED]
    # A list: levels change while runs are resolved, and each needs those of its neighbours as they were.
    for run in list(_isolating_runs(classes, explicit, kept, base)):
        resolve(run, resolved, text, classes)
        for i in run.places:
            explicit[i] += raised(resolved[i], explicit[i])
    _trailing(classes, explicit, base)
    level = base
    for i, kind in enumerate(classes):
        if kind in _REMOVED:
            explicit[i] = level
        level = explicit[i]
    return explicit


def visual_order(levels_of_line: Sequence[int]) -> list[int]:
    """Return the places of a line's items from left to right, given their levels in reading order (L2)."""
    order = list(range(len(levels_of_line)))
    if not order:
        return order
    lowest_odd = min((level for level in levels_of_line if level % 2), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(levels_of_line), lowest_odd - 1, -1):
        start = None
        for place in range(len(order) + 1):
            inside = place < len(order) and levels_of_line[order[place]] >= level
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                order[start:place] = reversed(order[start:place])
                start = None
    return order


@dataclass(slots=True)
class _Status:
    """What rules X1 to X8 carry along."""

    stack: list[tuple[int, str, bool]] = field(default_factory=list)
    overflow_isolates: int = 0
    overflow_embeddings: int = 0
    valid_isolates: int = 0


def _first_strong(classes: Sequence[str], isolate: int | None = None) -> int:
    """Return the level that the first strong letter asks for, of the paragraph or of one isolate."""
    depth = 0
    for i in range(0 if isolate is None else isolate + 1, len(classes)):
        kind = classes[i]
        if kind in ISOLATE_INITIATORS:
            depth += 1
        elif kind == "PDI" and depth:
            depth -= 1
        elif kind == "PDI" and isolate is not None:
            break
        elif depth == 0 and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


def _explicit(classes: Sequence[str], base: int) -> tuple[list[str], list[int]]:
    """Apply X1 to X8: classes after overrides, and explicit levels."""
    resolved = list(classes)
    found = [base] * len(classes)
    status = _Status(stack=[(base, "", False)])
    for i, kind in enumerate(classes):
        level, override, _ = status.stack[-1]
        found[i] = level
        if kind in ("RLE", "LRE", "RLO", "LRO"):
            _open_embedding(status, kind)
        elif kind in ISOLATE_INITIATORS:
            resolved[i] = override or kind
            _open_isolate(status, classes, i)
        elif kind == "PDI":
            _close_isolate(status)
            found[i], override, _ = status.stack[-1]
            resolved[i] = override or kind
        elif kind == "PDF":
            _close_embedding(status)
        elif kind == "B":
            found[i] = base
        elif kind != "BN" and override:
            resolved[i] = override
    return resolved, found


def _next_level(level: int, right: bool) -> int:
    return (level + 1) | 1 if right else (level + 2) & ~1


def _open_embedding(status: _Status, kind: str) -> None:
    new = _next_level(status.stack[-1][0], kind[0] == "R")
    if new <= _MAX_DEPTH and not status.overflow_isolates and not status.overflow_embeddings:
        status.stack.append((new, {"RLO": "R", "LRO": "L"}.get(kind, ""), False))
    elif not status.overflow_isolates:
        status.overflow_embeddings += 1


def _open_isolate(status: _Status, classes: Sequence[str], place: int) -> None:
    level = status.stack[-1][0]
    if level < _MAX_DEPTH and not status.overflow_isolates and not status.overflow_embeddings:
        kind = classes[place]
        right = _first_strong(classes, place) == 1 if kind == "FSI" else kind == "RLI"
        new = _next_level(level, right)
        if new <= _MAX_DEPTH:
            status.valid_isolates += 1
            status.stack.append((new, "", True))
            return
    status.overflow_isolates += 1


def _close_isolate(status: _Status) -> None:
    if status.overflow_isolates:
        status.overflow_isolates -= 1
    elif status.valid_isolates:
        status.overflow_embeddings = 0
        while not status.stack[-1][2]:
            status.stack.pop()
        status.stack.pop()
        status.valid_isolates -= 1


def _close_embedding(status: _Status) -> None:
    if status.overflow_isolates:
        return
    if status.overflow_embeddings:
        status.overflow_embeddings -= 1
    elif not status.stack[-1][2] and len(status.stack) > 1:
        status.stack.pop()


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Return the place of the matching PDI of each isolate initiator that has one (BD9)."""
    open_places: list[int] = []
    found = {}
    for i, kind in enumerate(classes):
        if kind in ISOLATE_INITIATORS:
            open_places.append(i)
        elif kind == "PDI" and open_places:
            found[open_places.pop()] = i
    return found


def _isolating_runs(
    classes: Sequence[str], found: Sequence[int], kept: Sequence[int], base: int
) -> Iterator[IsolatingRun]:
    """Gather the isolating run sequences (BD13) with what borders on them (X10)."""
    level_runs: list[list[int]] = []
    for i in kept:
        if level_runs and found[level_runs[-1][-1]] == found[i]:
            level_runs[-1].append(i)
        else:
            level_runs.append([i])
    starting = {run[0]: run for run in level_runs}
    matching = _matching_isolates(classes)
    continued = set(matching.values())
    order = {i: place for place, i in enumerate(kept)}
    for level_run in level_runs:
        if level_run[0] in continued and classes[level_run[0]] == "PDI":
            continue
        places = list(level_run)
        while (end := matching.get(places[-1])) is not None and end in starting:
            places += starting[end]
        level = found[places[0]]
        first, last = order[places[0]], order[places[-1]]
        before = found[kept[first - 1]] if first else base
        unclosed = classes[places[-1]] in ISOLATE_INITIATORS
        after = base if unclosed or last + 1 == len(kept) else found[kept[last + 1]]
        sos, eos = ("R" if max(level, border) % 2 else "L" for border in (before, after))
        yield IsolatingRun(places, level, sos, eos)


def _trailing(classes: Sequence[str], found: list[int], base: int) -> None:
    """Set separators, and spaces before them and at the end, to the paragraph's level: L1."""
    at_end = True
    for i in range(len(classes) - 1, -1, -1):
        kind = classes[i]
        if kind in ("B", "S"):
            at_end = True
        elif kind not in _REMOVED and kind != "WS" and kind not in ISOLATE_INITIATORS and kind != "PDI":
            at_end = False
        if at_end:
            found[i] = base
