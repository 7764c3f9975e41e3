"""The matrix refuses what could mislead, and slices by block."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import sparse

from reelkin.errors import BadInput
from reelkin.features.matrix import FeatureColumn, FeatureMatrix

DENSE = np.array([[1, 0, 0.5], [0, 2, 0.5], [0.5, 1, 0]], dtype=np.float32)


def made(dense: Any = DENSE, **changes: Any) -> FeatureMatrix:
    columns = [
        FeatureColumn("genre_drama", "genres", "drama"),
        FeatureColumn("era_1960", "era", "the 1960s"),
        FeatureColumn("era_1970", "era", "the 1970s"),
    ]
    parts = {
        "tconsts": ["a", "b", "c"],
        "columns": columns,
        "matrix": sparse.csr_array(np.asarray(dense, dtype=np.float32)),
        "scales": np.ones(3, np.float32),
    }
    return FeatureMatrix(**(parts | changes))


def named(*names: str) -> list[FeatureColumn]:
    return [FeatureColumn(name, "genres", "x") for name in names]


def with_value(value: float) -> sparse.csr_array:
    matrix = sparse.csr_array(DENSE)
    matrix.data[0] = value
    return matrix


def unsorted() -> sparse.csr_array:
    matrix = sparse.csr_array(DENSE)
    matrix.indices[:2] = matrix.indices[:2][::-1].copy()
    matrix.has_canonical_format = False
    matrix.has_sorted_indices = False
    return matrix


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"columns": named("x", "y", "")}, "a column without a name, at 2"),
        ({"columns": named("x", "y", "x")}, "column 'x' is there twice"),
        ({"tconsts": ["a", "b", "a"]}, "tconst 'a' is there twice"),
        ({"tconsts": ["a", "", "c"]}, "a tconst without a name, at 1"),
        ({"columns": [*named("x", "y"), FeatureColumn("z", "genres", "")]}, "column 'z' has no label"),
        ({"tconsts": ["a", "b"]}, r"matrix is \(3, 3\), ids and columns say \(2, 3\)"),
        ({"scales": np.ones(2, np.float32)}, "2 scales for 3 columns"),
        ({"scales": np.ones(3)}, "scales is float64, not float32"),
        ({"matrix": sparse.csr_array(DENSE.astype(float))}, "matrix is float64, not float32"),
        ({"matrix": with_value(np.nan)}, "NaN or infinite"),
        ({"matrix": with_value(np.inf)}, "NaN or infinite"),
        ({"scales": np.array([1, 0, 1], np.float32)}, "a scale is not above 0"),
        ({"matrix": with_value(0.0)}, "stored zeros"),
        ({"matrix": unsorted()}, "unsorted"),
        ({"dense": [[1, 0, 0], [0, 1, 0], [0, 2, 0]]}, "column 'era_1970' is zero everywhere"),
        ({"dense": [[1, 0, 3], [0, 1, 3], [0, 2, 3]]}, "column 'era_1970' is constant"),
        ({"dense": [[1, 0, 1], [0, 1, 0], [2, 2, 2]]}, "column 'era_1970' repeats column 'genre_drama'"),
        ({"dense": [[1, 0, 2], [0, 1, 0], [2, 2, 4]]}, "column 'era_1970' repeats column 'genre_drama'"),
    ],
)
def test_what_breaks_a_rule_is_refused(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint):
        made(**changes)


def test_shape_names_blocks_and_positions() -> None:
    features = made()
    assert features.shape == (3, 3)
    assert features.names == ["genre_drama", "era_1960", "era_1970"]
    assert features.blocks == ["genres", "era"]
    assert features.index["era_1970"] == 2
    assert features.rows["c"] == 2
    assert features.positions(["era", "nothing"]).tolist() == [1, 2]


def test_a_block_keeps_its_columns_scales_and_all_rows() -> None:
    features = made(scales=np.array([1, 2, 3], np.float32))
    era = features.block("era")
    assert era.names == ["era_1960", "era_1970"]
    assert era.scales.tolist() == [2, 3]
    np.testing.assert_array_equal(era.matrix.toarray(), DENSE[:, 1:])
    assert features.without("era").names == ["genre_drama"]


def test_columns_can_be_taken_in_any_order() -> None:
    taken = made().take(np.array([2, 0]))
    assert taken.names == ["era_1970", "genre_drama"]
    np.testing.assert_array_equal(taken.matrix.toarray(), DENSE[:, [2, 0]])


def test_a_column_and_a_title_can_be_looked_at() -> None:
    features = made()
    assert features.column("era_1960").tolist() == [0, 2, 1]
    assert features.of_title("c") == {"genre_drama": 0.5, "era_1960": 1.0}
    with pytest.raises(KeyError):
        features.column("era_1800")
    with pytest.raises(KeyError):
        features.of_title("z")


def test_no_titles_and_no_columns_are_allowed() -> None:
    empty = FeatureMatrix([], [], sparse.csr_array((0, 0), dtype=np.float32), np.ones(0, np.float32))
    assert empty.shape == (0, 0)
    assert made().block("nothing").shape == (3, 0)
