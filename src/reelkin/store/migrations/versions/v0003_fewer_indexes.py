"""Without two indexes that nothing reads by; each publish wrote them for millions of rows while whoever rated waited."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Remove them."""
    op.drop_index("ix_credits_model_person_row", "credits")
    op.drop_index("ix_names_model_row", "names")


def downgrade() -> None:
    """Make them again."""
    op.create_index("ix_names_model_row", "names", ["model", "row"])
    op.create_index("ix_credits_model_person_row", "credits", ["model", "person", "row"])
