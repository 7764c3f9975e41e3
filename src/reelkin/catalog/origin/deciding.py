"""From points to a language: the likeliest, where it is far enough ahead; and to the region it came from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import narwhals as nw

from reelkin.catalog import engine
from reelkin.catalog.exact import THOUSANDTHS, thousandths
from reelkin.catalog.origin.places import HOME, NOWHERE, SPOKEN

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame

LEAD: Final = math.log(8)
"""A language is given where it is eight times as likely as the next."""

SHARES: Final = {
    "en": 0.55, "fr": 0.065, "es": 0.055, "de": 0.05, "ja": 0.05, "it": 0.04, "zh": 0.03, "hi": 0.025, "pt": 0.025,
    "ru": 0.02, "ko": 0.02, "sv": 0.015, "ta": 0.012, "te": 0.012, "tr": 0.012, "pl": 0.012, "nl": 0.012, "yue": 0.01,
    "ml": 0.01, "da": 0.01, "cs": 0.01, "hu": 0.01, "el": 0.01, "ar": 0.01, "fi": 0.008, "fa": 0.008, "sh": 0.008,
    "tl": 0.008, "no": 0.007, "he": 0.006, "th": 0.006, "id": 0.006, "bn": 0.006, "ro": 0.005, "kn": 0.005,
    "bg": 0.004, "mr": 0.003, "vi": 0.003, "ca": 0.003, "is": 0.002, "sk": 0.002, "et": 0.002, "uk": 0.002, "ur": 0.002,
    "pa": 0.002,
}  # fmt: skip
"""Roughly how the world's rated films divide among languages: where the reckoning starts."""
RARE: Final = 0.001
ANY_OTHER: Final = 0.2
"""The share of the languages that nothing speaks for, taken together: what little is said must stand against them."""


def scored(points: Frame, titles: Frame) -> Frame:
    """tconst, language, score: the sum of all points and where the reckoning starts, in thousandths.

    Args:
        points: tconst, language, points, from any number of rules.
        titles: with a column tconst; each has one row more, for any language that nothing speaks for (language ""). Rows
            below that one could neither lead nor be next, and are left out.
    """
    least = _thousandths(math.log(ANY_OTHER))
    starts = [_thousandths(math.log(share)) for share in SHARES.values()]
    start = engine.small({"language": list(SHARES), "start": starts})
    whole = points.with_columns(points=thousandths("points"))
    summed = whole.group_by("tconst", "language").agg(points=nw.col("points").sum())
    known = summed.join(start, on="language", how="left").select(
        "tconst", "language", score=nw.col("points") + nw.col("start").fill_null(_thousandths(math.log(RARE)))
    )
    other = titles.select("tconst", language=nw.lit(""), score=nw.lit(least, nw.Int64))
    return nw.concat([known.filter(nw.col("score") > least), other])


def decided(scores: Frame) -> Frame:
    """The language of each title that is far enough ahead of the next: tconst, language."""
    best = scores.group_by("tconst").agg(best=nw.col("score").max())
    first, behind = nw.col("score") == nw.col("best"), nw.col("score") < nw.col("best")
    split = scores.join(best, on="tconst", how="inner").with_columns(
        language=nw.when(first).then(nw.col("language")),
        behind=nw.when(behind).then(nw.col("score")),
        first=first.cast(nw.Int32),
    )
    leading = split.group_by("tconst").agg(
        language=nw.col("language").max(),
        best=nw.col("best").max(),
        behind=nw.col("behind").max(),
        firsts=nw.col("first").sum(),
    )
    lead = nw.col("best") - nw.col("behind")
    ahead = (nw.col("firsts") == 1) & (lead >= _thousandths(LEAD)) & (nw.col("language") != "")
    return leading.filter(ahead).select("tconst", "language")


def _thousandths(points: float) -> int:
    return round(points * THOUSANDTHS)


def placed(languages: Frame, homes: Frame) -> Frame:
    """The region of each title: tconst, original_region.

    It is one that speaks the title's language, and shows its original title or writes it in another script: the likeliest
    of them (`places.HOME`), or the only one. Without a language, it is the only region where the original title is in use.

    Args:
        languages: tconst, language.
        homes: from `rows.homes`.
    """
    somewhere = homes.filter(~nw.col("region").is_in(NOWHERE))
    at_home = nw.col("same") | (nw.col("alike") < 1.0)
    spoken = somewhere.filter(at_home).join(languages, on=["tconst", "language"], how="inner")
    ranked = spoken.join(_home_table(), on=["language", "region"], how="left")
    ranked = ranked.with_columns(rank=nw.col("rank").fill_null(len(SPOKEN)))
    undecided = somewhere.filter(nw.col("same")).join(languages, on="tconst", how="anti")
    lone = (
        undecided.select("tconst", "region")
        .unique(["tconst", "region"])
        .with_columns(rank=nw.lit(0, nw.Int64))
    )
    return _only(nw.concat([ranked.select("tconst", "region", "rank"), lone]))


def _only(ranked: Frame) -> Frame:
    """The region of the lowest rank of each title, where there is one and no other: tconst, original_region."""
    first = ranked.group_by("tconst").agg(rank=nw.col("rank").min())
    likeliest = ranked.join(first, on=["tconst", "rank"], how="inner")
    counted = likeliest.group_by("tconst").agg(original_region=nw.col("region").min(), regions=nw.len())
    return counted.filter(nw.col("regions") == 1).select("tconst", "original_region")


def _home_table() -> Frame:
    """language, region, rank: the likeliest first, regions that speak it beside another language last."""
    rows = [
        (language, region, rank) for language, regions in HOME.items() for rank, region in enumerate(regions)
    ]
    rows += [(languages[0], region, 0) for region, languages in SPOKEN.items() if languages[0] not in HOME]
    return engine.small(
        {
            "language": [row[0] for row in rows],
            "region": [row[1] for row in rows],
            "rank": [row[2] for row in rows],
        }
    )
