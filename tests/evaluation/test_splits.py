from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from reelkin.evaluation.splits import folds, hold_out


def test_a_fifth_and_at_least_one_is_held_out() -> None:
    likes = sparse.csr_array((np.arange(60)[None, :] < np.array([2, 12, 13, 60])[:, None]).astype(float))
    people = hold_out(likes)
    assert [len(person.held_out) for person in people] == [1, 2, 3, 12]
    for row, person in enumerate(people):
        both = np.concatenate([person.folded_in, person.held_out])
        assert sorted(both.tolist()) == likes.indices[likes.indptr[row] : likes.indptr[row + 1]].tolist()


def test_folds_are_even_and_depend_on_the_seed_alone() -> None:
    assert np.bincount(folds(13, 5)).tolist() == pytest.approx([3, 3, 3, 2, 2])
    assert folds(50).tolist() == folds(50).tolist() != folds(50, seed=1).tolist()
