"""What an account has at home: the titles behind "only what I have", shared by its profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from reelkin.store.people_tables import LIBRARY
from reelkin.store.secret_tokens import moment
from reelkin.store.title_ids import checked_id
from reelkin.store.upsert import put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


def library_of(connection: Connection, account: int) -> dict[str, int]:
    """When each title was added, in seconds since 1970, by tconst; in the order of the ids."""
    query = sa.select(LIBRARY.c.tconst, LIBRARY.c.added_at).where(LIBRARY.c.account == account)
    return dict(sorted(connection.execute(query).all()))


def add_to_library(
    connection: Connection, account: int, tconsts: Iterable[str], now: float | None = None
) -> list[str]:
    """Add titles; those that are there keep their moment.

    Returns:
        The ones that were not there, for `remove_from_library`.

    Raises:
        UsageError: an id cannot be taken.
    """
    there, added_at = library_of(connection, account), moment(now)
    new = sorted({checked_id(tconst) for tconst in tconsts} - there.keys())
    put(connection, LIBRARY, [{"account": account, "tconst": one, "added_at": added_at} for one in new])
    return new


def remove_from_library(connection: Connection, account: int, tconsts: Iterable[str]) -> list[str]:
    """Remove titles; returns the ones that were there, for `add_to_library`."""
    there = library_of(connection, account)
    gone = sorted(set(tconsts) & there.keys())
    _remove(connection, account, gone)
    return gone


def replace_library(
    connection: Connection, account: int, tconsts: Iterable[str], now: float | None = None
) -> tuple[list[str], list[str]]:
    """Let the library be these titles, as a list from another program says; returns what was added and what was removed.

    Raises:
        UsageError: an id cannot be taken.
    """
    wanted = {checked_id(tconst) for tconst in tconsts}
    gone = sorted(library_of(connection, account).keys() - wanted)
    _remove(connection, account, gone)
    return add_to_library(connection, account, wanted, now), gone


def _remove(connection: Connection, account: int, tconsts: list[str]) -> None:
    rows = [{"a": account, "t": tconst} for tconst in tconsts]
    if rows:
        gone = sa.delete(LIBRARY).where(
            LIBRARY.c.account == sa.bindparam("a"), LIBRARY.c.tconst == sa.bindparam("t")
        )
        connection.execute(gone, rows)
