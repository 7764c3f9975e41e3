"""Training from tables of any catalogue, as frames or plain columns: what is missing and may be is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from reelkin import artefacts, tables
from reelkin.errors import BadInput, UsageError
from reelkin.model.fit import fit
from reelkin.model.ratings import ratings_of_table
from reelkin.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reelkin.model.bundle import Bundle
    from reelkin.tables import Table

TYPES: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "string": pl.String,
    "int32": pl.Int32,
    "float32": pl.Float32,
    "bool": pl.Boolean,
    "list[string]": pl.List(pl.String),
}
DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "titles": {"title_type": "movie", "genres": [], "num_episodes": 0, "num_rated_episodes": 0},
    "credits": {"characters": []},
    "people": {"professions": [], "known_for": []},
    "alternate_titles": {},
    "regions": {"num_titles": 1},
}
"""What stands in a column that is not given and may not be null."""
FRACTIONS_ALLOWED = ("num_votes",)
"""Whole numbers that another catalogue may count otherwise: only their order means anything."""
PRIOR_VOTES_QUANTILE = 0.5
"""As in the catalogue's own Bayesian rating: votes of this quantile weigh as much as the mean."""
REMEDY = "see the columns in reelkin.tables"


def fit_tables(
    titles: Any,
    credits: Any,  # noqa: A002 - the table's name
    ratings: Any = None,
    *,
    people: Any = None,
    alternate_titles: Any = None,
    regions: Any = None,
    **settings: Any,
) -> Bundle:
    """Train a model in memory.

    Args:
        titles: a Polars or pandas frame, or a mapping of columns, with `tconst` and `primary_title` at least;
            further columns as in tables.TITLES. Without `left_out_by`, every title is in the model; without
            `bayesian_rating`, it is worked out from `average_rating` and `num_votes`.
        credits: likewise with `tconst`, `nconst` and `role` at least, and perhaps `primary_name`.
        ratings: people's ratings to learn from: likewise with `person`, `tconst` and `rating`, and perhaps
            `scale_low`, `scale_high` and `timestamp`.
        people: likewise with `nconst` and `primary_name`; without it, names are looked for in `credits`.
        alternate_titles: likewise with `tconst` and `title`.
        regions: likewise with `tconst` and `region`.
        **settings: any of the settings of features and train, such as `k=20`.

    Raises:
        BadInput: a table lacks a column, or a column does not have the values it should.
        UsageError: a setting that does not exist.
    """
    given = {
        "titles": _with_original_title(as_frame(titles, "titles")),
        "credits": credits,
        "people": _people_of(credits) if people is None else people,
        "alternate_titles": {"tconst": [], "title": []} if alternate_titles is None else alternate_titles,
        "regions": {"tconst": [], "region": []} if regions is None else regions,
    }
    whole = {name: complete(tables.BY_NAME[name], as_frame(table, name)) for name, table in given.items()}
    whole["titles"] = _with_bayesian_rating(whole["titles"])
    billed = bool(whole["credits"]["billing"].is_not_null().any())
    snapshot = {"source": "tables", "digest": _digest(whole), "billing_order": billed}
    return fit(
        whole["titles"],
        whole["credits"],
        whole["people"],
        whole["alternate_titles"],
        whole["regions"],
        _settings(settings),
        snapshot,
        ratings=None if ratings is None else ratings_of_table(as_frame(ratings, "ratings")),
    ).bundle


def as_frame(table: Any, name: str) -> pl.DataFrame:
    """The table as a Polars frame; a pandas frame needs the extra `pandas`.

    Raises:
        BadInput: it is nothing a frame can be made of.
    """
    if isinstance(table, pl.DataFrame):
        return table
    if isinstance(table, pl.LazyFrame):
        return table.collect()
    try:
        if type(table).__module__.startswith("pandas"):
            return pl.DataFrame(pl.from_pandas(table))
        return pl.DataFrame(table)
    except (TypeError, ValueError, pl.exceptions.PolarsError) as error:
        raise BadInput(f"{name}: no frame can be made of it ({error}); {REMEDY}") from error


