"""A contact as an editor holds it: text in fields. Pure functions between that and the contact.

Only what was changed in the fields reaches the contact, so that an edit kept minutes later, after an import
that changed the same person, takes nothing back of what the import brought.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Final, TypeVar

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.errors import Trouble
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnValue
from netdesk.ui.dialogs.own_typed import applied_own, own_as_json, own_from_json, rebased_own, typed_own
from netdesk.ui.tr import tr
from netdesk.ui.words import wording

T = TypeVar("T")
ReadDay = Callable[[str], PartialDate | None]
"""Makes a day of what was typed, None when it is none."""

NAME_PARTS: Final = (
    "prefix", "given", "further", "family", "suffix", "nickname", "phonetic_given", "phonetic_family",
)  # fmt: skip
_PLAIN: Final = (
    "organization", "department", "title", "notes", "how_met", "where_met", "pronunciation", "circle_id",
    "closeness", "rhythm_days", "photo",
)  # fmt: skip
OWN: Final = "own "
"""What stands before the name of one of the user's own fields, where a field is named."""
_ROWS: Final = ("emails", "phones", "links")


class FieldTrouble(Trouble):
    """A field cannot be kept as it is: `name` says which, `sentence` why and what would do."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(sentence)
        self.name = name
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class ContactFields:
    """What the fields of the editor say. `whole` is the whole name; dates are as typed.

    `introduced_by` is a contact's id, `introducer` a name in words or, with an id, that contact's name.
    `new_circle` is the name of a circle that is made with the contact. `own` holds what was typed into the
    user's own fields.
    """

    whole: str = ""
    prefix: str = ""
    given: str = ""
    further: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    phonetic_given: str = ""
    phonetic_family: str = ""
    pronunciation: str = ""
    organization: str = ""
    department: str = ""
    title: str = ""
    emails: tuple[Labelled, ...] = ()
    phones: tuple[Labelled, ...] = ()
    links: tuple[Labelled, ...] = ()
    addresses: tuple[Address, ...] = ()
    dates: tuple[Labelled, ...] = ()
    birthday: str = ""
    circle_id: int | None = None
    new_circle: str = ""
    tags: tuple[str, ...] = ()
    introduced_by: int | None = None
    introducer: str = ""
    how_met: str = ""
    where_met: str = ""
    closeness: int = 0
    rhythm_days: int = 0
    notes: str = ""
    photo: str = field(default="")
    own: tuple[OwnValue, ...] = ()

    @property
    def is_blank(self) -> bool:
        """True when nothing was typed."""
        return self == ContactFields()


def fields_of(contact: Contact, introducer: str = "") -> ContactFields:
    """The fields that show a contact. `introducer` is the name of whom `introduced_by` means."""
    known = contact.introduced_by is not None and bool(introducer)
    return ContactFields(
        whole=contact.name.shown,
        **{part: getattr(contact.name, part) for part in NAME_PARTS},
        **{name: getattr(contact, name) for name in (*_PLAIN, *_ROWS)},
        addresses=contact.addresses,
        dates=tuple(Labelled(wording.day_of_year(each.date), each.label) for each in contact.dates),
        birthday=wording.day_of_year(contact.birthday) if contact.birthday else "",
        tags=contact.tags,
        introduced_by=contact.introduced_by if known else None,
        introducer=introducer if known else contact.introducer,
        own=typed_own(contact.own),
    )


def applied(wanted: ContactFields, before: ContactFields, contact: Contact, read_day: ReadDay) -> Contact:
    """The contact with what was changed from `before` to `wanted`, and everything else as it is.

    Raises FieldTrouble for a date or a number that cannot be read.
    """
    plain: dict[str, Any] = {
        name: getattr(wanted, name) for name in _PLAIN if getattr(wanted, name) != getattr(before, name)
    }
    for name in (*_ROWS, "addresses", "tags"):
        plain[name] = merged(getattr(wanted, name), getattr(before, name), getattr(contact, name))
    if (wanted.introduced_by, wanted.introducer) != (before.introduced_by, before.introducer):
        plain["introduced_by"] = wanted.introduced_by
        plain["introducer"] = "" if wanted.introduced_by is not None else wanted.introducer
    return replace(
        contact,
        name=_name(wanted, before, contact.name),
        **plain,
        birthday=_birthday(wanted, before, contact, read_day),
        dates=_dates(wanted, before, contact, read_day),
        own=applied_own(wanted.own, before.own, contact.own, read_day, _own_trouble),
    )


def merged(wanted: tuple[T, ...], before: tuple[T, ...], latest: tuple[T, ...]) -> tuple[T, ...]:
    """Rows as wanted, plus those that came meanwhile, less those that went meanwhile.

    Rows are told apart by their words, not their spaces; what is still there stays as the contact has it.
    """
    if wanted == before:
        return latest
    own = {_key(row): row for row in latest}
    shown, asked = {_key(row) for row in before}, {_key(row) for row in wanted}
    kept = [own.get(_key(row), row) for row in wanted if _key(row) in own or _key(row) not in shown]
    came = [row for key, row in own.items() if key not in shown and key not in asked]
    return tuple(kept + came)


def rebased(wanted: ContactFields, before: ContactFields, now: ContactFields) -> ContactFields:
    """What was changed from `before` to `wanted`, in fields that by now show something else."""
    changes: dict[str, Any] = {}
    for each in fields(ContactFields):
        ours, base, theirs = (getattr(at, each.name) for at in (wanted, before, now))
        if ours == base:
            changes[each.name] = theirs
        elif each.name == "own":
            changes["own"] = rebased_own(wanted.own, before.own, now.own)
        elif isinstance(ours, tuple):
            changes[each.name] = merged(ours, base, theirs)
        else:
            changes[each.name] = ours
    return ContactFields(**changes)


def as_json(values: ContactFields) -> dict[str, Any]:
    """The fields as JSON holds them."""
    return {**asdict(values), "own": own_as_json(values.own)}


def from_json(values: dict[str, Any]) -> ContactFields:
    """Read what `as_json` gave, of this version or another: what is unknown or odd is passed over."""
    blank = asdict(ContactFields())
    read: dict[str, Any] = {}
    for name, default in blank.items():
        value = values.get(name, default)
        if name in (*_ROWS, "dates"):
            read[name] = tuple(Labelled(str(row["value"]), str(row["label"])) for row in _dicts(value))
        elif name == "addresses":
            read[name] = tuple(Address(**_address(row)) for row in _dicts(value))
        elif name == "own":
            read[name] = own_from_json(value)
        elif name == "tags":
            read[name] = tuple(str(tag) for tag in value) if isinstance(value, list | tuple) else ()
        elif name in ("circle_id", "introduced_by"):
            read[name] = value if isinstance(value, int) else None
        elif isinstance(default, int):
            read[name] = value if isinstance(value, int) else default
        else:
            read[name] = str(value)
    return ContactFields(**read)


def renamed(display: str, old: str, new: str) -> str:
    """The whole name after one of its parts was corrected: the part is exchanged where it stands."""
    old, new = " ".join(old.split()), " ".join(new.split())
    words, part = display.split(), old.split()
    for at in range(len(words) - len(part) + 1):
        found = words[at : at + len(part)]
        comma = "," if found and found[-1].endswith(",") and not part[-1].endswith(",") else ""
        if part and [*found[:-1], found[-1].removesuffix(",")] == part:
            return " ".join([*words[:at], *([f"{new}{comma}"] if new else []), *words[at + len(part) :]])
    return display


def _name(wanted: ContactFields, before: ContactFields, name: Name) -> Name:
    parts = {
        part: getattr(wanted, part) for part in NAME_PARTS if getattr(wanted, part) != getattr(before, part)
    }
    made = replace(name, **parts)
    if wanted.whole == before.whole and not parts:
        return made
    whole = " ".join(wanted.whole.split())
    if wanted.whole == before.whole and made.shown == whole:
        return made
    return replace(made, display="" if whole == replace(made, display="").shown else whole)


def _birthday(
    wanted: ContactFields, before: ContactFields, contact: Contact, read_day: ReadDay
) -> PartialDate | None:
    text = wanted.birthday.strip()
    if wanted.birthday == before.birthday:
        return contact.birthday
    return _day(text, "birthday", read_day) if text else None


def _dates(
    wanted: ContactFields, before: ContactFields, contact: Contact, read_day: ReadDay
) -> tuple[LabelledDate, ...]:
    if wanted.dates == before.dates:
        return contact.dates
    own = {Labelled(wording.day_of_year(each.date), each.label): each for each in contact.dates}
    rows = merged(wanted.dates, before.dates, tuple(own))
    return tuple(own.get(row) or LabelledDate(_day(row.value, "dates", read_day), row.label) for row in rows)


def _day(text: str, name: str, read_day: ReadDay) -> PartialDate:
    day = read_day(text)
    if day is None:
        raise FieldTrouble(
            name,
            tr(
                "“{words}” is not a day that netdesk can read. Try 3 May 1990, or 3 May.",
                words=wording.cut(text, 40),
            ),
        )
    return day


def _own_trouble(name: str, sentence: str) -> FieldTrouble:
    return FieldTrouble(f"{OWN}{name}", sentence)


def _key(row: object) -> Any:
    """A row without regard to its spaces."""
    if isinstance(row, str):
        return " ".join(row.split())
    return tuple(_key(getattr(row, each.name)) for each in fields(row))  # type: ignore[arg-type]


def _dicts(value: Any) -> Sequence[dict[str, Any]]:
    if not isinstance(value, list | tuple):
        return ()
    return [{"value": "", "label": "", **row} for row in value if isinstance(row, dict)]


def _address(row: dict[str, Any]) -> dict[str, str]:
    return {each.name: str(row.get(each.name, "")) for each in fields(Address)}
