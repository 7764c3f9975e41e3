from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planted import fitted


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved bundle; read it only."""
    folder = tmp_path_factory.mktemp("bundle")
    fitted().save(folder)
    return folder


@pytest.fixture
def copy(saved: Path, tmp_path: Path) -> Path:
    """A saved bundle of the test's own, to break."""
    return Path(shutil.copytree(saved, tmp_path / "copy"))
