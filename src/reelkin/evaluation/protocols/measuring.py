"""All metrics of one round's picks, and the rounds put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reelkin.evaluation.evidence import rows_matrix
from reelkin.evaluation.metrics.average_precision import average_precision
from reelkin.evaluation.metrics.calibration import miscalibration
from reelkin.evaluation.metrics.coverage import coverage, gini
from reelkin.evaluation.metrics.diversity import diversity
from reelkin.evaluation.metrics.ndcg import each_ndcg
from reelkin.evaluation.metrics.novelty import novelty
from reelkin.evaluation.metrics.popularity import own_popularity, popularity
from reelkin.evaluation.metrics.recall import recall
from reelkin.evaluation.metrics.reciprocal_rank import reciprocal_rank
from reelkin.evaluation.results import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reelkin.evaluation.evidence import Evidence
    from reelkin.evaluation.splits import Person, Rows

    Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Part:
    """One round's picks and what they are worth; see `Result`."""

    judged: Rows
    ranked: npt.NDArray[np.int32]
    each: dict[str, Doubles]
    held_out: int


def measured(
    evidence: Evidence,
    people: Sequence[Person],
    training: Rows,
    judged: Rows,
    ranked: npt.NDArray[np.int32],
    scored: Doubles,
) -> Part:
    """The metrics of the picks `ranked`, int32[len(judged), N]. Popularity is that among the training people."""
    titles = evidence.likes.shape[1]
    truth = rows_matrix([people[row].held_out for row in judged.tolist()], titles)
    known = rows_matrix([people[row].folded_in for row in judged.tolist()], titles)
    counts = np.bincount(evidence.likes[training].indices, minlength=titles).astype(np.float64)
    shares = counts / max(len(training), 1)
    each = {
        "recall@20": recall(ranked, truth, 20),
        "ndcg@10": each_ndcg(ranked, truth, 10),
        "ndcg@20": each_ndcg(ranked, truth, 20),
        "map@20": average_precision(ranked, truth, 20),
        "mrr@20": reciprocal_rank(ranked, truth, 20),
        "novelty": novelty(ranked, counts, len(training)),
        "popularity": popularity(ranked, shares),
        "own popularity": own_popularity(known, shares),
        "scored": scored,
    }
    if evidence.features is not None:
        each["diversity"] = diversity(ranked, evidence.features)
    if evidence.genres is not None:
        each["miscalibration"] = miscalibration(ranked, known, evidence.genres)
    return Part(judged, ranked, each, truth.nnz)


def joined(method: str, protocol: str, parts: Sequence[Part], titles: int) -> Result:
    """One result of all rounds, people in the order of their rows."""
    judged = np.concatenate([part.judged for part in parts]).astype(np.int64)
    order = np.argsort(judged, kind="stable")
    ranked = np.concatenate([part.ranked for part in parts])[order]
    each = {name: np.concatenate([part.each[name] for part in parts])[order] for name in parts[0].each}
    distinct = coverage(ranked)
    own = float(np.nanmean(each["own popularity"])) if np.isfinite(each["own popularity"]).any() else 0.0
    theirs = float(np.nanmean(each["popularity"])) if np.isfinite(each["popularity"]).any() else 0.0
    whole = {
        "coverage": float(distinct),
        "coverage share": distinct / titles,
        "gini": gini(ranked, titles),
        "popularity lift": theirs / own - 1 if own else float("nan"),
    }
    counts = {"people": len(judged), "titles": titles, "held out": sum(part.held_out for part in parts)}
    return Result(method, protocol, judged[order], ranked, each, whole, counts)
