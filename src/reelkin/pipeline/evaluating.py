"""The evaluate stage: people's ratings and a catalogue to a report on how good the recommendations are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reelkin import artefacts
from reelkin.clusters.engines import engine_here
from reelkin.errors import MissingArtefact, UsageError
from reelkin.imdb import snapshot as snapshots
from reelkin.model.bundle import Bundle
from reelkin.model.card import write_card
from reelkin.pipeline.evaluated_methods import installed, judged_methods
from reelkin.pipeline.rated_catalog import rated_catalog
from reelkin.pipeline.ratings import given_sets, read_given
from reelkin.pipeline.stage import Outcome, code_digest, finished_record, of_extra, run_stage, versions
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reelkin.evaluation.report.study import Study
    from reelkin.evaluation.running.kept import Kept
    from reelkin.evaluation.running.methods import Entry
    from reelkin.evaluation.running.ratings import Sets
    from reelkin.pipeline.wanted import Wanted
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

KIND = "evaluation"
RESULTS_FROM = (
    "features",
    "interactions",
    "evaluation/metrics",
    "evaluation/protocols",
    "evaluation/running",
    "evaluation/evidence.py",
    "evaluation/results.py",
    "evaluation/lift.py",
    "evaluation/splits.py",
    "model/ratings.py",
)
"""The code that all results depend on; what a method alone depends on is named with it. A change in the report's looks
takes what is kept."""
LIBRARIES = ("numpy", "scipy", "polars", "scikit-learn")
"""Those that all results depend on."""
OF_CLUSTERS = ("clusters", "embedding")


@of_extra("build", "evaluating")
def evaluate_stage(
    workspace: Workspace,
    wanted: Wanted,
    settings: Settings,
    snapshot: str | None = None,
    progress: Progress = silent,
    *,
    force: bool = False,
) -> Outcome:
    """Leave reports/<model_id>/evaluation of the current model. What is finished is kept, whenever it is stopped.

    Args:
        workspace: where, with its lock held.
        wanted: what is to be judged, on whom.
        settings: the k-means engine and its seed are taken from them; an engine elsewhere is not asked, for clusters
            are made several times.
        snapshot: whose catalogue is judged; None: the one that the current model is of.
        progress: told how far it is.
        force: measure again what is kept.

    Raises:
        MissingArtefact: there is no model, no prepared catalogue, or no such ratings.
        UsageError: an option that cannot be taken.
        BadInput: a file is no rating set, or too few people have likes of these titles.
    """
    from reelkin.evaluation.running.kept import Kept
    from reelkin.evaluation.running.ratings import joined

    if not wanted.ratings:
        raise UsageError(
            "no ratings: give people's ratings to judge on, such as a MovieLens folder, with --ratings"
        )
    settings = engine_here(settings)
    bundle = Bundle.load(workspace.current_model)
    name = snapshot_of(workspace, bundle, snapshot)
    record = finished_record(workspace.catalog(name))
    if record is None:
        raise MissingArtefact(f'{workspace.catalog(name)}: not prepared; run "reelkin prepare"')
    given = given_sets(workspace, wanted.ratings)
    entries, left_out = judged_methods(bundle, wanted, given)
    read = read_given(workspace, name, given, wanted.scale)
    sets = joined([(one.path.name, bulk) for one, bulk in zip(given, read, strict=True)])
    catalog, digest = rated_catalog(workspace, name, record, settings, progress)
    basis = {
        "catalog": digest,
        "ratings": sets.digest,
        "folds": wanted.folds,
        "seed": wanted.seed,
        "quick": wanted.quick,
        "settings": _model_settings(bundle),
        "map": bundle.facts["content_map"]["digest"],
        "code": code_digest(*RESULTS_FROM),
        "versions": versions(*LIBRARIES),
    }
    inputs = {
        **basis,
        "model": bundle.model_id,
        "options": wanted.options(),
        "methods": {entry.key: entry.version for entry in entries},
        "left_out": left_out,
        "clusters": _clusters_version(settings),
        "report": code_digest("evaluation", "inspection", "model", "pipeline"),
    }
    folder = workspace.report(bundle.model_id, KIND)
    kept = Kept(workspace.evaluations, artefacts.digest(basis))
    if force:
        kept.forget()
        (folder / "stage.json").unlink(missing_ok=True)

    def make(out: Path) -> Mapping[str, Any]:
        from reelkin.evaluation.report.prose import given
        from reelkin.evaluation.report.writing import write_report

        study = _study(workspace, bundle, name, catalog, wanted, entries, sets, settings, kept, progress)
        study = replace(study, left_out={**left_out, **study.left_out})
        told = write_report(study, out, progress)
        write_card(
            bundle,
            out,
            {
                "headline": told,
                "snapshot": name,
                "sets": list(sets.sets),
                "people": study.subject.counts["people"],
                "given": given(study),
            },
        )
        return {
            "people": study.subject.counts["people"],
            "likes": study.subject.counts["likes"],
            "titles": study.subject.counts["titles"],
            "protocols": study.protocols,
            "headline": told,
            "warnings": list(study.warnings),
            "left_out": dict(study.left_out),
        }

    return run_stage("evaluate", folder, inputs, make)


def snapshot_of(workspace: Workspace, bundle: Bundle, wanted: str | None) -> str:
    """The snapshot asked for, or the newest of the content that the model is of."""
    if wanted is not None:
        return workspace.snapshot(wanted)
    digest = bundle.facts["snapshot"].get("digest")
    of_model = [
        name for name in workspace.snapshots() if snapshots.read(workspace.raw(name)).digest == digest
    ]
    if not of_model:
        raise MissingArtefact(
            f"{workspace.home}: the files of the current model are gone; name another catalogue with --catalog, or"
            ' run "reelkin build"'
        )
    return of_model[-1]


def _clusters_version(settings: Settings) -> str:
    """Names what makes the clusters that are scanned."""
    return artefacts.digest([code_digest(*OF_CLUSTERS), settings.engine, settings.seed])


def _model_settings(bundle: Bundle) -> dict[str, Any]:
    chosen = bundle.facts["settings"]
    return {name: chosen[name] for name in ("min_person_titles", "block_weights")}


def _study(
    workspace: Workspace,
    bundle: Bundle,
    snapshot: str,
    catalog: Path,
    wanted: Wanted,
    entries: Sequence[Entry],
    sets: Sets,
    settings: Settings,
    kept: Kept,
    progress: Progress,
) -> Study:
    from reelkin.evaluation.report.composing import compose
    from reelkin.evaluation.running.cells import scan_cells
    from reelkin.evaluation.running.course import lay_out, run_course
    from reelkin.evaluation.running.judged import read_judged
    from reelkin.evaluation.running.ours import DefaultMap
    from reelkin.evaluation.running.ratings import evidence_of

    source, options = snapshots.read(workspace.raw(snapshot)), wanted.options()
    judged = read_judged(catalog, billing_order=source.billing_order, **_model_settings(bundle))
    evidence = evidence_of(sets, judged)
    course = lay_out(judged, evidence, wanted.folds, wanted.seed, quick=wanted.quick)
    run = run_course(course, entries, options["protocols"], kept, progress)
    scans = []
    if {"people", "similar"} <= set(options["protocols"]):
        method, k = DefaultMap(judged.features), len(bundle.clusters.centroids)
        of_cells = kept.within(_clusters_version(settings))
        scans = scan_cells(course, method, settings, k, of_cells, quick=wanted.quick, progress=progress)
    used = {**versions(*LIBRARIES), **installed(*(name for entry in entries for name in entry.libraries))}
    return compose(course, run, scans, bundle.facts, source, sets, options, used)
