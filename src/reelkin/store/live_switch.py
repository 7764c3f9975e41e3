"""Making a model the live one: its rows and the one row that names it, in one transaction."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from reelkin.progress import Progress, silent
from reelkin.store.bulk_load import load_rows
from reelkin.store.catalog_rows import numbered_rows, tables_of
from reelkin.store.catalog_tables import CATALOG, LIVE_MODEL, MODELS
from reelkin.store.migrating import check_version
from reelkin.store.opening import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from reelkin.store.catalog_rows import CatalogRows

KEPT_SECONDS = 300
"""So long a server may answer from a model that is live no more: until it has looked, and the new bundle is there."""
_LOCK = 7_336_655_467
"""Any number: PostgreSQL's name for "somebody is publishing here"."""


@dataclass(frozen=True)
class Published:
    """What a publish came to.

    Attributes:
        model_id: the live model now.
        previous: the model_id that was live before; None at the first publish.
        titles: how many titles it has.
        loaded: whether rows were loaded; False where they were there already.
        removed: how many older models were removed.
        seconds: how long it took.
    """

    model_id: str
    previous: str | None
    titles: int
    loaded: bool
    removed: int
    seconds: float


def put_live(
    engine: Engine,
    model_id: str,
    bundle: Path | None,
    read: Callable[[], CatalogRows],
    progress: Progress = silent,
) -> Published:
    """Make this model live, loading its rows with `read` unless the database has them.

    Readers see the old model or the new one. The model that was live stays, for answers under way and for the way
    back; those before it are removed afterwards, if they were live `KEPT_SECONDS` ago or longer.

    Raises:
        MissingArtefact, NewerDatabase: the database's schema is not this code's.
    """
    started = time.perf_counter()
    check_version(engine)
    with engine.connect() as connection:
        known = _number_of(connection, model_id) is not None
    # The slow part, before anybody is kept waiting.
    tables = [] if known else tables_of(read(), progress)
    with writing(engine) as connection:
        _take_turns(connection)
        number = _number_of(connection, model_id)
        loaded = number is None
        if number is None:
            tables = tables or tables_of(read(), progress)
            number = _announce(connection, model_id, bundle, tables[0][1].total)
            for table, rows in tables:
                load_rows(connection, table, numbered_rows(number, rows), rows.total, progress)
        elif bundle is not None:
            _move(connection, number, bundle)
        titles, previous, ended = _point(connection, number)
    if loaded and engine.dialect.name == "postgresql":
        _gather_statistics(engine)
    removed = _remove_older(engine) if time.time() - ended >= KEPT_SECONDS else 0
    return Published(model_id, previous, titles, loaded, removed, time.perf_counter() - started)


def _take_turns(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _number_of(connection: Connection, model_id: str) -> int | None:
    found: int | None = connection.scalar(sa.select(MODELS.c.model).where(MODELS.c.model_id == model_id))
    return found


def _announce(connection: Connection, model_id: str, bundle: Path | None, titles: int) -> int:
    row = {
        "model_id": model_id,
        "bundle": None if bundle is None else str(bundle),
        "published_at": int(time.time()),
        "titles": titles,
    }
    made = connection.execute(sa.insert(MODELS).values(row)).inserted_primary_key
    assert made is not None
    return int(made[0])


def _move(connection: Connection, number: int, bundle: Path) -> None:
    connection.execute(sa.update(MODELS).where(MODELS.c.model == number).values(bundle=str(bundle)))


def _point(connection: Connection, number: int) -> tuple[int, str | None, int]:
    """Let the one row name the model.

    Returns its number of titles, the model_id that was live until now, and when the models before that one ended.
    """
    names = dict(connection.execute(sa.select(MODELS.c.model, MODELS.c.model_id)).all())
    titles = connection.scalar(sa.select(MODELS.c.titles).where(MODELS.c.model == number))
    was = connection.execute(sa.select(LIVE_MODEL.c.model, LIVE_MODEL.c.live_since)).one_or_none()
    now = {"model": number, "live_since": int(time.time())}
    if was is None:
        connection.execute(sa.insert(LIVE_MODEL).values(one=1, **now))
        return int(titles or 0), None, 0
    if was.model != number:
        connection.execute(sa.update(LIVE_MODEL).values(previous=was.model, **now))
    return int(titles or 0), names[was.model], was.live_since


def _gather_statistics(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in CATALOG:
            connection.exec_driver_sql(f"ANALYZE {table.name}")


def _remove_older(engine: Engine) -> int:
    """Remove every model but the live one and the one before it."""
    with writing(engine) as connection:
        _take_turns(connection)
        kept = connection.execute(sa.select(LIVE_MODEL.c.model, LIVE_MODEL.c.previous)).one()
        numbers = sa.select(MODELS.c.model).where(
            MODELS.c.model.not_in([one for one in kept if one is not None])
        )
        old = list(connection.scalars(numbers))
        for table in CATALOG if old else ():
            connection.execute(sa.delete(table).where(table.c.model.in_(old)))
        if old:
            connection.execute(sa.delete(MODELS).where(MODELS.c.model.in_(old)))
    return len(old)
