"""Which model is live: the one row that every server that shares the database answers by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from reelkin.store.catalog_tables import LIVE_MODEL, MODELS

if TYPE_CHECKING:
    from sqlalchemy import Connection


_STORED = (MODELS.c.model, MODELS.c.model_id, MODELS.c.titles)
_LIVE = sa.select(*_STORED, MODELS.c.bundle, MODELS.c.published_at, LIVE_MODEL.c.live_since).join_from(
    LIVE_MODEL, MODELS, LIVE_MODEL.c.model == MODELS.c.model
)


@dataclass(frozen=True)
class StoredModel:
    """A model whose rows are in the database.

    Attributes:
        number: what its rows are keyed by in this database.
        model_id: as in the bundle's model.json; of a CSV file, a hash of its content.
        titles: how many it has.
    """

    number: int
    model_id: str
    titles: int


@dataclass(frozen=True)
class LiveModel(StoredModel):
    """The live model.

    Attributes:
        bundle: the bundle's folder as it was published; None where the rows came from a CSV file.
        published_at: when its rows were loaded, in seconds since 1970.
        live_since: when it became the live one.
    """

    bundle: Path | None
    published_at: int
    live_since: int


def live_model(connection: Connection) -> LiveModel | None:
    """The live model; None before the first publish."""
    found = connection.execute(_LIVE).one_or_none()
    if found is None:
        return None
    number, model_id, titles, bundle, published_at, live_since = found
    return LiveModel(
        number, model_id, titles, None if bundle is None else Path(bundle), published_at, live_since
    )


def stored_model(connection: Connection, model_id: str) -> StoredModel | None:
    """The model of this id, live or not; None where the database does not have its rows, or has them no more."""
    found = connection.execute(sa.select(*_STORED).where(MODELS.c.model_id == model_id)).one_or_none()
    return None if found is None else StoredModel(*found)
