"""What tests of fetching share: a server, a workspace, and pauses short enough for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reelkin.settings import Settings
from reelkin.workspace import Workspace

from .server import Server, serving
from .seven import packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with seven small files."""
    with serving(packed()) as running:
        yield running


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return Workspace(tmp_path / "home")


@pytest.fixture
def settings(workspace: Workspace, server: Server) -> Settings:
    """Settings that fetch from the server."""
    return Settings(home=workspace.home, base_url=server.url, timeout_seconds=5, retries=3)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retry at once: what is tested is that it is done, not how long it takes."""
    monkeypatch.setattr("reelkin.imdb.patience.FIRST_PAUSE", 0.001)
