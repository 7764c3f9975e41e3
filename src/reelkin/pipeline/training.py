"""The train stage: a catalogue to a bundle, and the link to the newest one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from reelkin import artefacts
from reelkin.clusters.engines import check_engine
from reelkin.embedding.content_map import default_map
from reelkin.errors import MissingArtefact, ReelkinError
from reelkin.imdb import snapshot as snapshots
from reelkin.model.bundle import RECORD, Bundle
from reelkin.model.identity import identify
from reelkin.pipeline.ratings import read_sets
from reelkin.pipeline.stage import Outcome, code_digest, finished_record, of_extra
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reelkin.pipeline.ratings import GivenSet
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

CODE = ("features", "embedding", "clusters", "model", "lookup", "tables.py")
"""The parts of the package that training runs."""
ORIGIN = ("format", "snapshot", "settings", "content_map", "versions", "ratings")
"""What of model.json says what the model was made from, but for the model before it."""


@of_extra("build", "training")
def train_stage(
    workspace: Workspace,
    snapshot: str,
    settings: Settings,
    progress: Progress = silent,
    sets: Sequence[GivenSet] = (),
) -> Outcome:
    """Leave the model of the prepared catalogue in models/, and `models/current` pointing at it.

    With `sets` (`pipeline.ratings.given_sets`) it learns from those too.
    A model of the same catalogue, ratings, settings, code and versions is taken as it is. A catalogue without a title in the
    model leaves nothing: the summary then says 0 titles, which steps of the funnel left them out, and whether there
    is an earlier model, which stays `current`. Where an engine elsewhere was asked, the summary has its "jobs".

    Raises:
        MissingArtefact: the snapshot has not been prepared.
        UsageError: the engine is not known, or lacks a setting.
        MissingExtra: libraries of training or of the engine are not installed.
        RemoteFailed: the engine trains elsewhere, and that went wrong.
        BadInput: a set cannot be read, or has changed since it was given.
    """
    started, jobs_before = time.perf_counter(), _jobs(workspace)
    workspace.models.mkdir(parents=True, exist_ok=True)
    artefacts.remove_partials(workspace.models)
    record = finished_record(workspace.catalog(snapshot))
    if record is None:
        raise MissingArtefact(f'{workspace.catalog(snapshot)}: not prepared; run "reelkin prepare"')
    facts = _source_facts(workspace, snapshot, record, learns=bool(sets))
    folder = _already_trained(workspace, facts, settings, [one.digest for one in sets])
    skipped = folder is not None
    if folder is None and record["summary"]["funnel"][-1]["kept"]:
        check_engine(settings)
        folder = _train(workspace, snapshot, facts, settings, sets, progress)
    if folder is None:
        none = {
            "titles": 0,
            "left_out": [step for step in record["summary"]["funnel"] if step["removed"]],
            "current_stays": workspace.current_model.exists(),
        }
        return Outcome("train", workspace.models, False, time.perf_counter() - started, none)
    if not workspace.current_model.exists() or workspace.current_model.resolve() != folder.resolve():
        artefacts.point(workspace.current_model, folder)
    summary = artefacts.read_json(folder / RECORD, 'run "reelkin train"')["training"]
    jobs = [artefacts.read_json(path, "remove it") for path in _jobs(workspace) if path not in jobs_before]
    told = {"model": folder.name, **summary, **({"jobs": jobs} if jobs else {})}
    return Outcome("train", folder, skipped, time.perf_counter() - started, told)


def _jobs(workspace: Workspace) -> list[Path]:
    return sorted(workspace.training_jobs.glob("*.json"))


def _source_facts(
    workspace: Workspace, snapshot: str, record: Mapping[str, Any], *, learns: bool
) -> dict[str, Any]:
    # Only what its content determines: a bundle knows no date, and two equal builds are equal.
    source = snapshots.read(workspace.raw(snapshot))
    return {
        "digest": source.digest,
        "source": source.source,
        "rating_mean": source.rating_mean,
        "votes_mean": source.votes_mean,
        "billing_order": source.billing_order,
        "notice": source.notice,
        "catalog": record["digest"],
        "code": code_digest(*CODE, *(("interactions",) if learns else ())),
    }


def _already_trained(
    workspace: Workspace, facts: Mapping[str, Any], settings: Settings, ratings: Sequence[str]
) -> Path | None:
    wanted = _origin(identify(facts, settings, default_map(), None, ratings))
    current = workspace.current_model.resolve()
    others = sorted(
        path.parent for path in workspace.models.glob(f"*/{RECORD}") if not path.parent.is_symlink()
    )
    for folder in sorted(others, key=lambda path: path != current):
        try:
            # A record is soon read, a bundle takes longer to open: only the one that fits is.
            fits = _origin(artefacts.read_json(folder / RECORD, "")) == wanted
            if fits and _has_all_files(folder, Bundle.load(folder)):
                return folder
        except ReelkinError:
            continue
    return None


def _has_all_files(folder: Path, bundle: Bundle) -> bool:
    # What answers needs only a part of a bundle, so that it opens says nothing of the rest.
    return all((folder / name).is_file() for name in bundle.facts["files"])


def _origin(facts: Any) -> str | None:
    if not isinstance(facts, dict) or not facts.keys() >= set(ORIGIN):
        return None
    return artefacts.digest({key: facts[key] for key in ORIGIN})


def _train(
    workspace: Workspace,
    snapshot: str,
    facts: Mapping[str, Any],
    settings: Settings,
    sets: Sequence[GivenSet],
    progress: Progress,
) -> Path:
    # Only what trains needs these, and they take seconds to import.
    import polars as pl

    from reelkin.model.fit import fit

    def table(name: str) -> pl.DataFrame:
        return pl.read_parquet(workspace.catalog(snapshot) / f"{name}.parquet")

    fitted = fit(
        table("titles"),
        table("credits"),
        table("people"),
        table("alternate_titles"),
        table("regions"),
        settings,
        facts,
        previous=_current(workspace),
        ratings=read_sets(workspace, snapshot, sets) if sets else None,
        progress=progress,
    )
    folder = workspace.models / fitted.bundle.model_id
    with artefacts.new_folder(folder) as aside:
        fitted.save(aside)
    return folder


def _current(workspace: Workspace) -> Bundle | None:
    """The model before this one, whose clusters keep their addresses; one that cannot be read is none."""
    try:
        return Bundle.load(workspace.current_model)
    except ReelkinError:
        return None
