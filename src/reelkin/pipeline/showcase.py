"""The showcase: one page with the map of films, the shelves and picks, and the sketch's way beside ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin.pipeline.stage import Outcome, code_digest, of_extra, run_stage, versions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reelkin.recommend import Model
    from reelkin.workspace import Workspace

PAGE = "index.html"
SKETCH_PICKS = 3


@of_extra("build", "the showcase")
def showcase_stage(workspace: Workspace, model: Model, film_map: Path, asked: Sequence[str]) -> Outcome:
    """Leave reports/<model_id>/showcase with the page; the summary holds the sketch's picks for the first of `asked`.

    Args:
        workspace: where, with its lock held.
        model: the current model.
        film_map: the picture of its map.
        asked: ids of the titles whose picks are shown, at least one.
    """
    inputs = {
        "model": model.model_id,
        "asked": list(asked),
        "code": code_digest("clusters", "recommend", "evaluation", "pipeline", "posters"),
        "versions": versions("scikit-learn"),
    }

    def make(folder: Path) -> dict[str, Any]:
        import polars as pl

        from reelkin.evaluation.baselines.sketch import fit_sketch
        from reelkin.pipeline.page import page_html

        (folder / PAGE).write_text(page_html(model, film_map.read_bytes(), asked), encoding="utf-8")
        titles = pl.read_parquet(workspace.models / model.model_id / "publish" / "titles.parquet")
        return {"titles": len(model), "sketch": fit_sketch(titles).similar(asked[0], SKETCH_PICKS, seed=0)}

    return run_stage("showcase", workspace.report(model.model_id, "showcase"), inputs, make)
