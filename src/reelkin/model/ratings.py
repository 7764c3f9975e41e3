"""Ratings of many people to learn from: the table, where it is from, and what became of every line of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from reelkin.errors import BadInput, UsageError
from reelkin.interactions.bulk import TYPES
from reelkin.interactions.bulk_sources.latest import latest
from reelkin.interactions.matrices import ratings_of_ten
from reelkin.interactions.scale import IMDB, LIKE_OF_TEN, guess_scale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scipy import sparse

REMEDY = "give the columns of reelkin.tables.INTERACTIONS"


@dataclass(frozen=True)
class RatingSet:
    """Where ratings are from.

    Attributes:
        kind: what it was recognised as: "MovieLens".
        digest: a hash of its content, which is a part of the model's identity.
        counts: what became of its lines; see `interactions.bulk.Bulk.counts`.
    """

    kind: str
    digest: str
    counts: Mapping[str, int]


@dataclass(frozen=True, eq=False)
class Ratings:
    """Ratings to learn from.

    Attributes:
        table: `tables.INTERACTIONS`; the people of one set are not those of another.
        sets: where they are from, in the order of their digests.
    """

    table: pl.DataFrame
    sets: Sequence[RatingSet]

    @property
    def origin(self) -> list[str]:
        """What identifies them."""
        return [one.digest for one in self.sets]


def ratings_of_table(given: pl.DataFrame) -> Ratings:
    """Ratings from a table of person, tconst, rating, and perhaps scale_low and scale_high, and timestamp.

    Without a scale it is the usual one that holds all ratings.

    Raises:
        BadInput: a column is missing, or has values it should not have.
    """
    for name in ("person", "tconst", "rating"):
        if name not in given.columns:
            raise BadInput(f"ratings: missing column '{name}'; {REMEDY}")
    table = _scaled(given)
    for name in ("person", "tconst", "rating"):
        if table[name].null_count():
            raise BadInput(f"ratings: column '{name}' has nulls; {REMEDY}")
    on_scale = table.filter(pl.col("rating").is_between("scale_low", "scale_high"))
    if on_scale.is_empty():
        raise BadInput(f"ratings: none of {table.height:,} rows is on its scale; {REMEDY}")
    kept = latest(on_scale.sort("rating", maintain_order=True)).select(table.columns)
    counts = {
        "lines": table.height,
        "kept": kept.height,
        "off the scale": table.height - on_scale.height,
        "repeated": on_scale.height - kept.height,
    }
    return join_sets([(RatingSet("a table given in Python", digest_of(kept), counts), kept)])


def _scaled(given: pl.DataFrame) -> pl.DataFrame:
    """The columns of `tables.INTERACTIONS`, in their types."""
    ends = [name for name in ("scale_low", "scale_high") if name in given.columns]
    if len(ends) == 1:
        raise BadInput(f"ratings: has '{ends[0]}' without the other end of the scale; {REMEDY}")
    try:
        numbers = given["rating"].cast(pl.Float64)
        if numbers.is_nan().any():
            raise BadInput(f"ratings: column 'rating' has NaN; {REMEDY}")
        low, high = numbers.min(), numbers.max()
        scale = IMDB if ends or low is None else guess_scale([float(str(low)), float(str(high))])
        rest = {"scale_low": scale.low, "scale_high": scale.high, "timestamp": None}
        missing = [pl.lit(value).alias(name) for name, value in rest.items() if name not in given.columns]
        return given.with_columns(missing).select(pl.col(name).cast(TYPES[name]) for name in TYPES)
    except UsageError:
        told = f"ratings run from {low!r} to {high!r}, which is no usual scale; give scale_low and scale_high"
        raise BadInput(told) from None
    except pl.exceptions.PolarsError as error:
        raise BadInput(f"ratings: {str(error).splitlines()[0]}; {REMEDY}") from None


def digest_of(table: pl.DataFrame) -> str:
    """The SHA-256, in hex, of ratings in the order of their key: of what is in them, whatever file they came from."""
    return hashlib.sha256(table.write_csv(float_precision=3).encode()).hexdigest()


def join_sets(read: Sequence[tuple[RatingSet, pl.DataFrame]]) -> Ratings:
    """Several sets as one, whatever their order; two people of one name in two sets stay two."""
    ordered = sorted(read, key=lambda pair: pair[0].digest)
    tables = [
        table.with_columns(person=pl.lit(f"{place}:") + pl.col("person"))
        for place, (_, table) in enumerate(ordered)
    ]
    return Ratings(pl.concat(tables), [one for one, _ in ordered])


def ratings_of_titles(ratings: Ratings, tconsts: Sequence[str]) -> sparse.csr_array:
    """float64[m, n]: everybody's ratings of the model's titles, of ten; who they are is left behind here.

    Raises:
        BadInput: there are none.
    """
    rated = ratings_of_ten(ratings.table, tconsts).matrix
    if not rated.nnz:
        raise BadInput(
            f"ratings: none of {ratings.table.height:,} is of a title of this model; give the ids of IMDb (tt0078748),"
            " or lower --min-votes"
        )
    return rated


def account_of(
    ratings: Ratings, titles: pl.DataFrame, rated: sparse.csr_array, with_weights: int
) -> dict[str, Any]:
    """What was read and used, as JSON values: each of the `ratings` is counted again under one of three ends.

    Args:
        ratings: what was given.
        titles: tables.TITLES, those that are left out of the model among them.
        rated: what `ratings_of_titles` made of it.
        with_weights: how many titles the learner took.
    """
    left_out = titles.filter(pl.col("left_out_by").is_not_null()).select("tconst")
    passed_over = ratings.table.select("tconst").join(left_out, on="tconst", how="semi").height
    return {
        "sets": [{"kind": one.kind, **one.counts} for one in ratings.sets],
        "ratings": ratings.table.height,
        "of the model's titles": int(rated.nnz),
        "of titles left out of the model": passed_over,
        "of titles not in the catalogue": ratings.table.height - int(rated.nnz) - passed_over,
        "likes": int((rated.data >= LIKE_OF_TEN).sum()),
        "people": int(rated.shape[0]),
        "titles with ratings": with_weights,
    }
