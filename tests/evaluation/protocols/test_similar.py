from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from evaluation.planted import FAMILY, TITLES, Family, evidence
from reelkin.evaluation.protocols.people import Plain
from reelkin.evaluation.protocols.similar import judge_similar_titles
from reelkin.evaluation.splits import folds

TRUTH = {
    query: {row: 1.0 for row in range(TITLES) if FAMILY[row] == FAMILY[query] and row != query}
    for query in (0, 1, 7)
}


def test_the_query_itself_is_left_out() -> None:
    class Itself(Family):
        def similar(self, query: int) -> np.ndarray:
            return 1.0 * (np.arange(TITLES) == query) - np.arange(TITLES) / 100

    judged = judge_similar_titles(Itself(), evidence(), {0: {2: 1.0}, 1: {0: 1.0}})
    assert judged.ranked[:, :2].tolist() == [[1, 2], [0, 2]]
    assert judged.of("ndcg@10").tolist() == pytest.approx([1 / np.log2(3), 1.0])


def test_who_knows_the_family_is_right_warm_and_cold() -> None:
    warm = judge_similar_titles(Family(), evidence(), TRUTH)
    cold = judge_similar_titles(Family(), evidence(), TRUTH, folds(TITLES, 3))
    assert warm.of("ndcg@10").tolist() == cold.of("ndcg@10").tolist() == [1.0, 1.0, 1.0]
    assert (warm.protocol, cold.protocol) == ("similar", "similar, cold")
    assert warm.judged.tolist() == [0, 1, 7]


def test_a_cold_pair_is_scored_by_who_saw_neither() -> None:
    """A method that scores what it has seen likes of has no say on the pair, whatever the fold of each."""
    fold = folds(TITLES, 3)

    class Seen(Family):
        def similar(self, query: int) -> np.ndarray:
            assert self.counts[query] == 0
            return self.counts

    def learn(shown: sparse.csr_array) -> Family:
        return Seen().learn(shown)

    result = judge_similar_titles(Plain("seen", learn), evidence(), TRUTH, fold)
    expected = [[row for row in range(TITLES) if row != query][:10] for query in TRUTH]
    assert result.ranked.tolist() == expected, "all score 0, so ties go by row"
