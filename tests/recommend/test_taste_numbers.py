"""A taste's numbers, counted again title by title: what is told is what chance would not give, and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pytest

from planted import Planted
from reelkin.recommend.taste.lift import Lift
from reelkin.recommend.taste.profile import read_leanings
from reelkin.recommend.taste.world import expected_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reelkin.recommend import Model

PEOPLE = {"director": ("director",), "writer": ("writer",), "actor": ("cast", "self")}


def traits_of(model: Model, row: int) -> Iterator[tuple[str, str]]:
    """Every trait of a title, each once; people by their ids."""
    facts, people = model.facts_of(row), model.bundle.people
    yield "cluster", str(facts.cluster)
    yield from (("genre", genre) for genre in facts.genres)
    if facts.year is not None:
        yield "decade", f"{facts.year // 10 * 10}s"
    if facts.language is not None:
        yield "language", facts.language
    if facts.runtime_minutes is not None and facts.type in ("movie", "tvMovie"):
        yield "length", str(sum(facts.runtime_minutes >= least for least in (90, 120, 150)))
    own = range(int(people.credit_offsets[row]), int(people.credit_offsets[row + 1]))
    for kind, roles in PEOPLE.items():
        some = {
            people.nconst[int(people.credit_people[at])]
            for at in own
            if people.roles[int(people.credit_roles[at])] in roles
        }
        yield from ((kind, one) for one in sorted(some))


def told_again(
    model: Model, rated: dict[int, float]
) -> tuple[list[tuple[str, Lift]], list[tuple[str, Lift]]]:
    """What is loved and what is missed, in order, by definition."""
    expected = expected_beside(model.bundle, sorted(rated)) / len(rated)
    liked = [row for row, weight in rated.items() if weight > 0]
    counts: Counter[tuple[str, str]] = Counter()
    shares: defaultdict[tuple[str, str], float] = defaultdict(float)
    for row in range(len(model)):
        for trait in traits_of(model, row):
            shares[trait] += expected[row]
            counts[trait] += row in liked
    lifts = {trait: Lift(counts[trait], len(liked), share) for trait, share in shares.items()}
    claims = Counter(kind for (kind, _), one in lifts.items() if one.liked or one.expected >= 1)
    loved = [
        (kind, one)
        for (kind, _), one in lifts.items()
        if one.liked >= 3 and one.liked > one.expected and one.over_loved(claims[kind])
    ]
    missed = [
        (kind, one)
        for (kind, _), one in lifts.items()
        if (one.liked or one.expected >= 1) and one.liked < one.expected and one.missed(claims[kind])
    ]
    return sorted(loved, key=_times), sorted(missed, key=_lacking)


def _times(one: tuple[str, Lift]) -> float:
    return -one[1].times


def _lacking(one: tuple[str, Lift]) -> float:
    return one[1].liked - one[1].expected


def people_who_like(model: Model, planted: Planted) -> Iterator[dict[int, float]]:
    """Some who like one family and not another, and some who like titles by lot."""
    families = ("samurai", "western", "noir", "french romance", "horror")
    for at, family in enumerate(families):
        if not planted.members(family):
            continue
        rated = {model.facts(tconst).row: 1.0 for tconst in planted.members(family)}
        other = planted.members(families[at - 1])
        yield rated | {model.facts(tconst).row: -0.5 for tconst in sorted(other)[:5]}
    rng = np.random.default_rng(3)
    for size in (30, 45, 60):
        yield {int(row): 1.0 for row in rng.choice(len(model), size, replace=False)}


def test_what_is_told_is_what_chance_would_not_give(model: Model, planted: Planted) -> None:
    told = 0
    for rated in people_who_like(model, planted):
        found = read_leanings(model.bundle, rated)
        for ours, again in zip((found.over_loves, found.likes_less), told_again(model, rated), strict=True):
            assert Counter((one.trait, one.lift.liked, one.lift.of) for one in ours) == Counter(
                (kind, one.liked, one.of) for kind, one in again
            )
            assert [one.lift.world for one in ours] == pytest.approx(
                [one.world for _, one in again], abs=1e-9
            )
            told += len(ours)
    assert told > 30


def test_the_track_is_where_likes_lie_in_what_the_world_watches(model: Model, planted: Planted) -> None:
    """Each at the middle of its own share; five titles of the world's own taste are added."""
    for rated in people_who_like(model, planted):
        expected = expected_beside(model.bundle, sorted(rated)) / len(rated)
        liked = sorted(row for row, weight in rated.items() if weight > 0)
        places = [float(expected[:row].sum() + expected[row] / 2) for row in liked]
        found = read_leanings(model.bundle, rated)
        assert found.offbeat == pytest.approx((sum(places) + 2.5) / (len(places) + 5))
        assert list(found.track) == [
            sum(tenth == min(9, int(10 * one)) for one in places) for tenth in range(10)
        ]


def test_the_world_watches_only_the_types_that_somebody_does(model: Model) -> None:
    types = [model.facts_of(row).type for row in range(len(model))]
    films = [row for row, one in enumerate(types) if one == "movie"][:20]
    expected = expected_beside(model.bundle, films)
    assert {one for one, there in zip(types, expected > 0, strict=True) if there} == {"movie"}
    assert expected.sum() == pytest.approx(20)
    series = next(row for row, one in enumerate(types) if one != "movie")
    assert expected_beside(model.bundle, [*films, series])[series] > 0


def test_favourites_are_the_clusters_of_which_most_more_is_liked(model: Model, planted: Planted) -> None:
    families = sorted(planted.members("samurai"))[:9], sorted(planted.members("western"))[:4]
    found = model.taste(dict.fromkeys([*families[0], *families[1]], 9.0))
    more = [one.liked - one.world * found.liked for one in found.favourites]
    assert more == sorted(more, reverse=True)
    assert all(one > 0 for one in more)
    assert all(one.liked >= 2 for one in found.favourites)
    assert all(one.share == one.liked / found.liked for one in found.favourites)


def test_a_decade_that_only_the_world_likes_is_told_too(model: Model, planted: Planted) -> None:
    found = model.taste(dict.fromkeys(planted.members("noir"), 9.0))
    assert {one.decade for one in found.eras if not one.liked}
    assert sum(one.world for one in found.eras) == pytest.approx(1, abs=0.02)


def test_what_somebody_says_wins_over_what_they_rated_and_is_no_rating(
    model: Model, planted: Planted
) -> None:
    first, *others = sorted(planted.members("samurai"))[:7]
    rated = dict(zip([first, *others], [2.0, 9, 8, 7, 9, 8, 7], strict=True))
    found, without = model.taste(rated, said={first: 9.0}), model.taste(rated)
    assert found.liked == without.liked + 1
    assert found.rated == without.rated
    assert found.rating == without.rating


def test_where_to_begin_is_a_title_not_yet_seen(model: Model) -> None:
    whole = [model.facts_of(row) for row in range(len(model))]
    begun = 0
    for cluster in {one.cluster for one in whole}:
        first = next(one.tconst for one in whole if one.cluster == cluster)
        rest = {one.tconst: 8.0 for one in whole if one.cluster != cluster}
        for spot in model.taste({**rest, first: 9.0}).blind_spots:
            assert spot.tconst not in {*rest, first}
            begun += spot.seen == 1
    assert begun
