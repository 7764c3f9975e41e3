"""Rows of somebody's imports that no title was found for, or several: kept until a person decides about them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from reelkin.store.people_tables import UNDECIDED_ROWS
from reelkin.store.profiles import profile_of
from reelkin.store.secret_tokens import moment
from reelkin.store.upsert import put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


def keep_undecided(
    connection: Connection, account: int, profile: int, rows: Mapping[str, Any], now: float | None = None
) -> None:
    """Keep rows by what they name (`interactions.matching.row_key`), each a JSON value; one that is there is replaced.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    profile_of(connection, account, profile)
    kept = [
        {"profile": profile, "key": _hash(key), "content": _packed(key, row), "imported_at": moment(now)}
        for key, row in rows.items()
    ]
    put(connection, UNDECIDED_ROWS, kept)


def undecided_of(connection: Connection, account: int, profile: int) -> dict[str, Any]:
    """The rows by what they name, in the order of these.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    profile_of(connection, account, profile)
    query = sa.select(UNDECIDED_ROWS.c.content).where(UNDECIDED_ROWS.c.profile == profile)
    return dict(
        sorted((json.loads(content) for content in connection.scalars(query)), key=lambda row: row[0])
    )


def count_undecided(connection: Connection, account: int, profile: int) -> int:
    """How many there are, without reading them: a wrong file may have left twenty thousand.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    profile_of(connection, account, profile)
    query = sa.select(sa.func.count()).select_from(UNDECIDED_ROWS)
    return connection.scalar(query.where(UNDECIDED_ROWS.c.profile == profile)) or 0


def settle_undecided(connection: Connection, account: int, profile: int, key: str) -> Any:
    """Remove a row that was decided about; returns it, for `keep_undecided`, or None where it was not there.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    profile_of(connection, account, profile)
    columns = UNDECIDED_ROWS.c
    this = sa.and_(columns.profile == profile, columns.key == _hash(key))
    content = connection.scalar(sa.select(columns.content).where(this))
    connection.execute(sa.delete(UNDECIDED_ROWS).where(this))
    return None if content is None else json.loads(content)[1]


def _packed(key: str, row: Any) -> str:
    return json.dumps([key, row], ensure_ascii=True, sort_keys=True)


def _hash(key: str) -> str:
    # What a row names may be longer than an index takes.
    return hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()
