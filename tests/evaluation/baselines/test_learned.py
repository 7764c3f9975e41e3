"""What holds for every baseline that learns from likes."""

from __future__ import annotations

import numpy as np
import pytest

from reelkin.evaluation.baselines.ease import Ease
from reelkin.evaluation.baselines.ials import Ials
from reelkin.evaluation.baselines.item_knn import ItemKnn
from reelkin.evaluation.baselines.method import Family

from .families import FAMILY, TITLES, planted

FAMILIES = [Ease(), ItemKnn(), Ials()]
each = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)


@each
def test_families_are_told_apart_for_people_and_for_titles(family: Family) -> None:
    pytest.importorskip("implicit")
    model = family.prepare(planted(unliked=3))(family.grid[-1])
    scores = model([np.array([0, 2, 4]), np.array([1, 3])])
    assert scores.shape == (2, TITLES + 3)
    for own, family_of_person in zip(scores, (0, 1), strict=True):
        fresh = np.arange(TITLES) > 4
        same = family_of_person == FAMILY
        assert own[:TITLES][same & fresh].min() > own[:TITLES][~same & fresh].max()
        assert not own[TITLES:].any(), "nobody likes these"
    similar = model.similar(0)
    assert similar[:TITLES][2::2].min() > similar[:TITLES][1::2].max()


@each
def test_the_same_likes_give_the_same_scores_and_unknown_titles_none(family: Family) -> None:
    pytest.importorskip("implicit")
    likes, settings = planted(unliked=2), family.grid[0]
    one, again = (family.prepare(likes)(settings) for _ in range(2))
    people = [np.array([0, 1]), np.array([5])]
    assert one(people).tobytes() == again(people).tobytes()
    assert not np.any(one.similar(TITLES))
    assert dict(one.settings) == dict(settings)
    nobody = one([np.array([], dtype=np.intp)])
    assert not np.any(nobody)
