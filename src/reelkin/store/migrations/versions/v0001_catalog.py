"""The catalogue of each published model, and which one is live."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables that a publish loads."""
    op.create_table(
        "models",
        sa.Column("model", sa.Integer, primary_key=True),
        sa.Column("model_id", sa.Text, nullable=False),
        sa.Column("bundle", sa.Text, comment="the bundle's folder; null where the rows came from a CSV file"),
        sa.Column("published_at", sa.BigInteger, nullable=False),
        sa.Column("titles", sa.Integer, nullable=False),
        sa.UniqueConstraint("model_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "live_model",
        sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1", name="only"), primary_key=True),
        sa.Column("model", sa.Integer, sa.ForeignKey("models.model"), nullable=False),
        sa.Column(
            "previous", sa.Integer, sa.ForeignKey("models.model"), comment="kept until the next publish"
        ),
        sa.Column("live_since", sa.BigInteger, nullable=False),
    )
    _titles()
    _people()
    _search()


def _keyed(*names: str) -> list[sa.Column[int]]:
    return [
        sa.Column(name, sa.Integer, primary_key=True, nullable=False, autoincrement=False) for name in names
    ]


def _titles() -> None:
    op.create_table(
        "titles",
        *_keyed("model", "row"),
        sa.Column("tconst", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("original_title", sa.Text, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("end_year", sa.Integer),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("runtime_minutes", sa.Integer),
        sa.Column("genres", sa.Text, nullable=False, comment="joined by commas, in IMDb's order"),
        sa.Column("rating", sa.Double),
        sa.Column("votes", sa.Integer),
        sa.Column("language", sa.Text),
        sa.Column("region", sa.Text),
        sa.Column("regions", sa.Text, nullable=False, comment="where it has a title, joined by commas"),
        sa.Column("cluster", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index(None, "titles", ["model", "tconst"], unique=True)
    op.create_table(
        "clusters",
        *_keyed("model", "cluster"),
        sa.Column("slug", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("hue", sa.Double),
        sqlite_with_rowid=False,
    )


def _people() -> None:
    op.create_table(
        "people",
        *_keyed("model", "person"),
        sa.Column("nconst", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("birth_year", sa.Integer),
        sa.Column("death_year", sa.Integer),
        sa.Column("professions", sa.Text, nullable=False, comment="joined by commas, in IMDb's order"),
        sqlite_with_rowid=False,
    )
    op.create_index(None, "people", ["model", "nconst"], unique=True)
    op.create_table(
        "credits",
        *_keyed("model", "row", "place"),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("billing", sa.Integer),
        sa.Column("characters", sa.Text, nullable=False, comment="one a line"),
        sqlite_with_rowid=False,
    )
    op.create_index(None, "credits", ["model", "person", "row"])


def _search() -> None:
    op.create_table(
        "names",
        *_keyed("model", "name"),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("kind", sa.Integer, nullable=False, comment="a lookup.matching.NameKind"),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column(
            "regions", sa.Text, nullable=False, comment="where it is shown under this name, joined by commas"
        ),
        sa.Column(
            "joined", sa.Integer, nullable=False, comment="a hash of the normalised name without spaces"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(None, "names", ["model", "joined"])
    op.create_index(None, "names", ["model", "row"])
    op.create_table(
        "search_words",
        *_keyed("model", "number"),
        sa.Column("word", WORD, nullable=False),
        sa.Column(
            "in_names",
            sa.Integer,
            nullable=False,
            comment="names that have it; the list may hold only the first",
        ),
        sa.Column("names", sa.LargeBinary, nullable=False),
    )
    op.create_index(None, "search_words", ["model", "word"], unique=True)
    op.create_table(
        "search_beginnings",
        *_keyed("model"),
        sa.Column("letters", WORD, primary_key=True),
        sa.Column("names", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "search_grams",
        *_keyed("model"),
        sa.Column("gram", WORD, primary_key=True),
        sa.Column("words", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Remove them, with every published model."""
    for table in (
        "search_grams",
        "search_beginnings",
        "search_words",
        "names",
        "credits",
        "people",
        "clusters",
        "titles",
        "live_model",
        "models",
    ):
        op.drop_table(table)
