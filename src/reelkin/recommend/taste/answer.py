"""A person's taste, whole: favourite clusters, leanings, how they rate, and what they have hardly touched."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.recommend.taste.blind_spots import blind_spots
from reelkin.recommend.taste.profile import read_leanings
from reelkin.recommend.taste.telling import FEWEST, tell

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.question import Question
    from reelkin.recommend.taste.blind_spots import BlindSpot
    from reelkin.recommend.taste.profile import Leaning, Leanings

MOST_FAVOURITES = 5
FEWEST_IN_FAVOURITE = 2
FEWEST_RATED = 5
"""Ratings from which on there is a way of rating."""
LEAST_OF_ERA = 0.005
"""Share of what the world would like below which a decade of which nothing is liked goes untold."""


@dataclass(frozen=True)
class Favourite:
    """A cluster that somebody likes more of than the world: shares from 0 to 1, and its hue in degrees."""

    cluster: int
    name: str
    hue: float
    liked: int
    share: float
    world: float


@dataclass(frozen=True)
class Era:
    """One decade: how many liked titles are of it, and its share of them and of what the world would like."""

    decade: str
    liked: int
    share: float
    world: float


@dataclass(frozen=True)
class Rating:
    """How somebody rates: mean and standard deviation of their ratings, on the scale from low to high."""

    mean: float
    spread: float
    low: float
    high: float


@dataclass(frozen=True)
class TasteProfile:
    """A person's taste.

    Attributes:
        rated: how many rated titles the model has.
        liked: how many of those are liked.
        favourites: clusters they like more titles of than the world would, by how many more.
        over_loves: what they like more of than chance would give.
        likes_less: what they like less of; counted on likes, so it need not be disliked.
        eras: the decades that they or the world have anything of, in order.
        offbeat: 0 to 1, how far off the beaten track; 0.5 is the world's own.
        track: liked titles in each tenth of what the world watches, the most watched titles first.
        rating: how they rate; None with few ratings, or all the same.
        blind_spots: much-watched and acclaimed clusters that they have hardly touched.
        words: the taste in one line.
        name: whose it is; None: of whoever reads it, who is told as "you".
    """

    rated: int
    liked: int
    favourites: tuple[Favourite, ...]
    over_loves: tuple[Leaning, ...]
    likes_less: tuple[Leaning, ...]
    eras: tuple[Era, ...]
    offbeat: float
    track: tuple[int, ...]
    rating: Rating | None
    blind_spots: tuple[BlindSpot, ...]
    words: str
    name: str | None = None

    @property
    def tells(self) -> bool:
        """Whether enough is liked for anything to be claimed."""
        return self.liked >= FEWEST

    def of(self, name: str) -> TasteProfile:
        """The same, told of somebody of this name."""
        words = _told(name, self.liked, self.over_loves, self.favourites, self.offbeat)
        return replace(self, name=name, words=words)

    def as_dict(self) -> dict[str, Any]:
        """Everything, ready for JSON."""
        told = asdict(self)
        for name in ("over_loves", "likes_less"):
            told[name] = [_leaning(one) for one in getattr(self, name)]
        return told


def read_taste(
    bundle: Bundle,
    question: Question,
    ratings: Sequence[float],
    scale: tuple[float, float],
    watched: Collection[int] = (),
    *,
    people: bool = True,
) -> TasteProfile:
    """The taste of the person who asks.

    Args:
        bundle: the model.
        question: what their ratings make of every title.
        ratings: their ratings of titles of the model.
        scale: the lowest and the highest rating there is.
        watched: rows seen without a rating; they count as touched.
        people: whether directors, writers and actors are told, which takes most of the time.
    """
    preferences = dict(zip(question.seen, question.preferences, strict=True))
    leanings = read_leanings(bundle, preferences, people=people)
    favourites = _favourites(bundle, leanings)
    return TasteProfile(
        rated=leanings.rated,
        liked=leanings.liked,
        favourites=favourites,
        over_loves=leanings.over_loves,
        likes_less=leanings.likes_less,
        eras=_eras(leanings),
        offbeat=leanings.offbeat,
        track=leanings.track,
        rating=_rating(ratings, scale),
        blind_spots=blind_spots(bundle, question, watched),
        words=_told(None, leanings.liked, leanings.over_loves, favourites, leanings.offbeat),
    )


def _told(
    name: str | None,
    liked: int,
    over_loves: Sequence[Leaning],
    favourites: Sequence[Favourite],
    offbeat: float,
) -> str:
    return tell(name, liked, over_loves, [one.name for one in favourites], offbeat)


def _favourites(bundle: Bundle, leanings: Leanings) -> tuple[Favourite, ...]:
    more = sorted(
        (one.expected - one.liked, cluster)
        for cluster, one in enumerate(leanings.clusters)
        if one.liked >= FEWEST_IN_FAVOURITE and one.liked > one.expected
    )
    found = []
    for _, cluster in more[:MOST_FAVOURITES]:
        lift, profile = leanings.clusters[cluster], bundle.profiles[cluster]
        found.append(
            Favourite(
                cluster=int(profile["id"]),
                name=str(profile["name"]),
                hue=float(profile["hue"]),
                liked=lift.liked,
                share=lift.share,
                world=lift.world,
            )
        )
    return tuple(found)


def _eras(leanings: Leanings) -> tuple[Era, ...]:
    told = [
        Era(one.label, one.lift.liked, one.lift.share, one.lift.world)
        for one in leanings.eras
        if one.lift.liked or one.lift.world >= LEAST_OF_ERA
    ]
    return tuple(told)


def _rating(ratings: Sequence[float], scale: tuple[float, float]) -> Rating | None:
    if len(ratings) < FEWEST_RATED or len(set(ratings)) == 1:
        return None
    given = np.array(sorted(ratings), np.float64)
    return Rating(float(given.mean()), float(given.std()), float(scale[0]), float(scale[1]))


def _leaning(one: Leaning) -> dict[str, Any]:
    lift = one.lift
    numbers = {"liked": lift.liked, "share": lift.share, "world": lift.world, "times": lift.times}
    return {"trait": one.trait, "label": one.label, **numbers}
