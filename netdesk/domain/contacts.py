"""A contact: a person, and everything the user knows of them."""

from __future__ import annotations

from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnValue
from netdesk.domain.value import value


@value
class Labelled:
    """One of several values of a kind (email, phone, link) and what it is for: "work", "mobile", any word."""

    value: str
    label: str = ""


@value
class Address:
    """A postal address in the parts of a vCard's ADR, or as free lines in `street`."""

    street: str = ""
    extended: str = ""
    po_box: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    label: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The address as lines to read or print, blank ones left out."""
        town = " ".join(part for part in (self.postal_code, self.city) if part)
        place = ", ".join(part for part in (town, self.region) if part)
        found = (self.po_box, self.extended, *self.street.splitlines(), place, self.country)
        return tuple(line.strip() for line in found if line.strip())


@value
class LabelledDate:
    """A day that matters ("anniversary", "connected on")."""

    date: PartialDate
    label: str = ""


@value
class Circle:
    """The network a contact comes from. `hue` indexes the eight hues of the look (0 to 7)."""

    id: int
    name: str
    hue: int = 0


@value
class Contact:
    """A person. `id` is None until the desk has kept them.

    `introduced_by` is a contact's id and `introducer` a name in words, for somebody who is not on
    the desk. `circle_id` names a Circle. `closeness` is 0 (unknown) to 5; `rhythm_days` 0 means no
    rhythm. `photo` is the SHA-256 of a picture kept in the desk. `extra` holds vCard lines that
    netdesk does not know, verbatim and unfolded. An `archived` contact stays out of lists until asked for.
    `own` is what the user's own fields hold.
    """

    name: Name = Name()
    id: int | None = None
    uid: str = ""
    organization: str = ""
    department: str = ""
    title: str = ""
    emails: tuple[Labelled, ...] = ()
    phones: tuple[Labelled, ...] = ()
    addresses: tuple[Address, ...] = ()
    links: tuple[Labelled, ...] = ()
    dates: tuple[LabelledDate, ...] = ()
    birthday: PartialDate | None = None
    photo: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    circle_id: int | None = None
    how_met: str = ""
    where_met: str = ""
    introduced_by: int | None = None
    introducer: str = ""
    pronunciation: str = ""
    closeness: int = 0
    rhythm_days: int = 0
    extra: tuple[str, ...] = ()
    starred: bool = False
    archived: bool = False
    own: tuple[OwnValue, ...] = ()

    @property
    def shown(self) -> str:
        """What to call the contact in lists: name, else organization, else first email or phone."""
        if name := self.name.shown:
            return name
        values = (self.organization, *(e.value for e in self.emails), *(p.value for p in self.phones))
        return next((value.strip() for value in values if value.strip()), "")

    @property
    def avatar_key(self) -> str:
        """A text that never changes while the contact lives: it chooses the avatar's hue."""
        return f"contact-{self.id}"


DEFAULT_CIRCLES = (
    ("Work and internships", 6),
    ("Family and friends", 4),
    ("Activities and hobbies", 5),
    ("School and alumni", 0),
    ("Online", 3),
)
"""Names and hues of the circles that every new desk has (ids 1 to 5, in this order)."""

LABELS: dict[str, tuple[str, ...]] = {
    "email": ("work", "home", "school", "other"),
    "phone": ("mobile", "work", "home", "fax", "other"),
    "address": ("home", "work", "other"),
    "link": ("LinkedIn", "website", "profile", "other"),
    "date": ("anniversary", "connected on", "other"),
}
"""Labels offered for each kind of value; any other word may be typed."""
