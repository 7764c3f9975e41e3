"""Sums that come out the same in whatever order the rows are added: of whole thousandths instead of fractions."""

from __future__ import annotations

from typing import Final

import narwhals as nw

THOUSANDTHS: Final = 1000


def thousandths(column: str) -> nw.Expr:
    """A number as a whole number of thousandths."""
    return (nw.col(column).cast(nw.Float64) * THOUSANDTHS).round().cast(nw.Int64)
