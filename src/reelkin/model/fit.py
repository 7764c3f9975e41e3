"""Training: the catalogue's tables in, a bundle out. Features, embedding, clusters, arrays, and what they came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from reelkin import tables
from reelkin.clusters.shelving import lay_out_films, previous_from_json, shelve, with_map
from reelkin.embedding.assembling import linear_model
from reelkin.embedding.collaborative.learning import learn_collaborative
from reelkin.embedding.content_map import default_map
from reelkin.embedding.embed import embed
from reelkin.embedding.nearest import nearest_titles
from reelkin.errors import BadInput
from reelkin.features.blocks import build_features, model_order
from reelkin.features.franchises import find_franchises
from reelkin.model import layout, packing
from reelkin.model.bundle import Bundle
from reelkin.model.card import write_card
from reelkin.model.identity import identify
from reelkin.model.ratings import account_of, ratings_of_titles
from reelkin.model.works import find_works
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reelkin.clusters.matching import Previous
    from reelkin.embedding.collaborative.part import Collaborative
    from reelkin.embedding.content_map import ContentMap
    from reelkin.embedding.embed import Embedding
    from reelkin.features.matrix import FeatureMatrix
    from reelkin.model.ratings import Ratings
    from reelkin.progress import Progress
    from reelkin.settings import Settings

PUBLISH = "publish"


@dataclass(frozen=True, eq=False)
class FittedModel:
    """A trained model, and the tables that a database is to be filled from.

    Attributes:
        bundle: the model; its `facts` become model.json.
        tables: the model's titles (with `row` and `cluster`), people, credits, alternate titles and regions.
    """

    bundle: Bundle
    tables: Mapping[str, pl.DataFrame]

    def save(self, folder: Path) -> None:
        """Write the whole bundle into `folder`, an empty one that the caller puts in place once it is whole.

        The same model gives the same bytes.
        """
        self.bundle.save_arrays(folder)
        (folder / PUBLISH).mkdir(exist_ok=True)
        for name, table in self.tables.items():
            table.write_parquet(folder / PUBLISH / f"{name}.parquet", compression="zstd")
        write_card(self.bundle, folder)
        self.bundle.seal(folder)


def fit(
    titles: pl.DataFrame,
    credits: pl.DataFrame,  # noqa: A002 - the table's name
    people: pl.DataFrame,
    alternate_titles: pl.DataFrame,
    regions: pl.DataFrame,
    settings: Settings,
    snapshot: Mapping[str, Any],
    *,
    previous: Bundle | None = None,
    content_map: ContentMap | None = None,
    ratings: Ratings | None = None,
    progress: Progress = silent,
) -> FittedModel:
    """Train a model on the titles that no threshold leaves out.

    Args:
        titles: as in tables.TITLES.
        credits: as in tables.CREDITS.
        people: as in tables.PEOPLE.
        alternate_titles: as in tables.ALTERNATE_TITLES.
        regions: as in tables.REGIONS.
        settings: what training reads of them is part of the model's identity.
        snapshot: where the tables are from; `digest` identifies their content, `billing_order` (true where not
            named) says whether `billing` means anything. All of it goes into model.json.
        previous: the model before this one, whose clusters keep their addresses and whose films their places.
        content_map: what to embed with; the default map where not given.
        ratings: people's ratings to learn from as well; without them the model goes by content alone.
        progress: told how far the work is.

    Raises:
        BadInput: a table is not what it should be, or no title is left to learn from.
    """
    kept = model_tables(titles, credits, people, alternate_titles, regions)
    ordered = kept["titles"]
    chosen_map = content_map or default_map()
    franchises = find_franchises(ordered, kept["credits"], kept["people"])
    features = build_features(
        ordered,
        kept["credits"],
        kept["people"],
        min_person_titles=settings.min_person_titles,
        block_weights=settings.block_weights,
        billing_order=bool(snapshot.get("billing_order", True)),
        franchises=franchises,
    )
    progress("train", 1, 4, "steps")
    embedding = embed(features, chosen_map)
    learned, account = _learn(ratings, titles, features, embedding)
    linear = linear_model(features, embedding, learned)
    progress("train", 2, 4, "steps")
    shelves = shelve(
        embedding.vectors, features, ordered, settings, previous=_shelves_before(previous), progress=progress
    )
    places = lay_out_films(
        shelves,
        embedding.vectors,
        ordered,
        settings.seed,
        previous=_places_before(previous),
        progress=progress,
    )
    shelves = with_map(shelves, places)
    progress("train", 3, 4, "steps")
    learned_from = ratings.origin if ratings else ()
    facts = identify(snapshot, settings, chosen_map, previous, learned_from, shelves.centroids) | {
        "scoring": linear.scoring.as_dict(),
        "blend": linear.collaborative.blend.as_dict(),
        "training": {**_counts(kept, features), **shelves.metrics, "learned_from_ratings": account},
    }
    people_arrays = packing.pack_people(ordered, kept["credits"], kept["people"])
    bundle = Bundle(
        facts=facts,
        clustering=shelves.as_json(),
        titles=packing.pack_titles(ordered, find_works(ordered, kept["credits"], franchises)),
        features=packing.pack_features(features),
        embedding=packing.pack_embedding(linear),
        collaborative=packing.pack_collaborative(linear.collaborative),
        clusters=layout.Clusters(shelves.centroids, shelves.assignments, shelves.fit),
        film_map=layout.FilmMap(places),
        nearest=layout.Nearest(nearest_titles(linear)),
        people=people_arrays,
        title_names=packing.pack_title_names(ordered, kept["alternate_titles"]),
        people_names=packing.pack_people_names(people_arrays),
    )
    progress("train", 4, 4, "steps")
    ids = pl.Series("cluster", [profile.id for profile in shelves.profiles], pl.Int32)
    published = (
        _whole_votes(ordered).with_row_index("row").with_columns(cluster=ids.gather(shelves.assignments))
    )
    return FittedModel(bundle, kept | {"titles": published})


def _learn(
    ratings: Ratings | None, titles: pl.DataFrame, features: FeatureMatrix, embedding: Embedding
) -> tuple[Collaborative | None, dict[str, Any] | None]:
    """What ratings teach, and the account of them."""
    if ratings is None:
        return None, None
    rated = ratings_of_titles(ratings, features.tconsts)
    learned = learn_collaborative(rated, features, embedding)
    return learned, account_of(ratings, titles, rated, len(learned.rows))


def model_tables(
    titles: pl.DataFrame,
    credits: pl.DataFrame,  # noqa: A002 - the table's name
    people: pl.DataFrame,
    alternate_titles: pl.DataFrame,
    regions: pl.DataFrame,
) -> dict[str, pl.DataFrame]:
    """The five tables with only what belongs to the model's titles; these in model order, the others by key.

    Raises:
        BadInput: a table is not what it should be, or no title is left.
    """
    given = {
        "titles": titles,
        "credits": credits,
        "people": people,
        "alternate_titles": alternate_titles,
        "regions": regions,
    }
    for name, table in given.items():
        tables.check(tables.BY_NAME[name], _whole_votes(table.head(0)), name)
    ordered = model_order(titles.filter(pl.col("left_out_by").is_null()))
    if ordered.is_empty():
        raise BadInput(
            "titles: none passes the thresholds, so there is nothing to learn from; lower --min-votes"
        )
    if ordered["tconst"].is_duplicated().any():
        raise BadInput("titles: an id is there twice; leave one row for each")
    kept = {"titles": ordered}
    for name in ("credits", "alternate_titles", "regions"):
        kept[name] = _by_key(given[name].join(ordered, on="tconst", how="semi"), name)
    kept["people"] = _by_key(people.join(kept["credits"], on="nconst", how="semi"), "people")
    return kept


def _whole_votes(table: pl.DataFrame) -> pl.DataFrame:
    """Votes as whole numbers: another catalogue may count in other units, and only their order matters."""
    return (
        table.with_columns(pl.col("num_votes").round().cast(pl.Int32))
        if "num_votes" in table.columns
        else table
    )


def _shelves_before(previous: Bundle | None) -> Previous | None:
    if previous is None:
        return None
    clusters = previous.clusters
    tconsts = list(previous.titles.tconst)
    return previous_from_json(previous.clustering, tconsts, clusters.assignments, clusters.centroids)


def _places_before(previous: Bundle | None) -> dict[str, tuple[float, float]] | None:
    if previous is None:
        return None
    places = map(tuple, previous.film_map.places.tolist())
    return dict(zip(previous.titles.tconst, places, strict=True))


def _by_key(table: pl.DataFrame, name: str) -> pl.DataFrame:
    return table.sort(tables.BY_NAME[name].key, nulls_last=True)


def _counts(kept: Mapping[str, pl.DataFrame], features: FeatureMatrix) -> dict[str, Any]:
    n, width = features.shape
    return {
        "titles": n,
        "features": width,
        "features_by_block": {
            block: sum(column.block == block for column in features.columns) for block in features.blocks
        },
        "values": int(features.matrix.nnz),
        "people": kept["people"].height,
        "credits": kept["credits"].height,
    }
