"""Writing a row that may be there already, in one statement, on either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Table


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows; of those whose primary key is there, the other columns are replaced."""
    if not rows:
        return
    statement, keys = _insert(connection, table), [column.name for column in table.primary_key]
    new = {
        column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys
    }
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=new), list(rows))


def put_new(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert the row unless its primary key is there; whether it was not. Who comes second waits for who came first."""
    statement = _insert(connection, table).values(row).on_conflict_do_nothing()
    return connection.execute(statement.returning(*table.primary_key)).first() is not None


def _insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return insert(table)
