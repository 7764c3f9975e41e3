"""Two finished models beside each other: opened, checked to be of the same vectors, and measured."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reelkin.errors import MissingExtra, UsageError
from reelkin.model.bundle import RECORD, Bundle
from reelkin.pipeline.evaluating import snapshot_of
from reelkin.pipeline.ratings import given_sets, read_given
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.workspace import Workspace


def compare_models(
    workspace: Workspace,
    names: tuple[str, str],
    ratings: Sequence[str] = (),
    progress: Progress = silent,
) -> dict[str, Any]:
    """What two models of the same vectors have in common and what not, as JSON values.

    Args:
        workspace: where models are looked for, and the catalogue that ratings are matched against.
        names: two bundle folders, or the beginnings of two models' ids.
        ratings: people's ratings to judge both on: files, folders or names of sets.
        progress: told how far it is.

    Raises:
        UsageError: there is no such model, or several begin so, or both are one.
        BadInput: a folder is no bundle, the models are of other titles or vectors, or the ratings tell too little.
        MissingArtefact: the ratings, or the catalogue to match them against, are not there.
    """
    bundles = [Bundle.load(find_model(workspace, name)) for name in names]
    one, other = bundles
    if one.model_id == other.model_id:
        raise UsageError(f"both are model {one.model_id[:12]}; give two models")
    try:
        from reelkin.evaluation.side_by_side import clusterings, picks
    except ModuleNotFoundError as error:
        raise MissingExtra("build", "comparing models") from error

    clusterings.check_same_vectors(one, other)
    told = {
        "models": [_told(bundle, clusterings.measures(bundle)) for bundle in bundles],
        "clusters": asdict(clusterings.alike(one, other)),
        "shared_picks": picks.shared_picks(one, other, progress),
    }
    return told | ({"people": _judged(workspace, bundles, ratings, progress)} if ratings else {})


def find_model(workspace: Workspace, name: str) -> Path:
    """The folder of a model, given as a folder or as the beginning of its id.

    Raises:
        UsageError: there is none, or several begin so.
    """
    if name and Path(name).expanduser().is_dir():
        return Path(name).expanduser()
    there = sorted({path.parent.resolve() for path in workspace.models.glob(f"*/{RECORD}")})
    found = [folder for folder in there if folder.name.startswith(name)] if name else []
    if len(found) == 1:
        return found[0]
    listed = ", ".join(folder.name[:12] for folder in (found or there)) or "none"
    raise UsageError(
        f"{'several models begin' if found else 'no folder and no model begins'} with '{name}';"
        f" in {workspace.models} there {'are' if len(found or there) != 1 else 'is'} {listed}"
    )


def _told(bundle: Bundle, measures: dict[str, Any]) -> dict[str, Any]:
    facts = bundle.facts
    rows, width = bundle.embedding.vectors.shape
    return {
        "model_id": bundle.model_id,
        "engine": facts["training"]["engine"],
        "settings": facts["settings"],
        "titles": rows,
        "dimensions": width,
        **measures,
    }


def _judged(
    workspace: Workspace, bundles: Sequence[Bundle], ratings: Sequence[str], progress: Progress
) -> dict[str, Any]:
    """By way of looking, each model's figures on the same people, and how the second differs from the first."""
    import polars as pl

    from reelkin.evaluation.results import compare
    from reelkin.evaluation.running.ratings import joined
    from reelkin.evaluation.side_by_side.people import METRICS, judge_both

    given = given_sets(workspace, ratings)
    read = read_given(workspace, snapshot_of(workspace, bundles[0], None), given)
    table: pl.DataFrame = joined([(one.path.name, bulk) for one, bulk in zip(given, read, strict=True)]).table
    results = judge_both({bundle.model_id: bundle for bundle in bundles}, table, progress)
    first, second = (bundle.model_id for bundle in bundles)
    return {
        way: {
            "counts": dict(by_model[first].counts),
            "models": [
                {metric: by_model[name].mean(metric) for metric in METRICS} for name in (first, second)
            ],
            "differences": {
                metric: compare(by_model[second], by_model[first], metric).as_json() for metric in METRICS
            },
        }
        for way, by_model in results.items()
    }
