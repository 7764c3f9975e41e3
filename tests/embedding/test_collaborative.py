"""What ratings taught: exact sums with dislikes, only the rated titles' rows, and weights that find planted families."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from reelkin.embedding import scoring
from reelkin.embedding.collaborative.learning import LearningSettings, ease, strongest, titles_with_evidence
from reelkin.embedding.collaborative.part import Blend, Collaborative
from reelkin.embedding.linear import LinearModel
from reelkin.errors import BadInput

from .planted import checkerboard, linear_model

BLEND = Blend(0.7, 0.3, 0.5, 0.4, 0.6, 1.5)


def hybrid(seed: int) -> tuple[LinearModel, np.ndarray]:
    """A random model, half of whose titles have evidence, and its weights as a dense matrix."""
    model, rng = linear_model(seed=seed), np.random.default_rng(seed)
    n, rows = len(model.prior), np.arange(0, 12, 2)
    dense = np.zeros((n, n), np.float32)
    dense[rows] = rng.normal(size=(len(rows), n)) * (rng.random((len(rows), n)) < 0.5)
    kept = sparse.csr_array(dense[rows])
    factors = rng.normal(size=(len(rows), 2)).astype(np.float32)
    part = Collaborative(
        rows.astype(np.int32),
        rng.normal(size=len(rows)).astype(np.float32),
        kept.indptr.astype(np.int64),
        kept.indices.astype(np.int32),
        kept.data,
        factors,
        np.eye(2, dtype=np.float32),
        BLEND,
    )
    return replace(model, collaborative=part), dense


@given(st.integers(0, 50), st.lists(st.floats(-1.5, 1.5), max_size=8))
@settings(max_examples=40, deadline=None)
def test_recommend_adds_up_by_term_and_by_title(seed: int, preferences: list[float]) -> None:
    model, _ = hybrid(seed)
    taste = scoring.taste_of(model, range(len(preferences)), preferences)
    scores = scoring.recommend_scores(model, taste)
    for row in range(len(scores)):
        parts = scoring.recommend_sum(model, taste, row)
        by_title = scoring.recommend_by_title(model, taste, row)
        assert parts.total == pytest.approx(scores[row], abs=1e-4)
        assert by_title.sum() + parts.whole_prior == pytest.approx(scores[row], abs=1e-4)


def test_recommend_is_the_formula() -> None:
    """Against a slow reading of the docstring; titles 1 and 3 have no evidence."""
    model, dense = hybrid(3)
    part, rows, p = model.collaborative, [0, 1, 4, 6], np.array([1.0, 0.5, -0.8, 0.6])
    told = np.array([1.0, 0.0, -0.4, 0.6])
    expected = scoring.recommend_scores(
        linear_model(seed=3), scoring.taste_of(linear_model(seed=3), rows, p.tolist())
    )
    expected += 0.7 * (told @ dense[rows]) / 2**0.3
    f = np.zeros((12, 2))
    f[part.rows] = part.factors
    a = np.eye(2) + 1.5 * (np.outer(f[0], f[0]) + np.outer(f[6], f[6]))
    expected += 0.6 * f @ np.linalg.solve(a, told @ f[rows])
    expected[part.rows] += model.scoring.recommend_prior * part.popularity
    found = scoring.recommend_scores(model, scoring.taste_of(model, rows, p.tolist()))
    np.testing.assert_allclose(found, expected, atol=1e-5)


@given(st.integers(0, 30), st.integers(0, 11))
@settings(max_examples=20, deadline=None)
def test_similar_adds_up(seed: int, asked: int) -> None:
    model, dense = hybrid(seed)
    scores = scoring.similar_scores(model, asked)
    for other in range(len(scores)):
        parts = scoring.similar_sum(model, asked, other)
        assert parts.total == pytest.approx(scores[other], abs=1e-5)
        assert parts.titles[0] == pytest.approx(0.4 * dense[asked, other])


def test_weights_join_what_the_same_people_like() -> None:
    features, likes = checkerboard()
    weights = ease(likes, features.matrix, LearningSettings(ridge=5.0, content=0.0))
    family = np.arange(len(weights)) % 2
    same = (family[:, None] == family) & ~np.eye(len(weights), dtype=bool)
    assert weights[same].mean() > 0.01
    assert abs(weights[family[:, None] != family].mean()) < 0.001
    assert (np.diag(weights) == 0).all()


def test_weights_solve_the_least_squares_problem() -> None:
    """Column by column against a ridge regression that knows nothing of the closed form."""
    features, likes = checkerboard(titles=14, people=30)
    chosen = LearningSettings(ridge=2.0, content=3.0)
    weights = ease(likes, features.matrix, chosen)
    rows = np.vstack([likes.toarray(), np.sqrt(3.0) * features.matrix.toarray().T])
    for title in range(14):
        others = np.delete(np.arange(14), title)
        x = rows[:, others]
        solved = np.linalg.solve(x.T @ x + 2.0 * np.eye(13), x.T @ rows[:, title])
        np.testing.assert_allclose(weights[others, title], solved, atol=1e-5)


def test_the_strongest_weights_stay_whatever_their_sign() -> None:
    weights = np.array([[0.0, -3.0, 1.0, 2.0], [0.0, 0.0, 0.0, 1.0]], np.float32)
    offsets, columns, values = strongest(weights, 2)
    assert (offsets.tolist(), columns.tolist(), values.tolist()) == ([0, 2, 3], [1, 3, 3], [-3.0, 2.0, 1.0])


def test_evidence_is_a_few_likes_and_the_most_liked_come_first() -> None:
    likes = sparse.csr_array(np.array([[1.0, 1, 0, 1], [1, 0, 0, 1], [1, 0, 1, 1]]))
    assert titles_with_evidence(likes, LearningSettings(fewest_likes=2)).tolist() == [0, 3]
    assert titles_with_evidence(likes, LearningSettings(fewest_likes=1, most_titles=1)).tolist() == [0]


def test_a_blend_survives_json() -> None:
    assert Blend.from_dict(BLEND.as_dict()) == BLEND
    with pytest.raises(BadInput, match="dislike"):
        Blend.from_dict({"weights": 1.0})
