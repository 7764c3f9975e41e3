"""What title.akas says of a title's language: where its original title is in use, and where it is translated.

A title in the language of a region is shown there under its original title; a title from elsewhere mostly is not.
An English title proves nothing about its film: Tamil, Turkish and Swedish films have English titles in India, Canada and
"worldwide". So for each language three things count: whether a region that speaks it lists the title at all,
whether it is the original title that it lists, and whether it has a title of its own for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals as nw

from reelkin.catalog import engine
from reelkin.catalog.origin.places import CANONICAL, INDIAN, NOWHERE, SPOKEN, spoken
from reelkin.catalog.origin.sounds import sound_table

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame

STATED: Final = 20.0
"""The row of the original title itself names a language. IMDb's do not; other sources may."""
LISTED_AT_HOME: Final = 0.95
UNLISTED: Final = 0.03
"""Shares of titles with any region that list their region of origin, and of those with several that do not."""
HALF_LISTED: Final = {
    "es": 6.0,
    "fr": 10.0,
    "de": 10.0,
    "pt": 10.0,
    "hi": 10.0,
    "hu": 12.0,
    "ru": 12.0,
    "it": 15.0,
    "ja": 15.0,
}
"""A title from elsewhere with this many regions lists one that speaks the language in half of the cases."""
HALF_LISTED_ELSE: Final = 25.0
HALF_LISTED_IN_INDIA: Final = 60.0
"""Few titles from elsewhere are listed in an Indian language other than Hindi."""
ENGLISH_LISTED: Final = 0.5
"""Share of titles from elsewhere that list an English-speaking region."""
SAME_AT_HOME: Final = 0.95
"""Share of home regions that show the original title."""
FEWEST_SOUNDS: Final = 3
"""Titles of fewer consonants sound alike too often."""
SAME_MOST: Final = 2.5
DIFFERENT_MOST: Final = -6.0
CHINESE_CHARACTERS: Final = 0.8
OTHER_SOUND: Final = 0.3
"""How much being listed says where the title there cannot be compared, or sounds different in another script."""

_NO_NAME: Final = "working|festival"
_NO_TITLE: Final = "literal|informal|translit|working|script|fake|abbreviat"


def telling_rows(named: Frame, kept: Frame) -> Frame:
    """The rows of title.akas that say something of the origin of their titles.

    Args:
        named: from `akas.of_titles`.
        kept: the titles they name (tconst, originalTitle).

    Returns:
        tconst, region, language (canonical), is_original, same (it is the original title, be it in another script),
        alike (how much can be told from comparing it, up to 1).
    """
    own = engine.with_folded(kept.select("tconst", "originalTitle"), "originalTitle", "folded_original")
    own = own.with_columns(latin_original=_is_latin("folded_original"))
    named_there = _canonical(named.filter(_tells()))
    there = engine.with_folded(named_there, "title", "folded").with_columns(latin=_is_latin("folded"))
    joined = engine.held(there.join(own, on="tconst", how="inner"))
    one_script = nw.col("latin") == nw.col("latin_original")
    plain = joined.filter(one_script).with_columns(sound=nw.lit(value=False), alike=nw.lit(1.0))
    heard = nw.concat([plain, _compared_by_sound(joined.filter(~one_script))])
    same = (nw.col("folded") == nw.col("folded_original")) | nw.col("sound")
    return heard.select("tconst", "region", "language", "is_original", "alike", same=same)


def _tells() -> nw.Expr:
    """Whether a row is a title that was in use in a region whose languages are known, or the original with its language."""
    types, attributes = nw.col("types"), nw.col("attributes")
    no_title = types.str.contains(_NO_NAME) | attributes.str.contains(_NO_TITLE)
    in_use = nw.col("region").is_in(list(SPOKEN)) & ~no_title.fill_null(value=False)
    return (nw.col("isOriginalTitle") & ~nw.col("language").is_null()) | in_use


def _canonical(rows: Frame) -> Frame:
    language = nw.col("language")
    return rows.select(
        "tconst",
        "title",
        "region",
        language=language.replace_strict(CANONICAL, default=language, return_dtype=nw.String),
        is_original=nw.col("isOriginalTitle").fill_null(value=False),
    )


def _is_latin(column: str) -> nw.Expr:
    return nw.col(column).str.contains(r"\p{Latin}|^[^\p{L}]*$")


