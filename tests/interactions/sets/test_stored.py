"""Finding a set again by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reelkin.errors import MissingArtefact, UsageError
from reelkin.interactions.sets.fetching import fetch_set
from reelkin.interactions.sets.sources import MOVIELENS, MOVIETWEETINGS
from reelkin.interactions.sets.stored import find_set, ratings_path, stored_sets
from reelkin.pipeline.cleaning import removable

from .conftest import RATINGS, movielens_zip

if TYPE_CHECKING:
    from pathlib import Path

    from imdb.server import Server
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace


def test_a_set_is_found_by_its_name_its_release_or_its_folder(
    workspace: Workspace, settings: Settings, server: Server
) -> None:
    """By the set's name the one that was fetched last, also where fetching found it unchanged."""
    small = fetch_set(MOVIELENS, None, server.url, workspace, settings).id
    large = fetch_set(MOVIELENS, "ml-25m", server.url, workspace, settings).id
    tweets = fetch_set(MOVIETWEETINGS, None, server.url, workspace, settings).id
    assert find_set(workspace, "movielens").name == large
    assert find_set(workspace, "ml-latest-small").name == small
    assert find_set(workspace, "movietweetings").name == tweets
    assert find_set(workspace, small).name == find_set(workspace, small[:-3]).name == small
    fetch_set(MOVIELENS, None, server.url, workspace, settings)
    assert find_set(workspace, "movielens").name == small


def test_a_set_that_is_not_there_is_told_with_how_to_get_it(workspace: Workspace) -> None:
    with pytest.raises(MissingArtefact, match='run "reelkin fetch movielens"'):
        find_set(workspace, "movielens")
    with pytest.raises(MissingArtefact, match='run "reelkin fetch movielens --release ml-32m"'):
        find_set(workspace, "ml-32m")
    for name in ("netflix", ""):
        with pytest.raises(UsageError, match="no rating set"):
            find_set(workspace, name)


def test_a_path_comes_before_a_name(
    workspace: Workspace, settings: Settings, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = fetch_set(MOVIELENS, None, server.url, workspace, settings)
    assert ratings_path(workspace, "movielens") == workspace.ratings / stored.id
    monkeypatch.chdir(tmp_path)
    (tmp_path / "movielens").mkdir()
    assert str(ratings_path(workspace, "movielens")) == "movielens"
    with pytest.raises(MissingArtefact, match=r"films\.csv: no such file"):
        ratings_path(workspace, "films.csv")


def test_what_is_not_whole_is_no_set(workspace: Workspace, settings: Settings, server: Server) -> None:
    stored = fetch_set(MOVIELENS, None, server.url, workspace, settings)
    (workspace.ratings / stored.id / "links.csv").unlink()
    assert list(stored_sets(workspace)) == []
    assert fetch_set(MOVIELENS, None, server.url, workspace, settings) == stored
    assert [each.id for each in stored_sets(workspace)] == [stored.id]


def test_clean_keeps_the_newest_of_each_release(
    workspace: Workspace, settings: Settings, server: Server
) -> None:
    old = fetch_set(MOVIELENS, None, server.url, workspace, settings)
    fetch_set(MOVIELENS, "ml-25m", server.url, workspace, settings)
    assert removable(workspace) == []
    server.files["ml-latest-small.zip"] = movielens_zip(**{"ratings.csv": RATINGS + b"101,1,4.5,1\n"})
    fetch_set(MOVIELENS, None, server.url, workspace, settings)
    assert [item.path.name for item in removable(workspace)] == [old.id]
    assert removable(workspace, keep=2) == []
    (workspace.rating_downloads / "01234567").mkdir(parents=True)
    assert [item.path.name for item in removable(workspace, keep=2, caches=True)] == ["01234567"]
