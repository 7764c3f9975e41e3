"""Picks that are to differ: as if the likeness of every title of the model to those chosen were known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from reelkin.recommend.diversity import to_unit
from reelkin.recommend.household.aggregation import mean_of, together
from reelkin.recommend.household.choosing import Choosing
from reelkin.recommend.options import Order

if TYPE_CHECKING:
    from reelkin.recommend import Model

HOW = ("least-misery", "average", "fair")


def by_all(model: Model, satisfaction: Any, how: Any, n: int, diverse: float, size: int) -> list[int]:
    """The same choice with every title's mean cosine at hand."""
    vectors = model.bundle.embedding.vectors.astype(np.float64)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    best = np.argsort(-together(satisfaction, how), kind="stable")[:size]
    left, chosen, served = set(range(len(model))), [], np.zeros(len(satisfaction))
    while len(chosen) < n:
        rows = np.array(sorted(left & set(best.tolist())) or sorted(left))
        like = (unit[rows] @ unit[chosen].T).mean(axis=1) if chosen else np.zeros(len(rows))
        worth = (1 - diverse) * to_unit(together(satisfaction[:, rows], how, served)) - diverse * like
        row = int(rows[np.lexsort((rows, -mean_of(satisfaction[:, rows]), -worth))[0]])
        chosen.append(row)
        left.remove(row)
        served += satisfaction[:, row]
    return chosen


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("pool", [1, 2, 200])
def test_the_pool_gives_the_picks_that_all_would(
    model: Model, monkeypatch: pytest.MonkeyPatch, how: Any, pool: int
) -> None:
    monkeypatch.setattr("reelkin.recommend.household.choosing.DIVERSE_POOL", pool)
    satisfaction = np.random.default_rng(5).random((3, len(model)))
    everything, nothing = np.ones(len(model), bool), np.zeros(len(model), bool)
    order = Order(diverse=0.6)
    choosing = Choosing(model.bundle, satisfaction, everything, nothing, [set()] * 3, order)
    expected = by_all(model, satisfaction, how, 12, order.diverse, 12 * pool)
    assert choosing.choose(12, how) == expected


def test_where_the_pool_is_used_up_the_rest_is_chosen_from_by_likeness_too(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Series and works drop out of a pool with every pick of theirs; then all that is left counts."""
    monkeypatch.setattr("reelkin.recommend.household.choosing.DIVERSE_POOL", 1)
    satisfaction = np.random.default_rng(6).random((2, len(model)))
    titles = model.bundle.titles
    twins = np.flatnonzero(np.bincount(titles.duplicate_of)[titles.duplicate_of] > 1)
    assert len(twins) == 2
    satisfaction[:, twins] = 2.0
    everything, nothing = np.ones(len(model), bool), np.zeros(len(model), bool)
    order = Order(diverse=0.9, franchise="collapse")
    chosen = Choosing(model.bundle, satisfaction, everything, nothing, [set()] * 2, order).choose(
        2, "average"
    )
    assert chosen[0] == twins[0]
    vectors = model.bundle.embedding.vectors.astype(np.float64)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    rest = np.setdiff1d(np.arange(len(model)), twins)
    worth = 0.1 * to_unit(mean_of(satisfaction[:, rest])) - 0.9 * unit[rest] @ unit[chosen[0]]
    assert chosen[1] == rest[int(np.argmax(worth))]
