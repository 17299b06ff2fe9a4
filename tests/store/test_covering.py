"""The list of people comes from an index alone, whichever order it is in that an index keeps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactSort, ContactView
from netdesk.store import contacts, pages
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

INDEXES = {
    ContactSort.NAME: "contact_by_name",
    ContactSort.ORGANIZATION: "contact_by_organization",
    ContactSort.CIRCLE: "contact_by_circle",
}


@pytest.fixture(params=["new", "analysed"])
def reader(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A desk with a thousand people, with and without what SQLite counted of it."""
    desk = Desk.open(tmp_path / "a.netdesk")
    with desk.change("Many") as change:
        contacts.insert(
            change,
            [Contact(Name(display=f"Person {n}"), organization=f"Org {n % 50}") for n in range(1000)],
        )
    if request.param == "analysed":
        desk.writer.run("ANALYZE")
    with desk.reader() as reading:
        yield reading
    desk.close()


def plan_of(reader: Reader, view: ContactView, limit: int) -> list[str]:
    asked: list[tuple[str, object]] = []

    def note(_cursor: object, sql: str, values: object) -> bool:
        asked.append((sql, values))
        return True

    reader.raw.exec_trace = note
    try:
        assert len(pages.contact_ids(reader, view, limit)) == (1000 if limit < 0 else limit)
    finally:
        reader.raw.exec_trace = None
    sql, values = asked[-1]
    return [row[3] for row in reader.rows(f"EXPLAIN QUERY PLAN {sql}", values)]  # type: ignore[arg-type]


@pytest.mark.parametrize("limit", [50, -1])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", INDEXES)
def test_the_usual_list_reads_no_contact(
    reader: Reader, sort: ContactSort, descending: bool, limit: int
) -> None:
    plan = plan_of(reader, ContactView(sort=sort, descending=descending), limit)
    assert f"SCAN c USING COVERING INDEX {INDEXES[sort]}" in plan, plan


@pytest.mark.parametrize("descending", [False, True])
def test_by_name_nothing_is_sorted(reader: Reader, descending: bool) -> None:
    plan = plan_of(reader, ContactView(descending=descending), -1)
    assert not [step for step in plan if "TEMP B-TREE" in step], plan
