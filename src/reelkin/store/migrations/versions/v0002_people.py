"""What belongs to people: accounts, how they get in, profiles, ratings and lists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _of(table: str, column: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(
        column,
        sa.Integer,
        sa.ForeignKey(f"{table}.{column}", ondelete="CASCADE"),
        primary_key=key,
        nullable=False,
        autoincrement=False,
    )


def upgrade() -> None:
    """Make the tables of what belongs to people."""
    op.create_table(
        "accounts",
        sa.Column("account", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", sa.Text, nullable=False, comment="the name as it is told from others"),
        sa.Column("password", sa.Text, comment="argon2; null: nobody can sign in with one"),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("name_key"),
        sqlite_autoincrement=True,
    )
    _doors()
    op.create_table(
        "profiles",
        sa.Column("profile", sa.Integer, primary_key=True),
        _of("accounts", "account"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", sa.Text, nullable=False, comment="the name as it is told from others"),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("account", "name_key"),
        sqlite_autoincrement=True,
    )
    _lists()


def _doors() -> None:
    op.create_table(
        "sessions",
        sa.Column("secret_hash", sa.Text, primary_key=True),
        _of("accounts", "account"),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
    )
    op.create_index(None, "sessions", ["account"])
    op.create_index(None, "sessions", ["expires_at"])
    op.create_table(
        "invitations",
        sa.Column("secret_hash", sa.Text, primary_key=True),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("used_at", sa.BigInteger),
    )
    op.create_table(
        "api_tokens",
        sa.Column("token", sa.Integer, primary_key=True),
        _of("accounts", "account"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("secret_hash", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("secret_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index(None, "api_tokens", ["account"])


def _lists() -> None:
    op.create_table(
        "ratings",
        _of("profiles", "profile", key=True),
        sa.Column("tconst", sa.Text, primary_key=True),
        sa.Column("rating", sa.Double, nullable=False),
        sa.Column("rated_at", sa.BigInteger, nullable=False),
        sa.CheckConstraint("rating >= 1 AND rating <= 10", name="on_scale"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "marks",
        _of("profiles", "profile", key=True),
        sa.Column("list", sa.Text, primary_key=True, comment="watchlist, seen or not_interested"),
        sa.Column("tconst", sa.Text, primary_key=True),
        sa.Column("marked_at", sa.BigInteger, nullable=False),
        sa.CheckConstraint("list IN ('watchlist', 'seen', 'not_interested')", name="known_list"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "library",
        _of("accounts", "account", key=True),
        sa.Column("tconst", sa.Text, primary_key=True),
        sa.Column("added_at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "undecided_rows",
        _of("profiles", "profile", key=True),
        sa.Column("key", sa.Text, primary_key=True, comment="a hash of what the row names"),
        sa.Column("content", sa.Text, nullable=False, comment="what the row names, and the row, as JSON"),
        sa.Column("imported_at", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    """Remove them with everything in them; `reelkin backup` first."""
    for table in (
        "undecided_rows",
        "library",
        "marks",
        "ratings",
        "profiles",
        "api_tokens",
        "invitations",
        "sessions",
        "accounts",
    ):
        op.drop_table(table)
