from __future__ import annotations

import pytest

from clusters.facts_of_clusters import facts
from reelkin.clusters import name_parts as parts


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"language_fr": 0.8}, "French"),
        ({"language_fr": 0.45, "language_en": 0.5}, ""),
        ({"language_hi": 0.6}, "Bollywood"),
        ({"language_hi": 0.3, "language_ta": 0.3}, "Indian"),
        ({"language_fr": 0.25, "language_it": 0.2, "language_sv": 0.1, "language_en": 0.3}, "European"),
        ({"language_ja": 0.3, "language_ko": 0.2}, "East Asian"),
        ({"language_sv": 0.3, "language_da": 0.2}, "Scandinavian"),
        ({"language_en": 0.9, "region_gb": 0.8}, "British"),
        ({"language_en": 0.9, "region_us": 0.8}, ""),
        ({"language_yue": 0.5, "language_zh": 0.4}, "Hong Kong"),
        ({"language_es": 0.9, "region_mx": 0.7}, "Mexican"),
        ({}, ""),
    ],
)
def test_where_titles_come_from(shares, said):
    assert parts.origin(facts(shares, base={"region_gb": 0.1, "region_us": 0.5})) == said


def test_a_country_that_is_everywhere_is_not_said():
    """In a catalogue of British films, British says nothing."""
    assert parts.origin(facts({"language_en": 0.9, "region_gb": 0.8}, base={"region_gb": 0.7})) == ""


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"genre_comedy": 0.9, "genre_romance": 0.7}, "romantic comedies"),
        ({"genre_drama": 0.9}, "dramas"),
        ({"genre_drama": 0.55, "genre_comedy": 0.4}, "comedy-dramas"),
        ({"genre_drama": 0.3}, "films"),
        ({"genre_comedy": 0.95, "type_tvSeries": 0.8}, "comedy series"),
        ({"type_short": 0.7, "genre_short": 1.0, "genre_animation": 0.8}, "animated shorts"),
        ({"genre_animation": 0.9, "language_ja": 0.8}, "anime"),
    ],
)
def test_what_the_titles_are(shares, said):
    base = {"genre_drama": 0.5, "genre_comedy": 0.35, "genre_romance": 0.15, "genre_animation": 0.05}
    assert parts.kind(facts(shares, base=base, together=0.9)) == said


def test_genres_that_do_not_meet_stand_side_by_side():
    shares, base = {"genre_horror": 0.5, "genre_western": 0.45}, {"genre_horror": 0.1, "genre_western": 0.05}
    assert parts.kind(facts(shares, base=base, together=0.0)) == "horror films and westerns"
    assert parts.kind(facts(shares, base=base, together=0.4)) == "horror westerns"


def test_two_kinds_of_films_say_films_once():
    assert parts.side_by_side("action films", "crime films") == "action and crime films"
    assert parts.side_by_side("dramas", "war films") == "dramas and war films"


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"votes_950": 0.5, "votes_980": 0.3, "rating_970": 0.8}, "celebrated"),
        ({"rating_900": 0.8, "votes_950": 0.1}, "acclaimed"),
        ({"votes_000": 0.9}, "little-seen"),
        ({"rating_000": 0.5, "rating_100": 0.4}, "low-rated"),
        ({"rating_000": 0.9, "votes_900": 0.75}, "popular"),
        ({"votes_000": 0.6}, ""),
    ],
)
def test_how_the_titles_were_received(shares, said):
    assert parts.tone(facts(shares), 0.7) == said
