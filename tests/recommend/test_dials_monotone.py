"""Every dial, turned step by step, moves the picks its way at each step and visibly from end to end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations, pairwise

import numpy as np
import pytest

from planted import Planted
from reelkin.recommend import Model
from reelkin.recommend.pick import Picks

N = 16
TWO_WAYS = (-1.0, -0.6, -0.3, 0.0, 0.3, 0.6, 1.0)
ONE_WAY = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
ASKED = ("similar", "one taste", "two tastes")

Turned = Callable[..., Picks]


@pytest.fixture(params=ASKED)
def turned(request: pytest.FixtureRequest, model: Model, planted: Planted) -> Turned:
    """Picks for a title or for a person, with the dials that are given."""
    claire, dust, kelp = (planted.id_of[name] for name in ("Claire", "Dust", "Kelp"))
    if request.param == "similar":
        return lambda **dials: model.similar(claire, n=N, **dials)
    ratings = {dust: 9.0} if request.param == "one taste" else {claire: 9.0, kelp: 8.0, dust: 2.0}
    return lambda **dials: model.recommend(ratings, n=N, **dials)


def mean(values: Iterable[float | None]) -> float:
    return float(np.mean([value for value in values if value is not None]))


def distance(model: Model, picks: Picks) -> float:
    """The mean of 1 - cosine over all pairs of picks."""
    vectors = model.bundle.embedding.vectors[[pick.facts.row for pick in picks]].astype(np.float64)
    # A title of which nothing is known has no direction.
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    return mean(1 - float(one @ other) for one, other in combinations(vectors / lengths, 2))


def check_rises(seen: list[float], least: float) -> None:
    """No step goes back, most steps go on, and the ends are `least` apart."""
    steps = [after - before for before, after in pairwise(seen)]
    assert min(steps) >= -1e-9, seen
    assert sum(step > 1e-9 for step in steps) > len(steps) / 2, seen
    assert seen[-1] - seen[0] >= least, seen


def test_popularity_raises_the_votes(turned: Turned) -> None:
    """In logarithms, as fame counts: by a fifth and more, where most titles have from 100,000 to 200,000 votes."""
    rows = [turned(popularity=value) for value in TWO_WAYS]
    check_rises([mean(np.log2(max(pick.votes or 0, 1)) for pick in picks) for picks in rows], 0.27)


def test_age_lowers_the_years(turned: Turned) -> None:
    rows = [turned(age=value) for value in TWO_WAYS]
    check_rises([-mean(pick.year for pick in picks) for picks in rows], 10.0)


def test_diversity_sets_the_picks_apart(model: Model, turned: Turned) -> None:
    rows = [turned(diverse=value) for value in ONE_WAY]
    check_rises([distance(model, picks) for picks in rows], 0.1)


def test_a_dial_at_rest_changes_nothing(turned: Turned) -> None:
    plain = [pick.tconst for pick in turned()]
    assert [pick.tconst for pick in turned(popularity=0.0, age=0.0, diverse=0.0)] == plain
