from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reelkin.recommend.ranking import best_rows, rank_of

# Few different scores, so that ties are everywhere.
SCORED = st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=1, max_size=30)


@given(SCORED, st.integers(0, 35))
def test_the_best_come_first_and_ties_go_by_row(scored: list[tuple[int, bool]], n: int) -> None:
    scores = np.array([score for score, _ in scored], float)
    allowed = np.array([keep for _, keep in scored])
    expected = sorted(
        (row for row, (_, keep) in enumerate(scored) if keep), key=lambda row: (-scores[row], row)
    )
    assert best_rows(scores, allowed, n).tolist() == expected[:n]


@given(SCORED)
def test_a_rank_is_the_place_in_that_order(scored: list[tuple[int, bool]]) -> None:
    scores = np.array([score for score, _ in scored], float)
    allowed = np.ones(len(scored), bool)
    order = best_rows(scores, allowed, len(scored)).tolist()
    assert [rank_of(scores, allowed, row) for row in order] == list(range(1, len(order) + 1))


def test_a_title_that_is_not_allowed_has_a_rank_too() -> None:
    """Its place if it were: behind the better ones that are allowed."""
    scores = np.array([3.0, 2.0, 1.0])
    assert rank_of(scores, np.array([False, True, False]), 2) == 2


@given(st.integers(0, 2**31), st.integers(0, 12), st.integers(0, 3))
def test_long_lists_are_cut_exactly(seed: int, n: int, decimals: int) -> None:
    """Thousands of scores, many of them equal: where only the maxima of blocks are sorted out."""
    rng = np.random.default_rng(seed)
    scores, allowed = rng.normal(size=3000).round(decimals), rng.random(3000) < 0.7
    expected = sorted(np.flatnonzero(allowed).tolist(), key=lambda row: (-scores[row], row))
    assert best_rows(scores, allowed, n).tolist() == expected[:n]