def complete(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with all columns of the table, in its types; columns that are not given are null or a default.

    Raises:
        BadInput: a column that has no default is missing, or has values that are not of its type.
    """
    defaults = DEFAULTS[table.name]
    columns = []
    for column in table.columns:
        kind = TYPES[column.type]
        if column.name in frame.columns:
            keep = column.name in FRACTIONS_ALLOWED and frame[column.name].dtype.is_float()
            columns.append(pl.col(column.name) if keep else pl.col(column.name).cast(kind))
        elif column.nullable or column.name in defaults:
            columns.append(pl.lit(defaults.get(column.name), dtype=kind).alias(column.name))
        else:
            raise BadInput(f"{table.name}: missing column '{column.name}'; {REMEDY}")
    try:
        completed = frame.select(columns)
    except pl.exceptions.PolarsError as error:
        raise BadInput(f"{table.name}: {str(error).splitlines()[0]}; {REMEDY}") from error
    return _without_nulls(table, completed)


def _without_nulls(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    filled = frame.with_columns(
        pl.col(name).fill_null(pl.lit(value, dtype=TYPES[table.types[name]]))
        for name, value in DEFAULTS[table.name].items()
    )
    for column in table.columns:
        if not column.nullable and filled[column.name].null_count():
            raise BadInput(f"{table.name}: column '{column.name}' has nulls; {REMEDY}")
    return filled


def _with_original_title(titles: pl.DataFrame) -> pl.DataFrame:
    if "primary_title" not in titles.columns:
        return titles
    own = pl.col("original_title") if "original_title" in titles.columns else pl.lit(None, pl.String)
    return titles.with_columns(original_title=own.fill_null(pl.col("primary_title")))


def _people_of(credits: Any) -> pl.DataFrame:  # noqa: A002
    frame = as_frame(credits, "credits")
    if "nconst" not in frame.columns:
        raise BadInput(f"credits: missing column 'nconst'; {REMEDY}")
    name = "primary_name" if "primary_name" in frame.columns else "nconst"
    named = frame.select("nconst", primary_name=pl.col(name).fill_null(pl.col("nconst")))
    return named.unique("nconst", keep="first", maintain_order=True)


def _with_bayesian_rating(titles: pl.DataFrame) -> pl.DataFrame:
    if titles["bayesian_rating"].null_count() < titles.height:
        return titles
    rated = titles.filter(pl.col("average_rating").is_not_null(), pl.col("num_votes").is_not_null())
    mean, quantile = (
        rated["average_rating"].mean(),
        rated["num_votes"].quantile(PRIOR_VOTES_QUANTILE, "linear"),
    )
    if mean is None or quantile is None:
        return titles
    votes = pl.col("num_votes").cast(pl.Float64)
    drawn = (votes * pl.col("average_rating") + quantile * pl.lit(mean)) / (votes + quantile)
    rating = pl.when(votes + quantile > 0).then(drawn).otherwise(pl.col("average_rating"))
    return titles.with_columns(bayesian_rating=rating.cast(pl.Float32))


def _settings(given: Mapping[str, Any]) -> Settings:
    allowed = ("engine", "k", "seed", "min_person_titles", "block_weights")
    unknown = sorted(set(given) - set(allowed))
    if unknown:
        raise UsageError(f"{unknown[0]}: no such argument; there are {', '.join(allowed)}")
    from reelkin.settings import read_settings

    return read_settings(**given)


def _digest(whole: Mapping[str, pl.DataFrame]) -> str:
    """A hash of the tables' content, whatever the order of their rows."""
    columns = {name: table.sort(pl.all()).to_dict(as_series=False) for name, table in whole.items()}
    return artefacts.digest(columns)
