"""Organizations that people belong to and those that are kept come together in one list."""

from __future__ import annotations

from netdesk.domain.contacts import Circle
from netdesk.domain.organization_rows import OrganizationRow, Spelling, grouped
from netdesk.domain.organizations import Organization


def by_name(rows: list[OrganizationRow]) -> dict[str, OrganizationRow]:
    return {row.name: row for row in rows}


def test_spellings_of_one_organization_are_counted_together_under_the_commonest() -> None:
    rows = grouped(
        [
            Spelling("Halden Storage AS", 1, 2, met=1),
            Spelling("Halden Storage", 1, 3),
            Spelling("Halden Storage", 0, 1),
            Spelling("Halden", 1, 7),
        ],
        [],
        all_circles=[Circle(1, "Work", 3)],
    )
    found = by_name(rows)
    assert set(found) == {"Halden Storage", "Halden"}
    halden = found["Halden Storage"]
    assert (halden.people, halden.met) == (6, 1)
    assert [(each.circle_id, each.name, each.people) for each in halden.circles] == [
        (1, "Work", 5),
        (0, "", 1),
    ]
    assert halden.spellings == ("Halden Storage", "Halden Storage AS")


def test_what_is_kept_names_the_row_and_is_there_without_anybody() -> None:
    kept = [
        Organization("Halden Storage AS", industry="Batteries", wanted=True, id=4),
        Organization("Kestrel", wanted=True, research=("Makes robots",), id=5),
    ]
    found = by_name(grouped([Spelling("halden storage", 0, 1)], kept))
    assert found["Halden Storage AS"].people == 1
    assert found["Halden Storage AS"].kept_id == 4
    assert not found["Halden Storage AS"].is_gap
    assert found["Kestrel"].is_gap
    assert found["Kestrel"].is_researched
    assert "robots" in found["Kestrel"].searched


def test_an_organization_of_an_event_is_listed_with_its_events() -> None:
    rows = by_name(grouped([Spelling("Fjord Analytics", 1, 1)], [], ["Fjord Analytics Ltd", "Aoba", "Aoba"]))
    assert rows["Fjord Analytics"].events == 1
    assert (rows["Aoba"].events, rows["Aoba"].people) == (2, 0)


def test_the_id_of_a_row_stays_when_only_the_spelling_changes() -> None:
    one = grouped([Spelling("Halden Storage", 1, 1)], [])[0]
    other = grouped([Spelling("HALDEN STORAGE A/S", 2, 9)], [Organization("Halden Storage", id=3)])[0]
    assert one.id == other.id != 0
