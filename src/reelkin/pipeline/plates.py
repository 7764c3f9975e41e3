"""The plates: the current model's clusters as pictures, and the map of films as numbers for whoever draws it again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.errors import ReelkinError
from reelkin.model.bundle import Bundle
from reelkin.pipeline.stage import Outcome, code_digest, of_extra, run_stage, versions
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from reelkin.features.matrix import FeatureMatrix
    from reelkin.workspace import Workspace

KIND = "clusters"
MAP = "map.png"
PLACES = "map.npy"
"""float32[n, 2]: x and y of each title, in the order of the bundle's rows."""


@of_extra("build", "drawing")
def plates_stage(workspace: Workspace, bundle: Bundle, progress: Progress = silent) -> Outcome:
    """Leave reports/<model_id>/clusters with map.png, heatmap.png, map.npy and, where k was chosen, k.png.

    The map starts from the one of the model before, where that is still there, so that films stay about where they
    were.
    """
    before = _places_before(workspace, bundle)
    inputs = {
        "model": bundle.model_id,
        "before": bundle.facts.get("previous") if before else None,
        "code": code_digest("clusters", "pipeline"),
        "versions": versions("matplotlib", "opentsne", "adjusttext"),
    }

    def make(folder: Path) -> dict[str, Any]:
        return _draw(bundle, before, folder, progress)

    return run_stage("plates", workspace.report(bundle.model_id, KIND), inputs, make)


def feature_matrix(bundle: Bundle) -> FeatureMatrix:
    """The title × feature matrix of a bundle, as training had it."""
    from scipy import sparse

    from reelkin.features.matrix import FeatureColumn, FeatureMatrix

    features = bundle.features
    blocks = list(features.blocks)
    columns = [
        FeatureColumn(name, blocks[block], label)
        for name, block, label in zip(features.name, features.block.tolist(), features.label, strict=True)
    ]
    shape = (len(bundle), len(columns))
    matrix = sparse.csr_array((features.values, features.columns, features.offsets), shape=shape)
    return FeatureMatrix(list(bundle.titles.tconst), columns, matrix, np.asarray(features.scale))


def credit_line(notice: str) -> str:
    """The first two sentences of a source's notice: where the data is from, and by what right."""
    return " ".join(re.split(r"(?<=\.) ", " ".join(notice.split()))[:2])


def _draw(
    bundle: Bundle, before: dict[str, tuple[float, float]] | None, folder: Path, progress: Progress
) -> dict[str, Any]:
    from reelkin.clusters.choosing import Choice
    from reelkin.clusters.curve_figure import draw_choice
    from reelkin.clusters.heatmap import draw_heatmap, lift_table
    from reelkin.clusters.map_figure import draw_map
    from reelkin.clusters.profiles import ClusterProfile

    assignments = np.asarray(bundle.clusters.assignments)
    profiles = [ClusterProfile.from_json(profile) for profile in bundle.profiles]
    credit = credit_line(str(bundle.facts["snapshot"].get("notice", "")))
    places = _lay_out(bundle, before, progress)
    np.save(folder / PLACES, places, allow_pickle=False)
    titles = list(bundle.titles.primary_title)
    _save(draw_map(places, assignments, profiles, titles, credit=credit), folder / MAP)
    table = lift_table(feature_matrix(bundle), assignments, profiles)
    _save(draw_heatmap(table, profiles, credit=credit), folder / "heatmap.png")
    choice = bundle.clustering.get("choice")
    if choice:
        _save(draw_choice(Choice.from_json(choice)), folder / "k.png")
    return {"titles": len(bundle), "clusters": len(profiles)}


def _lay_out(
    bundle: Bundle, before: dict[str, tuple[float, float]] | None, progress: Progress
) -> NDArray[np.float32]:
    from reelkin.clusters.film_map import lay_out

    years = bundle.titles.start_year.astype(np.float64)
    initial = None
    if before:
        nowhere = (float("nan"), float("nan"))
        initial = np.array([before.get(tconst, nowhere) for tconst in bundle.titles.tconst], np.float32)
    return lay_out(
        np.asarray(bundle.embedding.vectors),
        np.asarray(bundle.clusters.assignments),
        int(bundle.facts["settings"]["seed"]),
        initial=initial,
        rightward=np.where(years >= 0, years, np.nan),
        progress=progress,
    )


def _places_before(workspace: Workspace, bundle: Bundle) -> dict[str, tuple[float, float]] | None:
    """Place by tconst in the map of the model before this one; None where model or map is gone, or shares no title."""
    previous = bundle.facts.get("previous")
    if not previous:
        return None
    try:
        old = Bundle.load(workspace.models / str(previous))
        places = np.load(workspace.report(str(previous), KIND) / PLACES, allow_pickle=False)
    except (ReelkinError, OSError, ValueError):
        return None
    if places.shape != (len(old), 2):
        return None
    found = dict(zip(old.titles.tconst, map(tuple, places.tolist()), strict=True))
    return found if any(tconst in found for tconst in bundle.titles.tconst) else None


def _save(figure: Figure, path: Path) -> None:
    # Without the library's version in it the same figure gives the same bytes.
    figure.savefig(path, dpi=200, facecolor=figure.get_facecolor(), metadata={"Software": None})
