"""People: who directed, who wrote, who is in it. One column for each person with enough titles in that role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from reelkin.features.entries import Entries, Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Places after this count as this one.
LAST_PLACE = 9_999


def directors(source: Source) -> Entries:
    """1/√n for each of a title's n directors."""
    return _people(source, ("director",), "director_", "directed by ", ordered=False)


def writers(source: Source) -> Entries:
    """1/√n for each of a title's n writers."""
    return _people(source, ("writer",), "writer_", "written by ", ordered=False)


def cast(source: Source) -> Entries:
    """1/√place for each of the cast, where billing means anything, else the same for all, then made to length 1.

    Who appears as themselves, as in documentaries, is billed after the cast.
    """
    return _people(source, ("cast", "self"), "cast_", "with ", ordered=source.billing_order)


def _people(source: Source, roles: tuple[str, ...], prefix: str, opening: str, *, ordered: bool) -> Entries:
    """Weights whose squares add up to 1 over all of a title's people in the role: forty weigh no more than five.

    Who is left out for having too few titles still takes their share.
    """
    row, person, place = _places(source, roles)
    square = 1.0 / place if ordered else np.ones(len(place))
    total = np.bincount(row, square, minlength=source.titles.height)
    often = np.bincount(person, minlength=source.people.height) >= source.min_person_titles
    kept, column = often[person], np.cumsum(often) - 1
    value = np.sqrt(square[kept] / total[row[kept]])
    values = pl.DataFrame({"row": row[kept], "column": column[person[kept]], "value": value})
    named = source.people.filter(pl.Series(often))
    names, labels = prefix + named.get_column("nconst"), opening + named.get_column("primary_name")
    return Entries(values, names.to_list(), labels.to_list())


def _places(
    source: Source, roles: tuple[str, ...]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """The row, the person and the place of each credit in these roles, each person once a title.

    Places are 1, 2, … by role and billing. Who has no billing shares the place after the last who has; a cast
    without any shares place 1.
    """
    unbilled = len(roles) * (LAST_PLACE + 1)
    rank = pl.col("role").replace_strict(list(roles), list(range(len(roles))), return_dtype=pl.Int64)
    order = rank * (LAST_PLACE + 1) + pl.col("billing").clip(0, LAST_PLACE)
    credited = source.credits.filter(pl.col("role").is_in(roles)).select(
        pl.col("row").cast(pl.Int64),
        order.fill_null(unbilled).alias("order"),
        pl.col("person").cast(pl.Int64),
    )
    numbers = [column.to_numpy() for column in credited]
    row, order_of, person = _once_each(numbers[0], numbers[1], numbers[2], unbilled + 1)
    billed = order_of < unbilled
    first = np.searchsorted(row, np.arange(source.titles.height))
    last = np.bincount(row, billed, source.titles.height)
    place = np.where(billed, np.arange(len(row)) - first[row], last[row]) + 1.0
    return row, person, place


def _once_each(
    row: NDArray[np.int64], order: NDArray[np.int64], person: NDArray[np.int64], orders: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The same, sorted by row, order and person, without a person's second credit on a title."""
    persons = int(person.max(initial=0)) + 1
    # One sort of one number each is ten times faster than a sort by three keys.
    packed = np.sort((row * orders + order) * persons + person)
    rest, person = np.divmod(packed, persons)
    row, order = np.divmod(rest, orders)
    _, first = np.unique(row * persons + person, return_index=True)
    first.sort()
    return row[first], order[first], person[first]
