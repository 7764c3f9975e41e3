"""The table `credits`: title.principals, and the directors and writers whom only title.crew names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from reelkin.catalog import engine
from reelkin.catalog.characters import characters
from reelkin.catalog.roles import role
from reelkin.tables import CREDITS

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame

PERSON_IN_ROLE = ("tconst", "nconst", "role")
AFTER_PRINCIPALS = 1_000_000
"""People whom only title.crew names stand behind those of title.principals, in the order it gives."""


def principals(rows: Frame, model: Frame) -> Frame:
    """What title.principals says of the model's titles.

    Args:
        rows: of title.principals.
        model: with a column tconst, the model's titles.

    Returns:
        tconst, nconst, role, ordering, characters (as text): rows may still repeat a person in a role.
    """
    named = rows.join(model, on="tconst", how="semi")
    return named.select("tconst", "nconst", "ordering", "characters", role=role("category"))


def crew(rows: Frame, model: Frame) -> Frame:
    """What title.crew says of the model's titles, in the columns of `principals`."""
    named = rows.join(model, on="tconst", how="semi")
    each = [
        _crew_role(named, column, role) for column, role in (("directors", "director"), ("writers", "writer"))
    ]
    return nw.concat(each)


def _crew_role(rows: Frame, column: str, role: str) -> Frame:
    lists = rows.select("tconst", nconst=nw.col(column).str.split(","))
    return engine.posexplode(lists, "nconst", "place").select(
        "tconst",
        "nconst",
        ordering=nw.col("place") + AFTER_PRINCIPALS,
        characters=nw.lit(None, nw.String),
        role=nw.lit(role),
    )


def credits_table(named: Frame, *, billing_order: bool) -> Frame:
    """The table `credits`, from the rows of `principals` and `crew` together.

    A person counts once for each role on a title, at the earliest place; the characters of all rows are kept.

    Args:
        named: tconst, nconst, role, ordering, characters.
        billing_order: whether the order of the source says who is billed first; if not, `billing` is null.
    """
    first = named.group_by(*PERSON_IN_ROLE).agg(ordering=nw.col("ordering").min())
    place = nw.col("ordering").rank("ordinal").over("tconst", "role").cast(nw.Int32)
    billed = first.with_columns(billing=place if billing_order else nw.lit(None, nw.Int32))
    played = characters(named)
    full = billed.join(played, on=list(PERSON_IN_ROLE), how="left")
    return full.with_columns(nw.col("characters").fill_null(nw.lit([], nw.List(nw.String)))).select(
        *CREDITS.column_names
    )
