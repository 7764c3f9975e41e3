"""What is kept as nearest is what a whole scan finds, and nothing that is only as good as equal to what is not kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planted import fitted, fitted_hybrid
from reelkin.embedding import nearest, scoring
from reelkin.embedding.linear import LinearModel
from reelkin.embedding.nearest import NONE, nearest_titles

from .planted import linear_model


def whole_scan(model: LinearModel, row: int) -> np.ndarray:
    """The other rows, the highest score first, ties by row."""
    scores = scoring.similar_scores(model, row)
    order = np.argsort(-scores, kind="stable")
    return order[order != row]


@pytest.mark.parametrize("hybrid", [False, True])
@pytest.mark.parametrize(
    ("kept", "beyond", "leaf", "first", "common"),
    [(48, 16, 512, 8, 2_000), (7, 3, 8, 1, 5), (5, 0, 4, 2, 30)],
)
def test_they_are_what_a_whole_scan_finds(monkeypatch, hybrid, kept, beyond, leaf, first, common):
    """Also in many small leaves, of which most are passed over, and with few titles beyond those kept."""
    for name, value in {
        "KEPT": kept,
        "BEYOND": beyond,
        "LEAF": leaf,
        "FIRST": first,
        "COMMON": common,
    }.items():
        monkeypatch.setattr(nearest, name, value)
    model = (fitted_hybrid() if hybrid else fitted()).bundle.linear
    found = nearest_titles(model)
    assert found.shape == (len(model.prior), kept)
    named = found != NONE
    assert named.mean() > 0.5, "so few are certain that this shows nothing"
    for row in range(len(found)):
        certain = found[row, named[row]]
        assert set(certain.tolist()) == set(whole_scan(model, row)[: len(certain)].tolist())
        assert named[row, : len(certain)].all()


def test_it_is_done_for_the_most_voted(monkeypatch):
    model = fitted().bundle.linear
    every = nearest_titles(model)
    monkeypatch.setattr(nearest, "ASKED", 30)
    assert (nearest_titles(model) == every[:30]).all()


def test_what_is_as_good_as_equal_is_not_kept(monkeypatch):
    """Six titles of which five are all the same: which of them come first is for the whole scan to say."""
    monkeypatch.setattr(nearest, "KEPT", 2)
    monkeypatch.setattr(nearest, "BEYOND", 1)
    model = linear_model(seed=1)
    same = np.array([0, 1, 1, 1, 1, 1])
    small = replace(
        model,
        offsets=np.arange(7, dtype=np.int64),
        columns=np.array([0, 1, 1, 1, 1, 1], np.int32),
        values=np.ones(6, np.float32),
        vectors=model.vectors[same],
        prior=model.prior[same],
    )
    assert (nearest_titles(small)[0] == NONE).all()


def test_the_last_one_kept_is_ahead_of_the_first_one_that_is_not(monkeypatch):
    """Of two equals the whole scan takes the first row, but leaves are in no order of rows: neither is kept."""
    monkeypatch.setattr(nearest, "KEPT", 2)
    monkeypatch.setattr(nearest, "BEYOND", 2)
    model = linear_model(seed=1)
    five = replace(
        model,
        offsets=np.zeros(6, dtype=np.int64),
        columns=model.columns[:0],
        values=model.values[:0],
        vectors=np.array([[1, 0, 0], [0.9, 0.1, 0], [0.5, 0.5, 0], [0.5, 0.5, 0], [-1, 0, 0]], np.float32),
        prior=np.zeros(5, np.float32),
    )
    assert nearest_titles(five)[0].tolist() == [1, NONE]


def test_there_may_be_nothing_else():
    model = linear_model(seed=1)
    one = replace(
        model,
        offsets=model.offsets[:2],
        columns=model.columns[: model.offsets[1]],
        values=model.values[: model.offsets[1]],
        vectors=model.vectors[:1],
        prior=model.prior[:1],
    )
    assert nearest_titles(one).shape == (1, 0)


@pytest.mark.parametrize("hybrid", [False, True])
def test_scores_of_a_few_are_those_of_all_to_the_last_bit(hybrid):
    model = (fitted_hybrid() if hybrid else fitted()).bundle.linear
    rng = np.random.default_rng(0)
    for row in range(0, len(model.prior), 7):
        others = rng.permutation(len(model.prior))[: rng.integers(1, 40)]
        assert (
            scoring.similar_scores_at(model, row, others.tolist())
            == scoring.similar_scores(model, row)[others]
        ).all()
