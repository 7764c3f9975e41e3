"""The titles that are judged, and their features, from a prepared catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from reelkin import tables
from reelkin.errors import BadInput, MissingArtefact
from reelkin.features.blocks import build_features, model_order
from reelkin.features.franchises import find_franchises

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scipy import sparse

    from reelkin.features.matrix import FeatureMatrix

NAMES = ("titles", "credits", "people")


@dataclass(frozen=True, eq=False)
class Judged:
    """The n titles that may be recommended, and what is known of them.

    Attributes:
        titles: `tables.TITLES`, in the order of the model's rows.
        credits, people: of these titles.
        features: n by F, as the model has them.
    """

    titles: pl.DataFrame
    credits: pl.DataFrame
    people: pl.DataFrame
    features: FeatureMatrix

    @property
    def tconsts(self) -> list[str]:
        """The n ids."""
        return self.features.tconsts

    @cached_property
    def genres(self) -> sparse.csr_array:
        """[n, G]: which genres each title has."""
        return self.features.block("genres").matrix


def read_judged(
    catalog: Path,
    *,
    min_person_titles: int = 2,
    block_weights: Mapping[str, float] | None = None,
    billing_order: bool = True,
) -> Judged:
    """The rated titles of a catalogue that have a genre or a director.

    What a threshold of the catalogue leaves out stays out, for the catalogue has no credits of it.

    Args:
        catalog: the folder of a prepared catalogue.
        min_person_titles: as the model was trained.
        block_weights: as the model was trained.
        billing_order: whether the order of the cast means anything in this source.

    Raises:
        MissingArtefact: a table is not there.
        BadInput: a table is not what it should be, or no title is left.
    """
    titles, credits_, people = (_table(catalog, name) for name in NAMES)
    directed = credits_.filter(pl.col("role") == "director")["tconst"].unique()
    kept = titles.filter(
        pl.col("average_rating").is_not_null()
        & pl.col("left_out_by").is_null()
        & ((pl.col("genres").list.len() > 0) | pl.col("tconst").is_in(directed.implode()))
    )
    if kept.is_empty():
        raise BadInput(f"{catalog}: no rated title with a genre or a director, so there is nothing to judge")
    ordered = model_order(kept)
    credits_ = credits_.join(ordered, on="tconst", how="semi", maintain_order="left")
    people = people.join(credits_, on="nconst", how="semi", maintain_order="left")
    features = build_features(
        ordered,
        credits_,
        people,
        min_person_titles=min_person_titles,
        block_weights=block_weights,
        billing_order=billing_order,
        franchises=find_franchises(ordered, credits_, people),
    )
    return Judged(ordered, credits_, people, features)


def _table(catalog: Path, name: str) -> pl.DataFrame:
    path = catalog / f"{name}.parquet"
    if not path.is_file():
        raise MissingArtefact(f'{path}: not there; run "reelkin prepare"')
    frame = pl.read_parquet(path)
    tables.check(tables.BY_NAME[name], frame, path.name)
    return frame.sort(tables.BY_NAME[name].key, nulls_last=True)
