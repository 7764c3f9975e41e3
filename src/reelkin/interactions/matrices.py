"""Ratings of many people as sparse matrices of people by titles: likes, and all ratings. Needs Polars and SciPy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
from scipy import sparse

from reelkin.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, eq=False)
class PeopleByTitles:
    """A sparse matrix of people by titles, and whose rows they are.

    Attributes:
        people: the m people; those named by numbers in the order of the numbers.
        matrix: float64[m, n]; indices sorted.
    """

    people: list[str]
    matrix: sparse.csr_array


def likes(ratings: pl.DataFrame, tconsts: Sequence[str], least_of_ten: float, fewest: int) -> PeopleByTitles:
    """float64[m, n]: 1 where a person likes a title; people with fewer than `fewest` likes are left out.

    Args:
        ratings: `tables.INTERACTIONS`, one rating of a title by a person, as `read_bulk` gives them.
        tconsts: the n titles, in the order of the columns; other titles are passed over.
        least_of_ten: the lowest rating that is a like, as if all scales ended at ten: 8 is also 4 of 5 stars.
        fewest: the fewest likes a person is kept for.

    Raises:
        UsageError: a title is there twice in `tconsts`.
    """
    liked = ratings.lazy().filter(_of_ten() >= least_of_ten).select("person", "tconst")
    known = _with_columns(liked, tconsts)
    kept = known.filter(pl.len().over("person") >= fewest)
    rows = _people(kept)
    numbers = kept.join(rows, on="person", how="left", maintain_order="left").with_columns(value=pl.lit(1.0))
    return _matrix(numbers, rows, len(tconsts))


def ratings_of_ten(ratings: pl.DataFrame, tconsts: Sequence[str]) -> PeopleByTitles:
    """float64[m, n]: every rating as if all scales ended at ten, above 0, of everybody who rated a known title.

    Args:
        ratings: `tables.INTERACTIONS`, one rating of a title by a person, as `read_bulk` gives them.
        tconsts: the n titles, in the order of the columns; other titles are passed over.

    Raises:
        UsageError: a title is there twice in `tconsts`.
    """
    # A rating of 0 is told from no rating.
    value = pl.max_horizontal(_of_ten(), 1e-3)
    known = _with_columns(ratings.lazy().select("person", "tconst", value=value), tconsts)
    rows = _people(known)
    numbers = known.join(rows, on="person", how="left", maintain_order="left")
    return _matrix(numbers, rows, len(tconsts))


def _of_ten() -> pl.Expr:
    """The rating as if its scale ended at ten; a scale that begins below 0 is moved up to begin there.

    Rounded, so that 3.5 of 5 is 7 and not the next number below.
    """
    shift = pl.min_horizontal(pl.col("scale_low").cast(pl.Float64), 0.0)
    return ((pl.col("rating") - shift) * 10 / (pl.col("scale_high") - shift)).round(6)


def _with_columns(ratings: pl.LazyFrame, tconsts: Sequence[str]) -> pl.DataFrame:
    """The ratings of known titles, with each title's column in place of its id."""
    columns = _numbered(tconsts, "tconst", "column", "tconsts")
    return (
        ratings.join(columns.lazy(), on="tconst", how="inner", maintain_order="left").drop("tconst").collect()
    )


def _numbered(values: Sequence[str], name: str, number: str, what: str) -> pl.DataFrame:
    frame = pl.DataFrame({name: pl.Series(values, dtype=pl.String)})
    if frame[name].n_unique() != frame.height:
        raise UsageError(f"{what}: {frame[name].filter(frame[name].is_duplicated())[0]!r} is there twice")
    return frame.with_row_index(number).with_columns(pl.col(number).cast(pl.Int32))


def _people(ratings: pl.DataFrame) -> pl.DataFrame:
    """Each person once with a row: by the length of the name first, so that 9 comes before 10."""
    people = ratings.select(pl.col("person").unique())
    return (
        people.sort(pl.col("person").str.len_bytes(), "person")
        .with_row_index("row")
        .select("person", pl.col("row").cast(pl.Int32))
    )


def _matrix(numbers: pl.DataFrame, people: pl.DataFrame, titles: int) -> PeopleByTitles:
    """Row, column and value of each rating, as a matrix with the rows of `people`."""
    places = (numbers["row"].to_numpy(), numbers["column"].to_numpy())
    shape = (people.height, titles)
    matrix = sparse.coo_array((numbers["value"].to_numpy(), places), shape=shape).tocsr()
    matrix.sort_indices()
    return PeopleByTitles(people["person"].to_list(), matrix)
