"""Which way a source is taken, and what is said when the way is not there."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reelkin.errors import MissingExtra, UsageError
from reelkin.imdb.fetch import fetch, today
from reelkin.installing import install_line

from .seven import folder

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

    from .server import Server


@pytest.mark.parametrize("source", ["ftp://imdb.com/", "gs://bucket/imdb", "http:///data", "https://"])
def test_an_address_that_cannot_be_fetched_is_refused(
    workspace: Workspace, settings: Settings, source: str
) -> None:
    """Before anything is asked or written."""
    with pytest.raises(UsageError, match="not an address to fetch from"):
        fetch(source, workspace, settings)
    with pytest.raises(UsageError, match="not an address to fetch from"):
        fetch(None, workspace, settings.model_copy(update={"base_url": source}))
    assert not workspace.home.exists()


def test_a_folder_called_sample_is_a_folder(
    workspace: Workspace, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When it is given as a path."""
    folder(tmp_path / "sample")
    monkeypatch.chdir(tmp_path)
    assert fetch("./sample", workspace, settings).source == "imdb"
    assert fetch(tmp_path / "sample", workspace, settings).source == "imdb"


def test_an_address_and_a_folder_with_the_same_files_are_one_snapshot(
    workspace: Workspace, settings: Settings, server: Server, tmp_path: Path
) -> None:
    """Both ways are remembered in turn, and neither costs anything the second time."""
    for file, data in server.files.items():
        (tmp_path / file).write_bytes(data)
    ids = {fetch(source, workspace, settings).id for source in (None, tmp_path, server.url, tmp_path)}
    assert len(ids) == 1


def test_the_day_is_todays(workspace: Workspace, settings: Settings) -> None:
    """In UTC, so that it does not depend on where one sits."""
    assert fetch(None, workspace, settings).date in (today(), datetime.now(UTC).date().isoformat())


def test_a_missing_library_is_told_with_its_extra(
    workspace: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the line that installs it."""
    for name in [
        name for name in sys.modules if name.startswith(("reelkin.imdb.download", "reelkin.imdb.integrity"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("reelkin.imdb.download", raising=False)
    monkeypatch.delattr("reelkin.imdb.integrity", raising=False)
    monkeypatch.setitem(sys.modules, "isal", None)
    with pytest.raises(MissingExtra, match=re.escape(install_line("build"))):
        fetch(None, workspace, settings)
