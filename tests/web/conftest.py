"""A site over a planted model, and a browser without scripts to walk through it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from fastapi import FastAPI

from browsing import Browser
from planted import fitted
from reelkin.recommend import Model
from reelkin.store.migrating import migrate
from reelkin.store.opening import embedded_url, open_database
from reelkin.store.publish import publish
from reelkin.web.app import create_app
from reelkin.web.config import Auth, SiteConfig

KEY = bytes(range(32))


def written(folder: Path, *, hostile: bool = False) -> Path:
    """A bundle of the planted catalogue on disk."""
    fitted(hostile=hostile).save(folder)
    return folder


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("planted") / "bundle")


@pytest.fixture(scope="session")
def hostile_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("hostile") / "bundle", hostile=True)


@pytest.fixture(scope="session")
def database_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """A database with a bundle published, made once for each."""

    @cache
    def make(of: Path) -> Path:
        path = tmp_path_factory.mktemp("database") / "reelkin.sqlite"
        engine = open_database(embedded_url(path))
        migrate(engine)
        publish(engine, of)
        engine.dispose()
        return path

    return make


@pytest.fixture
def make_site(
    tmp_path: Path, bundle: Path, database_of: Callable[[Path], Path]
) -> Iterator[Callable[..., FastAPI]]:
    """Sites of their own database each."""
    engines = []

    def make(
        *, of: Path = bundle, auth: Auth = "none", read_only: bool = False, public_url: str | None = None
    ) -> FastAPI:
        own = shutil.copy(database_of(of), tmp_path / f"{len(engines)}.sqlite")
        engines.append(open_database(embedded_url(Path(own))))
        return create_app(SiteConfig(tmp_path, KEY, auth, read_only, public_url), engines[-1])

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture
def browse(make_site) -> Callable[..., Browser]:
    return lambda **wanted: Browser(make_site(**wanted))


@pytest.fixture
def browser(browse) -> Browser:
    """On a site where nobody signs in."""
    return browse()


@pytest.fixture(scope="session")
def model(bundle: Path) -> Model:
    return Model.load(bundle)


@pytest.fixture(scope="session")
def id_of(model: Model) -> Callable[[str], str]:
    """The id of a title by its name."""
    titles = model.bundle.titles
    named = dict(zip(titles.primary_title, titles.tconst, strict=True))
    return named.__getitem__
