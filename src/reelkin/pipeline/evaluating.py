"""The evaluate stage: people's ratings and a catalogue to a report on how good the recommendations are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reelkin import artefacts
from reelkin.errors import MissingArtefact, UsageError
from reelkin.imdb import snapshot as snapshots
from reelkin.model.bundle import Bundle
from reelkin.pipeline.stage import Outcome, code_digest, finished_record, of_extra, run_stage, versions
from reelkin.pipeline.stages import read_stage
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reelkin.evaluation.report.study import Study, Subject
    from reelkin.evaluation.running.course import Course, Run
    from reelkin.evaluation.running.kept import Kept
    from reelkin.evaluation.running.methods import Entry
    from reelkin.evaluation.running.ratings import Sets
    from reelkin.interactions.scale import Scale
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

KIND = "evaluation"
FOLDS = 5
MOST_RATED = 100_000
"""Up to so many rated titles all are judged; of more, those that pass the model's thresholds."""
RESULTS_FROM = (
    "features",
    "embedding",
    "clusters",
    "interactions",
    "evaluation/baselines",
    "evaluation/metrics",
    "evaluation/protocols",
    "evaluation/running",
    "evaluation/evidence.py",
    "evaluation/lift.py",
    "evaluation/splits.py",
)
"""The code that results depend on; a change in the report's looks alone takes what is kept."""
LIBRARIES = ("numpy", "scipy", "polars", "scikit-learn")


