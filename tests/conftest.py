"""What many tests need: the shared real data beside the checkout, and the sample, fetched once."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the checkout; without it the test is skipped."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"needs the real data that is no part of this repository, looked for in {SHARED_DATA}")
    return SHARED_DATA


@pytest.fixture(scope="session")
def sample_raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's raw snapshot folder, written once by each process that runs tests; read it only."""
    from reelkin.errors import MissingExtra
    from reelkin.imdb.fetch import fetch
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

    workspace = Workspace(tmp_path_factory.mktemp("sample"))
    try:
        return workspace.raw(fetch("sample", workspace, Settings(home=workspace.home)).id)
    except MissingExtra as error:
        pytest.skip(str(error))
