"""What somebody has hardly touched, though the world watches it and rates it well, and a title to begin with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reelkin.recommend.answer import choose_rows
from reelkin.recommend.facts import read_facts
from reelkin.recommend.options import read_order
from reelkin.recommend.taste.world import expected_beside

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.question import Question

    Doubles = npt.NDArray[np.float64]

MOST = 3
FEWEST_EXPECTED = 2.0
"""Titles of a cluster that the world would have seen, from which on it is missed."""
HARDLY = 0.25
"""Share of what the world would have seen, up to which a cluster is hardly touched."""


@dataclass(frozen=True)
class BlindSpot:
    """A cluster hardly touched.

    Attributes:
        cluster: its id.
        name: its name.
        hue: its colour, in degrees.
        seen: how many of its titles they have seen.
        expected: how many somebody of the world's taste would have.
        tconst: the title to begin with: of the cluster's unseen ones, the best by the model's score for them.
        title: its name.
        year: its year, if known.
    """

    cluster: int
    name: str
    hue: float
    seen: int
    expected: float
    tconst: str
    title: str
    year: int | None


def blind_spots(bundle: Bundle, question: Question, watched: Collection[int] = ()) -> tuple[BlindSpot, ...]:
    """The blind spots, what is most missed first.

    Args:
        bundle: the model.
        question: the person's.
        watched: rows seen without a rating; whether rated or watched, what was seen is no blind spot.
    """
    seen, k = sorted({*question.seen, *watched}), len(bundle.profiles)
    assignments, expected = bundle.clusters.assignments, expected_beside(bundle, seen)
    touched = np.bincount(assignments[seen], minlength=k)
    awaited = np.bincount(assignments, expected, minlength=k)
    missed = (awaited >= FEWEST_EXPECTED) & (touched <= HARDLY * awaited) & _acclaimed(bundle, expected)
    allowed = expected > 0
    allowed[seen] = False
    order = read_order({"franchise": "order"})
    found: list[BlindSpot] = []
    for cluster in sorted(
        np.flatnonzero(missed).tolist(), key=lambda one: (touched[one] - awaited[one], one)
    ):
        rows = choose_rows(question, allowed & (assignments == cluster), seen, 1, order)
        if rows and len(found) < MOST:
            facts, profile = read_facts(bundle, rows[0]), bundle.profiles[cluster]
            found.append(
                BlindSpot(
                    cluster=int(profile["id"]),
                    name=str(profile["name"]),
                    hue=float(profile["hue"]),
                    seen=int(touched[cluster]),
                    expected=float(awaited[cluster]),
                    tconst=facts.tconst,
                    title=facts.title,
                    year=facts.year,
                )
            )
    return tuple(found)


def _acclaimed(bundle: Bundle, expected: Doubles) -> npt.NDArray[np.bool_]:
    """bool[k]: whether the mean rating, weighed by what is watched, is at least that of all titles."""
    ratings = bundle.titles.average_rating.astype(np.float64)
    weights = np.where(np.isnan(ratings), 0.0, expected)
    k, assignments = len(bundle.profiles), bundle.clusters.assignments
    sums = np.bincount(assignments, weights * np.nan_to_num(ratings), minlength=k)
    totals = np.bincount(assignments, weights, minlength=k)
    mean = sums.sum() / max(float(totals.sum()), 1e-300)
    acclaimed: npt.NDArray[np.bool_] = (totals > 0) & (sums >= mean * totals)
    return acclaimed
