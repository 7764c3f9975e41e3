"""A name that several titles have made is trusted: who bears it too needs less proof to join them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from reelkin.features.franchises.gathering import Group

MEMBERS = 3
YEARS = 10
# When both titles have credits, and share nobody, the name alone carries less far.
YEARS_AGAINST = 6


def newcomers(pairs: pl.DataFrame, groups: list[Group]) -> pl.DataFrame:
    """The pairs that bring a title without a franchise into one of `MEMBERS` titles or more.

    Args:
        pairs: as evidence.shared_people gives them, with `person`.
        groups: the franchises so far.

    Returns:
        `first`, `second`, `stem`: where the newcomer's title names the franchise before a number, a colon or
        an "and the", and shares somebody with a member, or follows a member in a few years.
    """
    taken = pl.DataFrame({"row": [row for group in groups for row in group.rows]}, schema={"row": pl.UInt32})
    names = [
        (row, stem)
        for group in groups
        for row in group.rows
        for stem, count in group.stems.items()
        if len(group.rows) >= MEMBERS and count >= MEMBERS - 1
    ]
    known = pl.DataFrame(names, schema={"row": pl.UInt32, "stem": pl.String}, orient="row")
    return pl.concat(
        _coming(pairs, taken, known, *sides) for sides in (("first", "second"), ("second", "first"))
    )


def _coming(
    pairs: pl.DataFrame, taken: pl.DataFrame, known: pl.DataFrame, new: str, member: str
) -> pl.DataFrame:
    free = pairs.join(taken.rename({"row": new}), on=new, how="anti")
    named = free.join(known.rename({"row": member}), on=[member, "stem"], how="semi")
    kind = pl.col(f"kind_{new}")
    far = pl.when(pl.col("credited") & (pl.col("people") == 0)).then(YEARS_AGAINST).otherwise(YEARS)
    follows = (
        (kind.is_in(["subtitled", "joined"]) | ((kind == "numbered") & pl.col(f"sure_{new}")))
        & (pl.col("words") > 1)
        & (pl.col("gap") <= far)
        & ~pl.col("person")
    )
    shares = kind.is_in(["subtitled", "joined", "numbered", "opening"]) & (pl.col("proof") >= 0.5)
    return named.filter(follows | shares).select("first", "second", "stem")
