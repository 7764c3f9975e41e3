"""What ratings taught: exact sums with dislikes, only the rated titles' rows, and weights that find planted families."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from reelkin.embedding import scoring, sums
from reelkin.embedding.collaborative import autoencoder
from reelkin.embedding.collaborative.autoencoder import Autoencoder, title_weights
from reelkin.embedding.collaborative.learning import rated_titles, strongest
from reelkin.embedding.collaborative.part import Blend, Collaborative
from reelkin.embedding.linear import LinearModel
from reelkin.errors import BadInput

from .planted import checkerboard, linear_model

BLEND = Blend(0.7, 0.3, 0.4)


def hybrid(seed: int) -> tuple[LinearModel, np.ndarray]:
    """A random model, half of whose titles have evidence, and its weights as a dense matrix."""
    model, rng = linear_model(seed=seed), np.random.default_rng(seed)
    n, rows = len(model.prior), np.arange(0, 12, 2)
    dense = np.zeros((n, n), np.float32)
    dense[rows] = rng.normal(size=(len(rows), n)) * (rng.random((len(rows), n)) < 0.5)
    kept = sparse.csr_array(dense[rows])
    part = Collaborative(
        rows.astype(np.int32),
        kept.indptr.astype(np.int64),
        kept.indices.astype(np.int32),
        kept.data,
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
        parts = sums.recommend_sums(model, taste, [row])
        by_title = sums.recommend_by_title(model, taste, [row])[0]
        assert parts.totals[0] == pytest.approx(scores[row], abs=1e-4)
        assert by_title.sum() + parts.prior.sum() == pytest.approx(scores[row], abs=1e-4)


def test_terms_are_the_same_whichever_titles_are_taken_apart_together() -> None:
    """To the last bit; also by liked title, and with a title twice."""
    model, _ = hybrid(5)
    taste = scoring.taste_of(model, [0, 1, 4, 7], [1.0, 0.5, -0.8, 0.6])
    rows = [9, 2, 2, 11, 0, 7, 3]
    for together, alone in (
        (sums.recommend_sums(model, taste, rows), lambda row: sums.recommend_sums(model, taste, [row])),
        (sums.similar_sums(model, 4, rows), lambda row: sums.similar_sums(model, 4, [row])),
    ):
        for place, row in enumerate(rows):
            own, one = slice(*together.offsets[place : place + 2]), alone(row)
            for name in ("features", "prior", "taste", "shared"):
                assert (getattr(together, name)[own] == getattr(one, name)).all()
            assert (together.titles[place] == one.titles[0]).all()
    by_title = sums.recommend_by_title(model, taste, rows)
    for place, row in enumerate(rows):
        assert (by_title[place] == sums.recommend_by_title(model, taste, [row])[0]).all()


def test_recommend_is_the_formula() -> None:
    """Against a slow reading of the docstring; titles 1 and 3 have no evidence."""
    model, dense = hybrid(3)
    rows, p = [0, 1, 4, 6], np.array([1.0, 0.5, -0.8, 0.6])
    told = np.array([1.0, 0.0, -0.8, 0.6])
    plain = linear_model(seed=3)
    expected = scoring.recommend_scores(plain, scoring.taste_of(plain, rows, p.tolist()))
    expected += 0.7 * (told @ dense[rows]) / 2**0.3
    found = scoring.recommend_scores(model, scoring.taste_of(model, rows, p.tolist()))
    np.testing.assert_allclose(found, expected, atol=1e-5)


@given(st.integers(0, 30), st.integers(0, 11))
@settings(max_examples=20, deadline=None)
def test_similar_adds_up(seed: int, asked: int) -> None:
    model, dense = hybrid(seed)
    scores = scoring.similar_scores(model, asked)
    for other in range(len(scores)):
        parts = sums.similar_sums(model, asked, [other])
        assert parts.totals[0] == pytest.approx(scores[other], abs=1e-5)
        assert parts.titles[0, 0] == pytest.approx(0.4 * dense[asked, other])


PLAIN = Autoencoder(
    ridge=2.0,
    worth=((10.0, 1.0), (8.0, 1.0), (0.0, 0.5)),
    person_power=0.0,
    title_power=0.0,
    target_power=0.0,
)


def test_weights_join_what_the_same_people_like() -> None:
    _, likes = checkerboard()
    nothing = np.zeros((likes.shape[1], 0))
    weights = title_weights(likes * 8.0, nothing, sparse.csr_array(nothing), replace(PLAIN, ridge=5.0))
    family = np.arange(len(weights)) % 2
    same = (family[:, None] == family) & ~np.eye(len(weights), dtype=bool)
    assert weights[same].mean() > 0.01
    assert abs(weights[family[:, None] != family].mean()) < 0.001
    assert (np.diag(weights) == 0).all()


@pytest.mark.parametrize("people", [9, 60, 1500])
def test_weights_solve_the_least_squares_problem(people: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Column by column against a ridge regression that knows nothing of either closed form; all powers at work."""
    monkeypatch.setattr(autoencoder, "BLOCK", 5)
    rng = np.random.default_rng(people)
    stars = rng.integers(0, 11, (people, 14)) * (rng.random((people, 14)) < 0.6)
    vectors, columns = rng.normal(size=(14, 2)), sparse.csr_array(rng.random((14, 2)))
    powers = {"person_power": 0.4, "title_power": 0.3, "target_power": -0.2, "content_power": 0.6}
    chosen = replace(PLAIN, vectors=3.0, columns=0.5, typical_sum=5.0, more_likes=1.5, **powers)
    weights = title_weights(sparse.csr_array(stars.astype(float)), vectors, columns, chosen)
    told = np.where(stars >= 8, 1.0, np.where(stars > 0, 0.5, 0.0))
    told = told / (np.maximum(told.sum(axis=1), 1.0) / 5.0)[:, None] ** 0.4
    liked = (stars >= 8).sum(axis=0) + 1.5
    liked = liked / np.prod(liked) ** (1 / 14)
    content = np.vstack([3.0 * vectors.T, 0.5 * columns.toarray().T])
    rows = np.vstack([told / liked**0.3, content / liked ** (0.3 * 0.6)])
    for title in range(14):
        others = np.delete(np.arange(14), title)
        x = rows[:, others]
        solved = np.linalg.solve(x.T @ x + 2.0 * np.eye(13), x.T @ rows[:, title])
        np.testing.assert_allclose(
            weights[others, title], solved / liked[others] ** 0.3 * liked[title] ** -0.2, atol=1e-5
        )


