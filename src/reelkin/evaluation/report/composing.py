"""From a finished course to the study that the report tells."""

from __future__ import annotations

from dataclasses import replace
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
        facts: model.json of the model; the number of clusters is in its training.
        snapshot: whose catalogue was judged.
        sets: the ratings.
        options: what was asked for, by name.
        versions: of the libraries.
    """
    as_trained = run.of_side("as trained")
    study = Study(
        subject=_subject(course, run, facts, snapshot, sets, options, versions),
        results=run.results,
        ours=[*run.of_side("ours"), *as_trained],
        as_trained=as_trained,
        with_ratings=run.with_ratings,
        scans=scans,
        clusters=int(facts["training"]["k"]),
        seconds=run.seconds,
        tuned=run.settings,
        warnings=[*_cautions(options), *warnings_for(sets.sets)],
        left_out=run.left_out,
    )
    return _looked_closer(study, course)


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


def _looked_closer(study: Study, course: Course) -> Study:
    """With slices of our best and the best baseline, and hits by place of these and of most popular."""
    best = [study.best("people", "recall@20", ours=ours) for ours in (True, False)]
    pair = [one for one in best if one is not None]
    if not pair:
        return study
    popular = study.of("people", POPULAR)
    shown = pair if popular is None or popular in pair else [*pair, popular]
    rates = {one.method: hit_rates(course, one) for one in shown}
    return replace(study, slices=slices_of(course, pair), hit_rates=rates)


def _cautions(options: Mapping[str, Any]) -> list[str]:
    told = (
        f"A quick look: the first of {options['folds']} folds of people alone, and not all methods. Figures to go by"
        " come from a run without --quick."
    )
    return [told] if options["quick"] else []
