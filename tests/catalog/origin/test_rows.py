from __future__ import annotations

import math
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from reelkin.catalog import engine
from reelkin.catalog.origin import rows


def telling(
    *akas: tuple[str, str | None, str | None, str | None, str | None, bool], original: str = "Alien"
) -> engine.Frame:
    names = ("title", "region", "language", "types", "attributes", "isOriginalTitle")
    schema: dict[str, Any] = dict.fromkeys(names, pl.String)
    schema["isOriginalTitle"] = pl.Boolean
    named = pl.LazyFrame(akas, schema=schema, orient="row").with_columns(tconst=pl.lit("tt1"))
    kept = engine.small({"tconst": ["tt1"], "originalTitle": [original]})
    return rows.telling_rows(nw.from_native(named), kept)


def shown(
    title: str,
    region: str | None,
    language: str | None = None,
    types: str = "imdbDisplay",
    attributes: str | None = None,
) -> tuple[Any, ...]:
    return (title, region, language, types, attributes, False)


def points(*akas: tuple[Any, ...], original: str = "Alien") -> dict[str, float]:
    frame = telling(*akas, original=original)
    return {row["language"]: row["points"] for row in engine.rows(rows.row_points(frame, rows.homes(frame)))}


def home(*akas: tuple[Any, ...], original: str = "Alien") -> dict[tuple[str, str], dict[str, Any]]:
    found = engine.rows(rows.homes(telling(*akas, original=original)))
    return {(row["region"], row["language"]): row for row in found}


def test_a_title_is_the_same_whatever_its_case_accents_and_punctuation() -> None:
    found = home(shown("ALIÉN!", "SE"), shown("Aliens", "DK"))
    assert found["SE", "sv"]["same"]
    assert not found["SE", "sv"]["different"]
    assert found["DK", "da"]["different"]


@pytest.mark.parametrize(
    ("types", "attributes"),
    [
        ("working", None),
        ("festival", None),
        ("imdbDisplay\x02working", None),
        (None, "literal title"),
        (None, "informal literal title"),
        (None, "transliterated title"),
        (None, "fake working title"),
        (None, "literal English title"),
    ],
)
def test_titles_that_nobody_went_to_see_say_nothing(types: str | None, attributes: str | None) -> None:
    assert home(("Alien", "SE", None, types, attributes, False)) == {}


@pytest.mark.parametrize("attributes", ["poster title", "reissue title", "3-D version", None])
def test_titles_that_were_shown_do(attributes: str | None) -> None:
    assert home(shown("Alien", "SE", attributes=attributes))["SE", "sv"]["same"]


def test_a_region_with_the_original_title_and_another_one_shows_the_original() -> None:
    found = home(shown("Alien", "SE"), shown("Rymdvarelsen", "SE"))["SE", "sv"]
    assert found["same"]
    assert not found["different"]


def test_a_marked_row_is_in_its_own_language_and_an_english_row_of_india_is_at_home_nowhere() -> None:
    assert set(home(shown("Alien", "CA", "fr"))) == {("CA", "fr")}
    assert set(home(shown("Alien", "CA", "en"))) == {("CA", "en")}
    assert home(shown("Alien", "IN", "en"), shown("Alien", "HK", "en"), shown("Alien", "MZ", "es")) == {}
    assert ("IN", "ta") in home(shown("Alien", "IN"))
    assert set(home(shown("Alien", "IN", "cmn"))) == set()
    assert set(home(shown("Alien", "CN", "cmn"))) == {("CN", "zh")}


def test_a_title_in_another_script_that_sounds_the_same_is_the_same() -> None:
    found = home(shown("Иди и смотри", "RU"), original="Idi i smotri")["RU", "ru"]
    assert found["same"]
    assert found["alike"] == 1.0
    other = home(shown("Чужой", "RU"))["RU", "ru"]
    assert not other["same"]
    assert not other["different"]
    assert other["alike"] == rows.OTHER_SOUND
    assert home(shown("七人の侍", "JP"))["JP", "ja"]["alike"] == rows.CHINESE_CHARACTERS


def test_a_world_wide_english_title_says_english_is_translated_and_never_that_it_is_original() -> None:
    assert points(shown("Alien", "XWW", "en")).get("en", 0.0) == 0.0
    assert points(shown("The Stranger", "XWW", "en"))["en"] < -1


def test_one_region_that_speaks_it_and_keeps_the_title_says_much_and_one_of_many_says_little() -> None:
    alone = points(shown("Alien", "SE"))["sv"]
    listed = 1.0
    odds = math.log(0.95 / (listed / (listed + 25))) - math.log(rows.UNLISTED / (1 - listed / (listed + 25)))
    assert alone == pytest.approx(odds + math.log(0.95 / (2 / 3)))
    everywhere = [
        shown("Alien", region)
        for region in ("US", "GB", "FR", "DE", "IT", "ES", "DK", "NO", "FI", "PL", "HU", "RO")
    ]
    assert points(shown("Alien", "SE"), *everywhere)["sv"] < alone - 1


def test_a_region_with_a_title_of_its_own_speaks_against_its_language() -> None:
    found = points(shown("Alien", "SE"), shown("Alien - Den 8. passager", "DK"))
    assert found["da"] < found["sv"] - 2


def test_what_the_row_of_the_original_title_states_decides() -> None:
    assert points(("Alien", None, "it", "original", None, True))["it"] == rows.STATED


def test_no_rows_give_no_points() -> None:
    assert points(("Alien", None, None, "original", None, True)) == {}
