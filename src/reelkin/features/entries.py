"""What a feature block is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLES = ("director", "writer", "cast", "self")
"""The roles that are features; who produced, edited or shot a title is not."""


@dataclass(frozen=True)
class Source:
    """All that a block may look at.

    Attributes:
        titles: the model's titles in model order, with their place in it as `row` (UInt32).
        credits: their credits in `ROLES`: `row`, `person` (UInt32), `role`, `billing`.
        people: `person`, `nconst`, `primary_name`; row i is person i; a name that is not known is the nconst.
        franchises: as franchises.find_franchises gives them.
        min_person_titles: people with fewer titles in a role are no column of that role.
        billing_order: whether the order of a cast list means anything.
    """

    titles: pl.DataFrame
    credits: pl.DataFrame
    people: pl.DataFrame
    franchises: pl.DataFrame
    min_person_titles: int = 2
    billing_order: bool = True


@dataclass(frozen=True)
class Entries:
    """The values of one block.

    Attributes:
        values: `row` (UInt32), `column` (UInt32, position in `names`), `value`; zeros may be left in, and
            values for the same row and column are added.
        names: the columns' names.
        labels: what people read, one a column.
    """

    values: pl.DataFrame
    names: list[str]
    labels: list[str]


def source_of(
    titles: pl.DataFrame,
    credits: pl.DataFrame,  # noqa: A002 - the table's name
    people: pl.DataFrame,
    franchises: pl.DataFrame,
    *,
    min_person_titles: int = 2,
    billing_order: bool = True,
) -> Source:
    """The source for these titles, in the order they are in. Credits of other titles are passed over."""
    placed = titles.with_row_index("row")
    told, ids = numbered(credits, placed, ROLES)
    named = ids.join(people.select("nconst", "primary_name"), on="nconst", how="left", maintain_order="left")
    known = named.with_columns(pl.col("primary_name").fill_null(pl.col("nconst")))
    return Source(placed, told, known, franchises, min_person_titles, billing_order)


def numbered(
    credits: pl.DataFrame,  # noqa: A002
    titles: pl.DataFrame,
    roles: tuple[str, ...],
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Credits by numbers, which join faster than ids.

    Args:
        credits: `tconst`, `nconst`, `role`, `billing`.
        titles: `tconst`, `row`.
        roles: the roles to keep.

    Returns:
        `row`, `person` (UInt32), `role` (Enum), `billing`; and `person`, `nconst`, where row i is person i.
    """
    told = credits.select("tconst", "nconst", "role", "billing").filter(pl.col("role").is_in(roles))
    told = told.with_columns(pl.col("role").cast(pl.Enum(roles)))
    placed = told.join(titles.select("tconst", "row"), on="tconst", how="inner").drop("tconst")
    ids = placed.select(pl.col("nconst").unique().sort()).with_row_index("person")
    return placed.join(ids, on="nconst").select("row", "person", "role", "billing"), ids


def entries(values: pl.DataFrame, labels: Mapping[str, str]) -> Entries:
    """The entries of `values` (`row`, `name`, `value`), in the order of `labels`, names that occur only."""
    present = set(values.get_column("name").unique())
    names = [name for name in labels if name in present]
    codes = pl.DataFrame({"name": names}, schema={"name": pl.String}).with_row_index("column")
    placed = values.join(codes, on="name", how="inner").select("row", "column", "value")
    return Entries(placed, names, [labels[name] for name in names])
