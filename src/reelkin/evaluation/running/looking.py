"""A closer look at finished results: by kind of title, and by place in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from reelkin.evaluation.evidence import rows_matrix
from reelkin.evaluation.metrics.gained import hits
from reelkin.evaluation.slices import UNKNOWN, decades, held_out_pairs, popularity_deciles, sliced

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reelkin.evaluation.results import Result
    from reelkin.evaluation.running.course import Course
    from reelkin.evaluation.slices import Slice

    Labels = npt.NDArray[np.str_]

FEWEST_HELD_OUT = 30
"""Kinds with fewer held-out titles are joined: their figures would be noise."""
OTHERS = "others"
N = 20


def slices_of(course: Course, results: Sequence[Result]) -> dict[str, dict[str, list[Slice]]]:
    """Slices by dimension ("decade", "language", "type", "popularity") and method, of results for people."""
    told: dict[str, dict[str, list[Slice]]] = {}
    for result in results:
        for dimension, labels in _labels(course, result).items():
            told.setdefault(dimension, {})[result.method] = sliced(result, course.people, labels)
    # A dimension of which this catalogue knows nothing says nothing.
    return {
        dimension: by_method
        for dimension, by_method in told.items()
        if {one.name for one in next(iter(by_method.values()))} - {UNKNOWN, OTHERS}
    }


def _labels(course: Course, result: Result) -> dict[str, Labels]:
    _, titles = held_out_pairs(result, course.people)
    chosen = course.judged.titles[titles]
    years = chosen["start_year"].cast(pl.Float64).fill_null(float("nan")).to_numpy()
    words = {
        "decade": decades(years),
        "language": chosen["original_language"].fill_null(UNKNOWN).to_numpy().astype(np.str_),
        "type": chosen["title_type"].to_numpy().astype(np.str_),
    }
    tenths = popularity_deciles(result, course.people, course.evidence.likes, course.fold_of_person)
    return {name: _joined(labels) for name, labels in words.items()} | {"popularity": tenths}


def _joined(labels: Labels) -> Labels:
    names, number = np.unique(labels, return_counts=True)
    rare = names[number < FEWEST_HELD_OUT]
    return np.where(np.isin(labels, rare), OTHERS, labels).astype(np.str_)


def hit_rates(course: Course, result: Result) -> list[float]:
    """How often the pick at each place was held out: 20 shares, the first place first."""
    held = [course.people[row].held_out for row in result.judged.tolist()]
    found = hits(result.ranked, rows_matrix(held, course.evidence.likes.shape[1]), N)
    return [float(share) for share in found.mean(axis=0)]
