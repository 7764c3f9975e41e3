"""Learning a content map from likes; as a command, the map that ships with reelkin.

    python -m reelkin.embedding.learn --catalog CATALOG --ratings RATINGS --out FOLDER

CATALOG is a prepared catalogue, RATINGS a ratings file of MovieTweetings. The same inputs give the same bytes on
the same machine; map.json names the inputs by their hashes.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import scipy
from scipy import sparse
from threadpoolctl import threadpool_limits

from reelkin import artefacts, tables
from reelkin.embedding.content_map import ContentMap, Placing
from reelkin.embedding.likes import likes_matrix, read_movietweetings
from reelkin.embedding.prior import learn_prior
from reelkin.embedding.ranking import Schedule, rank_map
from reelkin.embedding.scoring import Scoring
from reelkin.errors import MissingArtefact
from reelkin.features.blocks import build_features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reelkin.features.matrix import FeatureMatrix

GENERIC = ("genres", "era", "type", "runtime", "reception")
"""Blocks whose columns every catalogue has: a map of these alone helps titles and people it never saw."""

MOVIETWEETINGS = {
    "name": "MovieTweetings 100K, © 2013 Simon Dooms",
    "licence": "MIT",
    "reference": "Dooms, De Pessemier, Martens: MovieTweetings, CrowdRec at RecSys 2013",
}

PLACING = {"": Placing(strength=0.4, evidence=2.0)}


@dataclass(frozen=True)
class LearnSettings:
    """How a map is learned; chosen by cross-validation (docs/model.md).

    Attributes:
        least: the lowest rating, on the data's own scale, that is a like.
        fewest: people with fewer likes teach nothing.
        dimensions: how many numbers a vector has.
        schedule: how long and how boldly to learn.
    """

    least: float = 7.0
    fewest: int = 4
    dimensions: int = 24
    schedule: Schedule = field(default_factory=lambda: Schedule(steps=120))


def learn_map(
    features: FeatureMatrix,
    likes: sparse.csr_array,
    settings: LearnSettings,
    *,
    scoring: Scoring | None = None,
    placing: Mapping[str, Placing] = PLACING,
    card: Mapping[str, Any] | None = None,
) -> ContentMap:
    """The content map under which titles liked by the same people lie near each other.

    Args:
        features: n titles by F columns; only the `GENERIC` blocks are looked at.
        likes: float[m, n], people by titles, 1 for a like.
        settings: how to learn.
        scoring: how the parts of a score are to be weighed.
        placing: how columns the map does not hold are placed later on.
        card: where the data is from.
    """
    generic = features.block(*(block for block in GENERIC if block in features.blocks))
    plain = sparse.csr_array(generic.matrix / generic.scales)
    with threadpool_limits(limits=1):
        weights = rank_map(likes, plain, settings.dimensions, settings.schedule)
        counts = np.bincount(likes.indices, minlength=likes.shape[1]).astype(np.float64)
        prior = learn_prior(plain, generic.names, counts)
    return ContentMap(
        generic.names,
        weights.astype(np.float32),
        prior.astype(np.float32),
        placing,
        scoring or Scoring(),
        {
            **(card or {}),
            "settings": asdict(settings),
            "versions": {"numpy": np.__version__, "scipy": scipy.__version__},
            "learned_from": _figures(likes),
        },
    )


def _figures(likes: sparse.csr_array) -> dict[str, int]:
    titles = int(np.unique(likes.indices).size)
    return {"people": int(likes.shape[0]), "titles": titles, "likes": int(likes.nnz)}


def learn_from_files(catalog: Path, ratings: Path, settings: LearnSettings) -> ContentMap:
    """The map learned from a prepared catalogue and a MovieTweetings file, with its card.

    Raises:
        MissingArtefact, BadInput: an input is not there, or not what it should be.
    """
    names = ("titles", "credits", "people")
    titles, credits_, people = (_table(catalog, name) for name in names)
    features = build_features(titles.filter(pl.col("left_out_by").is_null()), credits_, people)
    likes = likes_matrix(read_movietweetings(ratings), features.rows, settings.least, settings.fewest)
    inputs = {f"{name}.parquet": artefacts.sha256(catalog / f"{name}.parquet") for name in names}
    card = {"data": MOVIETWEETINGS, "inputs": {**inputs, ratings.name: artefacts.sha256(ratings)}}
    return learn_map(features, likes, settings, card=card)


def _table(catalog: Path, name: str) -> pl.DataFrame:
    path = catalog / f"{name}.parquet"
    try:
        frame = pl.read_parquet(path)
    except FileNotFoundError:
        raise MissingArtefact(f'{path}: not there; run "reelkin prepare"') from None
    tables.check(tables.BY_NAME[name], frame, path.name)
    return frame


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m reelkin.embedding.learn", description=__doc__)
    for flag, meaning in (
        ("--catalog", "folder of a prepared catalogue"),
        ("--ratings", "ratings file of MovieTweetings"),
        ("--out", "folder to write the map to"),
    ):
        parser.add_argument(flag, type=Path, required=True, help=meaning)
    given = parser.parse_args(arguments)
    learned = learn_from_files(given.catalog, given.ratings, LearnSettings())
    learned.save(given.out)
    sys.stdout.write(f"{given.out}: {len(learned.columns)} columns, {learned.dimensions} dimensions\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
