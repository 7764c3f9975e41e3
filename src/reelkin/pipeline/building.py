"""All stages in their order, for the command line and for `reelkin.build`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from reelkin.clusters.engines import check_engine
from reelkin.errors import BadInput, UsageError
from reelkin.pipeline.fetching import fetch_stage
from reelkin.pipeline.ratings import given_sets
from reelkin.pipeline.stages import inspect_stage, prepare_stage, read_stage
from reelkin.pipeline.training import train_stage
from reelkin.progress import Progress, silent
from reelkin.settings import read_settings
from reelkin.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from os import PathLike

    from reelkin.pipeline.ratings import GivenSet
    from reelkin.pipeline.stage import Outcome
    from reelkin.recommend import Model
    from reelkin.settings import Settings

    StageCall = Callable[[Progress], Outcome]


def stages_from(
    workspace: Workspace, snapshot: str, settings: Settings, sets: Sequence[GivenSet] = ()
) -> Iterator[StageCall]:
    """The stages after fetch, each a call that takes a progress; run them in order, the workspace's lock held.

    `sets` are what training learns from, as for `train_stage`.
    """
    yield lambda progress: read_stage(workspace, snapshot, progress)
    yield lambda progress: inspect_stage(workspace, snapshot, settings, progress)
    yield lambda progress: prepare_stage(workspace, snapshot, settings, progress)
    yield lambda progress: train_stage(workspace, snapshot, settings, progress, sets)


def build(
    raw: str | PathLike[str] | None = None,
    ratings: str | PathLike[str] | Sequence[str | PathLike[str]] = (),
    *,
    home: str | PathLike[str] | None = None,
    progress: Progress = silent,
    **settings: Any,
) -> Model:
    """Run every stage that needs it, and load the model.

    Args:
        raw: a folder or an address with the seven IMDb files, or "sample"; None: the workspace's newest snapshot.
        ratings: people's ratings to learn from: a file of any known kind, a MovieLens folder with links.csv, the name
            of a set that was fetched, or several of these.
        home: the workspace folder; None: the one in force (REELKIN_HOME, reelkin.toml, the user's data folder).
        progress: told how far the work is.
        settings: any field of `reelkin.settings.Settings`, such as `min_votes=100` or `k=60`.

    Raises:
        MissingArtefact: no `raw`, and no snapshot in the workspace; or there are no such ratings.
        BadInput: what is given holds no ratings; or no title passes the thresholds, so there is nothing to learn from.
    """
    from reelkin.recommend import Model

    named = _paths(ratings)
    chosen = read_settings(home=home, **settings)
    workspace = Workspace(chosen.home.expanduser().absolute())
    # What cannot be found, is no rating set or is not set up is told before hours of work.
    sets = given_sets(workspace, named)
    check_engine(chosen)
    with workspace.lock():
        if raw is None:
            snapshot = workspace.newest_snapshot()
        else:
            snapshot = str(fetch_stage(workspace, str(raw), chosen, progress).summary["snapshot"])
        for stage in stages_from(workspace, snapshot, chosen, sets):
            outcome = stage(progress)
    if not outcome.summary.get("titles"):
        raise BadInput(
            f"{workspace.catalog(snapshot)}: no title passes the thresholds; lower min_votes, or set unrated=True"
        )
    return Model.load(outcome.folder)


def _paths(ratings: Any) -> list[str]:
    given = [ratings] if isinstance(ratings, (str, os.PathLike)) else ratings
    try:
        return [os.fspath(path) for path in given]
    except TypeError:
        raise UsageError(
            f"ratings: must be a path or a name of a set, or several, got {ratings!r:.60}; tables go to"
            " Model.from_tables"
        ) from None
