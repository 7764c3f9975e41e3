"""The people who are judged: rating sets joined, and made into likes and ratings of the judged titles."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from reelkin.errors import BadInput
from reelkin.evaluation.evidence import Evidence, Ratings
from reelkin.interactions.matrices import likes
from reelkin.interactions.preferences import placed
from reelkin.tables import INTERACTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.evaluation.running.judged import Judged
    from reelkin.interactions.bulk import Bulk

LEAST_OF_TEN, FEWEST_LIKES = 8.0, 10
"""A like is 8 of 10, or 4 of 5 stars, and more; people with fewer likes are not judged."""
FEWEST_PEOPLE = 10


@dataclass(frozen=True, eq=False)
class Sets:
    """Rating sets as one table.

    Attributes:
        ratings: `tables.INTERACTIONS`. With several sets, people are named after the place of theirs: "2:17".
        sets: name, source, counts and digest of each.
    """

    ratings: pl.DataFrame
    sets: tuple[dict[str, Any], ...]

    @property
    def digest(self) -> str:
        """Names what is in it."""
        return digest_of(self.ratings)


def join_sets(named: Sequence[tuple[str, Bulk]]) -> Sets:
    """Join the sets; people of two sets are two people, whatever they are called."""
    frames = [
        bulk.ratings
        if len(named) == 1
        else bulk.ratings.with_columns(person=pl.format("{}:{}", pl.lit(place), pl.col("person")))
        for place, (_, bulk) in enumerate(named, 1)
    ]
    ratings = pl.concat(frames).sort(INTERACTIONS.key)
    told = tuple(
        {
            "name": name,
            "source": bulk.source,
            "people": bulk.ratings["person"].n_unique(),
            "counts": dict(bulk.counts),
            "digest": digest_of(bulk.ratings),
        }
        for name, bulk in named
    )
    return Sets(ratings, told)


def digest_of(ratings: pl.DataFrame) -> str:
    """The SHA-256, in hex, of a table of interactions: of what is in it, whatever file it came from."""
    ordered = ratings.select(INTERACTIONS.column_names).sort(INTERACTIONS.key)
    return hashlib.sha256(ordered.write_csv(float_precision=3).encode()).hexdigest()


def evidence_of(sets: Sets, judged: Judged) -> tuple[Evidence, list[str]]:
    """What the protocols need, and the people whose rows they are.

    Raises:
        BadInput: too few people have enough likes of these titles.
    """
    found = likes(sets.ratings, judged.tconsts, LEAST_OF_TEN, FEWEST_LIKES)
    if len(found.people) < FEWEST_PEOPLE:
        raise BadInput(
            f"only {len(found.people)} people have {FEWEST_LIKES} likes (8 of 10 or more) of the catalogue's rated"
            f" titles, and {FEWEST_PEOPLE} is the least that tells anything; give more people's ratings, or see"
            " whether the catalogue is the right one"
        )
    ratings = _ratings_of(sets.ratings, found.people, judged.tconsts)
    return Evidence(found.matrix, ratings, judged.features.matrix, judged.genres), found.people


def _ratings_of(ratings: pl.DataFrame, people: Sequence[str], tconsts: Sequence[str]) -> Ratings:
    rows = pl.DataFrame({"person": people}).with_row_index("row")
    columns = pl.DataFrame({"tconst": tconsts}).with_row_index("column")
    known = ratings.join(rows, on="person").join(columns, on="tconst").sort("row", "column")
    values = [known[name].cast(pl.Float64).to_numpy() for name in ("rating", "scale_low", "scale_high")]
    counts = np.bincount(known["row"].to_numpy(), minlength=len(people))
    return Ratings(
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        known["column"].to_numpy().astype(np.int64),
        np.clip(placed(*values), -1.0, 1.0),
        known["timestamp"].fill_null(0).to_numpy().astype(np.int64),
    )
