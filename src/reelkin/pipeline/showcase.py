"""The showcase: the current model's film map and page, and the sketch's way beside ours. What the demo shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin.pipeline.page import write_page_html
from reelkin.pipeline.stage import Outcome, code_digest, run_stage, versions
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import polars as pl
    from matplotlib.figure import Figure

    from reelkin.recommend import Model
    from reelkin.workspace import Workspace

PAGE = "index.html"


def showcase_stage(
    workspace: Workspace, model: Model, asked: Sequence[str], progress: Progress = silent
) -> Outcome:
    """Leave reports/<model_id>/showcase with the page, and the sketch's picks for the first of `asked` in the summary."""
    inputs = {
        "model": model.model_id,
        "asked": list(asked),
        "code": code_digest("clusters", "recommend", "evaluation", "pipeline"),
        "versions": versions("matplotlib", "opentsne", "scikit-learn"),
    }

    def make(folder: Path) -> dict[str, Any]:
        import polars as pl

        from reelkin.evaluation.baselines.sketch import fit_sketch

        titles = pl.read_parquet(workspace.current_model / "publish" / "titles.parquet")
        figure = _film_map(model, titles, progress)
        figure.savefig(
            folder / "film-map.png", dpi=200, facecolor=figure.get_facecolor(), metadata={"Software": None}
        )
        (folder / PAGE).write_text(write_page_html(model, figure, asked), encoding="utf-8")
        return {"titles": len(model), "sketch": fit_sketch(titles).similar(asked[0], 3, seed=0)}

    return run_stage("showcase", workspace.report(model.model_id, "showcase"), inputs, make)


def _film_map(model: Model, titles: pl.DataFrame, progress: Progress) -> Figure:
    import polars as pl

    from reelkin.clusters.film_map import lay_out
    from reelkin.clusters.map_figure import draw_map
    from reelkin.clusters.profiles import ClusterProfile

    bundle, seed = model.bundle, int(model.bundle.facts["settings"]["seed"])
    years = titles["start_year"].cast(pl.Float64).fill_null(float("nan")).to_numpy()
    assignments = bundle.clusters.assignments
    places = lay_out(bundle.embedding.vectors, assignments, seed, rightward=years, progress=progress)
    profiles = [ClusterProfile.from_json(profile) for profile in model.clusters]
    return draw_map(places, assignments, profiles, titles["primary_title"].to_list())
