"""What the pages of the wizard of circles share: who was listed, and who of them is on the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from netdesk.domain import listed
from netdesk.domain.folding import fold
from netdesk.domain.listed import Added, Listed, Listing
from netdesk.domain.rows import ContactRow, ContactSort, ContactView
from netdesk.services import circles, contacts
from netdesk.services.recognising import (
    Read,
    Recognised,
    is_list_of_names,
    people_of_line,
    people_of_text,
    recognise,
)
from netdesk.ui.jobs import Jobs

if TYPE_CHECKING:
    from netdesk.domain.contacts import Circle
    from netdesk.domain.progress import Progress
    from netdesk.services.desks import Reader

_AT_ONCE = 20
"""So many are recognised at once while the user types; more are looked for aside."""
_LINES_AT_ONCE = 200
_COLUMNS = (ContactSort.CLOSENESS, ContactSort.TAGS)
"""What is read of those on the desk besides who they are."""
_FROM_FILE = 500
"""Of so many whom a file brought, each is listed."""


class ListingBook(QObject):
    """`listing` is what was listed so far. `changed` tells every edit of it, `refreshed` that only more is
    known about the people in it."""

    changed = Signal()
    refreshed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.listing = Listing()
        self._rows: dict[int, ContactRow] = {}
        self._sorted: tuple[Listed, ...] | None = None
        self._places: dict[str, list[int]] = {}
        self._maybe: dict[Listed, tuple[int, ...]] = {}
        self.circles: list[Circle] = []
        self._counts: dict[int | None, int] = {}
        self._read_circles()

    def show(self, listing: Listing) -> None:
        """Begin with this, without telling of an edit."""
        if listing != self.listing:
            self.listing = listing
            self.look_again()

    def look_again(self) -> None:
        """The desk has changed: ask anew who is who. The answer comes a moment later."""
        self._read_circles()
        people = self.listing.people

        def work(reader: Reader, _progress: Progress) -> list[Recognised]:
            return recognise(reader, people)

        self._jobs.read(work, lambda found: self._take(people, found), _pass)
        self._rows = {}
        self._read_rows()
        self.refreshed.emit()

    # Who

    def row(self, somebody: Listed) -> ContactRow | None:
        """Who on the desk somebody is; None for somebody new."""
        return self._rows.get(somebody.contact_id or 0)

    def closeness(self, somebody: Listed) -> int:
        """How close somebody is, as it was said now or is known on the desk."""
        row = self.row(somebody)
        return somebody.closeness or (row.closeness if row is not None else 0)

    def maybe(self, somebody: Listed) -> ContactRow | None:
        """Who on the desk somebody new may be, likeliest first; None where nobody is alike."""
        if somebody.contact_id is not None:
            return None
        return next((self._rows[each] for each in self._maybe.get(somebody, ()) if each in self._rows), None)

    def who_is(self, text: str, circle: str) -> tuple[Listed | None, ContactRow | None]:
        """Who a typed line surely means: somebody listed, or somebody on the desk."""
        people = people_of_line(text, circle).people
        if len(people) != 1:
            return None, None
        found = recognise(self._jobs.reader, people)[0].sure
        person = replace(people[0], contact_id=found)
        added = listed.add(self.listing, [person])
        if added.already:
            return self.listing.people[added.already[0]], None
        return None, contacts.contact_rows(self._jobs.reader, [found]).get(found) if found else None

    def count(self, circle: str) -> tuple[int, int]:
        """How many are in a circle on the desk already, and how many more were listed for it."""
        here = next((each.id for each in self.circles if fold(each.name) == fold(circle)), None)
        present = self._counts.get(here, 0) if here is not None else 0
        return present, sum(self._comes(each, here) for each in self.people(circle).values())

    def people(self, circle: str | None) -> dict[int, Listed]:
        """Those listed under a circle by their places, or all of them for None."""
        people = self.listing.people
        if circle is None:
            return dict(enumerate(people))
        if self._sorted is not people:
            # Once for each edit: a pasted list may be long, and every page asks.
            self._sorted, self._places = people, {}
            for at, each in enumerate(people):
                self._places.setdefault(fold(each.circle), []).append(at)
        return {at: people[at] for at in self._places.get(fold(circle), ())}

    def _comes(self, somebody: Listed, here: int | None) -> bool:
        """Whether somebody is not in the circle yet, and will be."""
        row = self.row(somebody)
        if row is None:
            return True
        if here is not None and self._circle_of(row) == here:
            return False
        return somebody.moves or not row.circle

    def _circle_of(self, row: ContactRow) -> int | None:
        return next((each.id for each in self.circles if each.name == row.circle), None)

    # Edits

    def type_in(self, text: str, circle: str, where: str = "") -> Added:
        """Add whom a typed line names."""
        return self._add(people_of_line(text, circle), where)

    def look_into(self, text: str, circle: str, take: Callable[[Read | None], None]) -> None:
        """Read a pasted text, a long one aside; `take` gets whom it names, or None when it is more than
        names."""
        if text.count("\n") <= _LINES_AT_ONCE:
            take(_read(text, circle))
        else:
            self._jobs.read(lambda _reader, _progress: _read(text, circle), take, _pass)

    def add_read(self, read: Read, where: str = "") -> tuple[Added, int]:
        """Add whom a text names; also how many of its lines name nobody."""
        return self._add(read, where), len(read.others)

    def bring_in(self, change_id: int, circle: str) -> None:
        """List whom an import brought, too, so that closeness and tags can be said of them; of very many
        nobody: that is done in Contacts."""
        reader = self._jobs.reader
        ids = contacts.first_contact_ids(reader, ContactView(change_id=change_id), _FROM_FILE + 1)
        if len(ids) <= _FROM_FILE:
            rows = contacts.contact_rows(reader, ids)
            people = [
                Listed(row.name, row.circle or circle, row.id, from_file=True)
                for contact_id in ids
                if (row := rows.get(contact_id))
            ]
            self._keep(listed.add(self.listing, people).listing)
        self.look_again()

    def take_out(self, places: Iterable[int]) -> None:
        """Somebody was not meant."""
        self._keep(listed.without(self.listing, places))

    def is_the_same(self, place: int) -> None:
        """Somebody new is who they were taken for."""
        person = self.listing.people[place]
        found = self.maybe(person)
        if found is not None:
            self._replace(place, replace(person, contact_id=found.id))

    def is_somebody_else(self, place: int) -> None:
        """Somebody is not who they were taken for."""
        person = self.listing.people[place]
        if person.contact_id is not None:
            others = (*person.somebody_else, person.contact_id)
            self._replace(place, replace(person, contact_id=None, moves=False, somebody_else=others))
            return
        found = self.maybe(person)
        if found is not None:
            self._replace(place, replace(person, somebody_else=(*person.somebody_else, found.id)))

    def is_the_one_after_all(self, place: int) -> None:
        """Somebody is who they were taken for at first, after all."""
        person = self.listing.people[place]
        if person.somebody_else:
            *others, last = person.somebody_else
            self._replace(place, replace(person, contact_id=last, somebody_else=tuple(others)))

    def move_here(self, place: int, moves: bool) -> None:
        """Somebody of another circle comes into this one, or stays there."""
        self._replace(place, replace(self.listing.people[place], moves=moves))

    def say_closeness(self, places: Sequence[int], closeness: int) -> None:
        """How close these are."""
        self._keep(listed.with_closeness(self.listing, places, closeness))

    def add_tags(self, places: Sequence[int], tags: Sequence[str]) -> None:
        """Tags for these."""
        self._keep(listed.with_tags(self.listing, places, tags))

    def take_tag(self, places: Sequence[int], tag: str) -> None:
        """A tag off these."""
        self._keep(listed.without_tag(self.listing, places, tag))

    def name_circle(self, name: str) -> str:
        """Make a circle, or find the one of this name; gives its name as it is written."""
        known = [*(each.name for each in self.circles), *self.listing.circles]
        found = next((each for each in known if listed.same_words(each, name)), None)
        if found is None:
            self._keep(replace(self.listing, circles=(*self.listing.circles, name)))
        return found or name

    def _add(self, read: Read, where: str) -> Added:
        people = [replace(each, where=where) for each in read.people]
        few = people[:_AT_ONCE]
        found = recognise(self._jobs.reader, few)
        known = [replace(each, contact_id=who.sure) for each, who in zip(few, found, strict=True)]
        self._note_maybe(known, found)
        added = listed.add(self.listing, [*known, *people[_AT_ONCE:]])
        self._keep(added.listing)
        if len(people) > _AT_ONCE:
            self.look_again()
        return added

    def _replace(self, place: int, person: Listed) -> None:
        others = listed.without(self.listing, (place,)).people
        if person.contact_id is not None and any(each.contact_id == person.contact_id for each in others):
            # Both names were the same person: it is there once.
            self._keep(listed.without(self.listing, (place,)))
            return
        if person.contact_id is None:
            self._note_maybe([person], recognise(self._jobs.reader, [person]))
        self._keep(listed.changed(self.listing, place, person))

    def _keep(self, listing: Listing) -> None:
        if listing != self.listing:
            self.listing = listing
            self._read_rows()
            self.changed.emit()

    # What the desk knows

    def _take(self, people: tuple[Listed, ...], found: Sequence[Recognised]) -> None:
        """What was asked aside about these; those who were edited meanwhile are left alone."""
        if not isValid(self):
            # The wizard was closed while somebody looked.
            return
        told = dict(zip(people, found, strict=True))
        after = [
            replace(each, contact_id=told[each].sure)
            if each.contact_id is None and each in told and told[each].sure
            else each
            for each in self.listing.people
        ]
        self._note_maybe(people, found)
        listing = listed.add(Listing(circles=self.listing.circles), after).listing
        if listing == self.listing:
            self._read_rows()
            self.refreshed.emit()
        else:
            self._keep(listing)

    def _note_maybe(self, people: Sequence[Listed], found: Sequence[Recognised]) -> None:
        for each, who in zip(people, found, strict=True):
            if who.sure is None:
                self._maybe[each] = who.maybe

    def _read_circles(self) -> None:
        self.circles = contacts.circles(self._jobs.reader)
        self._counts = circles.people_in_circles(self._jobs.reader)

    def _read_rows(self) -> None:
        wanted = {each.contact_id for each in self.listing.people if each.contact_id is not None}
        for each in self.listing.people:
            wanted.update(self._maybe.get(each, ())[:1])
        missing = sorted(wanted - self._rows.keys())
        if missing:
            self._rows |= contacts.contact_rows(self._jobs.reader, missing, _COLUMNS)


def _read(text: str, circle: str) -> Read | None:
    return people_of_text(text, circle) if is_list_of_names(text) else None


def _pass(_error: Exception) -> None:
    """Who cannot be looked up now is recognised when everything is kept."""
