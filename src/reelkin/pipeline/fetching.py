"""The fetch stage: a snapshot from IMDb, from a folder or an address, or from the sample."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reelkin.imdb import snapshot as snapshots
from reelkin.imdb.fetch import fetch
from reelkin.imdb.licence import untold
from reelkin.imdb.peculiarities import IMDB
from reelkin.pipeline.stage import Outcome
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
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


def notice_before(workspace: Workspace, source: str | None) -> str | None:
    """IMDb's terms before anything is downloaded from IMDb, until they are marked as told in this workspace."""
    return untold(workspace, IMDB) if source is None else None


def notice_after(workspace: Workspace, outcome: Outcome) -> str | None:
    """The terms of any other source, until they are marked as told in this workspace."""
    return untold(workspace, snapshots.read(outcome.folder))
