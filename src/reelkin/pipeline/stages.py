"""The stages that stand between a snapshot and a model, each with what it depends on.

read → inspect → prepare, then train (`pipeline.training`). Each takes a workspace whose lock is held. What a stage
needs to do its work is imported when it does it: a build that skips everything takes no longer than looking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin import artefacts
from reelkin.imdb import snapshot as snapshots
from reelkin.pipeline.stage import Outcome, code_digest, of_extra, run_stage, versions
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

FOUNDATION = ("artefacts.py", "tables.py", "settings.py")


@of_extra("build", "reading")
def read_stage(workspace: Workspace, snapshot: str, progress: Progress = silent) -> Outcome:
    """The raw files, read strictly: accepted rows to staging/, refused ones and the counts to raw/<snapshot>/rejects/."""
    inputs = {
        "snapshot": snapshots.read(workspace.raw(snapshot)).digest,
        "code": code_digest("imdb", *FOUNDATION),
        "versions": versions("polars"),
    }
    rejects = workspace.rejects(snapshot)

    def make(folder: Path) -> Mapping[str, Any]:
        from reelkin.imdb.reader import read_snapshot

        with artefacts.new_folder(rejects) as aside:
            return read_snapshot(workspace.raw(snapshot), folder, aside, progress)

    return run_stage("read", workspace.staging(snapshot), inputs, make, beside=rejects)


@of_extra("build", "inspecting")
def inspect_stage(
    workspace: Workspace, snapshot: str, settings: Settings, progress: Progress = silent
) -> Outcome:
    """The inspection report of a snapshot that has been read."""
    staging = workspace.staging(snapshot)
    facts = snapshots.read(workspace.raw(snapshot))
    inputs = {
        "snapshot": facts.digest,
        "settings": _prepare_settings(settings),
        "code": code_digest("imdb", "catalog", "inspection", *FOUNDATION),
        "versions": versions("polars", "narwhals", "matplotlib"),
    }

    def make(folder: Path) -> Mapping[str, Any]:
        from reelkin.catalog.funnel import funnel
        from reelkin.inspection.report import inspect

        counts = artefacts.read_json(
            workspace.rejects(snapshot) / "counts.json", 'run "reelkin inspect" again'
        )
        return inspect(staging, counts, facts, funnel(staging, facts, settings), folder, progress)

    return run_stage("inspect", workspace.report(snapshot, "inspection"), inputs, make)


@of_extra("build", "preparing")
def prepare_stage(
    workspace: Workspace,
    snapshot: str,
    settings: Settings,
    progress: Progress = silent,
    folder: Path | None = None,
) -> Outcome:
    """The catalogue of a snapshot that has been read; in `folder`, where it is not to be the workspace's own."""
    facts = snapshots.read(workspace.raw(snapshot))
    inputs = {
        "snapshot": facts.digest,
        "settings": _prepare_settings(settings),
        "code": code_digest("imdb", "catalog", *FOUNDATION),
        "versions": versions("polars", "narwhals"),
    }

    def make(out: Path) -> Mapping[str, Any]:
        from reelkin.catalog.prepare import prepare

        return prepare(workspace.staging(snapshot), out, facts, settings, progress)

    return run_stage("prepare", folder or workspace.catalog(snapshot), inputs, make)


def _prepare_settings(settings: Settings) -> dict[str, Any]:
    return settings.model_dump(
        mode="json", include={"min_votes", "unrated", "adult", "types", "first_year", "last_year"}
    )
