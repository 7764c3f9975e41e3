"""Ratings of many people to learn from: the table, where it is from, and what became of every line of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from reelkin import artefacts
from reelkin.errors import BadInput, UsageError
from reelkin.interactions.bulk import TYPES
from reelkin.interactions.matrices import likes, ratings_of_ten
from reelkin.interactions.scale import IMDB, guess_scale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scipy import sparse

LIKE = 8.0
"""The lowest rating that is a like, as if all scales ended at ten: 4 of 5 stars too."""
REMEDY = "give the columns of reelkin.tables.INTERACTIONS"
FEWEST_LIKES = 2
"""Who likes fewer titles of the model says nothing of what goes together."""


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
    ordered = on_scale.sort("person", "tconst", "timestamp", "rating", nulls_last=False)
    kept = ordered.unique(["person", "tconst"], keep="last", maintain_order=True)
    counts = {
        "lines": table.height,
        "kept": kept.height,
        "off the scale": table.height - on_scale.height,
        "repeated": on_scale.height - kept.height,
    }
    digest = artefacts.digest(kept.to_dict(as_series=False))
    return join_sets([(RatingSet("a table given in Python", digest, counts), kept)])


def _scaled(given: pl.DataFrame) -> pl.DataFrame:
    """The columns of `tables.INTERACTIONS`, in their types."""
    try:
        numbers = given["rating"].cast(pl.Float64).drop_nulls().to_list()
        scale = guess_scale(numbers) if "scale_low" not in given.columns else IMDB
        rest = {"scale_low": scale.low, "scale_high": scale.high, "timestamp": None}
        missing = [pl.lit(value).alias(name) for name, value in rest.items() if name not in given.columns]
        return given.with_columns(missing).select(pl.col(name).cast(TYPES[name]) for name in TYPES)
    except (UsageError, pl.exceptions.PolarsError) as error:
        raise BadInput(f"ratings: {str(error).splitlines()[0]}; {REMEDY}") from None


def join_sets(read: Sequence[tuple[RatingSet, pl.DataFrame]]) -> Ratings:
    """Several sets as one, whatever their order; two people of one name in two sets stay two."""
    ordered = sorted(read, key=lambda pair: pair[0].digest)
    tables = [
        table.with_columns(person=pl.lit(f"{place}:") + pl.col("person"))
        for place, (_, table) in enumerate(ordered)
    ]
    return Ratings(pl.concat(tables), [one for one, _ in ordered])


def likes_of(ratings: Ratings, tconsts: Sequence[str]) -> sparse.csr_array:
    """float64[m, n]: 1 where a person likes a title of the model; who they are is left behind here."""
    return likes(ratings.table, tconsts, LIKE, FEWEST_LIKES).matrix


def all_of(ratings: Ratings, tconsts: Sequence[str]) -> sparse.csr_array:
    """float64[m, n]: everybody's ratings of the model's titles, as if every scale ended at ten."""
    return ratings_of_ten(ratings.table, tconsts).matrix


def account_of(
    ratings: Ratings, titles: pl.DataFrame, liked: sparse.csr_array, with_evidence: int
) -> dict[str, Any]:
    """What was read and used, as JSON values: every rating is counted in `read`, and again under one of three ends.

    Args:
        ratings: what was given.
        titles: tables.TITLES, those that are left out of the model among them.
        liked: what `likes_of` made of it.
        with_evidence: how many titles the learner took.
    """
    known = ratings.table.join(titles.select("tconst", "left_out_by"), on="tconst", how="left")
    catalogued = ratings.table.join(titles, on="tconst", how="semi").height
    left_out = int(known["left_out_by"].is_not_null().sum())
    return {
        "sets": [{"kind": one.kind, **one.counts} for one in ratings.sets],
        "ratings": ratings.table.height,
        "of the model's titles": catalogued - left_out,
        "of titles left out of the model": left_out,
        "of titles not in the catalogue": ratings.table.height - catalogued,
        "likes": int(liked.nnz),
        "people": int(liked.shape[0]),
        "titles with evidence": with_evidence,
    }
