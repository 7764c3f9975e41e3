"""Counted distributions: a value, and how many have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence


def total(counts: pl.Series) -> int:
    """The sum of some counts; 0 of none."""
    return int(counts.sum())


def highest(counts: pl.Series) -> int:
    """The largest of some counts; 0 of none."""
    return int(cast("int | None", counts.max()) or 0)


def quantiles(values: pl.DataFrame, value: str, weight: str, at: Sequence[float]) -> list[float]:
    """Quantiles of a counted distribution: the smallest value with at least the share `at` of the weight below or on it."""
    ordered = values.group_by(value).agg(pl.col(weight).sum()).sort(value)
    total = int(ordered[weight].sum())
    if not total:
        return []
    running = ordered[weight].cum_sum()
    return [float(ordered[value][int((running < share * total).sum())]) for share in at]
