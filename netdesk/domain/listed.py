"""People listed from memory, circle by circle, before the desk keeps them: nobody twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from netdesk.domain.folding import fold


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody who was listed. `contact_id` is who on the desk that is, None for somebody new.

    `circle` is the name of the circle they were listed under. `moves` says that somebody who is on the desk
    in another circle is to come into this one. `somebody_else` are contacts of the same name of whom the
    user said that they are not this one. `where` is the place of a prompt that brought them to mind.
    `from_file` says that a file brought them onto the desk while people were listed.
    """

    name: str
    circle: str
    contact_id: int | None = None
    email: str = ""
    phone: str = ""
    notes: str = ""
    where: str = ""
    closeness: int = 0
    tags: tuple[str, ...] = ()
    moves: bool = False
    somebody_else: tuple[int, ...] = ()
    from_file: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What the wizard of circles holds: people in the order in which they were listed, and the names of
    circles that were made there."""

    people: tuple[Listed, ...] = ()
    circles: tuple[str, ...] = ()

    def count(self, circle: str) -> int:
        """How many were listed under a circle."""
        return sum(same_words(each.circle, circle) for each in self.people)


def same_words(one: str, other: str) -> bool:
    """True for two names that are one, whatever their capitals and accents."""
    return fold(one) == fold(other)


def _are_one(one: Listed, other: Listed) -> bool:
    if one.contact_id is not None and other.contact_id is not None:
        return one.contact_id == other.contact_id
    if fold(one.name) != fold(other.name):
        return False
    if one.contact_id is None and other.contact_id is None:
        is_open = one.somebody_else == other.somebody_else
    else:
        # Somebody of this name is on the desk by now: it is them, unless the user said otherwise.
        is_open = not {one.contact_id, other.contact_id} & {*one.somebody_else, *other.somebody_else}
    return is_open and len({each.casefold() for each in (one.email, other.email) if each}) < 2


@dataclass(frozen=True, slots=True)
class Added:
    """A listing after people were added to it: `places` are where the new ones stand, `already` where those
    stand who were listed before."""

    listing: Listing
    places: tuple[int, ...] = ()
    already: tuple[int, ...] = ()


def add(listing: Listing, somebody: Iterable[Listed]) -> Added:
    """Add people at the end; whoever is listed already stays in place, and learns what is new of them."""
    people = list(listing.people)
    places: list[int] = []
    already: list[int] = []
    # A pasted list may be long: only namesakes and the same contact can be one.
    by_name: dict[str, list[int]] = {}
    by_contact = {each.contact_id: at for at, each in enumerate(people) if each.contact_id is not None}
    for at, each in enumerate(people):
        by_name.setdefault(fold(each.name), []).append(at)
    for new in somebody:
        near = list(by_name.get(fold(new.name), ()))
        if new.contact_id in by_contact:
            near.insert(0, by_contact[new.contact_id])
        found = next((at for at in near if _are_one(people[at], new)), None)
        if found is not None:
            people[found] = _filled(people[found], new)
            if new.contact_id is not None:
                by_contact.setdefault(new.contact_id, found)
            already.append(found)
            continue
        by_name.setdefault(fold(new.name), []).append(len(people))
        if new.contact_id is not None:
            by_contact[new.contact_id] = len(people)
        places.append(len(people))
        people.append(new)
    return Added(replace(listing, people=tuple(people)), tuple(places), tuple(already))


def _filled(present: Listed, new: Listed) -> Listed:
    return replace(
        present,
        contact_id=present.contact_id if present.contact_id is not None else new.contact_id,
        email=present.email or new.email,
        phone=present.phone or new.phone,
        notes=present.notes or new.notes,
        where=present.where or new.where,
        closeness=present.closeness or new.closeness,
        tags=_joined(present.tags, new.tags),
    )


def without(listing: Listing, places: Iterable[int]) -> Listing:
    """Take people out."""
    gone = set(places)
    return replace(listing, people=tuple(each for at, each in enumerate(listing.people) if at not in gone))


def changed(listing: Listing, place: int, somebody: Listed) -> Listing:
    """Say something else of one."""
    people = list(listing.people)
    people[place] = somebody
    return replace(listing, people=tuple(people))


def with_closeness(listing: Listing, places: Iterable[int], closeness: int) -> Listing:
    """Say how close these are, 0 to 5."""
    chosen = set(places)
    people = tuple(
        replace(each, closeness=min(max(closeness, 0), 5)) if at in chosen else each
        for at, each in enumerate(listing.people)
    )
    return replace(listing, people=people)


def with_tags(listing: Listing, places: Iterable[int], tags: Sequence[str]) -> Listing:
    """Put tags on these, after those that they wear; the same tag is worn once."""
    chosen = set(places)
    people = tuple(
        replace(each, tags=_joined(each.tags, tags)) if at in chosen else each
        for at, each in enumerate(listing.people)
    )
    return replace(listing, people=people)


def without_tag(listing: Listing, places: Iterable[int], tag: str) -> Listing:
    """Take a tag off these."""
    chosen = set(places)
    people = tuple(
        replace(each, tags=tuple(worn for worn in each.tags if not same_words(worn, tag)))
        if at in chosen
        else each
        for at, each in enumerate(listing.people)
    )
    return replace(listing, people=people)


def _joined(worn: tuple[str, ...], tags: Sequence[str]) -> tuple[str, ...]:
    found = list(worn)
    for tag in tags:
        plain = " ".join(tag.split())
        if plain and not any(same_words(each, plain) for each in found):
            found.append(plain)
    return tuple(found)
