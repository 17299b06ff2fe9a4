"""What is said when several contacts are made one: each line of what they hold, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.folding import fold
from netdesk.domain.merging import INTRODUCED, NAME, NOTES, OWN, Entry, Single, Together
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.ui import links
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import own_words, wording

SENTENCE: Final = marked("Choose whose values are kept. Whatever only one of them has comes along.")
ONE_CHANGE: Final = marked("One change. Undo brings everybody back.")
_LABELS: Final = marked(
    {
        NAME: "Name",
        "nickname": "Nickname",
        "phonetic_given": "Phonetic given",
        "phonetic_family": "Phonetic family",
        "organization": "Organization",
        "title": "Title",
        "department": "Department",
        "birthday": "Birthday",
        "circle_id": "Circle",
        "how_met": "How you met",
        "where_met": "Where you met",
        INTRODUCED: "Introduced by",
        "pronunciation": "Pronunciation",
        "closeness": "Closeness",
        "rhythm_days": "Be in touch",
        "photo": "Photo",
    }
)
_TYPED: Final = frozenset(
    (
        *(NAME, "nickname", "phonetic_given", "phonetic_family", "organization", "title", "department"),
        *("how_met", "where_met", "pronunciation", INTRODUCED),
    )
)
_LIST_LABELS: Final = marked({"emails": "email", "phones": "phone", "links": "link", "addresses": "address"})


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One line: what each person has ("" for nothing) and whether that is taken.

    Of a line with `is_choice` one value is taken; otherwise each can be left out by itself. `can_type` says
    that another value may be typed. `field` and `value` name the line; of a single field, `value` is None.
    """

    field: str
    label: str
    values: tuple[str, ...]
    taken: tuple[bool, ...]
    is_choice: bool = False
    can_type: bool = False
    value: Any = None

    @property
    def is_agreed(self) -> bool:
        """True for a single field in which all who have anything have the same."""
        return self.value is None and not self.is_choice

    @property
    def key(self) -> tuple[str, Any]:
        """Which line it is, whoever stands first."""
        return self.field, self.value


def title(count: int) -> str:
    """What the dialog is headed, and its verb: "Merge 3 people"."""
    return counted(count, "Merge {n} person", "Merge {n} people")


def lines(together: Together, circles: Mapping[int, str], names: Mapping[int, str]) -> tuple[MergeLine, ...]:
    """Every line in the order of a contact's page; `names` are those of people on the desk."""
    singles = [_single(each, circles, names) for each in together.singles]
    return (*singles, *(_entry(each) for each in together.entries))


def typed_value(field: str, text: str) -> Any:
    """What a single field holds when this is typed into it."""
    plain = " ".join(text.split())
    if field == NAME:
        return Name(display=plain)
    return (None, plain) if field == INTRODUCED else plain


def following(interactions: int, due: int, events: int = 0) -> str:
    """What comes along besides: "3 interactions, 1 follow-up and 2 events come along, and their history."."""
    told = [
        counted(interactions, "{n} interaction", "{n} interactions") if interactions else "",
        counted(due, "{n} follow-up", "{n} follow-ups") if due else "",
        counted(events, "{n} event", "{n} events") if events else "",
    ]
    number = interactions + due + events
    if not number:
        return tr("Their history comes along.")
    return counted(
        number,
        "{things} comes along, and their history.",
        "{things} come along, and their history.",
        things=wording.listed([each for each in told if each]),
    )


def done(count: int, name: str) -> str:
    """What the toast says: "3 people merged into Leila Haddad"."""
    into = wording.cut(name, 50)
    return counted(count, "{n} person merged into {name}", "{n} people merged into {name}", name=into)


def work_of(contact: Contact) -> str:
    """Title and organization in a line."""
    return wording.SEPARATOR.join(part for part in (contact.title, contact.organization) if part)


def _single(single: Single, circles: Mapping[int, str], names: Mapping[int, str]) -> MergeLine:
    words = tuple(_single_words(single.field, each, circles, names) for each in single.values)
    having = [each for each in words if each]
    differ = len({fold(each) for each in having}) > 1 or _differs_unseen(single)
    taken = tuple(place == single.taken for place in range(len(words)))
    if not differ and single.taken is not None:
        taken = tuple(bool(each) for each in words)
    own = next((each for each in single.values if isinstance(each, OwnValue)), None)
    can_type = single.field in _TYPED or (own is not None and own.kind in (OwnKind.TEXT, OwnKind.CHOICE))
    label = own.name if own else tr(_LABELS.get(single.field, single.field.removeprefix(OWN)))
    return MergeLine(single.field, label, words, taken, differ or single.taken is None, can_type)


def _differs_unseen(single: Single) -> bool:
    """Two photos look alike in words."""
    return single.field == "photo" and len({each for each in single.values if each}) > 1


def _single_words(field: str, value: Any, circles: Mapping[int, str], names: Mapping[int, str]) -> str:
    if value is None:
        return ""
    match field:
        case "name":
            return str(value.shown)
        case "birthday":
            return wording.day_of_year(value)
        case "circle_id":
            return circles.get(value, tr("a circle that is gone"))
        case "closeness":
            return wording.closeness_words(value)
        case "rhythm_days":
            return wording.rhythm_words(value)
        case "photo":
            return tr("Photo")
        case "introduced":
            by, words = value
            return names.get(by, "") or words or tr("somebody who is gone")
    return own_words.shown(value) if isinstance(value, OwnValue) else str(value)


def _entry(entry: Entry) -> MergeLine:
    words = tuple(_entry_words(entry.field, each) if each is not None else "" for each in entry.values)
    taken = tuple(entry.taken and bool(each) for each in words)
    return MergeLine(entry.field, _entry_label(entry), words, taken, value=entry.value)


def _entry_label(entry: Entry) -> str:
    if entry.field == NOTES:
        return tr("Notes")
    if entry.field == "tags":
        return tr("Tag")
    label = " ".join(str(entry.value.label).split())
    if entry.field == "dates":
        return label.capitalize() or tr("Date")
    what = tr(_LIST_LABELS[entry.field])
    return wording.cut(f"{label[:1].upper()}{label[1:]} {what}", 30) if label else what.capitalize()


def _entry_words(field: str, value: Any) -> str:
    if isinstance(value, LabelledDate):
        return wording.day_of_year(value.date)
    if isinstance(value, Address):
        return ", ".join(value.lines) or "–"
    if isinstance(value, Labelled):
        return links.shown_web(value.value) if field == "links" else value.value
    return str(value)
