"""Several contacts told as one: what each says, which value is taken, and the contact they become.

The first of the people is the one who is kept. Pure functions; when two values of a list are one is told by
`Ways`, because the keys by which emails, phones and links are compared are not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import PartialDate
from netdesk.domain.folding import fold
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnValue, field_key

NAME: Final = "name"
INTRODUCED: Final = "introduced"
"""Who introduced them: a contact's id and a name in words, together."""
NOTES: Final = "notes"
OWN: Final = "own "
"""How the names of single fields begin that are the user's own."""
LISTS: Final = ("emails", "phones", "links", "addresses", "dates", "tags")
_IN_NAME: Final = ("nickname", "phonetic_given", "phonetic_family")
_PLAIN: Final = (
    "organization", "title", "department", "birthday", "circle_id", "how_met", "where_met",
    "pronunciation", "closeness", "rhythm_days", "photo",
)  # fmt: skip
# What belongs to an employer: that of another one is no title here.
_OF_THE_EMPLOYER: Final = ("department", "title")


@dataclass(frozen=True, slots=True)
class Ways:
    """When two values of each list are the same, by the list's name; and which lines of a card are new
    beside others."""

    same: Mapping[str, Callable[[Any, Any], bool]]
    new_lines: Callable[[Sequence[str], Sequence[str]], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose: for single fields that anybody has anything in, whose value it is (a contact's id)
    or the value typed instead; and the values of lists (name of the list, value) that are left out."""

    whose: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    typed: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    without: frozenset[tuple[str, Any]] = frozenset()


@dataclass(frozen=True, slots=True)
class Single:
    """A field there is once: what each person has in it (None: nothing), and whose value is taken: a place
    among the people, None when none of theirs is."""

    field: str
    values: tuple[Any, ...]
    taken: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a list: as it is kept, as each person has it (None: they have not), and whether it is
    taken."""

    field: str
    value: Any
    values: tuple[Any, ...]
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Together:
    """People side by side: single fields and values of lists of which anybody has any."""

    singles: tuple[Single, ...]
    entries: tuple[Entry, ...]


def side_by_side(people: Sequence[Contact], ways: Ways, choices: Choices | None = None) -> Together:
    """What the people say, value by value, and what of it is taken."""
    chosen = choices or Choices()
    values = _single_values(people)
    taken: dict[str, int | None] = {}
    for name, own in values.items():
        taken[name] = _taken(name, own, people, chosen, values, taken)
    singles = tuple(Single(name, own, taken[name]) for name, own in values.items())
    return Together(singles, tuple(_entries(people, ways, chosen)))


def unite(people: Sequence[Contact], ways: Ways, choices: Choices | None = None) -> Contact:
    """The contact that the people become; the first of them is kept."""
    chosen = choices or Choices()
    together = side_by_side(people, ways, chosen)
    singles = {each.field: _value(each, chosen) for each in together.singles}
    first = people[0]
    changes: dict[str, Any] = {name: singles[name] for name in _PLAIN if name in singles}
    for name in LISTS:
        changes[name] = tuple(each.value for each in together.entries if each.field == name and each.taken)
    introduced_by, introducer = singles.get(INTRODUCED) or (None, "")
    notes = [each.value for each in together.entries if each.field == NOTES and each.taken]
    extra = list(first.extra)
    for each in people[1:]:
        extra += ways.new_lines(extra, each.extra)
    return replace(
        first,
        name=_name(singles),
        **{name: _blank(name) if value is None else value for name, value in changes.items()},
        introduced_by=introduced_by,
        introducer=introducer,
        notes="\n\n".join(notes),
        uid=next((each.uid for each in people if each.uid), ""),
        starred=any(each.starred for each in people),
        archived=all(each.archived for each in people),
        own=_own(people, singles),
        extra=tuple(extra),
    )


def own_values(contact: Contact) -> dict[str, OwnValue]:
    """What a contact has in the user's own fields, by the names of single fields; two fields of one name,
    which an undo can leave, are told apart."""
    found: dict[str, OwnValue] = {}
    for each in contact.own:
        key = f"{OWN}{field_key(each.name)}"
        while key in found:
            key += " (2)"
        if each.value:
            found[key] = each
    return found


# Single fields


def _single_values(people: Sequence[Contact]) -> dict[str, tuple[Any, ...]]:
    """What each person has in each single field of which anybody has anything, in the order of a page."""
    found: dict[str, tuple[Any, ...]] = {
        NAME: tuple(None if each.name.is_blank else _bare(each.name) for each in people)
    }
    for name in _IN_NAME:
        found[name] = tuple(getattr(each.name, name) or None for each in people)
    for name in _PLAIN:
        found[name] = tuple(getattr(each, name) or None for each in people)
    ids = {each.id for each in people}
    found[INTRODUCED] = tuple(_introduced(each, ids) for each in people)
    own = [own_values(each) for each in people]
    for key in dict.fromkeys(key for each in own for key in each):
        found[key] = tuple(each.get(key) for each in own)
    return {name: values for name, values in found.items() if any(each is not None for each in values)}


def _bare(name: Name) -> Name:
    """A name without what has a line of its own."""
    return replace(name, nickname="", phonetic_given="", phonetic_family="") if name != Name() else name


def _introduced(contact: Contact, ids: set[int | None]) -> tuple[int | None, str] | None:
    """Who introduced them; nobody is introduced by themselves."""
    by = None if contact.introduced_by in ids else contact.introduced_by
    if by is None and not contact.introducer:
        return None
    return by, contact.introducer


def _taken(
    name: str,
    values: Sequence[Any],
    people: Sequence[Contact],
    choices: Choices,
    every: Mapping[str, Sequence[Any]],
    taken: Mapping[str, int | None],
) -> int | None:
    """Whose value is taken: as chosen, else what the rules say."""
    if name in choices.typed:
        return None
    if name in choices.whose:
        ids = [each.id for each in people]
        return ids.index(choices.whose[name]) if choices.whose[name] in ids else None
    order = _by_rank(people)
    having = [at for at in order if values[at] is not None]
    if name == NAME:
        return max(having, key=lambda at: (_fullness(values[at]), -order.index(at)))
    if name == "birthday":
        return _fuller_day(having, values)
    if name in _OF_THE_EMPLOYER:
        having = _with_employer(having, people, choices, every.get("organization"), taken)
    return having[0] if having else None


def _by_rank(people: Sequence[Contact]) -> list[int]:
    """The kept one first, then those who came last."""
    return [0, *sorted(range(1, len(people)), key=lambda at: -(people[at].id or 0))]


def _fullness(name: Name) -> tuple[int, int]:
    """How much a name says: its words that are more than an initial, then whether it is in parts."""
    words = [word.strip(".,()") for word in name.shown.split()]
    return sum(len(word) > 1 for word in words), int(bool(name.given or name.family))


def _fuller_day(having: Sequence[int], values: Sequence[PartialDate]) -> int:
    """The first, or somebody's same day whose year is known."""
    first = values[having[0]]
    if first.year is not None:
        return having[0]
    day = (first.month, first.day)
    with_year = (at for at in having if (values[at].month, values[at].day) == day and values[at].year)
    return next(with_year, having[0])


def _with_employer(
    having: Sequence[int],
    people: Sequence[Contact],
    choices: Choices,
    organizations: Sequence[Any] | None,
    taken: Mapping[str, int | None],
) -> list[int]:
    """Those whose title or department belongs to the organization that is taken, or to none."""
    place = taken.get("organization")
    typed = choices.typed.get("organization")
    chosen = organizations[place] if organizations and place is not None else typed
    if not chosen:
        return list(having)
    return [at for at in having if fold(people[at].organization) in ("", fold(chosen))]


def _value(single: Single, choices: Choices) -> Any:
    if single.field in choices.typed:
        return choices.typed[single.field] or None
    return None if single.taken is None else single.values[single.taken]


def _blank(name: str) -> Any:
    return Contact.__dataclass_fields__[name].default


def _name(singles: Mapping[str, Any]) -> Name:
    parts = {part: singles.get(part) or "" for part in _IN_NAME}
    return replace(singles.get(NAME) or Name(), **parts)


def _own(people: Sequence[Contact], singles: Mapping[str, Any]) -> tuple[OwnValue, ...]:
    """The own fields in the order in which they are met."""
    first: dict[str, OwnValue] = {}
    for each in people:
        for key, value in own_values(each).items():
            first.setdefault(key, value)
    told = {key: singles.get(key) for key in first}
    return tuple(
        replace(first[key], value=value) if isinstance(value, str) else value
        for key, value in told.items()
        if value is not None
    )


# Lists


def _entries(people: Sequence[Contact], ways: Ways, choices: Choices) -> list[Entry]:
    found: list[Entry] = []
    for name in LISTS:
        found += _united(name, [getattr(each, name) for each in people], ways.same[name])
    found += _united(NOTES, [(each.notes,) if each.notes.strip() else () for each in people], _same_notes)
    return [replace(each, taken=not _is_left_out(each, choices)) for each in found]


def _united(name: str, lists: Sequence[Sequence[Any]], same: Callable[[Any, Any], bool]) -> list[Entry]:
    """Every value once, as the first who has it writes it, with what it is for when only another says so."""
    found: list[tuple[Any, list[Any]]] = []
    for place, values in enumerate(lists):
        for value in values:
            at = next((at for at, (kept, _) in enumerate(found) if same(kept, value)), None)
            if at is None:
                found.append((value, [None] * len(lists)))
                at = len(found) - 1
            kept, whose = found[at]
            if whose[place] is None:
                whose[place] = value
            found[at] = _better(name, kept, value), whose
    return [Entry(name, value, tuple(whose)) for value, whose in found]


def _better(name: str, kept: Any, other: Any) -> Any:
    if name == NOTES:
        return max(kept, other, key=len)
    label = getattr(other, "label", "")
    return replace(kept, label=label) if label and not kept.label else kept


def _same_notes(one: str, other: str) -> bool:
    """Whether one of both says all that the other says."""
    short, long = sorted((one.strip(), other.strip()), key=len)
    return short in long


def _is_left_out(entry: Entry, choices: Choices) -> bool:
    return any((entry.field, value) in choices.without for value in (entry.value, *entry.values))
