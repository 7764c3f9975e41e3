"""What the database knows of somebody and the bundle does not: when they lived."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from reelkin.store.catalog_tables import PEOPLE
from reelkin.store.live import stored_model

if TYPE_CHECKING:
    from sqlalchemy import Connection


def life_years(connection: Connection, model_id: str, nconst: str) -> tuple[int | None, int | None]:
    """The years of birth and death of somebody in a model, each None where it is not known."""
    model = stored_model(connection, model_id)
    if model is None or "\x00" in nconst:
        return None, None
    columns = PEOPLE.c
    found = connection.execute(
        sa.select(columns.birth_year, columns.death_year).where(
            columns.model == model.number, columns.nconst == nconst
        )
    ).one_or_none()
    return (None, None) if found is None else (found.birth_year, found.death_year)
