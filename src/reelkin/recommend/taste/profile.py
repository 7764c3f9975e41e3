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
    Rows = npt.NDArray[np.intp]

FEWEST = 3
"""Liked titles from which on a trait can be loved: two are a coincidence."""
PARTS = 10
"""Into so many parts what the world watches is cut, from the most watched titles to the least."""
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
        track: of the liked titles, how many lie in each tenth of what the world watches, the most watched titles first;
            the world has as much in each.
        clusters: every cluster in what they like and in the world, by place.
        eras: every decade in what they like and in the world, in order.
    """

    rated: int
    liked: int
    over_loves: tuple[Leaning, ...]
    likes_less: tuple[Leaning, ...]
    offbeat: float
    track: tuple[int, ...]
    clusters: tuple[Lift, ...]
    eras: tuple[Leaning, ...]


def read_leanings(bundle: Bundle, preferences: Mapping[int, float], *, people: bool = True) -> Leanings:
    """The taste of somebody with these preferences (by row, above 0 a like).

    They are compared with as many titles as they have rated, for what was only watched says nothing of liking.
    Without `people` no director, writer or actor is told.
    """
    seen = sorted(preferences)
    liked = np.array([row for row in seen if preferences[row] > 0], np.intp)
    expected = expected_beside(bundle, seen) / max(len(seen), 1)
    traits = {trait.name: trait for trait in traits_of(bundle, people=people)}
    found = [one for trait in traits.values() for one in _leanings(trait, liked, expected)]
    loves = sorted((one for one in found if one.lift.liked > one.lift.expected), key=_by_times)
    less = sorted((one for one in found if one.lift.liked < one.lift.expected), key=_by_missing)
    places = _places(expected, liked)
    return Leanings(
        rated=len(seen),
        liked=len(liked),
        over_loves=tuple(loves),
        likes_less=tuple(less),
        offbeat=float((places.sum() + EVEN / 2) / (len(liked) + EVEN)),
        track=tuple(np.histogram(places, PARTS, (0.0, 1.0))[0].tolist()),
        clusters=tuple(one.lift for one in _all_of(traits["cluster"], liked, expected)),
        eras=tuple(_all_of(traits["decade"], liked, expected)),
    )


def _by_times(one: Leaning) -> tuple[float, str, str]:
    return -one.lift.times, one.trait, one.label


def _by_missing(one: Leaning) -> tuple[float, str, str]:
    return one.lift.liked - one.lift.expected, one.trait, one.label


def _leanings(trait: Trait, liked: Rows, expected: Doubles) -> Iterator[Leaning]:
    """The traits of one kind that are liked more or less than chance would give."""
    counts, shares = _counted(trait, liked, expected)
    # Whatever the person has, or the world would have: these are the claims that chance has a try at.
    looked_at = np.flatnonzero((counts > 0) | (shares * len(liked) >= 1))
    for code in looked_at.tolist():
        lift = Lift(int(counts[code]), len(liked), float(shares[code]))
        loved = lift.liked >= FEWEST and lift.over_loved(len(looked_at))
        if loved or lift.missed(len(looked_at)):
            yield Leaning(trait.name, trait.labels[code], lift)


def _all_of(trait: Trait, liked: Rows, expected: Doubles) -> list[Leaning]:
    """Every trait of one kind, whether it says anything or not."""
    counts, shares = _counted(trait, liked, expected)
    return [
        Leaning(trait.name, str(label), Lift(count, len(liked), share))
        for label, count, share in zip(trait.labels, counts.tolist(), shares.tolist(), strict=True)
    ]


def _counted(trait: Trait, liked: Rows, expected: Doubles) -> tuple[Rows, Doubles]:
    """intp[traits], how many liked titles have each, and float64[traits], the share of them by the world's taste."""
    size, is_liked = len(trait.labels), np.zeros(len(expected), bool)
    is_liked[liked] = True
    counts = np.bincount(trait.codes[is_liked[trait.rows]], minlength=size)
    return counts, np.minimum(np.bincount(trait.codes, expected[trait.rows], minlength=size), 1.0)


def _places(expected: Doubles, liked: Rows) -> Doubles:
    """float64[L]: by rows, which fall in votes, how much of what the world watches comes before each liked title."""
    places: Doubles = (np.cumsum(expected) - expected / 2)[liked]
    return places
