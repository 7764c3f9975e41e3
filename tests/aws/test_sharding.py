from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.aws.recordio_reader import read_vectors
from reelkin.aws.sharding import shard_rows, shards
from reelkin.errors import BadInput, UsageError


@given(st.integers(1, 500).flatmap(lambda rows: st.tuples(st.just(rows), st.integers(1, rows))))
def test_shards_are_equal_to_within_one_row_and_lose_none(given_sizes):
    rows, count = given_sizes
    cut = shard_rows(rows, count)
    assert [row for part in cut for row in range(rows)[part]] == list(range(rows))
    sizes = [part.stop - part.start for part in cut]
    assert len(sizes) == count
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(("rows", "count"), [(2, 3), (0, 1), (5, 0), (5, -1)])
def test_what_cannot_be_shared_out_is_told(rows, count):
    with pytest.raises(UsageError, match=f"{rows} vectors cannot go to {count} instances"):
        shard_rows(rows, count)


def test_names_sort_as_the_rows_do():
    vectors = np.arange(33, dtype=np.float32).reshape(11, 3)
    made = dict(shards(vectors, 11))
    assert sorted(made) == list(made)
    assert list(made)[:2] == ["part-00.pbr", "part-01.pbr"]
    np.testing.assert_array_equal(
        np.concatenate([read_vectors(made[name], name) for name in sorted(made)]), vectors
    )


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_values_that_are_not_finite_are_told_before_anything_is_made(bad):
    vectors = np.ones((5, 2), dtype=np.float32)
    vectors[3, 1] = bad
    with pytest.raises(BadInput, match="1 of 5 vectors are not finite, the first in row 3"):
        next(shards(vectors, 2))
