from __future__ import annotations

import narwhals as nw
import polars as pl
import pytest

from reelkin.catalog import engine
from reelkin.catalog.origin.rows import telling_rows
from reelkin.catalog.origin.sounds import sound_table


def same(original: str, there: str) -> bool:
    """Whether a row of title.akas in another script is taken for the original title."""
    texts = dict.fromkeys(("tconst", "title", "region", "language", "types", "attributes"), pl.String)
    row = ("tt1", there, "RU", None, "imdbDisplay", None, False)
    schema = {**texts, "isOriginalTitle": pl.Boolean}
    named = nw.from_native(pl.LazyFrame([row], schema=schema, orient="row"))
    kept = engine.small({"tconst": ["tt1"], "originalTitle": [original]})
    return bool(engine.rows(telling_rows(named, kept))[0]["same"])


@pytest.mark.parametrize(
    ("original", "there"),
    [
        ("Idi i smotri", "Иди и смотри"),
        ("Bronenosets Potyomkin", "Броненосец Потёмкин"),
        ("Letyat zhuravli", "Летят журавли"),
        ("Leviafan", "Левиафан"),
        ("Rocky Balboa", "Рокки Бальбоа"),
        ("Kynodontas", "Κυνόδοντας"),
        ("Gisaengchung", "기생충"),
        ("Salinui chueok", "살인의 추억"),
        ("Jodaeiye Nader az Simin", "جدایی نادر از سیمین"),
        ("Bab el hadid", "باب الحديد"),
        ("Vals Im Bashir", "ואלס עם באשיר"),
        ("Anbe Sivam", "அன்பே சிவம்"),
        ("Pariyerum Perumal", "பரியேறும் பெருமாள்"),
        ("Kuch Kuch Hota Hai", "कुछ कुछ होता है"),
        ("Dangal", "दंगल"),
        ("Magadheera", "మగధీర"),
        ("Parasaito", "パラサイト"),
    ],
)
def test_one_title_in_two_scripts_is_one_title(original: str, there: str) -> None:
    assert same(original, there)


@pytest.mark.parametrize(
    ("original", "there"),
    [
        ("The Godfather", "Крёстный отец"),
        ("Alien", "Чужой"),
        ("Seven Samurai", "七人の侍"),
        ("Up", "Ап"),
        ("Parasite", "기생충"),
    ],
)
def test_another_title_or_too_short_a_one_is_not(original: str, there: str) -> None:
    assert not same(original, there)


def test_every_letter_sounds_like_a_class_or_like_nothing() -> None:
    table = sound_table()
    assert set("".join(table.values())) <= set("PTSKRMN")
    assert (table["ш"], table["щ"], table["й"], table["ь"], table["н"]) == ("S", "SS", "", "", "N")
    assert (table["ξ"], table["ψ"], table["β"]) == ("KS", "PS", "")
    assert table["ck"] == "K"
