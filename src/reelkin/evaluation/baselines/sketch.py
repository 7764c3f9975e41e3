"""The sketch's way, to be compared with: k-means with k=15 on 25 plain columns, then any other title of the same cluster.

The columns are those of the sketch: the rating, the number of votes and one for each genre, each scaled to 0…1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

from reelkin.evaluation.baselines.method import Blind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars as pl
    from numpy.typing import NDArray

    from reelkin.evaluation.splits import Rows

K = 15
GENRE_COLUMNS = 23


@dataclass(frozen=True)
class Sketch:
    """The sketch's model of a catalogue: the titles' ids and each one's cluster."""

    tconsts: tuple[str, ...]
    clusters: NDArray[np.int32]

    def similar(self, tconst: str, n: int, seed: int) -> list[str]:
        """`n` titles drawn from the cluster of `tconst`, as the sketch did: whichever come."""
        row = self.tconsts.index(tconst)
        mates = np.flatnonzero(self.clusters == self.clusters[row])
        mates = mates[mates != row]
        rng = np.random.default_rng([seed, row])
        return [self.tconsts[mate] for mate in rng.choice(mates, size=min(n, len(mates)), replace=False)]


@dataclass(frozen=True, eq=False)
class SketchModel:
    """The sketch as protocols ask it: a liked title is drawn, then a title of its cluster, until there are enough.

    The order of the scores is that of such draws without putting back (Efraimidis, Spirakis: Weighted random
    sampling with a reservoir, 2006); they depend on the seed and on what is liked alone.
    """

    sketch: Sketch
    seed: int
    settings: Mapping[str, float] = field(default_factory=dict)

    def __call__(self, folded_in: Sequence[Rows]) -> NDArray[np.float64]:
        """float64[len(folded_in), n]; -inf in clusters without a liked title."""
        return np.stack([self._drawn(rows) for rows in folded_in])

    def similar(self, query: int) -> NDArray[np.float64]:
        """float64[n]: the titles of the cluster of `query` in random order; -inf elsewhere."""
        return self._drawn(np.array([query]))

    def _drawn(self, rows: Rows) -> NDArray[np.float64]:
        clusters = self.sketch.clusters
        sizes = np.bincount(clusters)
        liked = np.bincount(clusters[rows], minlength=len(sizes))
        weights = (liked / np.maximum(sizes, 1))[clusters]
        draws = np.log1p(-np.random.default_rng([self.seed, *rows.tolist()]).random(len(clusters)))
        scores = np.full(len(clusters), -np.inf)
        likely = weights > 0
        scores[likely] = draws[likely] / weights[likely]
        return scores


def sketch(titles: pl.DataFrame, seed: int = 0) -> Blind:
    """The sketch's way on `titles`."""
    return Blind("k-means of the sketch", lambda: SketchModel(fit_sketch(titles, seed), seed))


def fit_sketch(titles: pl.DataFrame, seed: int = 0) -> Sketch:
    """Cluster `titles` (the catalogue's table of that name; rated titles) the sketch's way."""
    columns = sketch_columns(titles)
    with threadpool_limits(limits=1):
        means = KMeans(n_clusters=min(K, len(columns)), n_init=10, random_state=seed).fit(columns)
    return Sketch(tuple(titles["tconst"]), means.labels_.astype(np.int32))


def sketch_columns(titles: pl.DataFrame) -> NDArray[np.float32]:
    """The sketch's 25 columns: float32[titles, 25] in 0…1; fewer where the catalogue has fewer genres."""
    genres = titles["genres"].explode(empty_as_null=True).drop_nulls().value_counts(sort=True)
    names = sorted(genres.sort(["count", "genres"], descending=[True, False])["genres"].head(GENRE_COLUMNS))
    numbers = [
        _scaled(titles[name].to_numpy().astype(np.float64)) for name in ("average_rating", "num_votes")
    ]
    flags = [titles["genres"].list.contains(name).to_numpy().astype(np.float64) for name in names]
    return np.column_stack(numbers + flags).astype(np.float32)


def _scaled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    low, high = np.nanmin(values), np.nanmax(values)
    return np.nan_to_num((values - low) / ((high - low) or 1.0))
