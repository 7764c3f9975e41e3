"""From a finished course to the study that the report tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin.evaluation.report.study import Study, Subject
from reelkin.evaluation.running.known_sets import warnings_for
from reelkin.evaluation.running.looking import hit_rates, slices_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reelkin.evaluation.running.cells import Scan
    from reelkin.evaluation.running.course import Course, Run
    from reelkin.evaluation.running.ratings import Sets
    from reelkin.imdb.snapshot import Snapshot

POPULAR = "most popular"


def compose(
    course: Course,
    run: Run,
    scans: Sequence[Scan],
    ours: Sequence[str],
    facts: Mapping[str, Any],
    snapshot: Snapshot,
    sets: Sets,
    options: Mapping[str, Any],
    versions: Mapping[str, str],
) -> Study:
    """Put together what the report tells.

    Args:
        course: whom it was judged on.
        run: what came of it.
        scans: what looking at the nearest clusters alone costs.
        ours: the names of reelkin's own methods.
        facts: model.json of the model; the number of clusters is in its training.
        snapshot: whose catalogue was judged.
        sets: the ratings.
        options: what was asked for, by name.
        versions: of the libraries.
    """
    slices, rates = _closer(course, run, ours)
    return Study(
        subject=_subject(course, run, facts, snapshot, sets, options, versions),
        results=run.results,
        ours=ours,
        slices=slices,
        hit_rates=rates,
        scans=scans,
        clusters=int(facts["training"]["k"]),
        seconds=run.seconds,
        tuned=run.settings,
        warnings=[*_cautions(options), *warnings_for(sets.sets)],
        left_out=run.left_out,
    )


def _subject(
    course: Course,
    run: Run,
    facts: Mapping[str, Any],
    snapshot: Snapshot,
    sets: Sets,
    options: Mapping[str, Any],
    versions: Mapping[str, str],
) -> Subject:
    m, n = course.evidence.likes.shape
    judged = [row for each in course.rounds for row in each.judged.tolist()]
    return Subject(
        model=str(facts["model_id"]),
        snapshot=snapshot.id,
        source=snapshot.source,
        notice=snapshot.notice,
        sets=sets.sets,
        counts={
            "people": len(judged),
            "people with enough likes": m,
            "titles": n,
            "likes": int(course.evidence.likes[judged].nnz),
            "queries": len(course.truth),
        },
        options=options,
        settings={**facts["settings"], **facts["scoring"]},
        map_card=str(facts["content_map"].get("data", {}).get("name", "given in Python")),
        versions=versions,
    )


def _closer(course: Course, run: Run, ours: Sequence[str]) -> tuple[dict[str, Any], dict[str, list[float]]]:
    """Slices of our best and the best baseline, and hits by place of these and of most popular."""
    found = sorted(run.results.get("people", []), key=lambda one: (-one.mean("recall@20"), one.method))
    best = [next((one for one in found if (one.method in ours) == side), None) for side in (True, False)]
    pair = [one for one in best if one is not None]
    if not pair:
        return {}, {}
    popular = [one for one in found if one.method == POPULAR and one not in pair]
    return slices_of(course, pair), {one.method: hit_rates(course, one) for one in [*pair, *popular]}


def _cautions(options: Mapping[str, Any]) -> list[str]:
    told = (
        f"A quick look: the first of {options['folds']} folds of people alone, and not all methods. Figures to go by"
        " come from a run without --quick."
    )
    return [told] if options["quick"] else []
