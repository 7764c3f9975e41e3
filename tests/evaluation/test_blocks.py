"""What is worked through block by block comes out as in one go."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from evaluation.baselines.families import TITLES, planted
from evaluation.planted import PEOPLE, Family, evidence
from reelkin.evaluation import lift
from reelkin.evaluation.baselines import ease, item_knn, kodi
from reelkin.evaluation.protocols import rounds
from reelkin.evaluation.protocols.people import judge_people
from reelkin.evaluation.splits import folds, hold_out

Scores = np.ndarray
ASKED = [np.array([1, 6, 17, 25, 39]), np.array([0])]


def by_ease() -> Scores:
    return ease.Ease().prepare(planted(90))({"ridge": 30.0})(ASKED)


def by_item_knn() -> Scores:
    return item_knn.ItemKnn().prepare(planted(90))({"neighbours": 5, "shrinkage": 2.0})(ASKED)


def by_kodi() -> Scores:
    titles = pl.DataFrame(
        {
            "tconst": [f"tt{row}" for row in range(TITLES)],
            "genres": [["Drama"] if row % 3 else ["Crime"] for row in range(TITLES)],
            "start_year": [1980 + row for row in range(TITLES)],
        }
    )
    credits_ = pl.DataFrame(
        {
            "tconst": titles["tconst"],
            "nconst": [f"nm{row % 5}" for row in range(TITLES)],
            "role": "director",
            "billing": 1,
        },
        schema_overrides={"billing": pl.Int64},
    )
    return kodi.kodi(titles, credits_).learn(planted())(ASKED)


def by_lift() -> Scores:
    found = lift.co_like_lift(planted(90), fewest_likes=5)
    assert len(found) > 20
    gains = np.zeros((TITLES, TITLES))
    for query, others in found.items():
        gains[query, list(others)] = list(others.values())
    return gains


def by_people() -> Scores:
    known = evidence()
    return judge_people(Family(), known, hold_out(known.likes), folds(PEOPLE)).ranked


@pytest.mark.parametrize(
    ("module", "name", "small", "work"),
    [
        (ease, "BLOCK", 7, by_ease),
        (item_knn, "BLOCK", 7, by_item_knn),
        (kodi, "BLOCK", 2, by_kodi),
        (lift, "BLOCK", 7, by_lift),
        (rounds, "BLOCK_VALUES", 300, by_people),
    ],
    ids=["ease", "item-knn", "kodi", "lift", "people"],
)
def test_small_blocks_give_the_same(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, small: int, work: Callable[[], Scores]
) -> None:
    whole = work()
    assert np.ptp(whole) > 0
    assert getattr(module, name) > 100, "the whole is one block"
    monkeypatch.setattr(module, name, small)
    np.testing.assert_allclose(work(), whole, atol=1e-10)
