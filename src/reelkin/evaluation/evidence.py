"""What is known of people and titles before anybody is judged: likes, ratings, and what metrics look up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]
    Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Rated:
    """What one person rated: `rows` int64[L] ascending, `of_ten` float64[L], `timestamps` int64[L].

    Where only likes are shown, each is 10 of ten, and each timestamp is that of the like, or 0 where none is known.
    """

    rows: Longs
    of_ten: Doubles
    timestamps: Longs


@dataclass(frozen=True, eq=False)
class Ratings:
    """Ratings of all kinds, low and middling ones too, person by person.

    Attributes:
        offsets: int64[m + 1]; person i has the entries offsets[i] to offsets[i + 1].
        rows: int64[·], titles; ascending within a person, each once.
        of_ten: float64[·], the rating above 0, as if every scale ended at ten; `interactions.matrices.ratings_of_ten`.
        timestamps: int64[·], seconds; 0 where not known.
    """

    offsets: Longs
    rows: Longs
    of_ten: Doubles
    timestamps: Longs

    def of(self, person: int) -> Rated:
        """One person's."""
        span = slice(int(self.offsets[person]), int(self.offsets[person + 1]))
        return Rated(self.rows[span], self.of_ten[span], self.timestamps[span])

    def only(self, kept: npt.NDArray[np.bool_]) -> Ratings:
        """The entries that are `kept`, bool[·]; everybody stays, some perhaps with none."""
        before = np.concatenate([[0], np.cumsum(kept)])
        return Ratings(before[self.offsets], self.rows[kept], self.of_ten[kept], self.timestamps[kept])

    def people(self, chosen: npt.NDArray[np.integer]) -> Ratings:
        """Those of some people, in their order."""
        lengths = np.diff(self.offsets)[chosen]
        offsets = np.concatenate([[0], np.cumsum(lengths)])
        entries = np.arange(offsets[-1]) + np.repeat(self.offsets[chosen] - offsets[:-1], lengths)
        return Ratings(offsets, self.rows[entries], self.of_ten[entries], self.timestamps[entries])

    @property
    def owners(self) -> Longs:
        """int64[·]: whose each entry is."""
        return np.repeat(np.arange(len(self.offsets) - 1), np.diff(self.offsets))


@dataclass(frozen=True, eq=False)
class Evidence:
    """What a protocol needs to know.

    Attributes:
        likes: float64[m, n], people by titles, 1 for a like, columns ascending.
        ratings: of the same people and titles, the likes among them; for methods that use ratings, and for time.
        features: float[n, F] for diversity; without it, diversity is not measured.
        genres: [n, G] for calibration; without it, calibration is not measured.
    """

    likes: sparse.csr_array
    ratings: Ratings | None = None
    features: sparse.csr_array | None = None
    genres: sparse.csr_array | None = None


def rows_matrix(rows: Sequence[npt.NDArray[np.integer]], titles: int) -> sparse.csr_array:
    """float64[len(rows), titles]: 1 in the columns that each one names, which ascend."""
    indptr = np.concatenate([[0], np.cumsum([len(own) for own in rows])])
    indices = np.concatenate([np.zeros(0, dtype=np.intp), *rows])
    return sparse.csr_array((np.ones(len(indices)), indices, indptr), shape=(len(rows), titles))
