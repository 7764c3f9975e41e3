"""The tables of what belongs to people.

Titles are named by IMDb's ids alone, so that a rating outlives every model. Whatever opens a door (a session, an
invitation, a token) is kept as a hash.
"""

from __future__ import annotations

import sqlalchemy as sa

from reelkin.store.schema import METADATA, MOMENT, NUMBER

LOWEST, HIGHEST = 1, 10
"""Between what a rating lies."""


def _of(table: str, column: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(
        column,
        sa.Integer,
        sa.ForeignKey(f"{table}.{column}", ondelete="CASCADE"),
        primary_key=key,
        nullable=False,
        autoincrement=False,
    )


ACCOUNTS = sa.Table(
    "accounts",
    METADATA,
    sa.Column("account", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_key", sa.Text, nullable=False, unique=True, comment="the name as it is told from others"),
    sa.Column("password", sa.Text, comment="argon2; null: nobody can sign in with one"),
    sa.Column("created_at", MOMENT, nullable=False),
    sqlite_autoincrement=True,
)

SESSIONS = sa.Table(
    "sessions",
    METADATA,
    sa.Column("secret_hash", sa.Text, primary_key=True),
    _of("accounts", "account"),
    sa.Column("created_at", MOMENT, nullable=False),
    sa.Column("expires_at", MOMENT, nullable=False),
    sa.Index(None, "account"),
    sa.Index(None, "expires_at"),
)

INVITATIONS = sa.Table(
    "invitations",
    METADATA,
    sa.Column("secret_hash", sa.Text, primary_key=True),
    sa.Column("created_at", MOMENT, nullable=False),
    sa.Column("expires_at", MOMENT, nullable=False),
    sa.Column("used_at", MOMENT),
)

API_TOKENS = sa.Table(
    "api_tokens",
    METADATA,
    sa.Column("token", sa.Integer, primary_key=True),
    _of("accounts", "account"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("secret_hash", sa.Text, nullable=False, unique=True),
    sa.Column("created_at", MOMENT, nullable=False),
    sa.Index(None, "account"),
    sqlite_autoincrement=True,
)

PROFILES = sa.Table(
    "profiles",
    METADATA,
    sa.Column("profile", sa.Integer, primary_key=True),
    _of("accounts", "account"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_key", sa.Text, nullable=False, comment="the name as it is told from others"),
    sa.Column("created_at", MOMENT, nullable=False),
    sa.UniqueConstraint("account", "name_key"),
    sqlite_autoincrement=True,
)

RATINGS = sa.Table(
    "ratings",
    METADATA,
    _of("profiles", "profile", key=True),
    sa.Column("tconst", sa.Text, primary_key=True),
    sa.Column("rating", NUMBER, nullable=False),
    sa.Column("rated_at", MOMENT, nullable=False),
    sa.CheckConstraint(f"rating >= {LOWEST} AND rating <= {HIGHEST}", name="on_scale"),
    sqlite_with_rowid=False,
)

MARKS = sa.Table(
    "marks",
    METADATA,
    _of("profiles", "profile", key=True),
    sa.Column("list", sa.Text, primary_key=True, comment="watchlist, seen or not_interested"),
    sa.Column("tconst", sa.Text, primary_key=True),
    sa.Column("marked_at", MOMENT, nullable=False),
    sa.CheckConstraint("list IN ('watchlist', 'seen', 'not_interested')", name="known_list"),
    sqlite_with_rowid=False,
)

LIBRARY = sa.Table(
    "library",
    METADATA,
    _of("accounts", "account", key=True),
    sa.Column("tconst", sa.Text, primary_key=True),
    sa.Column("added_at", MOMENT, nullable=False),
    sqlite_with_rowid=False,
)

UNDECIDED_ROWS = sa.Table(
    "undecided_rows",
    METADATA,
    _of("profiles", "profile", key=True),
    sa.Column("key", sa.Text, primary_key=True, comment="a hash of what the row names"),
    sa.Column("content", sa.Text, nullable=False, comment="what the row names, and the row, as JSON"),
    sa.Column("imported_at", MOMENT, nullable=False),
)

LAST_IMPORTS = sa.Table(
    "last_imports",
    METADATA,
    _of("profiles", "profile", key=True),
    sa.Column("imported_at", MOMENT, nullable=False),
    sa.Column("content", sa.Text, nullable=False, comment="what it changed, before and after, as JSON"),
)
