"""What each profile's last import changed, so that it can be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "last_imports",
        sa.Column(
            "profile",
            sa.Integer,
            sa.ForeignKey("profiles.profile", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
            autoincrement=False,
        ),
        sa.Column("imported_at", sa.BigInteger, nullable=False),
        sa.Column("content", sa.Text, nullable=False, comment="what it changed, before and after, as JSON"),
    )


def downgrade() -> None:
    """Remove it: imports that were made can no longer be taken back."""
    op.drop_table("last_imports")
