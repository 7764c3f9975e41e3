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
"""What a dial turned all the way adds between the middle and the end of the catalogue, in standard deviations of
the scores it is added to."""


@dataclass(frozen=True, eq=False)
class Dial:
    """One dial at work. `terms` is float64[n], what it adds to each title's score."""

    name: str
    label: str
    terms: Doubles


def read_dials(bundle: Bundle, order: Order, scores: Doubles) -> tuple[Dial, ...]:
    """The dials that are turned, for these scores (float64[n]).

    A term is dial · STRENGTH · deviation of the scores · (2 · percentile - 1), where the percentile is the
    title's by votes, or by age, among the titles of the model; 0 where the year is not known.
    """
    return tuple(_turned(bundle, order, STRENGTH * float(scores.std())))


def _turned(bundle: Bundle, order: Order, strength: float) -> Iterator[Dial]:
    if order.popularity:
        votes = np.maximum(bundle.titles.num_votes, 0)
        terms = order.popularity * strength * _place(votes, np.ones(len(votes), bool))
        yield Dial("dial_popularity", "the popularity dial", terms)
    if order.age:
        years = bundle.titles.start_year
        terms = order.age * strength * -_place(years, years != UNKNOWN)
        yield Dial("dial_age", "the age dial", terms)


def _place(values: Ints, known: npt.NDArray[np.bool_]) -> Doubles:
    """float64[n] from -1, the lowest, to 1: mid-rank among the known ones; 0 for the others."""
    _, inverse, counts = np.unique(values[known], return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    middles = (ends - counts / 2) / max(1, int(known.sum()))
    places = np.zeros(len(values))
    places[known] = 2 * middles[inverse] - 1
    return places
