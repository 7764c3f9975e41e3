"""What a publish loads, as rows, wherever they come from: a bundle's Parquet files or a CSV file."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reelkin.lookup.text import normalise
from reelkin.store.catalog_tables import (
    CLUSTERS,
    CREDITS,
    NAMES,
    PEOPLE,
    SEARCH_BEGINNINGS,
    SEARCH_GRAMS,
    SEARCH_WORDS,
    TITLES,
)
from reelkin.store.searching.building import build_lists
from reelkin.store.searching.words import joined_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Table

    from reelkin.progress import Progress

    Row = tuple[Any, ...]


@dataclass(frozen=True)
class Rows:
    """Rows in the order of a table's columns, without the model's number; `content` is gone through once."""

    content: Iterable[Row]
    total: int


@dataclass(frozen=True)
class CatalogRows:
    """The catalogue of one model.

    Attributes:
        model_id: what names the model.
        bundle: the bundle's folder, if it is from one.
        titles, clusters, people, credits: rows for the tables of these names.
        names: (row, kind, text, regions) of every name of every title, the best known title first.
    """

    model_id: str
    bundle: Path | None
    titles: Rows
    clusters: Rows
    people: Rows
    credits: Rows
    names: Sequence[Row]


def tables_of(catalog: CatalogRows, progress: Progress) -> list[tuple[Table, Rows]]:
    """The rows of every table a publish fills, with the search's lists worked out from the names."""
    progress("publish search", 0, len(catalog.names), "names")
    keys = [normalise(text) for _, _, text, _ in catalog.names]
    lists = build_lists(keys)
    # Here, and not row by row while whoever rates has to wait; four bytes each.
    joined = array("i", map(joined_hash, keys))
    progress("publish search", len(keys), len(keys), "names")
    numbered = ((place, *name, joined[place]) for place, name in enumerate(catalog.names))
    return [
        (TITLES, catalog.titles),
        (CLUSTERS, catalog.clusters),
        (PEOPLE, catalog.people),
        (CREDITS, catalog.credits),
        (NAMES, Rows(numbered, len(keys))),
        (SEARCH_WORDS, Rows(lists.words, len(lists.words))),
        (SEARCH_BEGINNINGS, Rows(lists.beginnings, len(lists.beginnings))),
        (SEARCH_GRAMS, Rows(lists.grams, len(lists.grams))),
    ]


def numbered_rows(model: int, rows: Rows) -> Iterator[Row]:
    """The rows with the model's number before them."""
    return ((model, *row) for row in rows.content)
