"""Scores are exact sums, by feature and by liked title, and linear in the preferences."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelkin.embedding import scoring, sums
from reelkin.embedding.scoring import Scoring
from reelkin.errors import BadInput

from .planted import linear_model


def dense(model: scoring.LinearModel) -> np.ndarray:
    values = np.zeros((len(model.prior), len(model.shared)))
    for row in range(len(values)):
        columns, stored = model.features_of(row)
        values[row, columns] = stored
    return values


@given(st.integers(0, 50))
@settings(max_examples=20, deadline=None)
def test_similar_adds_up_by_feature(seed: int) -> None:
    model = linear_model(seed=seed)
    scores = scoring.similar_scores(model, 3)
    for other in range(len(scores)):
        parts = sums.similar_sums(model, 3, [other])
        assert parts.totals[0] == pytest.approx(scores[other], abs=1e-5)
        assert len(parts.features) == len(parts.prior) == len(parts.taste) == len(parts.shared)


def test_similar_is_the_formula() -> None:
    model = linear_model()
    x, a, b = dense(model), 2, 7
    v = model.vectors.astype(float)
    lengths = np.sqrt((v**2).sum(1) + model.scoring.damping)
    expected = model.scoring.similar_prior * model.prior[b] + v[a] @ v[b] / lengths[a] / lengths[b]
    expected += model.scoring.similar_shared * ((model.shared + model.resemblance) * x[a] * x[b]).sum()
    assert scoring.similar_scores(model, a)[b] == pytest.approx(expected, abs=1e-5)


@given(st.integers(0, 50), st.lists(st.floats(-2, 2), min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
def test_recommend_adds_up_by_feature_and_by_title(seed: int, preferences: list[float]) -> None:
    model = linear_model(seed=seed)
    rows = list(range(len(preferences)))
    taste = scoring.taste_of(model, rows, preferences)
    scores = scoring.recommend_scores(model, taste)
    for row in range(len(scores)):
        parts = sums.recommend_sums(model, taste, [row])
        by_title = sums.recommend_by_title(model, taste, [row])[0]
        assert parts.totals[0] == pytest.approx(scores[row], abs=1e-4)
        assert by_title.sum() + parts.prior.sum() == pytest.approx(scores[row], abs=1e-4)


def test_recommend_is_the_formula() -> None:
    """Against a slow reading of the docstring."""
    model, rows, p = linear_model(), [1, 4, 6], np.array([1.0, 0.5, -1.0])
    s, x, v = model.scoring, dense(model), model.vectors.astype(float)
    a = s.ridge * np.eye(3) + s.world_spread * 2 * model.spread
    for row in rows[:2]:
        a = a + s.own_spread * np.outer(v[row], v[row])
    once = np.linalg.inv(a) @ (v[1] + v[4])
    scale = np.sqrt(once @ model.spread @ once + s.doubt) / s.recommend_taste
    vector = sum(weight * np.linalg.inv(a) @ v[row] for weight, row in zip(p, rows, strict=True)) / scale
    shared = s.recommend_shared * (x @ (model.shared * (p @ x[rows]))) / 2**s.shared_power
    expected = s.recommend_prior * model.prior + v @ vector + shared
    np.testing.assert_allclose(
        scoring.recommend_scores(model, scoring.taste_of(model, rows, p.tolist())), expected, atol=1e-5
    )


def test_a_taste_is_linear_in_the_preferences_of_the_same_likes() -> None:
    model, rows = linear_model(), [0, 3, 5]
    one, other = np.array([1.0, 0.2, -0.5]), np.array([0.3, 2.0, -1.0])
    both = scoring.taste_of(model, rows, (one + other).tolist()).vector
    apart = (
        scoring.taste_of(model, rows, one.tolist()).vector
        + scoring.taste_of(model, rows, other.tolist()).vector
    )
    np.testing.assert_allclose(both, apart, atol=1e-12)


def test_without_titles_a_taste_leaves_the_prior_alone() -> None:
    model = linear_model()
    taste = scoring.taste_of(model, [], [])
    expected = model.scoring.recommend_prior * model.prior
    np.testing.assert_allclose(scoring.recommend_scores(model, taste), expected, atol=1e-6)


def test_dislikes_alone_push_their_like_away() -> None:
    model = linear_model()
    scores = scoring.recommend_scores(model, scoring.taste_of(model, [2], [-1.0]))
    neutral = model.scoring.recommend_prior * model.prior[2]
    assert scores[2] < neutral


def test_a_title_without_features_is_near_nothing() -> None:
    model = linear_model()
    model.vectors[5] = 0
    assert np.isfinite(scoring.similar_scores(model, 5)).all()


def test_scoring_survives_json() -> None:
    assert Scoring.from_dict(Scoring(ridge=2.5).as_dict()) == Scoring(ridge=2.5)
    with pytest.raises(BadInput, match="damping"):
        Scoring.from_dict({"ridge": 1.0})
    with pytest.raises(BadInput):
        Scoring.from_dict(Scoring().as_dict() | {"ridge": "much"})


def test_answering_needs_numpy_alone() -> None:
    code = "import reelkin.embedding.scoring, sys; print(sorted({'scipy','polars','sklearn'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
