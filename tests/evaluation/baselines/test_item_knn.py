"""ItemKNN by hand."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from reelkin.evaluation.baselines.item_knn import ItemKnn

LIKES = sparse.csr_array(np.array([[1, 1, 0, 0], [1, 1, 1, 0], [1, 0, 1, 1], [0, 0, 1, 1]], dtype=np.float64))


def test_similarity_is_the_shrunk_cosine_of_the_nearest() -> None:
    model = ItemKnn().prepare(LIKES)({"neighbours": 1, "shrinkage": 2.0})
    expected = np.zeros((4, 4))
    expected[1, 0] = expected[0, 1] = 2 / (np.sqrt(3 * 2) + 2)
    expected[3, 2] = expected[2, 3] = 2 / (np.sqrt(3 * 2) + 2)
    np.testing.assert_allclose(model.similarities.toarray(), expected)


def test_ties_go_to_the_first_row_and_scores_add_up() -> None:
    model = ItemKnn().prepare(LIKES)({"neighbours": 3, "shrinkage": 0.0})
    np.testing.assert_allclose(
        model([np.array([0, 1])])[0], model.similar(0) + model.similar(1), err_msg="a sum over what is liked"
    )
    nearest = ItemKnn().prepare(sparse.csr_array(np.ones((2, 3))))({"neighbours": 1, "shrinkage": 0.0})
    assert nearest.similarities.toarray()[:, 2].nonzero()[0].tolist() == [0]
