"""Which model is live: the one row that every server that shares the database answers by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from reelkin.store.catalog_tables import LIVE_MODEL, MODELS

if TYPE_CHECKING:
    from sqlalchemy import Connection


_QUERY = sa.select(
    MODELS.c.model,
    MODELS.c.model_id,
    MODELS.c.bundle,
    MODELS.c.titles,
    MODELS.c.published_at,
    LIVE_MODEL.c.live_since,
).join_from(LIVE_MODEL, MODELS, LIVE_MODEL.c.model == MODELS.c.model)


@dataclass(frozen=True)
class LiveModel:
    """The live model.

    Attributes:
        number: what its rows are keyed by in this database.
        model_id: as in the bundle's model.json; of a CSV file, a hash of its content.
        bundle: the bundle's folder as it was published; None where the rows came from a CSV file.
        titles: how many it has.
        published_at: when its rows were loaded, in seconds since 1970.
        live_since: when it became the live one.
    """

    number: int
    model_id: str
    bundle: Path | None
    titles: int
    published_at: int
    live_since: int


def live_model(connection: Connection) -> LiveModel | None:
    """The live model; None before the first publish."""
    found = connection.execute(_QUERY).one_or_none()
    if found is None:
        return None
    number, model_id, bundle, titles, published_at, live_since = found
    return LiveModel(
        number, model_id, None if bundle is None else Path(bundle), titles, published_at, live_since
    )
