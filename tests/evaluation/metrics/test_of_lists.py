"""Coverage, novelty, diversity, popularity and calibration, against scikit-learn, SciPy and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from scipy.stats import entropy
from sklearn.metrics.pairwise import cosine_similarity

from reelkin.evaluation.metrics.calibration import miscalibration
from reelkin.evaluation.metrics.coverage import coverage, gini
from reelkin.evaluation.metrics.diversity import diversity
from reelkin.evaluation.metrics.novelty import novelty
from reelkin.evaluation.metrics.popularity import own_popularity, popularity


def test_coverage_counts_distinct_titles_within_the_first_n() -> None:
    assert coverage(np.array([[1, 2, 3], [2, 4, 5]]), n=2) == 3
    assert coverage(np.array([[1, -1], [-1, -1]])) == 1


def test_gini_is_half_the_mean_difference_over_the_mean() -> None:
    ranked = np.array([[0, 1], [0, 2], [0, 1]])
    counts = np.array([3, 2, 1, 0])
    by_pairs = np.abs(counts[:, None] - counts[None, :]).mean() / (2 * counts.mean())
    assert gini(ranked, 4) == pytest.approx(by_pairs)
    assert gini(np.array([[0, 1, 2, 3]]), 4) == 0
    assert np.isnan(gini(np.array([[-1]]), 4))


def test_a_title_half_of_the_people_like_is_worth_one_bit() -> None:
    likes = np.array([7.0, 0.0, 3.0])
    assert novelty(np.array([[0, 0], [1, 2]]), likes, 15).tolist() == pytest.approx([1.0, (4 + 2) / 2])
    assert np.isnan(novelty(np.array([[-1, -1]]), likes, 15)).all()


def test_popularity_of_picks_and_of_what_is_liked() -> None:
    shares = np.array([0.5, 0.1, 0.3])
    assert popularity(np.array([[0, 1, -1]]), shares).tolist() == pytest.approx([0.3])
    likes = sparse.csr_array(np.array([[0, 1.0, 1.0], [0, 0, 0]]))
    assert own_popularity(likes, shares) == pytest.approx([0.2, np.nan], nan_ok=True)


def test_diversity_is_one_minus_the_mean_cosine_of_pairs() -> None:
    rng = np.random.default_rng(0)
    features = rng.random((12, 5)) * (rng.random((12, 5)) < 0.6)
    features[3] = 0
    ranked = np.array([[0, 3, 5, 7], [1, 2, -1, -1], [4, -1, -1, -1]])
    alike = cosine_similarity(features)
    pairs = alike[np.ix_([0, 3, 5, 7], [0, 3, 5, 7])][np.triu_indices(4, 1)]
    told = diversity(ranked, sparse.csr_array(features))
    assert told == pytest.approx([1 - pairs.mean(), 1 - alike[1, 2], np.nan], nan_ok=True)


def test_calibration_is_the_divergence_of_the_genres() -> None:
    genres = sparse.csr_array(np.array([[1, 1, 0], [1, 0, 0], [0, 0, 1], [0, 0, 0]]))
    known = sparse.csr_array(np.array([[1.0, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 1]]))
    own, theirs = np.array([0.25, 0.25, 0.5]), np.array([1.0, 0, 0])
    told = miscalibration(np.array([[1], [1], [1]]), known, genres)
    assert told == pytest.approx([entropy(own, 0.99 * theirs + 0.01 * own), 0.0, np.nan], nan_ok=True)
