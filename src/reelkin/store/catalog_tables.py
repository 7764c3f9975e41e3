"""The tables that a publish loads: the catalogue of each model, and which model is live.

`model` is the small number of a published model, `row` a title's place in it: the best known first, as in the bundle.
No foreign keys: rows come and go by whole models, and a check for each of millions of rows would double the time.
"""

from __future__ import annotations

import sqlalchemy as sa

from reelkin.store.schema import METADATA, MOMENT, NUMBER, WORD

MODELS = sa.Table(
    "models",
    METADATA,
    sa.Column("model", sa.Integer, primary_key=True),
    sa.Column("model_id", sa.Text, nullable=False, unique=True),
    sa.Column("bundle", sa.Text, comment="the bundle's folder; null where the rows came from a CSV file"),
    sa.Column("published_at", MOMENT, nullable=False),
    sa.Column("titles", sa.Integer, nullable=False),
    sqlite_autoincrement=True,
)

LIVE_MODEL = sa.Table(
    "live_model",
    METADATA,
    sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1", name="only"), primary_key=True),
    sa.Column("model", sa.Integer, sa.ForeignKey("models.model"), nullable=False),
    sa.Column("previous", sa.Integer, sa.ForeignKey("models.model"), comment="kept until the next publish"),
    sa.Column("live_since", MOMENT, nullable=False),
)


def _keyed(*names: str) -> list[sa.Column[int]]:
    return [
        sa.Column(name, sa.Integer, primary_key=True, nullable=False, autoincrement=False) for name in names
    ]


TITLES = sa.Table(
    "titles",
    METADATA,
    *_keyed("model", "row"),
    sa.Column("tconst", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("original_title", sa.Text, nullable=False),
    sa.Column("year", sa.Integer),
    sa.Column("end_year", sa.Integer),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("runtime_minutes", sa.Integer),
    sa.Column("genres", sa.Text, nullable=False, comment="joined by commas, in IMDb's order"),
    sa.Column("rating", NUMBER),
    sa.Column("votes", sa.Integer),
    sa.Column("language", sa.Text),
    sa.Column("region", sa.Text),
    sa.Column("regions", sa.Text, nullable=False, comment="where it has a title, joined by commas"),
    sa.Column("cluster", sa.Integer, nullable=False),
    sa.Index(None, "model", "tconst", unique=True),
    sqlite_with_rowid=False,
)

CLUSTERS = sa.Table(
    "clusters",
    METADATA,
    *_keyed("model", "cluster"),
    sa.Column("slug", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("hue", NUMBER),
    sqlite_with_rowid=False,
)

PEOPLE = sa.Table(
    "people",
    METADATA,
    *_keyed("model", "person"),
    sa.Column("nconst", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("birth_year", sa.Integer),
    sa.Column("death_year", sa.Integer),
    sa.Column("professions", sa.Text, nullable=False, comment="joined by commas, in IMDb's order"),
    sa.Index(None, "model", "nconst", unique=True),
    sqlite_with_rowid=False,
)

CREDITS = sa.Table(
    "credits",
    METADATA,
    *_keyed("model", "row", "place"),
    sa.Column("person", sa.Integer, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("billing", sa.Integer),
    sa.Column("characters", sa.Text, nullable=False, comment="one a line"),
    sqlite_with_rowid=False,
)

NAMES = sa.Table(
    "names",
    METADATA,
    *_keyed("model", "name"),
    sa.Column("row", sa.Integer, nullable=False),
    sa.Column("kind", sa.Integer, nullable=False, comment="a lookup.matching.NameKind"),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column(
        "regions", sa.Text, nullable=False, comment="where it is shown under this name, joined by commas"
    ),
    sa.Column("joined", sa.Integer, nullable=False, comment="a hash of the normalised name without spaces"),
    sa.Index(None, "model", "joined"),
    sqlite_with_rowid=False,
)

# What a search looks up; see docs/database.md. Lists of numbers are bytes: little-endian int32, rising.
SEARCH_WORDS = sa.Table(
    "search_words",
    METADATA,
    *_keyed("model", "number"),
    sa.Column("word", WORD, nullable=False),
    sa.Column(
        "in_names", sa.Integer, nullable=False, comment="names that have it; the list may hold only the first"
    ),
    sa.Column("names", sa.LargeBinary, nullable=False),
    sa.Index(None, "model", "word", unique=True),
)

SEARCH_BEGINNINGS = sa.Table(
    "search_beginnings",
    METADATA,
    *_keyed("model"),
    sa.Column("letters", WORD, primary_key=True),
    sa.Column("names", sa.LargeBinary, nullable=False),
)

SEARCH_GRAMS = sa.Table(
    "search_grams",
    METADATA,
    *_keyed("model"),
    sa.Column("gram", WORD, primary_key=True),
    sa.Column("words", sa.LargeBinary, nullable=False),
)

CATALOG = (
    TITLES,
    CLUSTERS,
    PEOPLE,
    CREDITS,
    NAMES,
    SEARCH_WORDS,
    SEARCH_BEGINNINGS,
    SEARCH_GRAMS,
)
"""The tables whose rows belong to one published model."""