def test_a_title_rated_low_is_told_from_less_than_one_rated_high() -> None:
    rng = np.random.default_rng(0)
    pair = rng.random(80) < 0.5
    stars = np.column_stack([pair * 9.0, pair * 9.0, pair * 3.0, (rng.random(80) < 0.5) * 9.0])
    nothing = np.zeros((4, 0))
    weights = title_weights(
        sparse.csr_array(stars), nothing, sparse.csr_array(nothing), replace(PLAIN, ridge=20.0)
    )
    assert weights[0, 1] > weights[0, 2] > abs(weights[0, 3])


def test_a_title_with_one_rating_goes_by_what_it_is_like() -> None:
    _, likes = checkerboard()
    one = likes.tolil()
    one[:, 1] = 0
    one[0, 1] = 8.0
    rated = sparse.csr_array(one)
    rated.data[:] = 8.0
    kin = np.zeros((likes.shape[1], 1))
    kin[[0, 1]] = 4.0
    weights = title_weights(
        rated, kin, sparse.csr_array(np.zeros((likes.shape[1], 0))), Autoencoder(ridge=5.0)
    )
    assert weights[:, 1].argmax() == 0


def test_the_strongest_weights_stay_whatever_their_sign() -> None:
    weights = np.array([[0.0, -3.0, 1.0], [0.5, 0.0, 2.0], [0.0, 0.25, 0.0]], np.float32)
    offsets, columns, values = strongest(weights, np.array([1.0, 1.0, 20.0]), 3)
    assert (offsets.tolist(), columns.tolist(), values.tolist()) == (
        [0, 1, 2, 3],
        [1, 2, 1],
        [-3.0, 2.0, 0.25],
    )
    offsets, columns, values = strongest(weights, np.ones(3), 100)
    assert (offsets.tolist(), columns.tolist()) == ([0, 2, 4, 5], [1, 2, 0, 2, 1])


def test_of_too_many_rated_titles_the_most_rated_are_taken() -> None:
    ratings = sparse.csr_array(np.array([[8.0, 1, 0, 1, 0], [9, 0, 0, 1, 0], [1, 0, 5, 1, 0]]))
    assert rated_titles(ratings, 10).tolist() == [0, 1, 2, 3]
    assert rated_titles(ratings, 3).tolist() == [0, 1, 3]


def test_a_blend_survives_json() -> None:
    assert Blend.from_dict(BLEND.as_dict()) == BLEND
    with pytest.raises(BadInput, match=r"blend: .*similar_weights"):
        Blend.from_dict({"weights": 1.0})
