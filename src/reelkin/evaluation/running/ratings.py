"""The people who are judged: rating sets joined, and made into likes and ratings of the judged titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from reelkin.errors import BadInput
from reelkin.evaluation.evidence import Evidence, Ratings
from reelkin.interactions.matrices import likes, ratings_of_ten
from reelkin.interactions.scale import LIKE_OF_TEN
from reelkin.model.ratings import RatingSet, digest_of, join_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.evaluation.running.judged import Judged
    from reelkin.interactions.bulk import Bulk

FEWEST_LIKES = 10
"""People with fewer likes are not judged."""
FEWEST_PEOPLE = 10


@dataclass(frozen=True, eq=False)
class Sets:
    """Rating sets as one table.

    Attributes:
        table: `tables.INTERACTIONS`; the people of one set are not those of another.
        sets: name, source, people, counts and digest of each.
    """

    table: pl.DataFrame
    sets: tuple[dict[str, Any], ...]

    @property
    def digest(self) -> str:
        """Names what is in it."""
        return digest_of(self.table)


def joined(named: Sequence[tuple[str, Bulk]]) -> Sets:
    """The sets, by the names they are told under, as one."""
    digests = [digest_of(bulk.ratings) for _, bulk in named]
    read = [
        (RatingSet(bulk.source, digest, bulk.counts), bulk.ratings)
        for digest, (_, bulk) in zip(digests, named, strict=True)
    ]
    told = tuple(
        {
            "name": name,
            "source": bulk.source,
            "people": bulk.ratings["person"].n_unique(),
            "counts": dict(bulk.counts),
            "digest": digest,
        }
        for digest, (name, bulk) in zip(digests, named, strict=True)
    )
    return Sets(join_sets(read).table, told)


def evidence_of(sets: Sets, judged: Judged) -> Evidence:
    """What the protocols need.

    Raises:
        BadInput: too few people have enough likes of these titles.
    """
    found = likes(sets.table, judged.tconsts, LIKE_OF_TEN, FEWEST_LIKES)
    if len(found.people) < FEWEST_PEOPLE:
        raise BadInput(
            f"only {len(found.people)} people have {FEWEST_LIKES} likes (8 of 10 or more) of the catalogue's rated"
            f" titles, and {FEWEST_PEOPLE} is the least that tells anything; give more people's ratings, or see"
            " whether the catalogue is the right one"
        )
    ratings = _ratings_of(sets.table, found.people, judged.tconsts)
    return Evidence(found.matrix, ratings, judged.features.matrix, judged.genres)


def _ratings_of(table: pl.DataFrame, people: Sequence[str], tconsts: Sequence[str]) -> Ratings:
    """All that these people rated of these titles; `people` in the order of `likes`, which is that of all matrices."""
    own = table.filter(pl.col("person").is_in(people))
    rated = ratings_of_ten(own, tconsts)
    assert rated.people == people, "who likes a title has rated it"
    rows = pl.DataFrame({"person": people}).with_row_index("row")
    columns = pl.DataFrame({"tconst": tconsts}).with_row_index("column")
    times = own.join(rows, on="person").join(columns, on="tconst").sort("row", "column")["timestamp"]
    return Ratings(
        rated.matrix.indptr.astype(np.int64),
        rated.matrix.indices.astype(np.int64),
        rated.matrix.data,
        times.fill_null(0).to_numpy().astype(np.int64),
    )
