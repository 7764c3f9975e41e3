"""Sites as processes of their own, on databases of both engines."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from postgres import Server, new_server, remove_server
from site_process import SiteProcess, start_site

from .marked_models import WORDS, Marked, write_marked


@pytest.fixture(scope="session")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Marked, ...]:
    """Models of the same films, each under names of its own."""
    folder = tmp_path_factory.mktemp("marked")
    return tuple(write_marked(folder / word, word) for word in WORDS)


@pytest.fixture
def home(tmp_path: Path, marked: tuple[Marked, ...]) -> Path:
    """A workspace with the first of them, and no database."""
    folder = tmp_path / "home"
    shutil.copytree(marked[0].bundle, folder / "models" / marked[0].model_id)
    (folder / "models" / "current").symlink_to(marked[0].model_id)
    return folder


@pytest.fixture
def start(home: Path) -> Iterator[Callable[..., SiteProcess]]:
    """Start the site of this workspace, as often as wanted; whatever still runs at the end is ended."""
    started: list[SiteProcess] = []

    def begin(*options: str, log: Path | None = None) -> SiteProcess:
        started.append(start_site(home, *options, log=log))
        started[-1].wait_ready()
        return started[-1]

    yield begin
    for site in started:
        if site.process.poll() is None:
            site.kill()


@pytest.fixture
def postgres() -> Iterator[Server]:
    """A PostgreSQL that is to be killed, and writes as one for people does."""
    server = new_server(durable=True)
    yield server
    remove_server(server)
