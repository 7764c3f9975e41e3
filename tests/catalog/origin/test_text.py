from __future__ import annotations

import pytest

from reelkin.catalog import engine
from reelkin.catalog.origin import text


def points(title: str, primary: str | None = None) -> dict[str, float]:
    """The points of each language for a title."""
    kept = engine.small({"tconst": ["tt1"], "primaryTitle": [primary or title], "originalTitle": [title]})
    found: dict[str, float] = {}
    for row in engine.rows(text.text_points(kept)):
        found[row["language"]] = found.get(row["language"], 0.0) + row["points"]
    return found


def test_a_script_speaks_for_the_languages_written_in_it_only() -> None:
    assert points("기생충")["ko"] == text.SCRIPT
    assert set(points("அன்பே")) == {"ta", "en"}
    assert {"ja", "zh", "yue"} <= set(points("七人の侍"))
    assert points("七人の侍")["ja"] == text.SCRIPT


def test_a_letter_counts_once_for_each_language_that_has_it() -> None:
    assert points("Åååå")["sv"] == text.LETTER
    assert "fr" not in points("Åååå")
    assert points("İstanbul")["tr"] >= text.LETTER


def test_a_word_counts_once_and_an_elided_article_is_a_word() -> None:
    assert points("Amour, amour")["fr"] == text.WORD
    assert points("L'amour")["fr"] == points("L’amour")["fr"] == 2 * text.WORD


def test_a_word_that_is_english_too_or_of_one_letter_says_less() -> None:
    assert points("Die Xqz")["de"] == text.WEAK_WORD
    assert points("Der Xqz")["de"] == text.WORD
    assert points("Y Xqz")["es"] == text.WEAK_WORD


def test_an_apostrophe_that_elides_nothing_is_no_letter() -> None:
    assert points("'Allo 'Allo")["en"] == points("Allo Allo")["en"]


def test_digits_do_not_cut_words() -> None:
    assert "fi" not in points("Se7en")


def test_english_words_add_up_to_no_more_than_a_foreign_film_with_an_english_title_allows() -> None:
    assert points("The House of the Dead and the Night of the Living")["en"] == text.ENGLISH_MOST


def test_words_that_are_not_english_speak_against_english() -> None:
    assert points("Dead Man")["en"] == pytest.approx(text.ENGLISH_MOST)
    assert points("Dead Xqz")["en"] == pytest.approx(text.ENGLISH_WORD + text.UNKNOWN_WORD)
    assert points("Xqz")["en"] == pytest.approx(text.UNKNOWN_WORD + text.NO_ENGLISH_WORD)
    many = points("Xqa Xqb Xqc Xqd Xqe Xqf")["en"]
    assert many == pytest.approx(text.ENGLISH_LEAST + text.NO_ENGLISH_WORD)


def test_a_few_names_do_not_make_a_long_english_title_foreign() -> None:
    assert points("The Return of the Son of Xqa and the House of Xqb")["en"] == pytest.approx(
        text.ENGLISH_MOST
    )


def test_a_title_that_is_shown_under_another_name_is_hardly_english() -> None:
    assert points("Dead Man", "Deadman")["en"] == pytest.approx(points("Dead Man")["en"] + text.RENAMED)
    assert points("Dead Man", "DEAD MAN") == points("Dead Man")


def test_a_title_of_digits_has_no_english_word_either() -> None:
    assert points("1917") == {"en": text.NO_ENGLISH_WORD}
