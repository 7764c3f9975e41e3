"""What the database knows of somebody and the bundle does not: when they lived."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from reelkin.store.catalog_tables import PEOPLE
from reelkin.store.live import live_model

if TYPE_CHECKING:
    from sqlalchemy import Connection


def life_years(connection: Connection, nconst: str) -> tuple[int | None, int | None]:
    """The years of birth and death of somebody in the live model, each None where it is not known."""
    live = live_model(connection)
    if live is None or "\x00" in nconst:
        return None, None
    columns = PEOPLE.c
    found = connection.execute(
        sa.select(columns.birth_year, columns.death_year).where(
            columns.model == live.number, columns.nconst == nconst
        )
    ).one_or_none()
    return (None, None) if found is None else (found.birth_year, found.death_year)
