"""What a user does with organizations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.errors import Trouble
from netdesk.domain.organizations import Organization
from netdesk.services import checks, history, organizations
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.services.labels import to_undo

HALDEN = Organization(
    "Halden Instruments",
    "Sensors",
    "https://halden.example",
    "Oslo",
    True,
    ("Founded 1901", "Two sites"),
    "Ask Ann",
)


pytestmark = pytest.mark.usefixtures("ann_bo_and_cy")


def test_an_organization_is_kept_whole_and_given_back(desk: Desk, reader: Reader) -> None:
    found = organizations.save(desk, HALDEN)
    assert organizations.organization(reader, found) == replace(HALDEN, id=found)
    assert to_undo(reader) == "Add the organization Halden Instruments"
    assert checks.check(reader) == []


def test_an_edit_is_one_step_that_undo_takes_back_and_redo_makes_again(desk: Desk, reader: Reader) -> None:
    found = organizations.save(desk, HALDEN)
    edited = replace(HALDEN, id=found, research=("Two sites", "Hires in May"), wanted=False)
    assert organizations.save(desk, edited) == found
    assert to_undo(reader) == "Edit Halden Instruments"
    history.undo(desk)
    assert organizations.every(reader) == [replace(HALDEN, id=found)]
    history.redo(desk)
    assert organizations.every(reader) == [edited]


def test_several_are_kept_and_deleted_as_one_change(desk: Desk, reader: Reader) -> None:
    ids = organizations.save_many(desk, [HALDEN, Organization("Nordlys"), Organization("Vinga")])
    assert to_undo(reader) == "Add 3 organizations"
    organizations.delete(desk, ids[:2])
    assert to_undo(reader) == "Delete 2 organizations"
    assert [each.name for each in organizations.every(reader)] == ["Vinga"]
    history.undo(desk)
    assert organizations.every(reader)[0] == replace(HALDEN, id=ids[0])


def test_one_without_a_name_or_gone_is_refused_and_nothing_is_kept(desk: Desk, reader: Reader) -> None:
    with pytest.raises(Trouble, match="needs a name"):
        organizations.save(desk, Organization("  "))
    found = organizations.save(desk, HALDEN)
    organizations.delete(desk, [found])
    with pytest.raises(Trouble, match="Halden Instruments is no longer on the desk"):
        organizations.save(desk, replace(HALDEN, id=found))
    assert organizations.every(reader) == []


def test_blank_lines_and_half_characters_are_not_kept(desk: Desk, reader: Reader) -> None:
    found = organizations.save(desk, Organization(" A  B ", research=("One", " ", "Two\ud800")))
    kept = organizations.organization(reader, found)
    assert kept
    assert (kept.name, kept.research) == ("A B", ("One", "Two\ufffd"))
