from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusters.facts_of_clusters import facts
from reelkin.clusters.names import fuller_stems, name_clusters, plain_stem, slug

BASE = {"genre_drama": 0.5, "genre_comedy": 0.35, "region_us": 0.4, "region_gb": 0.1}


def test_the_names_a_person_would_use():
    wave = facts(
        {"genre_drama": 0.8, "language_fr": 0.8},
        base=BASE,
        years=(1958, 1968),
        directors=("Jean-Luc Godard", "François Truffaut", "Claude Chabrol"),
    )
    british = facts(
        {"genre_comedy": 0.9, "genre_crime": 0.8, "region_gb": 0.7, "language_en": 0.9},
        base=BASE,
        years=(1990, 1999),
    )
    family = facts({"genre_animation": 0.9, "genre_family": 0.8, "genre_adventure": 0.7}, years=(2000, 2017))
    noir = facts(
        {"genre_film_noir": 0.8, "genre_crime": 0.7, "genre_drama": 0.7}, base=BASE, years=(1944, 1957)
    )
    assert name_clusters([wave, british, family, noir]) == [
        "French New Wave dramas, 1958–1968",
        "British crime comedies of the 1990s",
        "Animated family adventures since 2000",
        "Film noir, 1944–1957",
    ]


def test_of_two_that_would_share_a_name_the_one_with_more_to_say_says_it():
    plain = facts({"genre_comedy": 0.9}, base=BASE, years=(1990, 1999), size=50)
    seen = facts({"genre_comedy": 0.9, "votes_900": 0.5}, base=BASE, years=(1990, 1999), size=500)
    assert name_clusters([plain, seen]) == ["Comedies of the 1990s", "Popular comedies of the 1990s"]
    assert name_clusters([seen, plain]) == ["Popular comedies of the 1990s", "Comedies of the 1990s"]


def test_names_that_differ_only_in_overlapping_years_are_told_apart_too():
    long = facts({"genre_comedy": 0.9}, base=BASE, years=(1965, 1995))
    short = facts({"genre_comedy": 0.9, "region_us": 0.9, "language_en": 1.0}, base=BASE, years=(1971, 1991))
    assert name_clusters([long, short]) == ["Comedies, 1960s to 90s", "American comedies, 1970s to 90s"]


def test_the_same_genre_of_another_time_needs_no_more():
    one = facts({"genre_comedy": 0.9, "votes_900": 0.5}, base=BASE, years=(1950, 1959))
    other = facts({"genre_comedy": 0.9, "votes_900": 0.5}, base=BASE, years=(1980, 1989))
    assert name_clusters([one, other]) == ["Comedies of the 1950s", "Comedies of the 1980s"]


def test_the_last_resort_is_a_film():
    alike = [
        facts({"genre_comedy": 0.9}, base=BASE, years=(1990, 1999), exemplars=(title, "Clueless"), size=size)
        for title, size in (("Fargo", 30), ("Heat (1995)", 20), ("Heat (1995)", 10))
    ]
    assert name_clusters(alike) == [
        "Comedies of the 1990s",
        "Comedies, 1990–1999",
        "Comedies of the 1990s like Heat (1995)",
    ]


SHARES = st.dictionaries(
    st.sampled_from(
        ["genre_drama", "genre_comedy", "genre_war", "genre_short", "language_fr", "language_en", "region_gb", "region_us",
         "votes_000", "votes_950", "rating_000", "rating_900", "type_tvSeries"]
    ),
    st.floats(0.05, 1.0),
)  # fmt: skip
SPANS = st.none() | st.tuples(st.integers(1900, 1990), st.integers(0, 100)).map(
    lambda one: (one[0], one[0] + one[1])
)


@given(made=st.lists(st.tuples(SHARES, SPANS, st.integers(0, 3)), min_size=1, max_size=12))
def test_no_two_share_a_name_whatever_they_are(made):
    clusters = [
        facts(shares, base=BASE, years=years, size=size, exemplars=("Heat",) * size)
        for shares, years, size in made
    ]
    names = name_clusters(clusters)
    assert len(set(names)) == len(names)
    assert all(name[0].isupper() and name == name.strip() for name in names)
    assert names == name_clusters(clusters)


def test_no_soup_of_adjectives():
    loud = facts(
        {"genre_comedy": 0.9, "genre_romance": 0.9, "genre_music": 0.9, "genre_family": 0.9, "language_fr": 0.9,
         "votes_950": 0.9, "rating_990": 0.9},
        base=BASE, years=(1990, 1999),
    )  # fmt: skip
    assert len(name_clusters([loud])[0].split()) <= 8
    for stem in [plain_stem(loud), *islice(fuller_stems(loud), 5)]:
        assert len(stem.split()) <= 7


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("French New Wave dramas, 1958–1968", "french-new-wave-dramas-1958-1968"),
        ("Comedies of the 1990s like Amélie", "comedies-of-the-1990s-like-amelie"),
        ("…", "cluster"),
    ],
)
def test_a_name_as_an_address(name, address):
    assert slug(name) == address
