"""Bringing a database to the schema of this code, and refusing one that is ahead of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from reelkin.errors import MissingArtefact, ReelkinError
from reelkin.store import catalog_tables, people_tables  # noqa: F401 - they register their tables
from reelkin.store.opening import reading, writing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

BEGINNING = "base"
"""The revision of a database without tables."""
_LOCK = 7_336_655_466
"""Any number: PostgreSQL's name for "somebody is migrating this database"."""


class NewerDatabase(ReelkinError):
    """A database that a later reelkin has migrated."""


def migrate(engine: Engine, to: str | None = None) -> tuple[str, str]:
    """Bring the database to the revision `to` (None: the newest there is), up or down, in one transaction.

    Of several who do it at once, one does and the others wait.

    Returns:
        The revision before and after.

    Raises:
        NewerDatabase: it is ahead of this code.
    """
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        before, target = revision(connection), to or newest()
        _refuse_newer(before)
        if before != target:
            move = command.downgrade if _is_later(before, target) else command.upgrade
            move(_config(connection), target)
        return before, target


def check_version(engine: Engine) -> None:
    """See that the database has the schema of this code.

    Raises:
        MissingArtefact: it is empty or behind; `reelkin migrate` brings it up.
        NewerDatabase: it is ahead.
    """
    with reading(engine) as connection:
        found = revision(connection)
    _refuse_newer(found)
    if found != newest():
        state = "has no tables of reelkin's yet" if found == BEGINNING else f"is at version {found}"
        raise MissingArtefact(
            f"the database {state}, and this reelkin needs {newest()}; run `reelkin migrate`"
        )


def revision(connection: Connection) -> str:
    """The revision the database is at; BEGINNING where it has none of our tables."""
    return MigrationContext.configure(connection).get_current_revision() or BEGINNING


def newest() -> str:
    """The newest revision that this code knows."""
    head = _scripts().get_current_head()
    assert head is not None
    return head


def revisions() -> list[str]:
    """All that this code knows, the oldest first."""
    return [script.revision for script in _scripts().walk_revisions()][::-1]


def _refuse_newer(found: str) -> None:
    if found != BEGINNING and found not in revisions():
        raise NewerDatabase(
            f"the database is at version {found}, and this reelkin knows none after {newest()}: a later one has"
            f" migrated it; upgrade reelkin, or let the later one take it back: `reelkin migrate --to {newest()}`"
        )


def _is_later(one: str, other: str) -> bool:
    order = [BEGINNING, *revisions()]
    return order.index(one) > order.index(other)


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(None))


def _config(connection: Any) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
