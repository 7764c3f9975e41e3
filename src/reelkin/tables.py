"""Every table that crosses a floor: its columns, their types and what they mean.

This module imports no frame library: `check` looks at any frame that has a `columns` and a `schema`
(Polars, narwhals) or `dtypes` (pandas), by the names of the types alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reelkin.errors import BadInput


@dataclass(frozen=True)
class Column:
    """One column: its name, its type (`string`, `int32`, `int64`, `float32`, `bool`, `list[string]`), what it holds."""

    name: str
    type: str
    meaning: str
    nullable: bool = False


@dataclass(frozen=True)
class Table:
    """One table: a name, its columns in order, and the columns that identify a row (also its sort order)."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def types(self) -> dict[str, str]:
        """Type by column name."""
        return {column.name: column.type for column in self.columns}


TITLES = Table(
    "titles",
    (
        Column("tconst", "string", "IMDb's id of the title"),
        Column("title_type", "string", "movie, tvMovie, tvSeries, tvMiniSeries, tvSpecial, short, video"),
        Column("primary_title", "string", "the title IMDb shows"),
        Column("original_title", "string", "the title in its own language"),
        Column("start_year", "int32", "year of release, or a series' first year", nullable=True),
        Column("end_year", "int32", "a series' last year", nullable=True),
        Column("runtime_minutes", "int32", "length; null where unknown or 0", nullable=True),
        Column("genres", "list[string]", "up to three, in IMDb's order; empty where unknown"),
        Column("average_rating", "float32", "mean of users' ratings, 1 to 10", nullable=True),
        Column("num_votes", "int32", "number of users' ratings", nullable=True),
        Column("bayesian_rating", "float32", "average_rating drawn towards the mean", nullable=True),
        Column("original_language", "string", "ISO 639 code of the original title's language", nullable=True),
        Column("original_region", "string", "ISO 3166 code of the region of origin", nullable=True),
        Column("num_episodes", "int32", "episodes listed; 0 for what has none"),
        Column("num_rated_episodes", "int32", "episodes with a rating"),
        Column(
            "episode_rating_mean", "float32", "mean rating of its episodes, weighted by votes", nullable=True
        ),
        Column(
            "episode_rating_spread", "float32", "standard deviation of its episodes' ratings", nullable=True
        ),
        Column(
            "left_out_by",
            "string",
            "the threshold that keeps it out of the model; null: it is in",
            nullable=True,
        ),
    ),
    key=("tconst",),
)

ALTERNATE_TITLES = Table(
    "alternate_titles",
    (
        Column("tconst", "string", "the title it names"),
        Column("title", "string", "a title it is or was shown under, other than primary and original title"),
        Column("region", "string", "where", nullable=True),
        Column("language", "string", "in which language, where IMDb says", nullable=True),
    ),
    key=("tconst", "title", "region", "language"),
)

PEOPLE = Table(
    "people",
    (
        Column("nconst", "string", "IMDb's id of the person"),
        Column("primary_name", "string", "the name they are most often credited by"),
        Column("birth_year", "int32", "year of birth", nullable=True),
        Column("death_year", "int32", "year of death", nullable=True),
        Column("professions", "list[string]", "up to three, in IMDb's order"),
        Column("known_for", "list[string]", "ids of the titles IMDb thinks they are known for"),
    ),
    key=("nconst",),
)

CREDITS = Table(
    "credits",
    (
        Column("tconst", "string", "the title; in the model"),
        Column("nconst", "string", "the person"),
        Column(
            "role",
            "string",
            "director, writer, cast, self, producer, composer, cinematographer, editor, other",
        ),
        Column(
            "billing", "int32", "place in the role, from 1; null where the source's order means nothing", True
        ),
        Column("characters", "list[string]", "names of the characters played; empty where none"),
    ),
    key=("tconst", "role", "billing", "nconst"),
)

REGIONS = Table(
    "regions",
    (
        Column("tconst", "string", "the title; in the model"),
        Column("region", "string", "a region it has a title in (IMDb's code)"),
        Column("num_titles", "int32", "number of its titles there"),
    ),
    key=("tconst", "region"),
)

EPISODES = Table(
    "episodes",
    (
        Column("tconst", "string", "the episode"),
        Column("parent_tconst", "string", "its series; in `titles`"),
        Column("season_number", "int32", "season", nullable=True),
        Column("episode_number", "int32", "number within the season", nullable=True),
        Column("average_rating", "float32", "mean of users' ratings, 1 to 10", nullable=True),
        Column("num_votes", "int32", "number of users' ratings", nullable=True),
    ),
    key=("tconst",),
)

INTERACTIONS = Table(
    "interactions",
    (
        Column("person", "string", "who rated: a number of the source, or the name of a profile"),
        Column("tconst", "string", "the title"),
        Column("rating", "float32", "on the scale of its source"),
        Column("scale_low", "float32", "the lowest rating the source lets people give"),
        Column("scale_high", "float32", "the highest"),
        Column("timestamp", "int64", "when: seconds since 1970, UTC", nullable=True),
    ),
    key=("person", "tconst"),
)

CATALOG = (TITLES, ALTERNATE_TITLES, PEOPLE, CREDITS, REGIONS, EPISODES)
BY_NAME = {table.name: table for table in CATALOG}


def check(table: Table, frame: Any, where: str, remedy: str = 'run "reelkin prepare"') -> None:
    """See that `frame` has the columns of `table`, with their types.

    Only the schema is looked at, so a lazy frame is not computed. Columns beyond the table's are allowed.

    Raises:
        BadInput: a column is missing or of another type, as in
            "titles.parquet: missing column 'genres'; run "reelkin prepare"".
    """
    schema = _schema(frame)
    missing = [name for name in table.column_names if name not in schema]
    if missing:
        names = ", ".join(f"'{name}'" for name in missing)
        raise BadInput(f"{where}: missing column{'s' * (len(missing) > 1)} {names}; {remedy}")
    for name, expected in table.types.items():
        found = _type_name(schema[name])
        if found not in (expected, "null"):
            raise BadInput(f"{where}: column '{name}' is {found}, not {expected}; {remedy}")


def _schema(frame: Any) -> dict[str, Any]:
    if hasattr(frame, "collect_schema"):
        return dict(frame.collect_schema())
    return dict(frame.dtypes)


def _type_name(dtype: Any) -> str:
    name = str(dtype).lower().replace(" ", "").replace("(", "[").replace(")", "]")
    # pandas says "boolean", and "object" or "str" for text, where Polars says "Boolean" and "String".
    return {"boolean": "bool", "object": "string", "str": "string"}.get(name, name)
