"""How a table's columns share the width: they give way one after the other, and nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Sequence

from netdesk.domain.value import value


@value
class Column:
    """How a column takes room: its width, its share of what is left over, and when it gives way.

    The highest `gives_way` goes first when the table is too narrow; 0 never goes. One that is not `wanted`
    is never shown.
    """

    width: int
    stretch: int = 0
    gives_way: int = 0
    least: int = 80
    wanted: bool = True


def share_widths(columns: Sequence[Column], room: int, *, tight: bool = False) -> tuple[set[int], list[int]]:
    """Which columns are shown in `room` pixels, and each one's width (0 for a hidden one).

    Columns go in the order of `gives_way`, the highest first, until the widths fit; when `tight`, all become
    narrower before one goes. What is left over goes to the stretching ones.
    """
    shown = {at for at, column in enumerate(columns) if column.wanted}
    while sum(columns[at].least if tight else columns[at].width for at in shown) > room:
        going = max(shown, key=lambda at: columns[at].gives_way, default=None)
        if going is None or columns[going].gives_way == 0:
            break
        shown.remove(going)
    widths = [column.width if at in shown else 0 for at, column in enumerate(columns)]
    spare = room - sum(widths)
    shares = sum(columns[at].stretch for at in shown)
    if spare > 0 and shares:
        last = max(at for at in shown if columns[at].stretch)
        for at in sorted(shown):
            part = spare * columns[at].stretch // shares
            widths[at] += part
        widths[last] += room - sum(widths)
    elif spare < 0 and tight:
        _shrink_alike(columns, widths, -spare)
    elif spare < 0:
        _shrink(columns, widths, -spare)
    return shown, widths


def _shrink(columns: Sequence[Column], widths: list[int], missing: int) -> None:
    for at in sorted(range(len(columns)), key=lambda at: widths[at], reverse=True):
        part = min(missing, max(0, widths[at] - columns[at].least))
        widths[at] -= part
        missing -= part


def _shrink_alike(columns: Sequence[Column], widths: list[int], missing: int) -> None:
    """Each gives its share of what it can give; the pixels that no share makes whole come from the widest."""
    can = [max(0, width - column.least) for width, column in zip(widths, columns, strict=True)]
    wanted = min(missing, sum(can))
    for at, part in enumerate(can):
        given = wanted * part // sum(can) if part else 0
        widths[at] -= given
        missing -= given
    _shrink(columns, widths, missing)
