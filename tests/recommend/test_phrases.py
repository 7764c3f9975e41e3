from __future__ import annotations

import itertools

import pytest

from reelkin.features.genres import GENRES, genre_column
from reelkin.recommend.phrases import enumerated, noun_phrase, origin_adjective, with_article


@pytest.mark.parametrize(
    ("genres", "phrase"),
    [
        ("Drama", "a drama"),
        ("Comedy Drama", "a comedy drama"),
        ("Comedy Romance", "a romantic comedy"),
        ("Drama Romance", "a romantic drama"),
        ("Horror Sci-Fi", "a science-fiction horror film"),
        ("Action Sci-Fi Thriller", "a science-fiction action thriller"),
        ("Action Adventure Sci-Fi", "a science-fiction action adventure"),
        ("Crime Drama Thriller", "a dramatic crime thriller"),
        ("Drama Thriller", "a dramatic thriller"),
        ("Crime Drama Film-Noir", "a film-noir crime drama"),
        ("Crime Film-Noir", "a crime film noir"),
        ("Film-Noir", "a film noir"),
        ("Film-Noir Mystery Thriller", "a film-noir mystery thriller"),
        ("Biography Drama Musical", "a biographical musical drama"),
        ("Action Adventure Drama", "an action adventure drama"),
        ("Adventure Animation Comedy", "an animated adventure comedy"),
        ("Animation Family", "an animated family film"),
        ("Drama War", "a war drama"),
        ("Biography Drama History", "a historical biographical drama"),
        ("Action", "an action film"),
        ("Western", "a western"),
        ("Drama Western", "a dramatic western"),
        ("Documentary", "a documentary"),
        ("Documentary Drama", "a dramatic documentary"),
        ("Documentary Music", "a music documentary"),
        ("Comedy Musical Romance", "a romantic musical comedy"),
        ("Drama Sport", "a sports drama"),
        ("Short Comedy", "a comedy"),
        ("", "a film"),
    ],
)
def test_films_are_called_what_people_call_them(genres: str, phrase: str) -> None:
    assert noun_phrase([genre_column(genre) for genre in genres.split()], "movie") == phrase


@pytest.mark.parametrize(
    ("genres", "kind", "phrase"),
    [
        ("Crime Drama", "tvSeries", "a crime drama series"),
        ("Comedy", "tvMiniSeries", "a comedy miniseries"),
        ("Horror", "tvSeries", "a horror series"),
        ("Talk-Show", "tvSeries", "a talk show"),
        ("Comedy Short", "short", "a comedy short"),
        ("Animation Short", "short", "an animated short"),
        ("Drama", "tvMovie", "a television drama"),
        ("", "tvMovie", "a television film"),
        ("Comedy", "tvSpecial", "a comedy special"),
        ("Action", "video", "an action film"),
    ],
)
def test_what_is_no_feature_film_is_called_that(genres: str, kind: str, phrase: str) -> None:
    assert noun_phrase([genre_column(genre) for genre in genres.split()], kind) == phrase


def test_origin_comes_first_and_the_decade_last() -> None:
    assert (
        noun_phrase(["genre_crime", "genre_drama"], "movie", "French", 1960)
        == "a French crime drama of the 1960s"
    )
    assert noun_phrase([], "movie", "Italian") == "an Italian film"


def test_those_that_count_most_are_said_and_no_phrase_is_long() -> None:
    """At most three genres, chosen by the order given."""
    many = [genre_column(genre) for genre in ("War", "History", "Fantasy", "Horror", "Drama")]
    assert noun_phrase(many, "movie") == "a historical fantasy war film"
    for chosen in itertools.permutations(map(genre_column, GENRES), 3):
        phrase = noun_phrase(chosen, "movie")
        assert len(phrase.split()) <= 6
        assert phrase.startswith(("a ", "an "))


def test_a_genre_that_imdb_does_not_have_is_said_as_it_is() -> None:
    assert "wuxia" in noun_phrase(["genre_wuxia", "genre_action"], "movie")


@pytest.mark.parametrize(
    ("language", "name", "region", "adjective"),
    [
        ("fr", "French", "FR", "French"),
        ("fr", "French", "BE", "French-language"),
        ("fr", "French", None, "French-language"),
        ("es", "Spanish", "MX", "Spanish-language"),
        ("ja", "Japanese", None, "Japanese"),
        ("sv", "Swedish", "FI", "Swedish"),
    ],
)
def test_a_language_claims_no_country(language: str, name: str, region: str | None, adjective: str) -> None:
    assert origin_adjective(language, name, region) == adjective


@pytest.mark.parametrize(
    ("word", "article"),
    [("action film", "an"), ("European film", "a"), ("Ukrainian film", "a"), ("Urdu film", "an"), ("unusual film", "an"),
     ("Uzbek film", "an"), ("Italian film", "an"), ("8-minute short", "an"), ("horror film", "a")],
)  # fmt: skip
def test_articles(word: str, article: str) -> None:
    assert with_article(word) == f"{article} {word}"


def test_lists_read_as_prose() -> None:
    assert [enumerated(names) for names in (["A"], ["A", "B"], ["A", "B", "C"])] == [
        "A",
        "A and B",
        "A, B and C",
    ]
