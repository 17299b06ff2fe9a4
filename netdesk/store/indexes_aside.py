"""Indexes taken down while very many people come in, and built anew in one go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from netdesk.store.connection import Connection

_ASIDE: Final = ("contact_by_name", "contact_by_organization", "contact_by_circle", "contact_tag_by_name")
"""Those whose order is another than the one in which people come: each row goes to another page of them,
which takes a third of the time of inserting it. The others grow at their end, which is cheap."""
WORTH_IT: Final = 10_000


@contextmanager
def indexes_aside(connection: Connection, coming: int) -> Iterator[None]:
    """Insert `coming` contacts inside the running transaction, without the indexes of their order meanwhile.

    With fewer than are there already, or few, the indexes stay: building them would take longer. Whoever
    reads the desk meanwhile sees it as it was before, indexes and all, and so does everybody when it ends
    badly: then the transaction must be rolled back.
    """
    if coming < WORTH_IT or coming < connection.value("SELECT count(*) FROM contact"):
        yield
        return
    marks = ", ".join("?" * len(_ASIDE))
    sql = f"SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND name IN ({marks}) ORDER BY name"
    aside = connection.all(sql, _ASIDE)
    for name, _ in aside:
        connection.run(f"DROP INDEX {name}")
    yield
    for _, made_by in aside:
        connection.give_way()
        connection.run(made_by)
