"""The blocks of the feature matrix, in one list: add one, switch one off, weigh one, all here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from scipy import sparse

from reelkin.errors import UsageError
from reelkin.features.entries import Entries, Source, source_of
from reelkin.features.era import era
from reelkin.features.franchise import franchise
from reelkin.features.franchises import find_franchises
from reelkin.features.genres import genres
from reelkin.features.kind import title_type
from reelkin.features.matrix import FeatureColumn, FeatureMatrix
from reelkin.features.merging import without_repeats
from reelkin.features.people import cast, directors, writers
from reelkin.features.places import language, region
from reelkin.features.reception import reception
from reelkin.features.runtime import runtime

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Block:
    """One block: its name, the function that fills it, and whether its columns are the same everywhere.

    The columns of a portable block have fixed names and a scale that does not depend on the catalogue, so
    a content map learned on one catalogue can be applied to another, column by column.
    """

    name: str
    build: Callable[[Source], Entries]
    portable: bool = False


BLOCKS = (
    Block("genres", genres, portable=True),
    Block("era", era, portable=True),
    Block("language", language, portable=True),
    Block("region", region, portable=True),
    Block("type", title_type, portable=True),
    Block("runtime", runtime, portable=True),
    Block("reception", reception, portable=True),
    # Before the people: where two films of a series have their maker to themselves, the series is what is said.
    Block("franchise", franchise),
    Block("directors", directors),
    Block("writers", writers),
    Block("cast", cast),
)
PORTABLE = tuple(block.name for block in BLOCKS if block.portable)
"""The blocks whose columns are the same in every catalogue."""
PEOPLE = ("directors", "writers", "cast")
"""The blocks whose columns are people."""


def build_features(
    titles: pl.DataFrame,
    credits: pl.DataFrame,  # noqa: A002 - the table's name
    people: pl.DataFrame,
    *,
    franchises: pl.DataFrame | None = None,
    min_person_titles: int = 2,
    block_weights: Mapping[str, float] | None = None,
    billing_order: bool = True,
) -> FeatureMatrix:
    """The feature matrix of these titles, in model order.

    Args:
        titles: the titles of the model, as in tables.TITLES.
        credits: their credits, as in tables.CREDITS; credits of other titles are passed over.
        people: names by nconst, as in tables.PEOPLE.
        franchises: as franchises.find_franchises gives them; None: found among these titles.
        min_person_titles: people with fewer titles in a role are no column of that role.
        block_weights: weight by block; 0 switches the block off, 1 where not named. A column's weight
            is its scale.
        billing_order: whether `billing` means anything here.

    Columns that say nothing (all zero, or the same everywhere) are left out; columns that say the same are
    made one. Both are settled before blocks are switched off, so that switching one off changes no other.

    Raises:
        UsageError: a weight for a block that does not exist, or one that is negative or not finite.
    """
    weights = _weights(block_weights or {})
    ordered = model_order(titles)
    found = find_franchises(titles, credits, people) if franchises is None else franchises
    source = source_of(
        ordered, credits, people, found, min_person_titles=min_person_titles, billing_order=billing_order
    )
    columns, matrix = without_repeats(*_assemble(source), telling=PEOPLE)
    return _weighed(ordered.get_column("tconst").to_list(), columns, matrix, weights)


def model_order(titles: pl.DataFrame) -> pl.DataFrame:
    """The titles in the order of the model's rows: most votes first (none counts as 0), then by tconst."""
    return titles.sort(pl.col("num_votes").fill_null(0), "tconst", descending=[True, False])


def _weights(given: Mapping[str, float]) -> dict[str, float]:
    names = [block.name for block in BLOCKS]
    for name, weight in given.items():
        if name not in names:
            raise UsageError(f"block_weights: block must be one of {', '.join(names)}, got '{name}'")
        if not (0 <= weight < float("inf")):
            raise UsageError(f"block_weights: weight of '{name}' must be 0 or more, got {weight}")
    return {name: given.get(name, 1.0) for name in names}


def _assemble(source: Source) -> tuple[list[FeatureColumn], sparse.csr_array]:
    columns: list[FeatureColumn] = []
    parts: list[sparse.csr_array] = []
    for block in BLOCKS:
        filled = block.build(source)
        named = zip(filled.names, filled.labels, strict=True)
        columns += [FeatureColumn(name, block.name, label) for name, label in named]
        parts.append(_matrix(filled, source.titles.height))
    return columns, sparse.csr_array(sparse.hstack(parts, format="csr", dtype=np.float32))


def _weighed(
    tconsts: list[str], columns: list[FeatureColumn], matrix: sparse.csr_array, weights: Mapping[str, float]
) -> FeatureMatrix:
    scales = np.array([weights[column.block] for column in columns], dtype=np.float32)
    kept = np.flatnonzero(scales > 0)
    if len(kept) < len(columns):
        columns, scales = [columns[position] for position in kept.tolist()], scales[kept]
        matrix = sparse.csr_array(matrix[:, kept])
        matrix.sort_indices()
    matrix.data *= scales[matrix.indices]
    return FeatureMatrix(tconsts, columns, matrix, scales)


def _matrix(filled: Entries, height: int) -> sparse.csr_array:
    row, column, value = (filled.values.get_column(name).to_numpy() for name in ("row", "column", "value"))
    shape = (height, len(filled.names))
    matrix = sparse.csr_array(sparse.coo_array((value.astype(np.float32), (row, column)), shape=shape))
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    return matrix
