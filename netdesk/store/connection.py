"""A connection to the desk file: raw statements by apsw, ordinary ones by Peewee on the same wire."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import apsw

from netdesk.store.faults import explained

if TYPE_CHECKING:
    from peewee import BaseQuery, Database, ModelSelect

Value = str | int | float | bytes | None

_ROWS_A_TURN = 250


def _nobody() -> None:
    """There is no window to give way to."""


class Connection:
    """One wire to the desk file, used by one thread at a time."""

    def __init__(self, raw: apsw.Connection) -> None:
        self.raw = raw
        # Called between two parts of long work, so that somebody else has a turn of the interpreter.
        self.give_way: Callable[[], None] = _nobody

    @cached_property
    def database(self) -> Database:
        """This connection as Peewee sees it. Peewee is loaded at the first use."""
        from netdesk.store.peewee_wire import database_on

        database: Database = database_on(self.raw)
        return database

    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """Run one statement and give its rows as they come."""
        with explained():
            for count, row in enumerate(self.raw.execute(sql, tuple(values)), start=1):
                if count % _ROWS_A_TURN == 0:
                    self.give_way()
                yield row

    def all(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement at once: quicker than one by one, where they are few enough to hold."""
        with explained():
            return self.raw.execute(sql, tuple(values)).fetchall()

    def one(self, sql: str, values: Sequence[Value] = ()) -> tuple[Any, ...] | None:
        """The first row of a statement, or None."""
        with explained():
            return self.raw.execute(sql, tuple(values)).fetchone()

    def value(self, sql: str, values: Sequence[Value] = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.one(sql, values)
        return row[0] if row else None

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run one statement for its effect."""
        with explained():
            self.raw.execute(sql, tuple(values))

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        with explained():
            self.raw.executemany(sql, rows)

    def fetch(self, query: ModelSelect[Any]) -> list[dict[str, Any]]:
        """Run a Peewee selection of whole rows; each row as a dictionary of its columns."""
        names = query.model._meta.sorted_field_names  # noqa: SLF001 Peewee's documented metadata
        # A damaged page may be met at the first row, or at any later one.
        with explained():
            return [dict(zip(names, row, strict=True)) for row in self._run_query(query).fetchall()]

    def keep(self, query: BaseQuery) -> int:
        """Run a Peewee insertion, update or deletion; returns the id of the row inserted last."""
        self._run_query(query)
        return int(self.raw.last_insert_rowid())

    def _run_query(self, query: BaseQuery) -> apsw.Cursor:
        # Peewee writes the statement, apsw runs it: a cursor of Peewee's stands in a reference cycle, and
        # when the collector frees it on another thread, this connection is busy there for a moment.
        sql, values = self.database.get_sql_context().sql(query).query()  # type: ignore[no-untyped-call]
        with explained():
            return self.raw.execute(sql, tuple(values))

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that is read inside is read from one state of the desk, whatever is saved meanwhile."""
        if self.raw.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
        except BaseException:
            # In a damaged desk the end can fail too; what is told is the first fault.
            with suppress(apsw.Error):
                self._end()
            raise
        with explained():
            self._end()

    def _end(self) -> None:
        try:
            self.raw.execute("COMMIT")
        except apsw.Error:
            # Else all that is read later would be read from this moment.
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK")
            raise

    @property
    def in_transaction(self) -> bool:
        """True between BEGIN and the end of it."""
        return self.raw.in_transaction

    def close(self) -> None:
        """Let go of the file."""
        self.raw.close()


class Reader(Connection):
    """A connection that cannot write, for the window and for reading workers."""

    def __enter__(self) -> Self:
        """Nothing to do; for `with`."""
        return self

    def __exit__(self, *exc: object) -> None:
        """Close."""
        self.close()
