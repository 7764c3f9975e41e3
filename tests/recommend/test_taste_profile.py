"""Whoever likes one planted family is told of it; whoever likes everything alike is told of nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planted import Planted
from reelkin.recommend import Model
from reelkin.recommend.taste.profile import Leanings, read_leanings
from reelkin.recommend.taste.traits import BILLED


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


def test_extras_at_the_end_of_long_casts_are_not_loved(model: Model, planted: Planted) -> None:
    """Somebody who stands last in every cast of twenty is in many films, and nobody watches them for that."""
    bundle = model.bundle
    people = bundle.people
    cast = people.roles.index("cast")
    offsets, credit_people, roles = [0], [], []
    names = len(people.name)
    for row in range(len(model)):
        crowd = [place % names for place in range(5, 5 + BILLED)]
        last = [0] if row < 12 else []
        credit_people += [1] * (row < 12) + crowd[: BILLED - (row < 12)] + last
        roles += [cast] * (len(credit_people) - offsets[-1])
        offsets.append(len(credit_people))
    crowded = replace(
        people,
        credit_offsets=np.array(offsets, people.credit_offsets.dtype),
        credit_people=np.array(credit_people, people.credit_people.dtype),
        credit_roles=np.array(roles, people.credit_roles.dtype),
    )
    found = read_leanings(replace(bundle, people=crowded), dict.fromkeys(range(12), 1.0))
    actors = {one.label for one in found.over_loves if one.trait == "actor"}
    assert people.name[1] in actors
    assert people.name[0] not in actors


def test_actors_and_writers_are_loved_too(model: Model, planted: Planted) -> None:
    found = taste(model, planted.members("samurai"))
    kinds = {one.trait for one in found.over_loves}
    assert {"director", "actor"} <= kinds
