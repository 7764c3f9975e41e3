"""Facts of made-up clusters, for the tests of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.catalog.language_names import LANGUAGES
from reelkin.clusters.facts import Crowd, Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Of a thousand titles elsewhere: half are dramas, a third comedies; all are American and in English but a tenth.
ELSEWHERE = {
    "genre_drama": 400,
    "genre_comedy genre_romance": 100,
    "genre_comedy": 200,
    "genre_drama genre_crime": 50,
    "genre_horror": 50,
    "genre_thriller genre_crime": 50,
    "genre_western": 20,
    "genre_war genre_drama": 30,
    "genre_animation genre_family": 40,
    "genre_animation genre_comedy": 40,
    "genre_family genre_drama": 40,
    "genre_romance genre_drama": 60,
    "genre_action genre_adventure": 60,
}
OTHERS = 20
"""Of each language and country so many."""
ABROAD = ("fr", "it", "hi", "ja", "ko", "sv", "da", "es")


def crowd(counts: Mapping[str, int], years: tuple[int, int] | None = None) -> Crowd:
    """Titles that have the columns named, so many of each; their years go round between the two, both included."""
    rows = [columns.split() for columns, count in counts.items() for _ in range(count)]
    names = sorted({name for row in rows for name in row})
    dense = np.array([[name in row for name in names] for row in rows], np.float32).reshape(len(rows), -1)
    starts = np.full(len(rows), np.nan)
    if years is not None:
        span = years[1] - years[0] + 1
        starts = years[0] + np.arange(len(rows)) % span
    return Crowd(sparse.csr_array(dense), names, starts.astype(float))


def catalogue() -> Crowd:
    """The titles that clusters are compared with: of 1905 to 2017."""
    foreign = {f"language_{code} region_{code}": OTHERS for code in ABROAD}
    home = {f"{genres} language_en region_us type_movie": count for genres, count in ELSEWHERE.items()}
    return crowd({**home, **foreign, "region_gb language_en": 40}, (1905, 2017))


def facts(
    counts: Mapping[str, int],
    *,
    years: tuple[int, int] | None = None,
    directors: Iterable[str] = (),
) -> Facts:
    """Facts of a cluster of these titles."""
    labels = {f"language_{code}": name for code, name in LANGUAGES.items()}
    return Facts(crowd(counts, years), catalogue(), labels, frozenset(directors))
