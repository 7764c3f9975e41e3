"""Taste against the world's: planted loves are found, and the world loves nothing more than the world does."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from reelkin.recommend.taste.lift import Lift, chance_of_less, chance_of_more
from reelkin.recommend.taste.world import expected_presence

WORLD = np.random.default_rng(0).pareto(1.0, 2000) + 0.01
WORLD /= WORLD.sum()


@pytest.mark.parametrize("n", [0, 1, 50, 1500, 2000, 5000])
def test_as_many_titles_are_expected_as_were_seen(n: int) -> None:
    assert expected_presence(WORLD, n).sum() == pytest.approx(min(n, 2000), abs=1e-6)


def test_what_is_expected_is_what_draws_without_repeats_give() -> None:
    """Weights alone would expect the most watched title several times over."""
    rng = np.random.default_rng(1)
    drawn = np.mean(
        [np.isin(np.arange(2000), rng.choice(2000, 300, False, WORLD)) for _ in range(400)], axis=0
    )
    assert np.abs(drawn - expected_presence(WORLD, 300)).max() < 0.12
    assert (300 * WORLD).max() > 2


def test_titles_without_weight_are_never_expected() -> None:
    assert expected_presence(np.array([0.0, 0.5, 0.5]), 3).tolist() == [0.0, 1.0, 1.0]


def test_the_tails_are_the_binomial_distributions() -> None:
    one = Lift(liked=3, of=5, world=0.2)
    above = sum(math.comb(5, k) * 0.2**k * 0.8 ** (5 - k) for k in (3, 4, 5))
    at = math.comb(5, 3) * 0.2**3 * 0.8**2
    assert chance_of_more(one) == pytest.approx(above)
    assert chance_of_less(one) == pytest.approx(1 - above + at)


@pytest.mark.parametrize("of", [0, 1, 40, 2500])
@pytest.mark.parametrize("world", [0.0, 0.0004, 0.1, 0.77, 1.0])
def test_the_tails_leave_out_nothing_that_counts(of: int, world: float) -> None:
    """Far from what is expected, near it and beyond it, they are the whole sum, though most terms are never looked at."""
    terms = (
        [
            Fraction(math.comb(of, k)) * Fraction(world) ** k * Fraction(1 - world) ** (of - k)
            for k in range(of + 1)
        ]
        if of < 50
        else []
    )
    middle = round(of * world)
    for liked in {0, middle - 3, middle - 1, middle, middle + 1, middle + 30, of} & set(range(of + 1)):
        one = Lift(liked, of, world)
        if terms:
            assert chance_of_more(one) == pytest.approx(float(sum(terms[liked:])), rel=1e-9, abs=1e-12)
            assert chance_of_less(one) == pytest.approx(float(sum(terms[: liked + 1])), rel=1e-9, abs=1e-12)
        else:
            at = chance_of_more(one) - (chance_of_more(Lift(liked + 1, of, world)) if liked < of else 0.0)
            assert chance_of_more(one) + chance_of_less(one) == pytest.approx(1 + at, abs=1e-9)
            assert 0 <= at <= 1


def test_a_planted_love_is_found_and_few_titles_claim_little() -> None:
    """Half horror where the world has a tenth: twenty titles of forty tell, one of two does not."""
    many, few = Lift(20, 40, 0.1), Lift(1, 2, 0.1)
    assert many.over_loved(claims=30)
    assert not few.over_loved()
    assert many.times > few.times > 1


def test_somebody_of_the_worlds_taste_loves_nothing_more() -> None:
    """Drawn as the world watches, hardly one of two hundred people is told of any of ten traits."""
    rng = np.random.default_rng(2)
    trait = rng.integers(0, 10, 2000)
    world = np.bincount(trait, expected_presence(WORLD, 100)) / 100
    told = 0
    for _ in range(200):
        liked = np.bincount(trait[rng.choice(2000, 100, False, WORLD)], minlength=10)
        lifts = [Lift(int(count), 100, float(share)) for count, share in zip(liked, world, strict=True)]
        told += any(one.over_loved(10) or one.missed(10) for one in lifts)
    assert told <= 6


def test_nothing_liked_claims_nothing() -> None:
    none = Lift(0, 0, 0.3)
    assert not none.over_loved()
    assert not none.missed()
    assert none.times == 1
    assert none.share == 0


def test_without_people_the_rest_is_the_same(model):
    liked = dict.fromkeys(model.bundle.titles.tconst.take(range(12)), 9.0)
    whole, quick = model.taste(liked), model.taste(liked, people=False)
    assert quick.favourites == whole.favourites
    assert quick.blind_spots == whole.blind_spots
    kinds = {"director", "writer", "actor"}
    assert not kinds & {one.trait for one in quick.over_loves}
    assert quick.over_loves == tuple(one for one in whole.over_loves if one.trait not in kinds)
