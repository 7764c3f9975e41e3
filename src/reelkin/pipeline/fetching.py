"""The fetch stage: a snapshot from IMDb, from a folder or an address, or from the sample; and the rating sets."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reelkin.imdb import snapshot as snapshots
from reelkin.imdb.fetch import fetch
from reelkin.imdb.licence import untold
from reelkin.imdb.peculiarities import IMDB
from reelkin.interactions.sets.fetching import fetch_set
from reelkin.interactions.sets.stored import stored_sets
from reelkin.pipeline.stage import Outcome
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from reelkin.interactions.sets.sources import RatingSet
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace


def fetch_stage(
    workspace: Workspace, source: str | None, settings: Settings, progress: Progress = silent
) -> Outcome:
    """Make sure that the workspace holds the newest files of `source` (None: IMDb; "sample"; a folder; an address)."""
    started = time.perf_counter()
    before = set(workspace.snapshots())
    snapshot = fetch(source, workspace, settings, progress)
    return Outcome(
        "fetch",
        workspace.raw(snapshot.id),
        skipped=snapshot.id in before,
        seconds=time.perf_counter() - started,
        summary={
            "snapshot": snapshot.id,
            "source": snapshot.source,
            "bytes": sum(file.bytes for file in snapshot.files.values()),
        },
    )


def fetch_ratings_stage(
    workspace: Workspace,
    rated: RatingSet,
    release: str | None,
    source: str | None,
    settings: Settings,
    progress: Progress = silent,
) -> Outcome:
    """Make sure that the workspace holds a rating set (see `interactions.sets.fetching.fetch_set`)."""
    started = time.perf_counter()
    before = {each.id for each in stored_sets(workspace)}
    stored = fetch_set(rated, release, source, workspace, settings, progress)
    return Outcome(
        "fetch",
        workspace.ratings / stored.id,
        skipped=stored.id in before,
        seconds=time.perf_counter() - started,
        summary={
            "set": stored.set,
            "release": stored.release,
            "date": stored.date,
            "bytes": stored.bytes,
            "sha256": stored.sha256,
        },
    )


def notice_before(workspace: Workspace, source: str | None) -> str | None:
    """IMDb's terms before anything is downloaded from IMDb, until they are marked as told in this workspace."""
    return untold(workspace, IMDB) if source is None else None


def notice_after(workspace: Workspace, outcome: Outcome) -> str | None:
    """The terms of any other source of the seven files, until they are marked as told in this workspace."""
    return untold(workspace, snapshots.read(outcome.folder))
