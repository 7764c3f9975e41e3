"""Dials: terms of their own in the sum, turned by the person: towards blockbusters or hidden gems, older or newer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reelkin.model.layout import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.options import Order

    Doubles = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int32]

STRENGTH = 2.0
"""What a dial turned all the way adds at the end of its scale, in standard deviations of the scores."""


@dataclass(frozen=True, eq=False)
class Dial:
    """One dial at work. `terms` is float64[n], what it adds to each title's score."""

    name: str
    label: str
    terms: Doubles


def read_dials(bundle: Bundle, order: Order, scores: Doubles) -> tuple[Dial, ...]:
    """The dials that are turned, for these scores (float64[n]).

    A term is dial · STRENGTH · deviation of the scores · place. By age the place is 2 · percentile - 1 among the
    titles of the model, 0 where the year is not known. By votes it is 1 - 2 · log(rank) / log(n), so that the
    tenth and the thousandth most voted are well apart; either way only the order counts.
    """
    if not (order.popularity or order.age):
        return ()
    return tuple(_turned(bundle, order, STRENGTH * float(scores.std())))


def _turned(bundle: Bundle, order: Order, strength: float) -> Iterator[Dial]:
    if order.popularity:
        votes = np.maximum(bundle.titles.num_votes, 0)
        yield Dial("dial_popularity", "the popularity dial", order.popularity * strength * _fame(votes))
    if order.age:
        terms = order.age * strength * -_lateness(bundle.titles.start_year)
        yield Dial("dial_age", "the age dial", terms)


def _fame(votes: Ints) -> Doubles:
    """float64[n] from 1, the most voted, to -1, the least. `votes` fall, as the model's rows do."""
    starts = np.flatnonzero(np.diff(votes, prepend=votes[0] + 1))
    counts = np.diff(starts, append=len(votes))
    # Equal votes share the middle of their ranks.
    ranks = np.repeat(starts + (counts + 1) / 2, counts)
    fame: Doubles = 1 - 2 * np.log(ranks) / max(np.log(len(votes)), 1.0)
    return fame


def _lateness(years: Ints) -> Doubles:
    """float64[n] from -1, the oldest, to 1, the newest, by mid-rank; 0 where not known."""
    known = years != UNKNOWN
    if not known.any():
        return np.zeros(len(years))
    since = np.where(known, years - years[known].min(), 0)
    counts = np.bincount(since[known])
    places = 2 * (np.cumsum(counts) - counts / 2) / counts.sum() - 1
    return np.where(known, places[since], 0.0)
