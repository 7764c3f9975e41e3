"""A catalogue with every rated title, whatever its votes: what an evaluation judges on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin.pipeline.stage import finished_record
from reelkin.pipeline.stages import prepare_stage, read_stage
from reelkin.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reelkin.progress import Progress
    from reelkin.workspace import Workspace

MOST_RATED = 100_000
"""Up to so many rated titles all are judged; of more, those that pass the model's thresholds."""


def rated_catalog(
    workspace: Workspace, snapshot: str, record: Mapping[str, Any], settings: Settings, progress: Progress
) -> tuple[Path, str]:
    """The catalogue whose rated titles are judged, and what names its content.

    Of titles with too few votes for the model, the catalogue holds no credits. Where there are not too many to judge
    all rated titles, one without that threshold is prepared beside it.
    """
    import polars as pl

    folder = workspace.catalog(snapshot)
    titles = pl.scan_parquet(folder / "titles.parquet").filter(pl.col("average_rating").is_not_null())
    few = pl.col("left_out_by") == "votes"
    number, left_out = titles.select(pl.len(), few.fill_null(value=False).sum()).collect().row(0)
    if not left_out or number > MOST_RATED:
        return folder, str(record["digest"])
    read_stage(workspace, snapshot, progress)
    chosen = Settings(**{**settings.model_dump(), **record["inputs"]["settings"], "min_votes": 0})
    beside = workspace.evaluations / f"catalog-{snapshot}"
    prepare_stage(workspace, snapshot, chosen, progress, beside)
    prepared = finished_record(beside)
    assert prepared is not None, "it was prepared just now"
    return beside, str(prepared["digest"])
