"""What all tables share: their metadata and the types that mean the same on both engines.

The tables are in `catalog_tables.py` (what a publish loads) and `people_tables.py` (what belongs to people).
`migrations/` makes them, and repeats them: a migration is history and stays as it was; a test compares the two.
Nothing that belongs to people refers to a row of a catalogue: ratings outlive every model.
"""

from __future__ import annotations

import sqlalchemy as sa

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Constraints have the same names on both engines, so that a migration can take them back."""

METADATA = sa.MetaData(naming_convention=NAMING)

WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text in the order of its code points on both engines, so that what begins alike lies together."""
NUMBER: sa.Double[float] = sa.Double()
"""A fraction that comes back as it went in."""
MOMENT = sa.BigInteger()
"""Whole seconds since 1970, UTC."""
