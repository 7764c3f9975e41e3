"""Title → similar titles, judged against co-like lift.

In the cold form titles lie in folds, and the score of a pair comes from a model that was shown the likes of neither.
"""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from reelkin.evaluation.metrics.coverage import coverage
from reelkin.evaluation.metrics.ndcg import each_ndcg
from reelkin.evaluation.protocols.rounds import Round, first, learned
from reelkin.evaluation.results import NOBODY, Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from reelkin.evaluation.evidence import Evidence
    from reelkin.evaluation.protocols.rounds import Method
    from reelkin.evaluation.splits import Rows

    Truth = Mapping[int, Mapping[int, float]]
    Mask = npt.NDArray[np.bool_]

N = 10


def judge_similar_titles(
    method: Method, evidence: Evidence, truth: Truth, fold_of_title: Rows | None = None
) -> Result:
    """Learn from everybody's likes and judge the ten nearest titles of each query by NDCG@10.

    The truth is made of the same likes, so without `fold_of_title` a method that counts who liked both has seen the
    answer; that form says how well a method tells what it has seen.

    Args:
        method: what is judged; what it learns must have `similar(query) -> float[n]`.
        evidence: whose likes are learned from.
        truth: as `lift.co_like_lift` gives it.
        fold_of_title: intp[n] for the cold form, which learns once for each pair of folds.
    """
    queries = np.array(sorted(truth), dtype=np.int64)
    found: dict[int, list[tuple[Rows, npt.NDArray[np.float64]]]] = {query: [] for query in queries.tolist()}
    everybody = Round(np.arange(evidence.likes.shape[0]), np.zeros(0, dtype=np.intp))
    for hidden, askers, answers in _pairs(evidence.likes.shape[1], fold_of_title):
        scorer = learned(method, evidence, everybody, hidden)
        for query in queries[askers[queries]].tolist():
            found[query].append(_best(np.where(answers, scorer.similar(query), -np.inf), query))
        if hidden is not None and not np.array_equal(askers, answers):
            for query in queries[answers[queries]].tolist():
                found[query].append(_best(np.where(askers, scorer.similar(query), -np.inf), query))
    ranked = np.stack([_together(found[query]) for query in queries.tolist()])
    gains = _matrix(truth, queries, evidence.likes.shape[1])
    return Result(
        method.name,
        "similar" if fold_of_title is None else "similar, cold",
        queries,
        ranked,
        {"ndcg@10": each_ndcg(ranked, gains, N)},
        {"coverage": float(coverage(ranked, N))},
        {"queries": len(queries), "titles": evidence.likes.shape[1], "pairs": gains.nnz},
    )


def _pairs(titles: int, fold_of_title: Rows | None) -> Iterator[tuple[Mask | None, Mask, Mask]]:
    """What is hidden from the model, and the two sets of titles whose pairs it then scores."""
    if fold_of_title is None:
        everything = np.ones(titles, dtype=bool)
        yield None, everything, everything
        return
    for one, other in combinations_with_replacement(np.unique(fold_of_title).tolist(), 2):
        askers, answers = fold_of_title == one, fold_of_title == other
        yield askers | answers, askers, answers


def _best(scores: npt.NDArray[np.floating[Any]], query: int) -> tuple[Rows, npt.NDArray[np.float64]]:
    own = np.array(scores, dtype=np.float64)
    own[query] = -np.inf
    rows = first(own, N)
    rows = rows[np.isfinite(own[rows])]
    return rows, own[rows]


def _together(parts: list[tuple[Rows, npt.NDArray[np.float64]]]) -> npt.NDArray[np.int32]:
    """int32[N]: the best of several lists, ties by row."""
    rows = np.concatenate([part[0] for part in parts])
    scores = np.concatenate([part[1] for part in parts])
    best = rows[np.lexsort((rows, -scores))][:N]
    ranked = np.full(N, NOBODY, dtype=np.int32)
    ranked[: len(best)] = best
    return ranked


def _matrix(truth: Truth, queries: npt.NDArray[np.int64], titles: int) -> sparse.csr_array:
    pairs = [
        (row, title, truth[q][title]) for row, q in enumerate(queries.tolist()) for title in sorted(truth[q])
    ]
    rows, columns, gains = (np.array(part) for part in zip(*pairs, strict=True))
    return sparse.csr_array((gains, (rows, columns)), shape=(len(queries), titles))
