"""Opening a database, and the two ways to use it: `reading`, which sees one moment throughout, and `writing`."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import make_url

from reelkin.errors import MissingExtra, ReelkinError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection, Engine

BUSY_SECONDS = 300
"""How long a writer waits for another on SQLite. A publish of all of IMDb holds it for 40 s on a quick machine."""
DRIVERS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
"""How an address may begin, and the driver that is used."""
_WRITING = "reelkin_writing"


class DatabaseUnreachable(ReelkinError):
    """A database that does not answer, or does not let us in."""


def embedded_url(path: Path) -> str:
    """The address of the embedded database at `path`."""
    return sa.URL.create("sqlite", database=str(path)).render_as_string()


def open_database(url: str) -> Engine:
    """An engine for `sqlite:///path` or `postgresql://…`. Nothing is made or migrated but the SQLite file itself.

    Raises:
        UsageError: the address is of another kind.
        MissingExtra: PostgreSQL, and its driver is not installed.
    """
    address = _address(url)
    return _open_sqlite(address) if address.get_backend_name() == "sqlite" else _open_postgres(address)


def see_reachable(engine: Engine) -> None:
    """See that the database answers.

    Raises:
        DatabaseUnreachable: it does not.
    """
    try:
        with engine.connect():
            return
    except (sa.exc.OperationalError, sa.exc.DatabaseError) as error:
        # The driver's own words; the address may hold a password.
        told = str(error.orig).strip().splitlines()[0]
        where = engine.url.render_as_string(hide_password=True)
        raise DatabaseUnreachable(
            f"{where}: {told}; see that it runs, and that the address is right"
        ) from None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection on which all statements see the same moment, and none writes."""
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection whose statements are kept together when the block ends well, and not at all otherwise."""
    with engine.connect().execution_options(**{_WRITING: True}) as connection, connection.begin():
        yield connection


def _address(url: str) -> URL:
    try:
        address = make_url(url)
        return address.set(drivername=DRIVERS[address.drivername])
    except (sa.exc.ArgumentError, KeyError):
        # The address may hold a password: it is not repeated.
        raise UsageError("database: sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME") from None


def _open_sqlite(address: URL) -> Engine:
    _make_private(Path(address.database or ""))
    engine = sa.create_engine(address, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(path: Path) -> None:
    """Make the file, if there is none, for its owner's eyes only: it will hold hashes of passwords."""
    if path.parent.is_dir() and not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver would begin transactions at times of its own, and none before a SELECT.
    connection.isolation_level = None
    for setting in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL", "mmap_size = 268435456"):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    # Who means to write asks for it at once: a reader that turns writer late is refused without waiting.
    write = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _open_postgres(address: URL) -> Engine:
    try:
        # What a statement was given may be of somebody, and errors go to the log.
        return sa.create_engine(
            address, pool_pre_ping=True, pool_size=10, max_overflow=40, hide_parameters=True
        )
    except ModuleNotFoundError:
        raise MissingExtra("postgres", "a PostgreSQL database") from None
