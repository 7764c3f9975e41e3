from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.recommend.diversity import diversify

SEEDS = st.integers(0, 2**31)


def some(seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return -np.sort(-rng.normal(size=12)), rng.normal(size=(12, 3)).astype(np.float32)


def plainly(scores: np.ndarray, vectors: np.ndarray, n: int, diverse: float) -> list[int]:
    """The definition, word by word."""
    relevance = (scores - scores.min()) / (scores.max() - scores.min())
    lengths = np.linalg.norm(vectors.astype(float), axis=1)
    cosine = vectors.astype(float) @ vectors.astype(float).T / np.outer(lengths, lengths)
    chosen = [0]
    while len(chosen) < n:
        left = [place for place in range(len(scores)) if place not in chosen]
        worth = [
            (1 - diverse) * relevance[one] - diverse * np.mean([cosine[one, other] for other in chosen])
            for one in left
        ]
        chosen.append(left[int(np.argmax(worth))])
    return chosen


@given(SEEDS, st.floats(0.05, 1))
def test_each_next_is_good_and_unlike_those_before_on_average(seed: int, diverse: float) -> None:
    scores, vectors = some(seed)
    assert diversify(scores, vectors, 8, diverse).tolist() == plainly(scores, vectors, 8, diverse)


@given(SEEDS, st.integers(0, 20))
def test_nothing_comes_twice_and_off_is_the_order_of_scores(seed: int, n: int) -> None:
    scores, vectors = some(seed)
    assert diversify(scores, vectors, n, 0).tolist() == list(range(min(n, 12)))
    assert len(set(diversify(scores, vectors, n, 0.7).tolist())) == min(n, 12)


def test_of_two_alike_only_the_better_comes_early() -> None:
    vectors = np.array([[1, 0], [1, 0], [0, 1]], np.float32)
    assert diversify(np.array([3.0, 2.9, 1.0]), vectors, 3, 0.6).tolist() == [0, 2, 1]


def test_equal_scores_and_empty_vectors_are_no_trouble() -> None:
    assert diversify(np.ones(3), np.zeros((3, 2), np.float32), 3, 0.5).tolist() == [0, 1, 2]
    assert diversify(np.empty(0), np.empty((0, 2), np.float32), 3, 0.5).tolist() == []


@pytest.mark.parametrize("diverse", [0.3, 0.6, 1.0])
def test_more_diverse_picks_are_less_alike(diverse: float) -> None:
    def likeness(places: np.ndarray, vectors: np.ndarray) -> float:
        shown = vectors[places] / np.linalg.norm(vectors[places], axis=1, keepdims=True)
        return float((shown @ shown.T).mean())

    plain, spread = zip(
        *(
            (likeness(np.arange(6), vectors), likeness(diversify(scores, vectors, 6, diverse), vectors))
            for scores, vectors in map(some, range(20))
        ),
        strict=True,
    )
    assert np.mean(spread) < np.mean(plain)
