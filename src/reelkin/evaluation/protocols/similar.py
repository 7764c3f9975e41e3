"""Title → similar titles, judged against co-like lift."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.evaluation.metrics.ndcg import ndcg
from reelkin.evaluation.protocols.people import first

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt

N = 10


def judge_similar(
    scores_of: Callable[[int], npt.NDArray[np.floating]], truth: Mapping[int, Mapping[int, float]]
) -> npt.NDArray[np.float64]:
    """float64[queries]: nDCG@10 by query, in the order of `truth`.

    Args:
        scores_of: float[n], the scores of all titles for a query; the query itself is left out here.
        truth: gains by title, by query, as `lift.co_like_lift` gives them.
    """
    judged = []
    for query, gains in truth.items():
        scores = np.array(scores_of(query), dtype=np.float64)
        scores[query] = -np.inf
        judged.append(ndcg(first(scores, N), gains, N))
    return np.array(judged)
