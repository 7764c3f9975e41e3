"""Databases of both engines, and a few planted films to publish."""

from __future__ import annotations

import pytest

from planted_films import catalog_of, films
from reelkin.store.migrating import migrate
from reelkin.store.opening import embedded_url, open_database
from reelkin.store.putting_live import put_live


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of an empty database, of each engine in turn."""
    if request.param == "sqlite":
        return embedded_url(tmp_path / "reelkin.sqlite")
    return request.getfixturevalue("postgres_database")


@pytest.fixture
def empty(url):
    """An engine of a database with tables and nothing in them."""
    engine = open_database(url)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(empty):
    """An engine of a database with the planted films live."""
    catalog = catalog_of("a" * 32, films())
    put_live(empty, catalog.model_id, None, lambda: catalog)
    return empty
