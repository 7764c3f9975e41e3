"""A person's leanings in numbers: what they like more of than the world, what less, how far off the beaten track."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reelkin.recommend.taste.lift import Lift
from reelkin.recommend.taste.traits import traits_of
from reelkin.recommend.taste.world import expected_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.taste.traits import Trait

    Doubles = npt.NDArray[np.float64]

FEWEST = 3
"""Liked titles from which on a trait can be loved: two are a coincidence."""
EVEN = 5.0
"""Titles of the world's own taste that are added before saying how far off the beaten track somebody is."""


@dataclass(frozen=True)
class Leaning:
    """One trait that a person likes more, or less, of than the world."""

    trait: str
    label: str
    lift: Lift


@dataclass(frozen=True, eq=False)
class Leanings:
    """What a person likes more and less of than the world.

    Attributes:
        rated: how many of their titles the model has.
        liked: how many of those speak for something, as `preferences` has it.
        over_loves: what they like more of than chance would give, the surest multiple first.
        likes_less: what they like less of (counted on likes, not on dislikes), what is most missed first.
        offbeat: 0 to 1, the mean share of what the world watches that is more watched than what they like; 0.5 is
            the world's own, and what few titles are drawn towards.
        clusters: every cluster in what they like and in the world, by id.
    """

    rated: int
    liked: int
    over_loves: tuple[Leaning, ...]
    likes_less: tuple[Leaning, ...]
    offbeat: float
    clusters: tuple[Lift, ...]


def read_leanings(bundle: Bundle, preferences: Mapping[int, float]) -> Leanings:
    """The taste of somebody with these preferences (by row, above 0 a like).

    They are compared with as many titles as they have rated, for what was only watched says nothing of liking.
    """
    seen = sorted(preferences)
    liked = np.array([row for row in seen if preferences[row] > 0], np.intp)
    expected = expected_beside(bundle, seen) / max(len(seen), 1)
    found = [one for trait in traits_of(bundle) for one in _leanings(trait, liked, expected)]
    loves = sorted((one for one in found if one.lift.liked > one.lift.expected), key=_by_times)
    less = sorted((one for one in found if one.lift.liked < one.lift.expected), key=_by_missing)
    lifts = _of_clusters(bundle, liked, expected)
    return Leanings(len(seen), len(liked), tuple(loves), tuple(less), _offbeat(expected, liked), lifts)


def _of_clusters(bundle: Bundle, liked: npt.NDArray[np.intp], expected: Doubles) -> tuple[Lift, ...]:
    assignments, k = bundle.clusters.assignments, len(bundle.profiles)
    counts = np.bincount(assignments[liked], minlength=k).tolist()
    shares = np.bincount(assignments, expected, minlength=k).tolist()
    return tuple(
        Lift(count, len(liked), min(share, 1.0)) for count, share in zip(counts, shares, strict=True)
    )


def _by_times(one: Leaning) -> tuple[float, str, str]:
    return -one.lift.times, one.trait, one.label


def _by_missing(one: Leaning) -> tuple[float, str, str]:
    return one.lift.liked - one.lift.expected, one.trait, one.label


def _leanings(trait: Trait, liked: npt.NDArray[np.intp], expected: Doubles) -> Iterator[Leaning]:
    """The traits of one kind that are liked more or less than chance would give."""
    size = len(trait.labels)
    counts = np.bincount(trait.codes[np.isin(trait.rows, liked)], minlength=size)
    shares = np.bincount(trait.codes, expected[trait.rows], minlength=size)
    # Whatever the person has, or the world would have: these are the claims that chance has a try at.
    looked_at = np.flatnonzero((counts > 0) | (shares * len(liked) >= 1))
    for code in looked_at.tolist():
        lift = Lift(int(counts[code]), len(liked), float(min(shares[code], 1.0)))
        loved = lift.liked >= FEWEST and lift.over_loved(len(looked_at))
        if loved or lift.missed(len(looked_at)):
            yield Leaning(trait.name, trait.labels[code], lift)


def _offbeat(expected: Doubles, liked: npt.NDArray[np.intp]) -> float:
    """By rows, which fall in votes: how much of what the world watches comes before each liked title."""
    before = np.cumsum(expected) - expected / 2
    return float((before[liked].sum() + EVEN / 2) / (len(liked) + EVEN))
