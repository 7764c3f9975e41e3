"""The feature matrix: titles by named columns, sparse, with the scale of every column beside it.

What is in here can be trusted: a matrix that breaks one of the rules below is refused when it is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.errors import BadInput
from reelkin.features.duplicates import first_alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class FeatureColumn:
    """One column: its name (`genre_drama`), its block (`genres`) and the words people read (`drama`)."""

    name: str
    block: str
    label: str


@dataclass(frozen=True, eq=False)
class FeatureMatrix:
    """n titles by F named columns.

    Attributes:
        tconsts: the n titles' ids; row i of every array of the model is title i.
        columns: the F columns; the columns of a block lie together.
        matrix: float32[n, F]; indices sorted, no stored zeros.
        scales: float32[F]; what each column was multiplied by: `matrix / scales` has the plain values.

    Raises:
        BadInput: an id or a column name is empty or there twice, a column has no label, a value is not
            finite, a column is all zero, constant, or a multiple of another, or the shapes do not agree.
    """

    tconsts: list[str]
    columns: list[FeatureColumn]
    matrix: sparse.csr_array
    scales: NDArray[np.float32]

    def __post_init__(self) -> None:
        _check_shapes(self)
        _check_names(self)
        _check_values(self)

    @property
    def shape(self) -> tuple[int, int]:
        """Number of titles, number of columns."""
        return len(self.tconsts), len(self.columns)

    @property
    def names(self) -> list[str]:
        """The columns' names, in order."""
        return [column.name for column in self.columns]

    @property
    def blocks(self) -> list[str]:
        """The blocks that have columns here, in order."""
        return list(dict.fromkeys(column.block for column in self.columns))

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Position by column name."""
        return {column.name: position for position, column in enumerate(self.columns)}

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Row by tconst."""
        return {tconst: row for row, tconst in enumerate(self.tconsts)}

    def positions(self, blocks: Iterable[str]) -> NDArray[np.intp]:
        """Where the columns of these blocks are, ascending; a block without columns adds none."""
        wanted = set(blocks)
        found = [position for position, column in enumerate(self.columns) if column.block in wanted]
        return np.array(found, dtype=np.intp)

    def block(self, *blocks: str) -> FeatureMatrix:
        """Only the columns of these blocks, with all rows."""
        return self.take(self.positions(blocks))

    def without(self, *blocks: str) -> FeatureMatrix:
        """All columns but those of these blocks, with all rows."""
        return self.block(*(name for name in self.blocks if name not in blocks))

    def take(self, positions: NDArray[np.intp]) -> FeatureMatrix:
        """Only the columns at `positions`, in that order, with all rows."""
        columns = [self.columns[position] for position in positions]
        matrix = sparse.csr_array(self.matrix[:, positions])
        matrix.sort_indices()
        return FeatureMatrix(self.tconsts, columns, matrix, self.scales[positions])

    def column(self, name: str) -> NDArray[np.float32]:
        """float32[n]: the values of one column, dense.

        Raises:
            KeyError: there is no such column.
        """
        return self.matrix[:, [self.index[name]]].toarray()[:, 0]

    def of_title(self, tconst: str) -> dict[str, float]:
        """The values of one title by column name, zeros left out; for tests and for the curious.

        Raises:
            KeyError: there is no such title.
        """
        row = self.rows[tconst]
        span = slice(self.matrix.indptr[row], self.matrix.indptr[row + 1])
        names = (self.columns[position].name for position in self.matrix.indices[span])
        return dict(zip(names, self.matrix.data[span].tolist(), strict=True))


def _check_shapes(features: FeatureMatrix) -> None:
    if features.matrix.shape != features.shape:
        raise BadInput(f"features: matrix is {features.matrix.shape}, ids and columns say {features.shape}")
    if features.scales.shape != features.shape[1:]:
        raise BadInput(f"features: {len(features.scales)} scales for {len(features.columns)} columns")
    for name, array in (("matrix", features.matrix), ("scales", features.scales)):
        if array.dtype != np.float32:
            raise BadInput(f"features: {name} is {array.dtype}, not float32")


def _check_names(features: FeatureMatrix) -> None:
    for what, names in (("tconst", features.tconsts), ("column", features.names)):
        if not all(names):
            raise BadInput(f"features: a {what} without a name, at {names.index('')}")
        if len(set(names)) < len(names):
            raise BadInput(f"features: {what} '{_first_repeated(names)}' is there twice")
    for column in features.columns:
        if not (column.label and column.block):
            raise BadInput(f"features: column '{column.name}' has no label or no block")


def _first_repeated(names: list[str]) -> str:
    seen: set[str] = set()
    return next(name for name in names if name in seen or seen.add(name))  # type: ignore[func-returns-value]


def _check_values(features: FeatureMatrix) -> None:
    matrix, scales = features.matrix, features.scales
    if not (np.isfinite(matrix.data).all() and np.isfinite(scales).all() and (scales > 0).all()):
        raise BadInput("features: a value or a scale is NaN or infinite, or a scale is not above 0")
    if not matrix.has_canonical_format or (matrix.data == 0).any():
        raise BadInput("features: the matrix has stored zeros, unsorted or repeated entries")
    for what, columns in (("zero everywhere", is_empty(matrix)), ("constant", is_constant(matrix))):
        if columns.any():
            raise BadInput(f"features: column '{features.names[columns.argmax()]}' is {what}")
    alike = first_alike(matrix)
    repeated = np.flatnonzero(alike != np.arange(len(alike)))
    if repeated.size:
        name, other = features.names[repeated[0]], features.names[alike[repeated[0]]]
        raise BadInput(f"features: column '{name}' repeats column '{other}'")


def is_empty(matrix: sparse.csr_array) -> NDArray[np.bool_]:
    """bool[F]: columns without a value. `matrix` has no stored zeros."""
    counts: NDArray[np.intp] = np.bincount(matrix.indices, minlength=matrix.shape[1])
    empty: NDArray[np.bool_] = counts == 0
    return empty


def is_constant(matrix: sparse.csr_array) -> NDArray[np.bool_]:
    """bool[F]: columns with the same value in every row, zero included. `matrix` has no stored zeros."""
    counts: NDArray[np.intp] = np.bincount(matrix.indices, minlength=matrix.shape[1])
    constant: NDArray[np.bool_] = counts == 0
    for position in np.flatnonzero(counts == matrix.shape[0]):
        values = matrix[:, [position]].data
        constant[position] = bool((values == values[:1]).all())
    return constant
