"""What a profile's last import changed, kept so that it can be taken back: only the last, and once.

Rows are kept as they were before and as the import left them. Taking it back touches what is still as the import left it:
a rating that somebody has changed since is theirs, and stays.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from reelkin.store.people_tables import LAST_IMPORTS, MARKS, RATINGS, UNDECIDED_ROWS
from reelkin.store.profiles import profile_of
from reelkin.store.secret_tokens import moment
from reelkin.store.upsert import put

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Table

    Rows = dict[str, list[Any]]
    """The values of rows, those of the key first, by the key as JSON."""
    Changes = dict[str, dict[str, list[Any]]]
    """By table and key: the row before and after, None where there was none."""

TABLES = {table.name: table for table in (RATINGS, MARKS, UNDECIDED_ROWS)}
"""What an import writes; each has a profile's rows by what else is in its key."""


class Undone(NamedTuple):
    """How much was put back as it was: ratings, marks on lists, and rows waiting for a decision."""

    ratings: int
    marks: int
    undecided_rows: int


def content_of(connection: Connection, account: int, profile: int) -> dict[str, Rows]:
    """Every row that an import may change, by table and key: for `remember_import`, from before it.

    Until the transaction ends nobody else changes them.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    profile_of(connection, account, profile)
    return {name: _rows(connection, table, profile) for name, table in TABLES.items()}


def remember_import(
    connection: Connection,
    account: int,
    profile: int,
    before: Mapping[str, Rows],
    now: float | None = None,
) -> None:
    """Keep what has changed since `before`, in the place of what an earlier import changed.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    changes = _changes(before, content_of(connection, account, profile))
    _keep(connection, profile, moment(now), changes)


def add_to_import(connection: Connection, account: int, profile: int, before: Mapping[str, Rows]) -> None:
    """Count what has changed since `before` to the last import, if it is about rows that this left undecided.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    new = _changes(before, content_of(connection, account, profile))
    kept = _kept(connection, profile)
    if kept is None:
        return
    when, changes = kept
    if not changes[UNDECIDED_ROWS.name].keys() & new[UNDECIDED_ROWS.name].keys():
        return
    joined = {name: _joined(changes[name], new[name]) for name in TABLES}
    _keep(connection, profile, when, joined)


def imported_at(connection: Connection, account: int, profile: int) -> int | None:
    """When the import was made that can be taken back, in seconds since 1970; None where there is none.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    profile_of(connection, account, profile)
    found: int | None = connection.scalar(
        sa.select(LAST_IMPORTS.c.imported_at).where(LAST_IMPORTS.c.profile == profile)
    )
    return found


def last_import(connection: Connection, account: int, profile: int) -> dict[str, Any] | None:
    """All that is kept of the import that can be taken back, as JSON values; None where there is none.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    profile_of(connection, account, profile)
    kept = _kept(connection, profile)
    return None if kept is None else {"imported_at": kept[0], "changes": kept[1]}


def undo_import(connection: Connection, account: int, profile: int) -> Undone | None:
    """Take the last import back; None where none can be.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    now = content_of(connection, account, profile)
    kept = _kept(connection, profile)
    if kept is None:
        return None
    counts = []
    for name, table in TABLES.items():
        # What is no longer as the import left it was changed by somebody since.
        undone = {
            key: before for key, (before, after) in kept[1][name].items() if now[name].get(key) == after
        }
        _remove(connection, table, profile, [key for key, before in undone.items() if before is None])
        _put_back(connection, table, profile, [before for before in undone.values() if before is not None])
        counts.append(len(undone))
    connection.execute(sa.delete(LAST_IMPORTS).where(LAST_IMPORTS.c.profile == profile))
    return Undone(*counts)


def _keys(table: Table) -> list[str]:
    """What tells a profile's rows apart."""
    return [column.name for column in table.primary_key if column.name != "profile"]


def _columns(table: Table) -> list[str]:
    keys = _keys(table)
    return [*keys, *(column.name for column in table.columns if column.name not in [*keys, "profile"])]


def _rows(connection: Connection, table: Table, profile: int) -> Rows:
    keys = _keys(table)
    query = sa.select(*(table.c[name] for name in _columns(table))).where(table.c.profile == profile)
    # Whoever changes one of them meanwhile waits, and is not undone with it. SQLite has one writer anyway.
    held = query.order_by(*(table.c[name] for name in keys)).with_for_update()
    size = len(keys)
    rows = (list(row) for row in connection.execute(held))
    return {json.dumps(row[:size]): row for row in rows}


def _changes(before: Mapping[str, Rows], after: Mapping[str, Rows]) -> Changes:
    found: Changes = {}
    for name in TABLES:
        old, new = before[name], after[name]
        changed = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
        found[name] = {key: [old.get(key), new.get(key)] for key in changed}
    return found


def _joined(first: Mapping[str, list[Any]], then: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """What both changed as one change, where the second began with what the first had left."""
    joined = dict(first)
    for key, (before, after) in then.items():
        own = first.get(key)
        if own is None:
            joined[key] = [before, after]
        elif own[1] == before:
            joined[key] = [own[0], after]
    return joined


def _keep(connection: Connection, profile: int, when: int, changes: Changes) -> None:
    content = json.dumps(changes, separators=(",", ":"))
    put(connection, LAST_IMPORTS, [{"profile": profile, "imported_at": when, "content": content}])


def _kept(connection: Connection, profile: int) -> tuple[int, Changes] | None:
    query = sa.select(LAST_IMPORTS.c.imported_at, LAST_IMPORTS.c.content)
    row = connection.execute(query.where(LAST_IMPORTS.c.profile == profile)).one_or_none()
    return None if row is None else (row[0], json.loads(row[1]))


def _remove(connection: Connection, table: Table, profile: int, keys: Iterable[str]) -> None:
    names = _keys(table)
    these = sa.and_(
        table.c.profile == profile, *(table.c[name] == sa.bindparam(f"k_{name}") for name in names)
    )
    rows = [{f"k_{name}": value for name, value in zip(names, json.loads(key), strict=True)} for key in keys]
    if rows:
        connection.execute(sa.delete(table).where(these), rows)


def _put_back(connection: Connection, table: Table, profile: int, rows: Iterable[list[Any]]) -> None:
    names = _columns(table)
    put(connection, table, [{"profile": profile, **dict(zip(names, row, strict=True))} for row in rows])
