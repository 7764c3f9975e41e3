"""Everything that belongs to one account, as JSON values, for backups."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from reelkin.errors import BadInput
from reelkin.store.naming import name_key
from reelkin.store.people_tables import (
    ACCOUNTS,
    API_TOKENS,
    LIBRARY,
    MARKS,
    PROFILES,
    RATINGS,
    UNDECIDED_ROWS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table

OF_PROFILE = (("ratings", RATINGS), ("marks", MARKS), ("undecided_rows", UNDECIDED_ROWS))
OF_ACCOUNT = (("library", LIBRARY), ("api_tokens", API_TOKENS))
_NUMBERS = {"account", "profile", "token"}
"""What rows are known by in one database alone."""


def belongings(connection: Connection, account: int) -> dict[str, Any]:
    """Everything of one account, each list in an order of its content.

    Raises:
        BadInput: there is no such account.
    """
    rows = _rows(connection, ACCOUNTS, "account", account)
    if not rows:
        raise BadInput(f"account: none of number {account}")
    profiles = connection.execute(
        sa.select(PROFILES).where(PROFILES.c.account == account).order_by(PROFILES.c.profile)
    )
    return {
        **rows[0],
        **{name: _rows(connection, table, "account", account) for name, table in OF_ACCOUNT},
        "profiles": [_profile(connection, dict(row)) for row in profiles.mappings()],
    }


def put_belongings(connection: Connection, content: Mapping[str, Any]) -> int:
    """Make an account of what `belongings` gave; returns its number.

    Raises:
        BadInput: it lacks something, or holds what no account may.
    """
    with damage_told("an account"):
        account = _insert(connection, ACCOUNTS, [{**content, "name_key": name_key(content["name"])}])
        for name, table in OF_ACCOUNT:
            _insert(connection, table, [row | {"account": account} for row in content[name]])
        for profile in content["profiles"]:
            own = profile | {"account": account, "name_key": name_key(profile["name"])}
            number = _insert(connection, PROFILES, [own])
            for name, table in OF_PROFILE:
                _insert(connection, table, [row | {"profile": number} for row in profile[name]])
    return account


@contextmanager
def damage_told(what: str) -> Iterator[None]:
    """Let whatever a database or Python has against a value from a backup be told as its damage.

    Raises:
        BadInput: they have something against it.
    """
    try:
        yield
    except (KeyError, TypeError, ValueError, sa.exc.SQLAlchemyError) as error:
        told = str(error).splitlines()[0]
        raise BadInput(f"backup: {what} that is damaged ({told}); use a whole one") from error


def _profile(connection: Connection, row: Mapping[str, Any]) -> dict[str, Any]:
    lists = {name: _rows(connection, table, "profile", row["profile"]) for name, table in OF_PROFILE}
    return {"name": row["name"], "created_at": row["created_at"], **lists}


def _rows(connection: Connection, table: Table, of: str, number: int) -> list[dict[str, Any]]:
    """The rows without the numbers of this database, in the order of what is left."""
    columns = [column for column in table.columns if column.name not in _NUMBERS | {"name_key"}]
    rows = connection.execute(sa.select(*columns).where(table.c[of] == number)).mappings()
    return sorted((dict(row) for row in rows), key=lambda row: [str(value) for value in row.values()])


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert rows; of a single one, the number it is known by."""
    if not rows:
        return 0
    known = [{name: row[name] for name in row if name in table.columns} for row in rows]
    if len(known) > 1 or table not in (ACCOUNTS, PROFILES):
        connection.execute(sa.insert(table), known)
        return 0
    made = connection.execute(sa.insert(table).values(known[0])).inserted_primary_key
    assert made is not None
    return int(made[0])
