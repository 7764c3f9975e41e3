"""Genres: names that hold everywhere, and the share of each."""

from __future__ import annotations

import pytest

from reelkin.features.genres import GENRES, genre_column, genres

from .tiny import source, titles, values


def test_genres_share_the_weight_so_that_squares_add_up_to_one() -> None:
    filled = genres(source(titles({"genres": ["Drama", "Sci-Fi"]}, {"genres": ["Drama"]}, {"genres": []})))
    assert values(filled, 0) == {"genre_drama": 0.707107, "genre_sci_fi": 0.707107}
    assert values(filled, 1) == {"genre_drama": 1.0}
    assert values(filled, 2) == {}


def test_a_genre_named_twice_counts_once() -> None:
    assert values(genres(source(titles({"genres": ["War", "War"]}))), 0) == {"genre_war": 1.0}


def test_labels_are_words_and_only_for_genres_that_occur() -> None:
    filled = genres(source(titles({"genres": ["Film-Noir"]}, {"genres": ["Sci-Fi"]})))
    assert dict(zip(filled.names, filled.labels, strict=True)) == {
        "genre_film_noir": "film noir",
        "genre_sci_fi": "science fiction",
    }


def test_a_genre_beyond_imdbs_list_gets_its_own_column() -> None:
    filled = genres(source(titles({"genres": ["Mumble-Core"]})))
    assert (filled.names, filled.labels) == (["genre_mumble_core"], ["mumble core"])


@pytest.mark.parametrize("genre", GENRES)
def test_column_names_are_plain(genre: str) -> None:
    assert genre_column(genre).replace("_", "").isalpha()
