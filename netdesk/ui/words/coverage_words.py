"""What the table of circles and organizations says in sentences: its gaps, and each of its rows."""

from __future__ import annotations

from collections.abc import Sequence

from netdesk.domain.contacts import Circle
from netdesk.domain.coverage import Coverage, Reach
from netdesk.ui.tr import counted, tr
from netdesk.ui.words import wording

_NAMED = 4


def circle_name(circle: Circle) -> str:
    """A circle over its column."""
    return wording.short_circle(circle.name) if circle.name else tr("No circle")


def told(reach: Reach, circles: Sequence[Circle]) -> str:
    """A row in one sentence: "Halden Storage: 2 people of Work, 1 person of Family"."""
    parts = [
        tr(
            "{people} of {circle}",
            people=counted(count, "{n} person", "{n} people"),
            circle=circle_name(circle),
        )
        for circle, count in zip(circles, reach.people, strict=True)
        if count
    ]
    name = tr("{name} (wanted)", name=reach.row.name) if reach.row.wanted else reach.row.name
    return tr("{name}: {who}", name=name, who=", ".join(parts) or tr("nobody yet"))


def gap_sentences(found: Coverage) -> list[str]:
    """What is missing, the most pressing first; nothing when nothing is."""
    sentences: list[str] = []
    if found.gaps:
        where = _several([each.name for each in found.gaps])
        sentences.append(tr("You know nobody at {where} yet.", where=where))
    if found.thin:
        where = _several([each.name for each in found.thin])
        sentences.append(tr("You know only one person at {where}.", where=where))
    if found.silent:
        which = _several([circle_name(each) for each in found.silent])
        sentences.append(tr("Nobody in these circles is where you want to be: {which}.", which=which))
    return sentences


def _several(names: Sequence[str]) -> str:
    shown = [wording.cut(name, 40) for name in names[:_NAMED]]
    if len(names) > _NAMED:
        return tr("{names} and {n} more", names=", ".join(shown), n=len(names) - _NAMED)
    if len(shown) < 2:
        return "".join(shown)
    return tr("{names} and {last}", names=", ".join(shown[:-1]), last=shown[-1])
