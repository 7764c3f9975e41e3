"""Smooth steps: a number becomes a few neighbouring columns that add up to 1, so near numbers look alike."""

from __future__ import annotations

import polars as pl

# Less than this is what rounding left over.
SLIVER = 1e-6


def bumps(values: pl.DataFrame, centre: str, width: float) -> pl.DataFrame:
    """Spread `value` over evenly spaced bumps, quadratic B-splines, that touch three centres at a time.

    Args:
        values: `row` and `value`; null values give nothing.
        centre: name of the column to write the bump's number into; bump i is centred at i · width.
        width: distance of two centres, in the unit of `value`.

    Returns:
        `row`, `centre` (Int32), `value`; up to three rows per value, adding up to 1.
    """
    place = pl.col("value") / width
    nearest = (place + 0.5).floor()
    off = place - nearest
    weights = {-1: 0.5 * (0.5 - off) ** 2, 0: 0.75 - off**2, 1: 0.5 * (0.5 + off) ** 2}
    known = values.filter(pl.col("value").is_not_null())
    return pl.concat(
        known.select("row", (nearest + step).cast(pl.Int32).alias(centre), weight.alias("value"))
        for step, weight in weights.items()
    ).filter(pl.col("value") > SLIVER)


def hats(values: pl.DataFrame, knots: tuple[float, ...]) -> pl.DataFrame:
    """Spread `value` over the two knots beside it, linearly; what lies beyond the ends counts as the end.

    Args:
        values: `row` and `value`; null values give nothing.
        knots: ascending, in the unit of `value`.

    Returns:
        `row`, `knot` (Int32, position in `knots`), `value`; one or two rows per value, adding up to 1.
    """
    known = values.filter(pl.col("value").is_not_null())
    held = pl.col("value").cast(pl.Float64).clip(knots[0], knots[-1])
    parts = []
    for position, knot in enumerate(knots):
        height = pl.lit(1.0)
        if position > 0:
            height = pl.min_horizontal(height, (held - knots[position - 1]) / (knot - knots[position - 1]))
        if position < len(knots) - 1:
            height = pl.min_horizontal(height, (knots[position + 1] - held) / (knots[position + 1] - knot))
        part = known.select("row", pl.lit(position, pl.Int32).alias("knot"), height.alias("value"))
        parts.append(part.filter(pl.col("value") > SLIVER))
    return pl.concat(parts)
