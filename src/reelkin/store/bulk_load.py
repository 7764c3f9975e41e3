"""Many rows into a table, quickly, on either engine, inside the caller's transaction."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from reelkin.errors import ReelkinError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from reelkin.progress import Progress

    Row = Sequence[Any]

BATCH = 20_000


class RowsRefused(ReelkinError):
    """The database does not take the rows: its disk is full, it is gone, or they are not what they should be."""


def load_rows(
    connection: Connection, table: Table, rows: Iterable[Row], total: int, progress: Progress
) -> None:
    """Insert `rows`, whose values are in the order of the table's columns: COPY on PostgreSQL, batches on SQLite.

    Raises:
        RowsRefused: the database does not take them; the caller's transaction is lost.
    """
    done = 0
    for batch in _batches(rows):
        try:
            _load(connection, table, batch)
        except (sa.exc.DBAPIError, _driver(connection).Error) as error:
            told = str(getattr(error, "orig", error)).strip().splitlines()[0]
            raise RowsRefused(
                f"{table.name}: the database did not take the rows ({told}); the model before is still live"
            ) from error
        done += len(batch)
        progress(f"publish {table.name}", done, total)


def _driver(connection: Connection) -> Any:
    return connection.dialect.dbapi


def _load(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> None:
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        connection.exec_driver_sql(str(sa.insert(table).compile(dialect=connection.dialect)), rows)


def _copy(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    driver: Any = connection.connection.driver_connection
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def _batches(rows: Iterable[Row]) -> Iterator[list[tuple[Any, ...]]]:
    remaining = iter(rows)
    while batch := [tuple(row) for row in islice(remaining, BATCH)]:
        yield batch
