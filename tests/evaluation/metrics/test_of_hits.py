"""Recall, NDCG, average precision and reciprocal rank, against ranx and scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from sklearn.metrics import label_ranking_average_precision_score, ndcg_score

from reelkin.evaluation.metrics.average_precision import average_precision
from reelkin.evaluation.metrics.ndcg import each_ndcg
from reelkin.evaluation.metrics.recall import recall
from reelkin.evaluation.metrics.reciprocal_rank import reciprocal_rank

PEOPLE, TITLES = 6, 30
# Printed by ranx 0.3.21: Qrels of `case()`'s truth, Run of its lists with falling scores, `evaluate` with
# "recall@20", "map@20", "mrr@20", "ndcg@10", "ndcg@20", then `run.scores`, person by person.
RANX = {
    "recall": [0.666666666667, 0.857142857143, 0.636363636364, 0.6, 0.789473684211, 0.608695652174],
    "map": [0.077777777778, 0.528684807256, 0.304651966853, 0.354175579323, 0.649647490091, 0.490604856623],
    "mrr": [0.1, 0.5, 1.0, 1.0, 1.0, 1.0],
    "ndcg10": [0.135651973432, 0.618331318736, 0.42836504693, 0.51352854975, 0.831847713531, 0.772159625495],
    "ndcg20": [
        0.252971654938,
        0.688688121976,
        0.563871729435,
        0.609812562202,
        0.810492152836,
        0.746936931173,
    ],
}
MORE_THAN_20 = np.array([1, 1, 1, 1, 1, 23 / 20])
"""ranx divides by all 23 titles of the last person; with 20 places only 20 of them can be found."""


def case() -> tuple[np.ndarray, sparse.csr_array]:
    rng = np.random.default_rng(7)
    ranked = np.stack([rng.permutation(TITLES)[:20] for _ in range(PEOPLE)])
    truth = np.zeros((PEOPLE, TITLES))
    for person in range(PEOPLE):
        truth[person, rng.choice(TITLES, size=3 + 4 * person, replace=False)] = 1
    return ranked, sparse.csr_array(truth)


def test_the_values_are_those_of_ranx() -> None:
    ranked, truth = case()
    assert recall(ranked, truth, 20) == pytest.approx(RANX["recall"] * MORE_THAN_20)
    assert average_precision(ranked, truth, 20) == pytest.approx(RANX["map"] * MORE_THAN_20)
    assert reciprocal_rank(ranked, truth, 20) == pytest.approx(RANX["mrr"])
    assert each_ndcg(ranked, truth, 10) == pytest.approx(RANX["ndcg10"])
    assert each_ndcg(ranked, truth, 20) == pytest.approx(RANX["ndcg20"])


def test_graded_gains_and_whole_lists_are_as_in_scikit_learn() -> None:
    rng = np.random.default_rng(0)
    gains, scores = rng.random((20, 30)) * (rng.random((20, 30)) < 0.4), rng.random((20, 30))
    ranked, truth = np.argsort(-scores, axis=1), sparse.csr_array(gains)
    expected = [ndcg_score([gain], [score], k=10) for gain, score in zip(gains, scores, strict=True)]
    assert each_ndcg(ranked, truth, 10) == pytest.approx(expected)
    precision = average_precision(ranked, truth, 30).mean()
    assert precision == pytest.approx(label_ranking_average_precision_score(gains > 0, scores))


def test_short_lists_and_people_with_nothing_to_find() -> None:
    ranked = np.array([[2, -1, -1], [1, 2, 0]])
    truth = sparse.csr_array(np.array([[0, 0, 1.0], [0, 0, 0]]))
    for metric in (recall, each_ndcg, average_precision, reciprocal_rank):
        assert metric(ranked, truth, 3).tolist() == [1.0, 0.0]
        assert metric(np.full((2, 3), -1), truth, 3).tolist() == [0.0, 0.0]


def test_places_beyond_n_do_not_count() -> None:
    ranked, truth = np.array([[0, 1, 2]]), sparse.csr_array(np.array([[0, 0, 1.0, 1.0]]))
    assert recall(ranked, truth, 2).tolist() == [0.0]
    assert recall(ranked, truth, 3).tolist() == [0.5]
