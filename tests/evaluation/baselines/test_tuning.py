"""Tuning finds the planted setting, and looks at training people alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pytest
from scipy import sparse

from reelkin.evaluation.baselines import tuning
from reelkin.evaluation.baselines.popular import Popular
from reelkin.evaluation.baselines.tuning import Tuned
from reelkin.evaluation.splits import Person

from .families import FAMILY, TITLES, planted


class Model:
    def __init__(self, settings: Mapping[str, float]) -> None:
        self.settings = settings

    def __call__(self, folded_in: list[np.ndarray]) -> np.ndarray:
        sign = 1 if self.settings["right"] else -1
        return np.stack([sign * (FAMILY[rows[0]] == FAMILY) for rows in folded_in])

    def similar(self, query: int) -> np.ndarray:
        return self([np.array([query])])[0]


class RightOrWrong:
    name = "right or wrong"
    grid: tuple[Mapping[str, float], ...] = ({"right": 0}, {"right": 1}, {"right": 2})

    def __init__(self) -> None:
        self.learned_from: list[int] = []

    def prepare(self, likes: sparse.csr_array) -> Callable[[Mapping[str, float]], Model]:
        self.learned_from.append(likes.shape[0])
        return Model


def test_the_best_setting_is_taken_the_first_of_equals() -> None:
    assert dict(Tuned(RightOrWrong()).learn(planted()).settings) == {"right": 1}


def test_choices_are_judged_on_people_they_were_not_learned_from() -> None:
    family = RightOrWrong()
    Tuned(family).learn(planted(60))
    assert family.learned_from == [40, 40, 40, 60]


def test_what_is_folded_in_is_picked_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = []

    def noting(picks: Iterable[np.ndarray], people: list[Person]) -> float:
        judged.extend(zip(picks, people, strict=True))
        return 0.0

    monkeypatch.setattr(tuning, "total_ndcg", noting)
    likes = planted(60, unliked=5)
    Tuned(RightOrWrong()).judge(likes)
    assert len(judged) == 60 * len(RightOrWrong.grid)
    for picks, person in judged:
        assert len(picks) == 20
        assert not np.isin(picks, person.folded_in).any()
        assert picks.max() < TITLES, "likes say nothing of what nobody likes"


def test_popular_counts_likes() -> None:
    likes = planted()
    model = Popular().learn(likes)
    assert model([np.array([1]), np.array([2])]).tolist() == [likes.sum(axis=0).tolist()] * 2
    assert model.similar(3).sum() == pytest.approx(likes.nnz)
    assert len(model.similar(0)) == TITLES
