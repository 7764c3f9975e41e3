"""Both models judged on the same people's likes, over all titles and over the nearest clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.errors import BadInput
from reelkin.evaluation.evidence import Evidence
from reelkin.evaluation.protocols.people import judge_people
from reelkin.evaluation.running.ratings import FEWEST_LIKES, FEWEST_PEOPLE
from reelkin.evaluation.side_by_side.placed_model import in_clusters, placed
from reelkin.evaluation.splits import folds, hold_out
from reelkin.interactions.matrices import likes
from reelkin.interactions.scale import LIKE_OF_TEN
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import polars as pl

    from reelkin.evaluation.protocols.rounds import Method
    from reelkin.evaluation.results import Result
    from reelkin.model.bundle import Bundle
    from reelkin.progress import Progress

METRICS = ("recall@20", "ndcg@20")
WAYS: dict[str, Callable[[Bundle, str], Method]] = {"all titles": placed, "nearest clusters": in_clusters}
SEED = 0


def judge_both(
    bundles: Mapping[str, Bundle], ratings: pl.DataFrame, progress: Progress = silent
) -> dict[str, dict[str, Result]]:
    """By way ("all titles", "nearest clusters") and by name: 80 % of each one's likes folded in, the rest to be found.

    Args:
        bundles: models of the same titles in the same order, by name.
        ratings: `tables.INTERACTIONS`.
        progress: told how far it is.

    Raises:
        BadInput: too few people have enough likes of these titles.
    """
    bundle = next(iter(bundles.values()))
    found = likes(ratings, list(bundle.titles.tconst), LIKE_OF_TEN, FEWEST_LIKES)
    if len(found.people) < FEWEST_PEOPLE:
        raise BadInput(
            f"only {len(found.people)} people have {FEWEST_LIKES} likes (8 of 10 or more) of the models' titles, and"
            f" {FEWEST_PEOPLE} is the least that tells anything; give more people's ratings"
        )
    evidence = Evidence(found.matrix)
    people, fold_of_person = hold_out(found.matrix, SEED), folds(len(found.people), 2, SEED)
    results: dict[str, dict[str, Result]] = {way: {} for way in WAYS}
    for done, (way, name) in enumerate(pairs := [(way, name) for way in WAYS for name in bundles]):
        progress("people", done, len(pairs), "models")
        results[way][name] = judge_people(WAYS[way](bundles[name], name), evidence, people, fold_of_person)
    progress("people", len(pairs), len(pairs), "models")
    return results
