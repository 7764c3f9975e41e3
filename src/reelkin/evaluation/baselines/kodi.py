"""Kodi-style weights: what a media centre's "similar" shelf does, a fixed weight for each thing shared.

Genre 50, director 15, writer 12.5, cast 5, year 5, as in `get_similarity_score` of Kodi's add-on
script.skin.helper.widgets (github.com/kodi-community-addons). Genres, directors, writers and the first five of the cast
count by their share, common ÷ together; years within ten of each other by their nearness. What the add-on gives for
like ratings and age ratings is left out. It learns nothing from likes; ties go to the title with more votes, which
stands first in the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.evaluation.baselines.labels import genres_of, people_of
from reelkin.evaluation.baselines.method import Blind
from reelkin.evaluation.evidence import rows_matrix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt
    import polars as pl

    from reelkin.evaluation.splits import Rows

    Doubles = npt.NDArray[np.float64]

GENRE, DIRECTOR, WRITER, CAST, YEAR = 50.0, 15.0, 12.5, 5.0, 5.0
FIRST_CAST = 5
YEARS = 10.0
BLOCK = 128
"""Titles whose similarities to all others are held at once."""


@dataclass(frozen=True, eq=False)
class KodiModel:
    """What is compared: [n, ·] of 0 and 1 for labels, float64[n] for years, NaN where not known.

    Attributes:
        shares: matrices with their weights, that count by common ÷ together.
        years: of release.
        settings: none.
    """

    shares: tuple[tuple[float, sparse.csr_array], ...]
    years: Doubles
    settings: Mapping[str, float] = field(default_factory=dict)

    def __call__(self, folded_in: Sequence[Rows]) -> Doubles:
        """The sum of a title's similarities to what is liked."""
        liked = rows_matrix(folded_in, len(self.years))
        scores = np.zeros(liked.shape)
        asked = np.unique(liked.indices).astype(np.intp)
        for start in range(0, len(asked), BLOCK):
            rows = asked[start : start + BLOCK]
            scores += liked[:, rows].toarray() @ self.similarities(rows)
        return scores

    def similar(self, query: int) -> Doubles:
        """Similarities to one title."""
        scores: Doubles = self.similarities(np.array([query]))[0]
        return scores

    def similarities(self, rows: Rows) -> Doubles:
        """float64[len(rows), n]: 0 to 87.5."""
        near = 1 - np.abs(self.years[rows, None] - self.years[None, :]) / YEARS
        scores: Doubles = YEAR * np.maximum(np.nan_to_num(near), 0)
        for weight, labels in self.shares:
            scores += weight * _share(labels, rows)
        return scores


def kodi(titles: pl.DataFrame, credits: pl.DataFrame) -> Blind:  # noqa: A002 - the table's name
    """Fixed weights on the facts of these titles.

    Args:
        titles: `tables.TITLES`, in row order.
        credits: `tables.CREDITS`.
    """

    def make() -> KodiModel:
        shares = (
            (GENRE, genres_of(titles)),
            (DIRECTOR, people_of(titles, credits, ("director",))),
            (WRITER, people_of(titles, credits, ("writer",))),
            (CAST, people_of(titles, credits, ("cast", "self"), FIRST_CAST)),
        )
        return KodiModel(shares, titles["start_year"].cast(float).fill_null(float("nan")).to_numpy())

    return Blind("Kodi-style weights", make)


def _share(labels: sparse.csr_array, rows: Rows) -> Doubles:
    """Common ÷ together, where anything is common."""
    sizes = np.diff(labels.indptr)
    common = sparse.coo_array(labels[rows] @ labels.T)
    together = sizes[rows][common.row] + sizes[common.col] - common.data
    shares: Doubles = sparse.coo_array(
        (common.data / together, (common.row, common.col)), shape=common.shape
    ).toarray()
    return shares
