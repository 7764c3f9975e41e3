"""What the original title itself says of its language: its script, its letters, its words.

Every rule gives rows (tconst, language, points). Points are natural logarithms of odds, so that they add up: 2.3 points
make a language ten times as likely beside the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals as nw

from reelkin.catalog import engine
from reelkin.catalog.origin.scripts import LETTERS, SCRIPTS
from reelkin.catalog.origin.words import english_words, telling_words

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame

SCRIPT: Final = 8.0
"""A title in Hangul is Korean, whatever else is said."""
LETTER: Final = 2.0
WORD: Final = 2.0
WEAK_WORD: Final = 1.0
"""For a word of one letter, and for one that is English too."""
ENGLISH_WORD: Final = 1.2
"""English nouns are in the titles of other countries too."""
UNKNOWN_WORD: Final = -1.0
"""For English, for each word that is on neither English list: a name, or not English."""
NO_ENGLISH_WORD: Final = -0.8
"""For English, where not one word is on them: about one English title in six."""
FOREIGN_LETTER: Final = -2.0
"""For English, where a letter has an accent."""
ENGLISH_MOST: Final = 1.8
"""What its words can add up to for English: one film in six that is in another language has an English title."""
ENGLISH_LEAST: Final = -3.0
RENAMED: Final = -3.0
"""For English, where IMDb shows the title under another name."""
_ELISIONS: Final = "[cdjlmnst]|qu|all|dall|dell|nell|sull"
MOST: Final = 12.0
"""What letters and words can add up to: a long title says no more than a short one."""


def text_points(kept: Frame) -> Frame:
    """All that the titles' text says: tconst, language, points.

    Args:
        kept: the catalogue's titles (tconst, primaryTitle, originalTitle).
    """
    names = kept.select(
        "tconst", "primaryTitle", "originalTitle", lower=nw.col("originalTitle").str.to_lowercase()
    )
    words, letters = engine.held(_words(names)), engine.held(_letters(names))
    english = engine.small({"unit": sorted({*english_words(), *telling_words()["en"]})})
    unknown = words.join(english, on="unit", how="anti")
    told = nw.concat(
        [
            _pointed(words, _word_table()),
            _pointed(letters, _letter_table()),
            unknown.select("tconst", language=nw.lit("en"), points=nw.lit(UNKNOWN_WORD)),
        ]
    )
    summed = told.group_by("tconst", "language").agg(points=nw.col("points").sum())
    points = nw.col("points")
    bounded = nw.when(nw.col("language") == "en").then(points.clip(ENGLISH_LEAST, ENGLISH_MOST))
    capped = summed.with_columns(points=bounded.otherwise(points.clip(0.0, MOST)))
    return nw.concat([capped, _script_points(names), _against_english(names, words, letters, english)])


def _pointed(units: Frame, table: Frame) -> Frame:
    return units.join(table, on="unit", how="inner").select("tconst", "language", "points")


def _words(names: Frame) -> Frame:
    """tconst, unit: each word of a title once; l', d' and their like are words with an apostrophe."""
    plain = (
        nw.col("lower")
        .str.replace_all("’", "'", literal=True)
        .str.replace_all(rf"\b({_ELISIONS})'", "$1’ ")
        .str.replace_all(r"[^\p{L}\p{M}\p{N}’]+", " ")
        .str.split(" ")
    )
    words = engine.posexplode(names.select("tconst", unit=plain), "unit", "place")
    return (
        words.filter(nw.col("unit").str.contains(r"\p{L}"))
        .select("tconst", "unit")
        .unique(["tconst", "unit"])
    )


def _letters(names: Frame) -> Frame:
    """tconst, unit: each letter beyond ASCII once."""
    rare = names.select("tconst", unit=nw.col("lower").str.replace_all(r"[\x00-\x7F]+", ""))
    marked = rare.filter(nw.col("unit") != "").with_columns(unit=nw.col("unit").str.split(""))
    letters = engine.posexplode(marked, "unit", "place")
    return letters.select("tconst", "unit").unique(["tconst", "unit"])


def _script_points(names: Frame) -> Frame:
    foreign = names.filter(nw.col("lower").str.contains(r"[^\p{Latin}\p{Common}\p{Inherited}]"))
    found = [
        foreign.filter(nw.col("lower").str.contains(rf"\p{{{script}}}")).select(
            "tconst", language=nw.lit(language), points=nw.lit(SCRIPT)
        )
        for script, languages in SCRIPTS.items()
        for language in languages
    ]
    return nw.concat(found).group_by("tconst", "language").agg(points=nw.col("points").max())


def _against_english(names: Frame, words: Frame, letters: Frame, english: Frame) -> Frame:
    """What else speaks against English; a row for each title, of 0 points where nothing does."""
    none = names.join(words.join(english, on="unit", how="semi"), on="tconst", how="anti")
    accents = letters.join(_letter_table(), on="unit", how="semi")
    renamed = nw.col("primaryTitle").str.to_lowercase() != nw.col("lower")
    return nw.concat(
        [
            names.select("tconst", points=renamed.cast(nw.Float64) * RENAMED),
            none.select("tconst", points=nw.lit(NO_ENGLISH_WORD)),
            accents.select("tconst").unique("tconst").select("tconst", points=nw.lit(FOREIGN_LETTER)),
        ]
    ).select("tconst", language=nw.lit("en"), points=nw.col("points"))


def _word_table() -> Frame:
    """unit, language, points."""
    english = english_words() | set(telling_words()["en"])
    rows: dict[tuple[str, str], float] = {}
    for language, words in sorted(telling_words().items()):
        for word in words:
            weak = len(word) == 1 or (language != "en" and word in english)
            rows[word.replace("'", "’"), language] = WEAK_WORD if weak else WORD
    for word in sorted(english_words()):
        rows.setdefault((word, "en"), ENGLISH_WORD)
    return _table(rows)


def _letter_table() -> Frame:
    return _table(
        {
            (letter, language): LETTER
            for letter, languages in LETTERS.items()
            for language in languages.split()
        }
    )


def _table(rows: dict[tuple[str, str], float]) -> Frame:
    return engine.small(
        {
            "unit": [unit for unit, _ in rows],
            "language": [language for _, language in rows],
            "points": list(rows.values()),
        }
    )
