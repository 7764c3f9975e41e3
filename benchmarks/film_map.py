"""How far films move on the map from one training to the next: `python benchmarks/film_map.py HOME`.

Two catalogues, each without another twentieth of the model's titles, and the second with vectors that are a little off;
the second map begins from the first, or anew. Then the same catalogue again and again, as every night.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reelkin.clusters.film_map import lay_out
from reelkin.model.bundle import Bundle
from reelkin.workspace import Workspace

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.float32]

LEFT_OUT = 0.05
OFF = 0.05
"""Standard deviations that each number of a vector is off."""
NIGHTS = 4


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    bundle = Bundle.load(Workspace(parser.parse_args().home).current_model)
    random = np.random.default_rng(0)
    n, clusters = len(bundle), np.asarray(bundle.clusters.assignments)
    before, after = (np.flatnonzero(random.random(n) >= LEFT_OUT) for _ in range(2))
    vectors = np.asarray(bundle.embedding.vectors)
    off = (vectors + OFF * vectors.std() * random.normal(size=vectors.shape)).astype(np.float32)
    years = np.where(bundle.titles.start_year > 0, bundle.titles.start_year, np.nan)

    first = np.full((n, 2), np.nan, np.float32)
    first[before] = lay_out(vectors[before], clusters[before], 0, rightward=years[before])
    again = lay_out(off[after], clusters[after], 1, initial=first[after])
    tell("begun from the map before", again, first[after])
    tell("begun anew", lay_out(off[after], clusters[after], 1, rightward=years[after]), first[after])
    for night in range(1, NIGHTS + 1):
        later = lay_out(off[after], clusters[after], 1, initial=again)
        tell(f"nothing new, night {night}", later, again)
        again = later


def tell(how: str, places: Places, old: Places) -> None:
    """Print how far the films of both maps moved, in shares of the old map's width."""
    known = np.isfinite(old).all(axis=1)
    low, high = np.quantile(old[known], [0.001, 0.999], axis=0)
    moved = np.hypot(*(places[known] - old[known]).T) / (high - low).max()
    shares = "  ".join(f"{100 * share:5.2f} %" for share in np.quantile(moved, [0.5, 0.9, 0.99]))
    print(
        f"{how:<28} {known.sum():7,} films: half of them, nine tenths, all but a hundredth within  {shares}"
    )


if __name__ == "__main__":
    main()
