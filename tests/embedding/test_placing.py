"""Columns the map does not know go where their titles are, with evidence."""

from __future__ import annotations

import numpy as np

from reelkin.embedding.content_map import Placing
from reelkin.embedding.placing import place

from .planted import matrix


def placed(placing: dict[str, Placing]) -> tuple[np.ndarray, np.ndarray]:
    values = np.array([[1, 1, 0], [1, 1, 0], [0, 0, 0.5], [0, 0, 0]], dtype=float)
    values[3, 0] = 0.5
    features = matrix(values, ["genre_drama", "director_nm1", "cast_nm2"], ["genres", "directors", "cast"])
    vectors = np.array([[2.0, 0], [4.0, 0], [0, 8.0], [0, 0]])
    return place(features, np.array([True, False, False]), vectors, placing)


def test_a_column_lies_where_its_titles_are_shrunk_by_evidence() -> None:
    places, shared = placed({"directors": Placing(0.5, 1.0, 0.3), "": Placing(1.0, 0.75)})
    np.testing.assert_allclose(places[1], [0.5 * (2 + 4) / (2 + 1), 0])
    np.testing.assert_allclose(places[2], [0, 0.5 * 8 / (0.25 + 0.75)])
    np.testing.assert_allclose(shared, [0, 0.3, 0], atol=1e-7)


def test_known_columns_are_left_to_the_map() -> None:
    places, _ = placed({"": Placing(1.0, 1.0)})
    assert not places[0].any()


def test_a_block_without_placing_says_nothing() -> None:
    places, shared = placed({})
    assert not places.any()
    assert not shared.any()
