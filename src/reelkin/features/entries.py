"""What a feature block is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl


@dataclass(frozen=True)
class Source:
    """All that a block may look at.

    Attributes:
        titles: the model's titles in model order, with their place in it as `row` (UInt32).
        credits: the credits of these titles, with `row`.
        people: one row a person: `nconst`, `primary_name`.
        min_person_titles: people with fewer titles in a role are no column of that role.
        billing_order: whether the order of a cast list means anything.
    """

    titles: pl.DataFrame
    credits: pl.DataFrame
    people: pl.DataFrame
    min_person_titles: int = 2
    billing_order: bool = True


@dataclass(frozen=True)
class Entries:
    """The values of one block.

    Attributes:
        values: `row` (UInt32), `name` (String), `value` (Float32 or Float64); zeros may be left in;
            several values for one row and name are added.
        labels: what people read, by name; its order is the order of the columns.
    """

    values: pl.DataFrame
    labels: Mapping[str, str]


def entries(values: pl.DataFrame, labels: Mapping[str, str]) -> Entries:
    """The entries of `values` (`row`, `name`, `value`), with only the labels that occur there."""
    present = set(values.get_column("name").unique())
    return Entries(
        values.select("row", "name", "value"),
        {name: label for name, label in labels.items() if name in present},
    )
