"""Strong generalisation and cold titles on planted people, with a planted leak that shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from reelkin.evaluation.protocols.people import first, judge_people, without_titles
from reelkin.evaluation.splits import folds, hold_out

FAMILY = np.arange(60) % 2


def planted() -> sparse.csr_array:
    rng = np.random.default_rng(0)
    mine = FAMILY[None, :] == (np.arange(50) % 2)[:, None]
    return sparse.csr_array((mine & (rng.random((50, 60)) < 0.5)).astype(float))


class Popular:
    def __init__(self, likes: sparse.csr_array) -> None:
        self.counts = np.bincount(likes.indices, minlength=likes.shape[1]).astype(float)

    def __call__(self, folded_in: Sequence[np.ndarray]) -> np.ndarray:
        return np.tile(self.counts, (len(folded_in), 1))


class Family(Popular):
    def __call__(self, folded_in: Sequence[np.ndarray]) -> np.ndarray:
        return np.stack([(FAMILY[rows[0]] == FAMILY) * 1.0 for rows in folded_in])


def test_who_knows_the_family_finds_more() -> None:
    likes = planted()
    people, fold = hold_out(likes), folds(50)
    right = judge_people(Family, likes, people, fold)
    popular = judge_people(Popular, likes, people, fold)
    assert right.recall.mean() > popular.recall.mean() + 0.2
    assert right.ndcg.mean() > popular.ndcg.mean()
    assert right.coverage > 30


def test_what_is_folded_in_is_never_picked_and_training_people_are_others() -> None:
    likes = planted()
    people, fold = hold_out(likes), folds(50)
    seen: list[int] = []

    def learn(shown: sparse.csr_array) -> Popular:
        seen.append(shown.shape[0])
        return Popular(shown)

    everything = [type(person)(person.folded_in, person.folded_in) for person in people]
    assert judge_people(learn, likes, everything, fold).recall.sum() == 0
    assert seen == [40] * 5


def test_cold_titles_show_a_leak() -> None:
    """Popularity knows nothing of a title whose ratings it never saw; a model that peeks gives itself away."""
    likes = planted()
    people, fold, titles = hold_out(likes), folds(50), folds(60, 3)
    honest: list[bool] = []

    def learn(shown: sparse.csr_array) -> Popular:
        model = Popular(shown)
        hidden = model.counts == 0
        honest.append(any((titles == part).sum() == (hidden & (titles == part)).sum() for part in range(3)))
        return model

    cold = judge_people(learn, likes, people, fold, titles)
    leaking = judge_people(lambda shown: Popular(likes), likes, people, fold, titles)
    assert all(honest)
    assert len(honest) == 15
    assert cold.recall.mean() < leaking.recall.mean()


def test_without_titles_empties_their_columns_alone() -> None:
    likes = planted()
    hidden = np.arange(60) < 10
    left = without_titles(likes, hidden).toarray()
    assert not left[:, :10].any()
    assert (left[:, 10:] == likes.toarray()[:, 10:]).all()


def test_first_breaks_ties_by_row() -> None:
    assert first(np.array([1.0, 3, 3, 2, 3]), 3).tolist() == [1, 2, 4]
    assert first(np.array([1.0, 2]), 5).tolist() == [1, 0]
