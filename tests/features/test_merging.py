"""Columns that say the same become one with the words of all."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from reelkin.features.matrix import FeatureColumn
from reelkin.features.merging import enumerated, joined, without_repeats


@pytest.mark.parametrize(
    ("labels", "phrase"),
    [
        (["drama"], "drama"),
        (["directed by Joel Coen", "directed by Ethan Coen"], "directed by Joel Coen and Ethan Coen"),
        (["directed by Ann", "written by Ann"], "written and directed by Ann"),
        (["directed by Ann", "written by Bob"], "directed by Ann, written by Bob"),
        (["directed by Ann", "written by Ann", "with Cy"], "written and directed by Ann, with Cy"),
        (["with Ann", "the Alien films"], "the Alien films, with Ann"),
        (["with A", "with B", "with C"], "with A, B and C"),
        (["with A", "with B", "with C", "with D"], "with A, B and 2 others"),
        (["with A", "with A"], "with A"),
    ],
)
def test_labels_join_into_one_phrase(labels: list[str], phrase: str) -> None:
    assert joined(labels) == phrase


def test_one_name_needs_no_and() -> None:
    assert enumerated(["Ann"]) == "Ann"


def test_repeats_and_constants_go_and_the_first_keeps_all_words() -> None:
    dense = np.array([[1, 1, 1, 2], [0, 1, 0, 0], [1, 1, 1, 2], [0, 1, 0, 1]], dtype=np.float32)
    columns = [
        FeatureColumn("director_1", "directors", "directed by Ann"),
        FeatureColumn("type_movie", "type", "feature film"),
        FeatureColumn("writer_1", "writers", "written by Ann"),
        FeatureColumn("cast_2", "cast", "with Bob"),
    ]
    kept, matrix = without_repeats(columns, sparse.csr_array(dense), telling=["directors"])
    assert kept == [FeatureColumn("director_1", "directors", "written and directed by Ann"), columns[3]]
    np.testing.assert_array_equal(matrix.toarray(), dense[:, [0, 3]])


def test_any_other_column_keeps_its_own_words() -> None:
    dense = np.array([[1, 1], [0, 0]], dtype=np.float32)
    columns = [FeatureColumn("genre_war", "genres", "war"), FeatureColumn("cast_2", "cast", "with Bob")]
    kept, _ = without_repeats(columns, sparse.csr_array(dense), telling=["cast"])
    assert kept == columns[:1]
