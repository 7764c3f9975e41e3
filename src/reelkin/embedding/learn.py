"""Learning a content map from likes; as a command, the map that ships with reelkin.

    python -m reelkin.embedding.learn --catalog CATALOG --ratings RATINGS --out FOLDER

CATALOG is a prepared catalogue, RATINGS a rating set of any kind that `interactions.bulk` reads; the map that ships is
learned from MovieTweetings. The same inputs give the same bytes on
the same machine; map.json names the inputs by their hashes.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import scipy
from scipy import sparse
from threadpoolctl import threadpool_limits

from reelkin import artefacts, tables
from reelkin.embedding.content_map import ContentMap, Placing
from reelkin.embedding.embed import centred
from reelkin.embedding.ensemble import join
from reelkin.embedding.linear import Scoring
from reelkin.embedding.prior import learn_prior, prior_of
from reelkin.embedding.ranking import Schedule, rank_map
from reelkin.embedding.world import world_weights
from reelkin.errors import MissingArtefact
from reelkin.features.blocks import PEOPLE, build_features
from reelkin.features.matrix import FeatureMatrix
from reelkin.interactions import matrices
from reelkin.interactions.bulk import read_bulk
from reelkin.interactions.bulk_sources.movietweetings import SOURCE as MOVIETWEETINGS_SOURCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Doubles = npt.NDArray[np.floating[Any]]

GENERIC = ("genres", "era", "type", "runtime", "reception")
"""Blocks whose columns every catalogue has: a map of these alone helps titles and people it never saw."""

MOVIETWEETINGS = {
    "name": "MovieTweetings 100K, © 2013 Simon Dooms",
    "licence": "MIT",
    "reference": "Dooms, De Pessemier, Martens: MovieTweetings, CrowdRec at RecSys 2013",
}

PRIOR_ONLY = ("votes",)
"""Families of columns that count in the prior and stay out of the vectors: what is popular is not a taste, and what
votes mean differs from source to source."""

PLACING = {
    "franchise": Placing(0.35, 0.7, shared=0.7, rare=2.0),
    "directors": Placing(0.35, 0.7, shared=0.15, rare=5.0),
    "writers": Placing(0.35, 0.7, shared=0.8, rare=2.0),
    "cast": Placing(0.35, 0.7, shared=1.2),
    "language": Placing(0.35, 0.7, alike=2.5),
    "": Placing(0.35, 0.7),
}
"""How people, franchises and languages are placed, and what it is worth to share one."""

FORMS = {
    "genre_documentary": 6.0,
    "genre_animation": 3.0,
    "genre_short": 5.0,
    "type_movie": 1.0,
    "type_tvSeries": 3.0,
    "type_tvMiniSeries": 3.0,
}
"""What it is worth in `similar` that two titles are of one form. People who watch one thing watch all forms of it, so the
map tells little of them; whoever asks what is like a documentary means another one."""


@dataclass(frozen=True)
class LearnSettings:
    """How a map is learned; chosen by cross-validation (docs/model.md).

    Attributes:
        least: the lowest ratings, of ten, that count as likes; one member of the ensemble each.
        fewest: people with fewer likes teach nothing.
        member_dimensions: how many numbers a vector has in each member.
        dimensions: how many of their common axes are kept.
        prior_slopes: how steeply the prior rises with the level of votes and of rating; None: as learned from the
            likes, which is right for people of the same time and kind.
        people: how far to believe what is learned of directors, writers and cast of this very catalogue, on top of
            their placing; 0: learn nothing of them, so that the map helps any catalogue.
        schedule: how long and how boldly to learn; its seed is the first member's, later ones count up.
    """

    least: tuple[float, ...] = (7.0, 6.0, 8.0)
    fewest: int = 4
    member_dimensions: int = 24
    dimensions: int = 32
    prior_slopes: tuple[float, ...] | None = (0.8, 0.44)
    people: float = 0.0
    schedule: Schedule = field(default_factory=lambda: Schedule(steps=80))


def learn_map(
    features: FeatureMatrix,
    likes: Sequence[sparse.csr_array],
    settings: LearnSettings,
    *,
    scoring: Scoring | None = None,
    placing: Mapping[str, Placing] = PLACING,
    card: Mapping[str, Any] | None = None,
) -> ContentMap:
    """The content map under which titles liked by the same people lie near each other.

    Args:
        features: n titles by F columns; only the `GENERIC` blocks, and people if asked for, are looked at.
        likes: float[m, n], people by titles, 1 for a like; a member of the ensemble is learned from each. The
            first also teaches the prior.
        settings: how to learn.
        scoring: how the parts of a score are to be weighed.
        placing: how columns the map does not hold are placed later on.
        card: where the data is from.
    """
    plain = _plain(features.block(*GENERIC, *(PEOPLE if settings.people > 0 else ())))
    with threadpool_limits(limits=1):
        prior = _prior(plain, likes[0], settings)
        weights = _learn_members(plain, likes, prior, settings)
    return ContentMap(
        plain.names,
        weights.astype(np.float32),
        prior.astype(np.float32),
        placing,
        scoring or Scoring(),
        {
            **(card or {}),
            "settings": asdict(settings),
            "versions": {"numpy": np.__version__, "scipy": scipy.__version__},
            "learned_from": _figures(likes[0]),
            "members": [_figures(each) for each in likes],
        },
        FORMS,
    )


def _plain(features: FeatureMatrix) -> FeatureMatrix:
    matrix = sparse.csr_array(features.matrix / features.scales)
    return FeatureMatrix(features.tconsts, features.columns, matrix, np.ones_like(features.scales))


def _prior(plain: FeatureMatrix, likes: sparse.csr_array, settings: LearnSettings) -> Doubles:
    if settings.prior_slopes is not None:
        return prior_of(plain.names, settings.prior_slopes)
    generic = plain.block(*GENERIC)
    counts = np.bincount(likes.indices, minlength=likes.shape[1]).astype(np.float64)
    prior = np.zeros(len(plain.columns))
    prior[plain.positions(GENERIC)] = learn_prior(generic.matrix, generic.names, counts)
    return prior


def _learn_members(
    plain: FeatureMatrix, likes: Sequence[sparse.csr_array], prior: Doubles, settings: LearnSettings
) -> Doubles:
    world = world_weights(plain.matrix @ prior)
    tastes = np.array([name.split("_", 1)[0] not in PRIOR_ONLY for name in plain.names])
    people = np.isin([column.block for column in plain.columns], PEOPLE)
    columns = plain.matrix[:, np.flatnonzero(tastes)]
    members = []
    for place, each in enumerate(likes):
        schedule = replace(settings.schedule, seed=settings.schedule.seed + place)
        weights = np.zeros((len(tastes), settings.member_dimensions))
        weights[tastes] = rank_map(each, columns, settings.member_dimensions, schedule)
        weights[people] *= settings.people
        members.append(centred(plain, weights, tastes & ~people, world))
    return join(members, [plain.matrix @ member for member in members], world, settings.dimensions)


def _figures(likes: sparse.csr_array) -> dict[str, int]:
    titles = int(np.unique(likes.indices).size)
    return {"people": int(likes.shape[0]), "titles": titles, "likes": int(likes.nnz)}


def learn_from_files(catalog: Path, ratings: Path, settings: LearnSettings) -> ContentMap:
    """The map learned from a prepared catalogue and a rating set, with its card.

    Raises:
        MissingArtefact, BadInput: an input is not there, or not what it should be.
    """
    names = ("titles", "credits", "people")
    titles, credits_, people = (_table(catalog, name) for name in names)
    features = build_features(titles.filter(pl.col("left_out_by").is_null()), credits_, people)
    read = read_bulk(ratings)
    likes = [
        matrices.likes(read.ratings, features.tconsts, least, settings.fewest).matrix
        for least in settings.least
    ]
    inputs = {f"{name}.parquet": artefacts.sha256(catalog / f"{name}.parquet") for name in names}
    sets = artefacts.folder_hashes(ratings) if ratings.is_dir() else {ratings.name: artefacts.sha256(ratings)}
    data = MOVIETWEETINGS if read.source == MOVIETWEETINGS_SOURCE else {"name": read.source}
    return learn_map(features, likes, settings, card={"data": data, "inputs": {**inputs, **sets}})


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
        ("--ratings", "rating set, a file or a folder"),
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
