"""What a title's own facts say, as sparse matrices: its genres and its people, for baselines that compare by content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Sequence


def genres_of(titles: pl.DataFrame) -> sparse.csr_array:
    """float64[n, G]: 1 for each genre of each of `titles` (`tables.TITLES`, in row order)."""
    rows = titles.select("genres").with_row_index("row").explode("genres").drop_nulls("genres")
    return _matrix(rows["row"], rows["genres"], titles.height)


def people_of(
    titles: pl.DataFrame,
    credits: pl.DataFrame,  # noqa: A002 - the table's name
    roles: Sequence[str],
    first: int | None = None,
) -> sparse.csr_array:
    """float64[n, P]: 1 for each person with one of `roles` in each of `titles`.

    Args:
        titles: `tables.TITLES`, in row order.
        credits: `tables.CREDITS`; those of other titles are passed over.
        roles: which count.
        first: only so many of each title, by billing, then by id.
    """
    rows = titles.select("tconst").with_row_index("row")
    found = credits.filter(pl.col("role").is_in(roles)).join(rows, on="tconst")
    found = found.group_by("row", "nconst").agg(pl.col("billing").min())
    found = found.sort("row", "billing", "nconst", nulls_last=True)
    if first is not None:
        found = found.group_by("row", maintain_order=True).head(first)
    return _matrix(found["row"], found["nconst"], titles.height)


def _matrix(rows: pl.Series, labels: pl.Series, n: int) -> sparse.csr_array:
    names, columns = np.unique(labels.to_numpy().astype(str), return_inverse=True)
    matrix = sparse.csr_array(
        sparse.coo_array((np.ones(len(columns)), (rows.to_numpy(), columns)), shape=(n, len(names)))
    )
    matrix.data[:] = 1.0
    return matrix
