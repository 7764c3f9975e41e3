from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusters.facts_of_clusters import facts
from reelkin.clusters.names import name_clusters, plain_name, slug

FRENCH = {"genre_drama language_fr": 90, "genre_comedy": 10}
COMEDIES = {"genre_comedy": 90, "genre_drama": 10}


def texts(clusters, exemplars=None):
    return [name.text for name in name_clusters(clusters, exemplars or [()] * len(clusters))]


def test_the_names_a_person_would_use():
    wave = facts(
        FRENCH, years=(1959, 1967), directors=("Jean-Luc Godard", "François Truffaut", "Claude Chabrol")
    )
    british = facts(
        {"genre_comedy region_gb language_en": 90, "genre_drama region_gb": 10}, years=(1990, 1999)
    )
    family = facts({"genre_animation genre_family": 100}, years=(2000, 2017))
    mixed = facts({"genre_western": 30, "genre_drama": 70}, years=(1940, 1969))
    assert texts([wave, british, family, mixed]) == [
        "French New Wave dramas, 1959–1967",
        "British comedies of the 1990s",
        "Animated family films since 2000",
        "Westerns and dramas, 1940s to 60s",
    ]


def test_how_titles_were_received_is_never_said():
    little = facts({"genre_drama votes_000 rating_000": 100}, years=(1990, 1999))
    assert texts([little, little]) == ["Dramas of the 1990s", "Dramas, 1991–1998"]


def test_another_genre_tells_two_apart():
    plain = facts(COMEDIES, years=(1990, 1999))
    family = facts({"genre_comedy genre_family": 40, "genre_comedy": 60}, years=(1990, 1999))
    assert texts([plain, family], [("Heat",), ("Hook",)]) == [
        "Comedies of the 1990s",
        "Family and other comedies of the 1990s",
    ]


def test_where_they_come_from_tells_two_apart():
    plain = facts(COMEDIES, years=(1990, 1999))
    american = facts({"genre_comedy region_us language_en": 99}, years=(1990, 1999))
    assert texts([plain, american], [("Heat",), ("Hook",)]) == [
        "Comedies of the 1990s",
        "American comedies of the 1990s",
    ]


def test_else_a_title_does_and_the_larger_keeps_the_plain_name():
    small = facts({"genre_comedy": 50}, years=(1990, 1999))
    large = facts({"genre_comedy": 90}, years=(1990, 1999))
    alike = texts([small, large, small], [("Fargo", "Hook"), ("Heat",), ("Fargo", "Hook")])
    assert alike == [
        "Comedies of the 1990s like Fargo",
        "Comedies of the 1990s",
        "Comedies of the 1990s like Hook",
    ]


def test_eras_that_overlap_are_told_apart_too():
    long, short = facts(COMEDIES, years=(1960, 1999)), facts(COMEDIES, years=(1965, 1978))
    names = texts([long, short], [("Heat",), ("Hook",)])
    assert len({name.split(" like")[0].split(",")[0] + name[-4:] for name in names}) == 2
    assert sum(" like " in name for name in names) == 1


def test_the_same_genre_of_another_time_needs_no_more():
    one, other = facts(COMEDIES, years=(1950, 1959)), facts(COMEDIES, years=(1980, 1989))
    assert texts([one, other], [("Heat",), ("Hook",)]) == ["Comedies of the 1950s", "Comedies of the 1980s"]


def test_a_name_knows_which_titles_it_is_true_of():
    cluster = facts(FRENCH, years=(1990, 1999))
    held = plain_name(cluster).holds(cluster.titles)
    assert held.sum() == 90
    assert not held[90:].any()


COUNTS = st.dictionaries(
    st.sampled_from(
        ["genre_drama", "genre_comedy", "genre_drama genre_war", "genre_horror language_fr", "language_en region_us",
         "genre_comedy genre_romance region_gb", "votes_000", "genre_drama type_tvSeries", "genre_animation"]
    ),
    st.integers(1, 30),
    min_size=1,
)  # fmt: skip
SPANS = st.none() | st.tuples(st.integers(1900, 1990), st.integers(0, 100)).map(
    lambda one: (one[0], one[0] + one[1])
)


@given(made=st.lists(st.tuples(COUNTS, SPANS, st.integers(0, 2)), min_size=1, max_size=8))
def test_no_two_share_a_name_whatever_they_are_and_every_part_is_true_of_most(made):
    clusters = [facts(counts, years=years) for counts, years, _ in made]
    exemplars = [("Heat", "Hook")[:count] for _, _, count in made]
    names = name_clusters(clusters, exemplars)
    told = [name.text for name in names]
    assert len(set(told)) == len(told)
    assert all(text[0].isupper() and text == text.strip() for text in told)
    assert told == texts(clusters, exemplars)
    for name, cluster in zip(names, clusters, strict=True):
        assert cluster.titles.share(name.origin.claim) >= 0.75
        assert name.era.holds(cluster.titles.starts).mean() >= 0.8
        if "other films" not in name.text:
            assert cluster.titles.share(name.kind.claim) >= 0.6


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
