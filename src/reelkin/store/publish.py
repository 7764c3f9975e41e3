"""A bundle's publish/ folder into the database.

The one module of `store` that reads Parquet, so nothing that serves imports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from reelkin import artefacts
from reelkin.errors import BadInput
from reelkin.lookup.matching import NameKind
from reelkin.model.bundle import REMEDY, Bundle
from reelkin.progress import Progress, silent
from reelkin.store.catalog_rows import CatalogRows, Rows
from reelkin.store.live_switch import Published, put_live

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Engine

PUBLISH = "publish"
"""The bundle's folder of what a database is filled from."""
FILES = ("titles", "people", "credits", "alternate_titles", "regions")


def publish(engine: Engine, bundle: Path, progress: Progress = silent) -> Published:
    """Load the bundle's catalogue into the database and make it the live one, in one transaction.

    A bundle that was published before is only made live again.

    Raises:
        MissingArtefact, BadInput: there is no bundle there, or it is not whole.
        MissingArtefact, NewerDatabase: the database's schema is not this code's.
    """
    folder = bundle.resolve()
    opened = Bundle.load(bundle)
    return put_live(engine, opened.model_id, folder, lambda: _read(folder, opened), progress)


def _read(folder: Path, opened: Bundle) -> CatalogRows:
    tables = {name: _table(folder, name) for name in FILES}
    titles = tables["titles"].sort("row")
    people = _numbered_people(tables["people"], tables["credits"], titles)
    credits = _credits(tables["credits"], titles, people, list(opened.people.roles))  # noqa: A001 - the table's name
    clusters = [(one["id"], one["slug"], one["name"], one["size"], one["hue"]) for one in opened.profiles]
    return CatalogRows(
        model_id=opened.model_id,
        bundle=folder,
        titles=_rows(_titles(titles, tables["regions"])),
        clusters=Rows(clusters, len(clusters)),
        people=_rows(people),
        credits=_rows(credits),
        names=_without_nul(_names(titles, tables["alternate_titles"])).rows(),
    )


def _table(folder: Path, name: str) -> pl.DataFrame:
    path = folder / PUBLISH / f"{name}.parquet"
    expected = artefacts.read_json(folder / "model.json", REMEDY)["files"].get(f"{PUBLISH}/{name}.parquet")
    if not path.is_file() or artefacts.sha256(path) != expected:
        raise BadInput(f"{path}: missing, or not as it was trained; {REMEDY}")
    return pl.read_parquet(path)


def _without_nul(table: pl.DataFrame) -> pl.DataFrame:
    # PostgreSQL's text holds every character but this one.
    text = pl.selectors.string().str.replace_all("\x00", "\ufffd", literal=True)
    return table.with_columns(text)


def _rows(table: pl.DataFrame) -> Rows:
    return Rows(_without_nul(table).iter_rows(), table.height)


def _titles(titles: pl.DataFrame, regions: pl.DataFrame) -> pl.DataFrame:
    joined = regions.sort("tconst", "region").group_by("tconst").agg(regions=pl.col("region").str.join(","))
    return titles.join(joined, on="tconst", how="left", maintain_order="left").select(
        "row",
        "tconst",
        "primary_title",
        pl.col("original_title").fill_null(pl.col("primary_title")),
        "start_year",
        "end_year",
        "title_type",
        "runtime_minutes",
        pl.col("genres").list.join(","),
        # The shortest number that is this float32: 8.1 and not 8.100000381.
        pl.col("average_rating").cast(pl.String).cast(pl.Float64),
        "num_votes",
        pl.col("original_language").str.to_lowercase(),
        pl.col("original_region").str.to_uppercase(),
        pl.col("regions").fill_null(""),
        "cluster",
    )


def _numbered_people(people: pl.DataFrame, credits: pl.DataFrame, titles: pl.DataFrame) -> pl.DataFrame:  # noqa: A002
    """Everybody who is credited: the best known first, by all votes of their titles. Who has no name keeps the id as one."""
    votes = titles.select("tconst", votes=pl.col("num_votes").fill_null(0).cast(pl.Int64))
    known = (
        credits.select("tconst", "nconst")
        .unique()
        .join(votes, on="tconst")
        .group_by("nconst")
        .agg(pl.col("votes").sum())
    )
    return (
        known.join(people, on="nconst", how="left")
        .sort(["votes", "nconst"], descending=[True, False])
        .with_row_index("person")
        .select(
            "person",
            "nconst",
            pl.col("primary_name").fill_null(pl.col("nconst")),
            "birth_year",
            "death_year",
            pl.col("professions").list.join(",").fill_null(""),
        )
    )


def _credits(
    credits: pl.DataFrame,  # noqa: A002 - the table's name
    titles: pl.DataFrame,
    people: pl.DataFrame,
    roles: Sequence[str],
) -> pl.DataFrame:
    """A title's credits in the order of the bundle: by role as in `roles`, then billing."""
    return (
        credits.join(titles.select("tconst", "row"), on="tconst")
        .join(people.select("nconst", "person"), on="nconst")
        .with_columns(code=pl.col("role").replace_strict(roles, range(len(roles)), return_dtype=pl.Int32))
        .sort("row", "code", "billing", "nconst", nulls_last=True)
        .with_columns(place=pl.int_range(pl.len()).over("row"))
        .select("row", "place", "person", "role", "billing", _lines("characters"))
    )


def _names(titles: pl.DataFrame, alternate_titles: pl.DataFrame) -> pl.DataFrame:
    """Every name of every title: (row, kind, text, regions), by row, then kind, then text."""
    own = [
        titles.select("row", kind=pl.lit(int(kind)), text=column, regions=pl.lit(""))
        for kind, column in ((NameKind.PRIMARY, "primary_title"), (NameKind.ORIGINAL, "original_title"))
    ]
    others = (
        alternate_titles.join(titles.select("tconst", "row"), on="tconst")
        .group_by("row", text="title")
        .agg(regions=pl.col("region").drop_nulls().unique().sort().str.join(",").fill_null(""))
        .select("row", pl.lit(int(NameKind.ALTERNATE)).alias("kind"), "text", "regions")
    )
    every = pl.concat([*own, others], how="vertical_relaxed").filter(pl.col("text").is_not_null())
    return every.sort("row", "kind", "text").unique(["row", "text"], keep="first", maintain_order=True)


def _lines(column: str) -> pl.Expr:
    """A list of names as one text, each in a line of its own."""
    in_a_line = pl.element().str.replace_all(r"[\r\n]+", " ")
    return pl.col(column).list.eval(in_a_line).list.join("\n").fill_null("").alias(column)
