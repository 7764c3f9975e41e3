"""Whoever likes one planted family is told of it; whoever likes everything alike is told of nothing."""

from __future__ import annotations

import numpy as np
import pytest

from planted import Planted
from reelkin.recommend import Model
from reelkin.recommend.taste.profile import Leanings, read_leanings


def taste(model: Model, liked: set[str], weight: float = 1.0) -> Leanings:
    rows = {model.facts(tconst).row: weight for tconst in liked}
    return read_leanings(model.bundle, rows)


@pytest.mark.parametrize(
    ("family", "love"),
    [
        ("samurai", ("language", "Japanese")),
        ("western", ("genre", "Western")),
        ("noir", ("decade", "1940s")),
        ("french romance", ("director", "Director C1")),
    ],
)
def test_a_planted_love_is_found(model: Model, planted: Planted, family: str, love: tuple[str, str]) -> None:
    found = taste(model, planted.members(family))
    assert love in {(one.trait, one.label) for one in found.over_loves}
    assert all(one.lift.times > 1 for one in found.over_loves)


def test_somebody_who_likes_all_there_is_leans_nowhere(model: Model) -> None:
    """All titles of the model are as the world would have them."""
    found = read_leanings(model.bundle, dict.fromkeys(range(len(model)), 1.0))
    assert found.over_loves == found.likes_less == ()
    assert found.offbeat == pytest.approx(0.5, abs=0.01)


def test_two_titles_are_too_few_for_a_love(model: Model, planted: Planted) -> None:
    assert taste(model, set(sorted(planted.members("samurai"))[:2])).over_loves == ()


def test_dislikes_are_no_love(model: Model, planted: Planted) -> None:
    found = taste(model, planted.members("western"), weight=-0.3)
    assert (found.rated, found.liked, found.over_loves) == (12, 0, ())


def test_the_least_watched_are_off_the_beaten_track(model: Model) -> None:
    rows = np.arange(len(model))
    most, least = (
        read_leanings(model.bundle, dict.fromkeys(part.tolist(), 1.0)) for part in (rows[:12], rows[-12:])
    )
    assert most.offbeat < 0.5 < least.offbeat


def test_actors_and_writers_are_loved_too(model: Model, planted: Planted) -> None:
    found = taste(model, planted.members("samurai"))
    kinds = {one.trait for one in found.over_loves}
    assert {"director", "actor"} <= kinds
