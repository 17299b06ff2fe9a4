"""Between a contact and the fields of its editor."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.days import parse_day
from netdesk.domain.names import Name
from netdesk.ui.dialogs.contact_fields import (
    ContactFields,
    FieldTrouble,
    applied,
    as_json,
    fields_of,
    from_json,
    merged,
    rebased,
    renamed,
)

FULL = Contact(
    Name("Dr. Leila Haddad", "Dr.", "Leila", "Amal", "Haddad", "PhD", "Lei", "Leyla", "Hadaad"),
    id=7,
    uid="urn:uuid:7",
    organization="Halden Storage",
    department="Labs",
    title="Head of Cell Testing",
    emails=(Labelled("leila@halden.example", "work"), Labelled("lh@home.example", "home")),
    phones=(Labelled("+47 555 0142", "mobile"),),
    addresses=(
        Address("Storgata 12\nBackyard", "2nd floor", "PO 9", "Halden", "Viken", "1771", "Norway", "work"),
    ),
    links=(Labelled("linkedin.com/in/lhaddad", "LinkedIn"),),
    dates=(LabelledDate(PartialDate(6, 1, 2020), "anniversary"),),
    birthday=PartialDate(5, 3),
    photo="abc",
    notes="Two\nlines  ",
    tags=("batteries", "storage"),
    circle_id=4,
    how_met="Career fair",
    where_met="Oslo",
    introduced_by=3,
    pronunciation="LAY-la",
    closeness=4,
    rhythm_days=90,
    extra=("X-ODD:1",),
)

pytestmark = pytest.mark.usefixtures("british")


def change(contact: Contact, **fields: object) -> Contact:
    """What an editor that changed these fields makes of the contact."""
    before = fields_of(contact, "Samuel")
    return applied(replace(before, **fields), before, contact, parse_day)  # type: ignore[arg-type]


def test_untouched_fields_change_nothing() -> None:
    assert change(FULL) == FULL


@pytest.mark.parametrize(
    ("field", "value", "wanted"),
    [
        ("organization", "Other", {"organization": "Other"}),
        ("department", "", {"department": ""}),
        ("title", "Boss", {"title": "Boss"}),
        ("notes", "x", {"notes": "x"}),
        ("how_met", "x", {"how_met": "x"}),
        ("where_met", "x", {"where_met": "x"}),
        ("pronunciation", "x", {"pronunciation": "x"}),
        ("circle_id", None, {"circle_id": None}),
        ("closeness", 1, {"closeness": 1}),
        ("rhythm_days", 0, {"rhythm_days": 0}),
        ("photo", "", {"photo": ""}),
        ("tags", ("storage", "new"), {"tags": ("storage", "new")}),
        ("phones", (), {"phones": ()}),
        ("links", (Labelled("x.example"),), {"links": (Labelled("x.example"),)}),
        ("birthday", "3 May 1990", {"birthday": PartialDate(5, 3, 1990)}),
        ("birthday", "", {"birthday": None}),
        ("dates", (), {"dates": ()}),
        (
            "dates",
            (Labelled("2 Jan", "name day"),),
            {"dates": (LabelledDate(PartialDate(1, 2), "name day"),)},
        ),
        ("addresses", (), {"addresses": ()}),
    ],
)
def test_a_changed_field_changes_that_and_nothing_else(
    field: str, value: object, wanted: dict[str, object]
) -> None:
    assert change(FULL, **{field: value}) == replace(FULL, **wanted)  # type: ignore[arg-type]


def test_an_introducer_is_somebody_on_the_desk_or_a_name() -> None:
    by_name = change(FULL, introduced_by=None, introducer="A friend")
    assert (by_name.introduced_by, by_name.introducer) == (None, "A friend")
    by_id = change(by_name, introduced_by=9, introducer="Ruth")
    assert (by_id.introduced_by, by_id.introducer) == (9, "")


def test_a_day_that_cannot_be_read_is_pointed_out() -> None:
    with pytest.raises(FieldTrouble, match="“3 Mai 90” is not a day") as caught:
        change(FULL, birthday="3 Mai 90")
    assert caught.value.name == "birthday"
    with pytest.raises(FieldTrouble) as caught:
        change(FULL, dates=(Labelled("someday", ""),))
    assert caught.value.name == "dates"


def test_a_whole_name_that_its_parts_make_is_left_to_them() -> None:
    composed = Contact(Name(given="Leila", family="Haddad"))
    assert fields_of(composed).whole == "Leila Haddad"
    assert change(composed, family="Hadad", whole="Leila Hadad").name == Name(given="Leila", family="Hadad")


def test_a_whole_name_of_its_own_is_kept_as_typed() -> None:
    composed = Contact(Name(given="Leila", family="Haddad"))
    assert change(composed, whole="Haddad, Leila").name == Name(
        "Haddad, Leila", given="Leila", family="Haddad"
    )
    assert change(Contact(), whole="Cher").name == Name("Cher")


def test_a_display_name_from_a_file_survives_an_edit_of_something_else() -> None:
    same = Contact(Name("Leila Haddad", given="Leila", family="Haddad"))
    assert change(same, title="Boss").name == same.name
    assert change(FULL, suffix="").name == replace(FULL.name, suffix="")


@pytest.mark.parametrize(
    ("display", "old", "new", "wanted"),
    [
        ("Haddad, Leila", "Haddad", "Hadad", "Hadad, Leila"),
        ("Dr. Leila Haddad", "Leila", "Layla", "Dr. Layla Haddad"),
        ("Ana Maria de la Fuente", "de la Fuente", "Fuente", "Ana Maria Fuente"),
        ("Leila Haddad", "Haddad", "", "Leila"),
        ("Leila Haddad", "Hadd", "X", "Leila Haddad"),
        ("Leila Haddad", "", "X", "Leila Haddad"),
    ],
)
def test_a_corrected_part_is_exchanged_where_it_stands(display: str, old: str, new: str, wanted: str) -> None:
    assert renamed(display, old, new) == wanted


def test_rows_that_came_or_went_meanwhile_stay_so() -> None:
    before, latest = ("a", "b", "c"), ("a", "c", "new")
    assert merged(("a", "b", "c"), before, latest) == latest
    assert merged(("a", "b", "c", "mine"), before, latest) == ("a", "c", "mine", "new")
    assert merged(("c", "a"), before, latest) == ("c", "a", "new")


def test_an_edit_kept_after_an_import_takes_nothing_of_it_back() -> None:
    before = fields_of(FULL, "Samuel")
    wanted = replace(before, title="Boss", emails=before.emails[1:])
    imported = replace(
        FULL, department="New Labs", emails=(*FULL.emails, Labelled("new@halden.example", "work"))
    )
    kept = applied(wanted, before, imported, parse_day)
    assert (kept.title, kept.department) == ("Boss", "New Labs")
    assert kept.emails == (Labelled("lh@home.example", "home"), Labelled("new@halden.example", "work"))


def test_odd_spaces_of_a_file_are_not_taken_for_a_change() -> None:
    odd = replace(FULL, emails=(Labelled("a@x.example ", "work\n"), Labelled("b@x.example")))
    before = fields_of(odd, "Samuel")
    seen = replace(before, emails=(Labelled("a@x.example", "work"), Labelled("b@x.example")))
    wanted = replace(seen, emails=(*seen.emails, Labelled("c@x.example")))
    kept = applied(wanted, seen, odd, parse_day)
    assert kept.emails == (*odd.emails, Labelled("c@x.example"))


def test_a_draft_is_laid_over_what_is_there_now() -> None:
    before = fields_of(FULL, "Samuel")
    wanted = replace(before, title="Boss", tags=("batteries",))
    now = replace(before, organization="Newer", tags=("batteries", "storage", "imported"))
    assert rebased(wanted, before, now) == replace(now, title="Boss", tags=("batteries", "imported"))


def test_fields_survive_the_file() -> None:
    fields = fields_of(FULL, "Samuel")
    assert from_json(json.loads(json.dumps(as_json(fields)))) == fields
    assert fields.introduced_by == 3


def test_a_file_of_another_version_is_read_as_far_as_it_makes_sense() -> None:
    assert from_json(
        {"whole": "Leila", "unknown": 1, "tags": 3, "closeness": "x", "emails": [1, {"value": "a"}]}
    ) == (ContactFields(whole="Leila", emails=(Labelled("a"),)))
