"""The plates: the current model's clusters, and the map of films, as pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.pipeline.stage import Outcome, code_digest, of_extra, run_stage, versions

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

    from reelkin.features.matrix import FeatureMatrix
    from reelkin.model.bundle import Bundle
    from reelkin.workspace import Workspace

KIND = "clusters"
MAP = "map.png"


@of_extra("build", "drawing")
def plates_stage(workspace: Workspace, bundle: Bundle) -> Outcome:
    """Leave reports/<model_id>/clusters with map.png, heatmap.png and, where k was chosen, k.png."""
    inputs = {
        "model": bundle.model_id,
        "code": code_digest("clusters", "pipeline"),
        "versions": versions("matplotlib", "adjusttext"),
    }

    def make(folder: Path) -> dict[str, Any]:
        return _draw(bundle, folder)

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


def _draw(bundle: Bundle, folder: Path) -> dict[str, Any]:
    from reelkin.clusters.choosing import Choice
    from reelkin.clusters.curve_figure import draw_choice
    from reelkin.clusters.heatmap import draw_heatmap, lift_table
    from reelkin.clusters.map_figure import draw_map
    from reelkin.clusters.profiles import ClusterProfile

    assignments = np.asarray(bundle.clusters.assignments)
    profiles = [ClusterProfile.from_json(profile) for profile in bundle.profiles]
    credit = credit_line(str(bundle.facts["snapshot"].get("notice", "")))
    titles = list(bundle.titles.primary_title)
    _save(
        draw_map(np.asarray(bundle.film_map.places), assignments, profiles, titles, credit=credit),
        folder / MAP,
    )
    table = lift_table(feature_matrix(bundle), assignments, profiles)
    _save(draw_heatmap(table, profiles, credit=credit), folder / "heatmap.png")
    choice = bundle.clustering.get("choice")
    if choice:
        _save(draw_choice(Choice.from_json(choice)), folder / "k.png")
    return {"titles": len(bundle), "clusters": len(profiles)}


def _save(figure: Figure, path: Path) -> None:
    # Without the library's version in it the same figure gives the same bytes.
    figure.savefig(path, dpi=200, facecolor=figure.get_facecolor(), metadata={"Software": None})
