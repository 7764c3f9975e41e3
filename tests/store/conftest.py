"""Databases of both engines, and a few planted films to publish."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from sqlalchemy import event

from planted_films import catalog_of, films
from reelkin.store.live_switch import put_live
from reelkin.store.migrating import migrate
from reelkin.store.opening import embedded_url, open_database, writing
from reelkin.store.schema import METADATA

ENGINES = ["sqlite", "postgresql"]


@pytest.fixture(params=ENGINES)
def url(request, tmp_path):
    """The address of an empty database, of each engine in turn."""
    if request.param == "sqlite":
        return embedded_url(tmp_path / "reelkin.sqlite")
    return request.getfixturevalue("postgres_database")


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server):
    """One PostgreSQL database with tables, emptied after each test that uses it: quicker than a new one."""
    url = postgres_server.database()
    engine = open_database(url)
    migrate(engine)
    yield engine
    engine.dispose()
    postgres_server.drop(url)


@pytest.fixture
def emptied_postgres(migrated_postgres):
    yield migrated_postgres
    tables = ", ".join(f'"{table.name}"' for table in METADATA.sorted_tables)
    with migrated_postgres.begin() as connection:
        connection.exec_driver_sql(f"TRUNCATE {tables} RESTART IDENTITY")


@pytest.fixture
def migrated_sqlite(tmp_path):
    engine = open_database(embedded_url(tmp_path / "reelkin.sqlite"))
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture(params=ENGINES)
def empty(request):
    """An engine of a database with tables and nothing in them."""
    return request.getfixturevalue("migrated_sqlite" if request.param == "sqlite" else "emptied_postgres")


@pytest.fixture
def engine(empty):
    """An engine of a database with the planted films live."""
    catalog = catalog_of("a" * 32, films())
    put_live(empty, catalog.model_id, None, lambda: catalog)
    return empty


@pytest.fixture
def somebody_first(emptied_postgres):
    """Let somebody else make a change, and keep it, in the moment before a row goes into a table.

    Only where there are several writers: on SQLite nobody can be first once another has begun to write.
    """

    @contextmanager
    def first(table, change):
        pending = [change]

        def look(_connection, _cursor, statement, *_):
            if pending and statement.startswith(f"INSERT INTO {table.name} "):
                with writing(emptied_postgres) as other:
                    pending.pop()(other)

        event.listen(emptied_postgres, "before_cursor_execute", look)
        try:
            yield
        finally:
            event.remove(emptied_postgres, "before_cursor_execute", look)
        assert not pending

    return first
