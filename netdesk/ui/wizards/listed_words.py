"""What is said of people who are being listed."""

from __future__ import annotations

from netdesk.domain.listed import Added, Listed, same_words
from netdesk.domain.rows import ContactRow
from netdesk.ui.tr import counted, tr
from netdesk.ui.words import wording

_LONGEST = 40


def about(row: ContactRow) -> str:
    """Title and organization of somebody on the desk."""
    return ", ".join(part for part in (row.title, row.organization) if part)


def state(somebody: Listed, row: ContactRow | None, maybe: ContactRow | None) -> str:
    """Where somebody stands: new, or on the desk and where there."""
    if row is None:
        told = [tr("New"), *(each for each in (somebody.email, somebody.phone) if each)]
        if somebody.where:
            told.append(tr("met at {place}", place=somebody.where))
        if maybe is not None:
            told[0] = tr("Perhaps {name}", name=_with_place(maybe))
        return wording.SEPARATOR.join(told)
    if same_words(row.circle, somebody.circle):
        where = tr("On your desk, in this circle")
    elif not row.circle:
        where = tr("On your desk, comes into this circle")
    elif somebody.moves:
        where = tr("On your desk, moves here from {circle}", circle=wording.short_circle(row.circle))
    else:
        where = tr("On your desk in {circle}, stays there", circle=wording.short_circle(row.circle))
    return wording.SEPARATOR.join(part for part in (where, about(row)) if part)


def _with_place(row: ContactRow) -> str:
    told = about(row)
    return f"{row.name} ({told})" if told else row.name


def known(somebody: Listed | None, row: ContactRow | None) -> str:
    """That a name that is being typed is listed, or on the desk, already; "" for one that is new."""
    if somebody is not None:
        return tr(
            "{name} is listed already, under {circle}",
            name=wording.cut(somebody.name, _LONGEST),
            circle=wording.cut(somebody.circle, _LONGEST),
        )
    if row is None:
        return ""
    told = ", ".join(part for part in (wording.short_circle(row.circle), about(row)) if part)
    name = wording.cut(row.name, _LONGEST)
    if told:
        return tr("{name} is on your desk: {about}", name=name, about=wording.cut(told, 2 * _LONGEST))
    return tr("{name} is on your desk", name=name)


def added(what: Added, nobody: int = 0) -> str:
    """What came of a name that was typed, or of a list that was pasted."""
    new = [what.listing.people[at] for at in what.places]
    told: list[str] = []
    if len(new) == 1:
        name = wording.cut(new[0].name, _LONGEST)
        told.append(
            tr("{name} is on your desk already", name=name)
            if new[0].contact_id is not None
            else tr("{name} added", name=name)
        )
    elif new:
        known = sum(each.contact_id is not None for each in new)
        told.append(counted(len(new), "{n} name added", "{n} names added"))
        if known:
            told.append(counted(known, "{n} is on your desk already", "{n} are on your desk already"))
    again = {at for at in what.already if at not in what.places}
    if len(again) == 1:
        one = what.listing.people[next(iter(again))]
        told.append(
            tr(
                "{name} is listed already, under {circle}",
                name=wording.cut(one.name, _LONGEST),
                circle=wording.cut(one.circle, _LONGEST),
            )
        )
    elif again:
        told.append(counted(len(again), "{n} was listed already", "{n} were listed already"))
    if nobody:
        told.append(counted(nobody, "{n} line names nobody", "{n} lines name nobody"))
    return wording.SEPARATOR.join(told)


def count(present: int, listed: int) -> str:
    """How many a circle has: "12 on your desk, 5 new"."""
    if not present and not listed:
        return tr("Nobody yet")
    parts = []
    if present:
        parts.append(counted(present, "{n} on your desk", "{n} on your desk"))
    if listed:
        parts.append(counted(listed, "{n} new", "{n} new"))
    return wording.SEPARATOR.join(parts)


def closeness_and_tags(somebody: Listed, row: ContactRow | None) -> str:
    """What was said of somebody afterwards, or is known on the desk."""
    told = [wording.short_circle(row.circle if row is not None and row.circle else somebody.circle)]
    if closeness := somebody.closeness or (row.closeness if row is not None else 0):
        told.append(wording.closeness_words(closeness))
    worn = row.tags if row is not None else ()
    tags = (*worn, *(tag for tag in somebody.tags if not any(same_words(tag, each) for each in worn)))
    if tags:
        told.append(", ".join(tags))
    return wording.SEPARATOR.join(told)
