"""A profile's lists: what to watch, what was seen, what is never to be shown. Each write may be repeated and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import sqlalchemy as sa

from reelkin.errors import UsageError
from reelkin.store.people_tables import MARKS
from reelkin.store.profiles import profile_of
from reelkin.store.secret_tokens import moment
from reelkin.store.title_ids import checked_id
from reelkin.store.upsert import put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

List = Literal["watchlist", "seen", "not_interested"]
LISTS: tuple[List, ...] = get_args(List)


def marked(connection: Connection, account: int, profile: int, of: List) -> dict[str, int]:
    """The moment of each mark by tconst, in seconds since 1970; the latest first.

    Raises:
        UnknownProfile: the account has no such profile.
        UsageError: there is no such list.
    """
    profile_of(connection, account, profile)
    columns = MARKS.c
    query = (
        sa.select(columns.tconst, columns.marked_at)
        .where(columns.profile == profile, columns.list == _checked(of))
        .order_by(columns.marked_at.desc(), columns.tconst)
    )
    return dict(connection.execute(query).all())


def mark(
    connection: Connection, account: int, profile: int, of: List, tconst: str, now: float | None = None
) -> int | None:
    """Put a title on a list; one that is on it keeps its moment.

    Returns:
        The moment it was put there before, for `restore_mark`; None where it was not there.

    Raises:
        UnknownProfile: the account has no such profile.
        UsageError: the list or the id cannot be taken.
    """
    before = _moment_of(connection, account, profile, of, tconst)
    if before is None:
        mark_many(connection, account, profile, of, {tconst: moment(now)})
    return before


def unmark(connection: Connection, account: int, profile: int, of: List, tconst: str) -> int | None:
    """Take a title off a list; returns when it was put there, for `restore_mark`.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    before = _moment_of(connection, account, profile, of, tconst)
    columns = MARKS.c
    connection.execute(
        sa.delete(MARKS).where(columns.profile == profile, columns.list == of, columns.tconst == tconst)
    )
    return before


def restore_mark(
    connection: Connection, account: int, profile: int, of: List, tconst: str, before: int | None
) -> None:
    """Undo `mark` or `unmark` with what it returned.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    if before is None:
        unmark(connection, account, profile, of, tconst)
    else:
        mark_many(connection, account, profile, of, {tconst: before})


def mark_many(
    connection: Connection, account: int, profile: int, of: List, moments: Mapping[str, int]
) -> None:
    """Put many titles on a list, each with its moment, which replaces the one it has.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    profile_of(connection, account, profile)
    rows = [
        {"profile": profile, "list": _checked(of), "tconst": checked_id(tconst), "marked_at": when}
        for tconst, when in moments.items()
    ]
    put(connection, MARKS, rows)


def _moment_of(connection: Connection, account: int, profile: int, of: List, tconst: str) -> int | None:
    profile_of(connection, account, profile)
    columns = MARKS.c
    query = sa.select(columns.marked_at).where(
        columns.profile == profile, columns.list == _checked(of), columns.tconst == checked_id(tconst)
    )
    found: int | None = connection.scalar(query)
    return found


def _checked(of: str) -> str:
    if of not in LISTS:
        raise UsageError(f"list: one of {', '.join(LISTS)}, got {of[:80]!r}")
    return of