@dataclass(frozen=True)
class Wanted:
    """What is to be evaluated.

    Attributes:
        ratings: files or folders of people's ratings.
        protocols: "people", "last", "cold", "similar"; none: all.
        folds: of people and of titles.
        seed: where every random choice starts.
        baselines: keys of `evaluation.running.methods`; none: all.
        lenskit: LensKit's own versions too.
        quick: the first fold alone, and the methods that take little time.
        scale: of a plain file's ratings.
    """

    ratings: Sequence[Path]
    protocols: Sequence[str] = field(default_factory=tuple)
    folds: int = FOLDS
    seed: int = 0
    baselines: Sequence[str] = field(default_factory=tuple)
    lenskit: bool = False
    quick: bool = False
    scale: Scale | None = None

    def options(self) -> dict[str, Any]:
        """What was asked for, as JSON values."""
        from reelkin.evaluation.running.course import PROTOCOLS

        return {
            "protocols": [name for name in PROTOCOLS if not self.protocols or name in self.protocols],
            "folds": self.folds,
            "seed": self.seed,
            "baselines": sorted(self.baselines) or "all",
            "LensKit": self.lenskit,
            "quick": self.quick,
        }


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
        settings: the k-means engine and its seed are taken from them.
        snapshot: whose catalogue is judged; None: the one that the current model is of.
        progress: told how far it is.
        force: measure again what is kept.

    Raises:
        MissingArtefact: there is no model, no prepared catalogue, or no such ratings.
        UsageError: an option that cannot be taken.
        BadInput: a file is no rating set, or too few people have likes of these titles.
    """
    from reelkin.evaluation.running.kept import Kept
    from reelkin.evaluation.running.methods import chosen

    if not wanted.ratings:
        raise UsageError(
            "no ratings: give people's ratings to judge on, such as a MovieLens folder, with --ratings"
        )
    bundle = Bundle.load(workspace.current_model)
    name = _snapshot_of(workspace, bundle, snapshot)
    record = finished_record(workspace.catalog(name))
    if record is None:
        raise MissingArtefact(f'{workspace.catalog(name)}: not prepared; run "reelkin prepare"')
    entries = chosen(wanted.baselines, quick=wanted.quick, lenskit=wanted.lenskit)
    sets = _read(workspace, name, wanted)
    catalog, digest = _catalog(workspace, name, record, settings, progress)
    basis = {
        "catalog": digest,
        "ratings": sets.digest,
        "folds": wanted.folds,
        "seed": wanted.seed,
        "quick": wanted.quick,
        "settings": _model_settings(bundle),
        "map": bundle.facts["content_map"]["digest"],
        "engine": settings.engine,
        "code": code_digest(*RESULTS_FROM),
        "versions": versions(*LIBRARIES),
    }
    inputs = {
        **basis,
        "model": bundle.model_id,
        "options": wanted.options(),
        "methods": [entry.key for entry in entries],
        "report": code_digest("evaluation", "inspection", "pipeline"),
    }
    folder = workspace.report(bundle.model_id, KIND)
    kept = Kept(workspace.evaluations, artefacts.digest(basis))
    if force:
        kept.forget()
        (folder / "stage.json").unlink(missing_ok=True)

    def make(out: Path) -> Mapping[str, Any]:
        from reelkin.evaluation.report.numbers import headline
        from reelkin.evaluation.report.writing import write_report

        study = _study(workspace, bundle, name, catalog, wanted, entries, sets, settings, kept, progress)
        write_report(study, out, progress)
        return {
            "people": study.subject.counts["people"],
            "likes": study.subject.counts["likes"],
            "titles": study.subject.counts["titles"],
            "protocols": study.protocols,
            "headline": headline(study),
            "warnings": list(study.warnings),
            "left_out": dict(study.left_out),
        }

    return run_stage("evaluate", folder, inputs, make)


def _snapshot_of(workspace: Workspace, bundle: Bundle, wanted: str | None) -> str:
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


def _catalog(
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
    chosen = settings.model_copy(update={**record["inputs"]["settings"], "min_votes": 0})
    inputs = {**record["inputs"], "settings": {**record["inputs"]["settings"], "min_votes": 0}}

    def make(out: Path) -> Mapping[str, Any]:
        from reelkin.catalog.prepare import prepare

        facts = snapshots.read(workspace.raw(snapshot))
        return prepare(workspace.staging(snapshot), out, facts, chosen, progress)

    return (
        run_stage("prepare", workspace.evaluations / f"catalog-{snapshot}", inputs, make).folder,
        artefacts.digest(inputs),
    )


def _read(workspace: Workspace, snapshot: str, wanted: Wanted) -> Sets:
    from reelkin.evaluation.running.ratings import join_sets
    from reelkin.interactions.bulk import read_bulk
    from reelkin.interactions.catalog_titles import CatalogTitles

    titles = CatalogTitles(workspace.catalog(snapshot))
    return join_sets([(path.name, read_bulk(path, titles, wanted.scale)) for path in wanted.ratings])


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
    from reelkin.evaluation.report.study import Study
    from reelkin.evaluation.running.course import lay_out, run_course
    from reelkin.evaluation.running.judged import read_judged
    from reelkin.evaluation.running.known_sets import warnings_for
    from reelkin.evaluation.running.ratings import evidence_of

    source = snapshots.read(workspace.raw(snapshot))
    judged = read_judged(catalog, billing_order=source.billing_order, **_model_settings(bundle))
    evidence, _ = evidence_of(sets, judged)
    course = lay_out(judged, evidence, wanted.folds, wanted.seed, quick=wanted.quick)
    options = wanted.options()
    run = run_course(course, entries, options["protocols"], kept, progress)
    names = {entry.key: entry.make(judged).name for entry in entries if entry.side == "ours"}
    slices, rates = _closer(course, run, list(names.values()))
    k = len(bundle.clusters.centroids)
    return Study(
        subject=_subject(bundle, source, snapshot, sets, course, run, options),
        results=run.results,
        ours=list(names.values()),
        slices=slices,
        hit_rates=rates,
        scans=_scans(course, settings, k, kept, wanted, progress),
        clusters=k,
        seconds=run.seconds,
        tuned=run.settings,
        warnings=[*_cautions(bundle, sets, wanted), *warnings_for(sets.sets)],
        left_out=run.left_out,
    )


def _subject(
    bundle: Bundle,
    source: Any,
    snapshot: str,
    sets: Sets,
    course: Course,
    run: Run,
    options: Mapping[str, Any],
) -> Subject:
    from reelkin.evaluation.report.study import Subject

    m, n = course.evidence.likes.shape
    judged = next(iter(run.results.get("people", [])), None)
    card = bundle.facts["content_map"]
    return Subject(
        model=bundle.model_id,
        snapshot=snapshot,
        source=source.source,
        notice=source.notice,
        sets=sets.sets,
        counts={
            "people": m if judged is None else len(judged.judged),
            "people with enough likes": m,
            "titles": n,
            "likes": int(course.evidence.likes.nnz),
            "queries": len(course.truth),
        },
        options=options,
        settings={**bundle.facts["settings"], **bundle.facts["scoring"]},
        map_card=str(card.get("data", {}).get("name", "given in Python")),
        versions=versions(*LIBRARIES),
    )


def _closer(course: Course, run: Run, ours: Sequence[str]) -> tuple[dict[str, Any], dict[str, list[float]]]:
    """Slices of our best and the best baseline, and hits by place of these and of most popular."""
    from reelkin.evaluation.running.looking import hit_rates, slices_of

    found = sorted(run.results.get("people", []), key=lambda one: (-one.mean("recall@20"), one.method))
    best = [next((one for one in found if (one.method in ours) == side), None) for side in (True, False)]
    pair = [one for one in best if one is not None]
    if not pair:
        return {}, {}
    popular = [one for one in found if one.method == "most popular" and one not in pair]
    return slices_of(course, pair), {one.method: hit_rates(course, one) for one in [*pair, *popular]}


def _scans(
    course: Course, settings: Settings, k: int, kept: Kept, wanted: Wanted, progress: Progress
) -> Sequence[Any]:
    from reelkin.evaluation.running.cells import scan_cells
    from reelkin.evaluation.running.ours import DefaultMap

    if not {"people", "similar"} <= set(wanted.options()["protocols"]):
        return ()
    method = DefaultMap(course.judged.features)
    return scan_cells(course, method, settings, k, kept, quick=wanted.quick, progress=progress)


def _cautions(bundle: Bundle, sets: Sets, wanted: Wanted) -> list[str]:
    told = []
    if wanted.quick:
        told.append(
            f"A quick look: the first of {wanted.folds} folds of people alone, and not all methods. Figures to go by"
            " come from a run without --quick."
        )
    return told
