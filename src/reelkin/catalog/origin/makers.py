"""What the people of a title say of its language: mostly that of the other titles they made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals as nw

from reelkin.catalog import engine
from reelkin.catalog.origin.deciding import RARE, SHARES

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame

ROLES: Final = ("director", "writer", "cast")
FOREIGN_WEIGHT: Final = 5.0
"""One title in another language counts as much as five in English, the language that others are taken for."""
DOUBT: Final = 6.0
"""As many more titles, divided among the languages as all films are, are taken to stand beside theirs."""
MOST: Final = 6.0


def maker_points(credited: Frame, languages: Frame) -> Frame:
    """What the other titles of its people say of a title: tconst, language, points, in the measure of `text`.

    Args:
        credited: tconst, nconst, role.
        languages: tconst, language, as far as they are decided without this rule.
    """
    people = (
        credited.filter(nw.col("role").is_in(ROLES)).select("tconst", "nconst").unique(["tconst", "nconst"])
    )
    made = people.join(languages, on="tconst", how="inner")
    by_person = made.group_by("nconst", "language").agg(titles=nw.len())
    around = (
        people.join(by_person, on="nconst", how="inner")
        .group_by("tconst", "language")
        .agg(titles=nw.col("titles").sum(), people=nw.len())
    )
    own = languages.with_columns(own=nw.lit(1))
    others = around.join(own, on=["tconst", "language"], how="left").with_columns(
        others=nw.col("titles").cast(nw.Int64) - nw.col("people").cast(nw.Int64) * nw.col("own").fill_null(0)
    )
    weight = nw.when(nw.col("language") == "en").then(1.0).otherwise(FOREIGN_WEIGHT)
    weighed = others.filter(nw.col("others") > 0).with_columns(
        weight=nw.col("others").cast(nw.Float64) * weight
    )
    share = engine.small({"language": list(SHARES), "share": list(SHARES.values())})
    expected = nw.col("share").fill_null(RARE) * DOUBT
    odds = ((nw.col("weight") + expected) / expected).log().clip(0.0, MOST)
    return weighed.join(share, on="language", how="left").select("tconst", "language", points=odds)