def _compared_by_sound(rows: Frame) -> Frame:
    """The rows with `sound`: whether both titles are the same title in two scripts, and `alike`."""
    both = _with_sounds(_with_sounds(rows, "title", "sounds"), "originalTitle", "original_sounds")
    long = nw.col("sounds").str.len_chars() >= FEWEST_SOUNDS
    same = (nw.col("sounds") == nw.col("original_sounds")) & long
    mute = nw.col("title").str.contains(r"\p{Han}")
    alike = nw.when(same).then(1.0).otherwise(nw.when(mute).then(CHINESE_CHARACTERS).otherwise(OTHER_SOUND))
    heard = both.with_columns(sound=same).with_columns(alike=alike)
    return heard.drop("sounds", "original_sounds")


def _with_sounds(rows: Frame, column: str, name: str) -> Frame:
    sounds = nw.col(name).str.replace_all(r"[^\p{L}]+", "")
    for sound in "PTSKRMN":
        sounds = sounds.str.replace_all(f"{sound}+", sound)
    return engine.with_replaced(rows, column, name, sound_table()).with_columns(sounds.alias(name))


def homes(telling: Frame) -> Frame:
    """One row for each language of each region that lists a title.

    Columns: tconst, region, language; same and different (whether the original title, or another, is in use there);
    telling (that it is says something of its origin); alike (how much can be told); there (how much being listed says).
    """
    placed = telling.filter(~nw.col("is_original")).with_columns(marked=nw.col("language").fill_null("-"))
    units = placed.drop("language").join(_spoken_table(), on=["region", "marked"], how="inner")
    found = units.group_by("tconst", "region", "language").agg(
        same=nw.col("same").any(),
        alike=nw.col("alike").max(),
    )
    nowhere = nw.col("region").is_in(NOWHERE)
    # India lists most titles from elsewhere under their original title, and every title may have one for the world.
    echoed = nw.col("same") & (nowhere | (nw.col("region") == "IN"))
    return found.with_columns(
        different=(nw.col("alike") == 1.0) & ~nw.col("same"),
        telling=nw.col("same") & ~echoed,
        there=nw.when(nowhere).then(0.0).otherwise(nw.col("alike")),
    )


def row_points(telling: Frame, homes: Frame) -> Frame:
    """What the rows say: tconst, language, points, in the measure of `text`."""
    stated = telling.filter(nw.col("is_original"), ~nw.col("language").is_null())
    told = stated.select("tconst", "language", points=nw.lit(STATED)).unique(["tconst", "language"])
    counted = homes.with_columns(nw.col("same", "telling", "different").cast(nw.Int32))
    regions = counted.group_by("tconst", "region").agg(same=nw.col("same").max())
    spread = regions.group_by("tconst").agg(listed=nw.len(), kept=nw.col("same").sum())
    each = counted.group_by("tconst", "language").agg(
        same=nw.col("telling").sum(), different=nw.col("different").sum(), there=nw.col("there").max()
    )
    joined = each.join(spread, on="tconst", how="inner")
    points = joined.select("tconst", "language", points=_presence() + _sameness())
    return nw.concat([told, points])


def _presence() -> nw.Expr:
    """log(P(listed | from there) / P(listed | not)) against the same for not being listed."""
    listed = nw.col("listed").cast(nw.Float64)
    language = nw.col("language")
    half = language.replace_strict(_half_listed(), default=HALF_LISTED_ELSE, return_dtype=nw.Float64)
    elsewhere = nw.when(language == "en").then(ENGLISH_LISTED).otherwise(listed / (listed + half))
    odds = (LISTED_AT_HOME / elsewhere).log() - (UNLISTED / (1.0 - elsewhere)).log()
    return odds * nw.col("there")


def _half_listed() -> dict[str, float]:
    return {**dict.fromkeys(INDIAN, HALF_LISTED_IN_INDIA), **HALF_LISTED}


def _sameness() -> nw.Expr:
    """How much better "from there" explains which regions keep the original title than the title's own habit does."""
    habit = (nw.col("kept").cast(nw.Float64) + 1.0) / (nw.col("listed").cast(nw.Float64) + 2.0)
    same = nw.col("same").cast(nw.Float64) * (SAME_AT_HOME / habit).log()
    different = nw.col("different").cast(nw.Float64) * ((1.0 - SAME_AT_HOME) / (1.0 - habit)).log()
    return (same + different).clip(DIFFERENT_MOST, SAME_MOST)


def _spoken_table() -> Frame:
    """region, marked (the row's language, "-" where it has none), language."""
    rows = [
        (region, marked or "-", language)
        for (region, marked), languages in spoken().items()
        for language in languages
    ]
    return engine.small(
        {
            "region": [row[0] for row in rows],
            "marked": [row[1] for row in rows],
            "language": [row[2] for row in rows],
        }
    )
