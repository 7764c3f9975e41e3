"""How Alembic runs the steps: on the connection it is given, in that connection's transaction."""

from __future__ import annotations

from alembic import context

from reelkin.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite changes a table by copying it.
    render_as_batch=True,
)
context.run_migrations()
