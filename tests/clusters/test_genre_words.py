from __future__ import annotations

import pytest

from reelkin.clusters.genre_words import MODIFIERS, NOUNS, compound
from reelkin.features.genres import GENRES, genre_column


@pytest.mark.parametrize(
    ("genres", "words"),
    [
        (["drama"], "dramas"),
        (["comedy", "romance"], "romantic comedies"),
        (["romance", "drama"], "romantic dramas"),
        (["comedy", "drama"], "comedy-dramas"),
        (["crime", "comedy"], "crime comedies"),
        (["animation", "family", "adventure"], "animated family adventures"),
        (["action", "sci_fi", "adventure"], "science-fiction action adventures"),
        (["horror", "sci_fi"], "science-fiction horror films"),
        (["horror", "thriller", "mystery"], "horror thrillers"),
        (["thriller", "drama"], "thrillers"),
        (["western", "drama"], "westerns"),
        (["film_noir", "crime", "drama"], "film noir"),
        (["documentary", "biography"], "biographical documentaries"),
        (["short", "comedy"], "comedies"),
        ([], "films"),
        (["kung_fu"], "kung fu films"),
        (["kung_fu", "drama"], "kung fu dramas"),
    ],
)
def test_what_films_of_these_genres_are_called(genres, words):
    assert compound([f"genre_{genre}" for genre in genres]) == words


@pytest.mark.parametrize(
    ("genres", "form", "words"),
    [
        (["crime", "drama"], "series", "crime drama series"),
        (["animation", "family", "comedy"], "series", "animated family comedy series"),
        (["talk_show"], "series", "talk shows"),
        (["documentary"], "shorts", "documentary shorts"),
        ([], "television films", "television films"),
        (["short", "animation"], "shorts", "animated shorts"),
    ],
)
def test_what_else_they_are_called(genres, form, words):
    assert compound([f"genre_{genre}" for genre in genres], form) == words


def test_every_genre_of_imdb_has_words():
    named = {genre_column(genre) for genre in GENRES} - {"genre_short", "genre_adult"}
    assert named <= set(MODIFIERS) | {"genre_talk_show", "genre_game_show"}
    assert named <= set(NOUNS)
