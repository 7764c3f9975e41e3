"""A maker of few films, and a language that is not most titles', count for similar titles."""

from __future__ import annotations

import numpy as np

from reelkin.embedding.content_map import ContentMap, Placing
from reelkin.embedding.linear import Scoring
from reelkin.embedding.resemblance import resemblance

from .planted import matrix

VALUES = np.array([[1, 0, 1, 0], [1, 0, 1, 0], [1, 1, 1, 0], [1, 1, 0, 1], [0, 0, 0, 1]], dtype=float)
BLOCKS = ["directors", "directors", "language", "language"]
NAMES = ["director_nm1", "director_nm2", "language_en", "language_fr"]


def resembling(placing: dict[str, Placing], forms: dict[str, float] | None = None) -> list[float]:
    nothing = np.zeros((0, 2), dtype=np.float32)
    content_map = ContentMap([], nothing, nothing[:, 0], placing, Scoring(), {}, forms or {})
    return resemblance(matrix(VALUES, NAMES, BLOCKS), content_map).tolist()


def test_who_made_fewer_titles_tells_more() -> None:
    """Of four titles a third of it is left, of two half."""
    worth = resembling({"directors": Placing(0.3, 1.0, rare=6.0)})
    np.testing.assert_allclose(worth, [2.0, 3.0, 0, 0], atol=1e-6)


def test_the_language_most_titles_have_tells_nothing() -> None:
    worth = resembling({"language": Placing(0.3, 1.0, alike=2.5)})
    np.testing.assert_allclose(worth, [0, 0, 0, 2.5])


def test_what_is_said_of_a_column_by_name_comes_on_top() -> None:
    worth = resembling({"directors": Placing(0.3, 1.0, rare=6.0)}, {"director_nm2": 0.5})
    np.testing.assert_allclose(worth, [2.0, 3.5, 0, 0], atol=1e-6)


def test_without_settings_nothing_counts() -> None:
    assert not any(resembling({}))
