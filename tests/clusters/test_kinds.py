from __future__ import annotations

import pytest

from clusters.facts_of_clusters import facts
from reelkin.clusters.kinds import form, kinds, plain_kind, with_some


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"genre_comedy genre_romance": 80, "genre_comedy": 20}, "romantic comedies"),
        ({"genre_comedy genre_romance": 55, "genre_comedy": 45}, "comedies"),
        ({"genre_drama": 90, "": 10}, "dramas"),
        ({"genre_comedy genre_drama": 90, "genre_comedy": 10}, "comedy-dramas"),
        ({"genre_thriller": 45, "genre_crime": 40, "genre_drama": 15}, "thrillers and crime films"),
        ({"genre_thriller": 35, "genre_action": 30, "genre_horror": 30}, "thrillers, action and horror films"),
        ({"genre_western": 30, "genre_drama": 70}, "westerns and dramas"),
        ({"genre_comedy type_tvSeries": 90, "genre_drama type_movie": 10}, "comedy series"),
        ({"type_short genre_short genre_animation": 90, "": 10}, "animated shorts"),
        ({"genre_animation language_ja": 90, "": 10}, "anime"),
        ({"genre_drama type_tvSeries": 60, "genre_comedy type_movie": 40}, "series and films"),
        ({"genre_comedy type_tvSeries": 30, "genre_comedy type_movie": 70}, "comedies"),
        ({"": 100}, "films"),
    ],
)  # fmt: skip
def test_what_the_titles_are(counts, said):
    assert plain_kind(facts(counts)).text == said


def test_a_genre_of_two_thirds_is_not_that_of_all():
    """Sixty-five of a hundred are horror: too few for "horror films", enough to say so of some."""
    told = plain_kind(facts({"genre_horror": 65, "genre_comedy": 5, "": 30}))
    assert told.text == "horror and other films"
    assert told.told == 0


def test_everything_said_is_true_of_most():
    found = kinds(facts({"genre_thriller genre_crime": 50, "genre_crime": 30, "genre_horror": 20}))
    titles = facts({"genre_thriller genre_crime": 50, "genre_crime": 30, "genre_horror": 20}).titles
    assert found
    assert all(titles.share(kind.claim) >= 0.6 for kind in found)
    assert [kind.told for kind in found] == sorted((kind.told for kind in found), reverse=True)


def test_a_weak_kind_says_what_some_are():
    weak = facts({"genre_drama genre_crime": 30, "genre_drama": 50, "genre_comedy": 20})
    assert plain_kind(weak).text == "crime and other dramas"
    strong = facts({"genre_horror genre_crime": 30, "genre_horror": 65, "genre_comedy": 5})
    assert plain_kind(strong).text == "horror films"
    assert [kind.text for kind in with_some(strong)] == ["crime and other horror films"]


def test_what_is_said_of_some_is_true_of_all_that_the_kind_is_true_of():
    (kind,) = with_some(facts({"genre_drama genre_crime": 30, "genre_drama": 50, "genre_comedy": 20}))
    assert kind.claim == (("genre_drama",),)
    assert kind.parts == ((("genre_crime",), ("genre_drama",)), (("genre_drama",),))


def test_a_genre_within_another_does_not_stand_beside_it():
    """All war films here are dramas: "war films and dramas" would be no truer than "dramas"."""
    texts = [kind.text for kind in kinds(facts({"genre_war genre_drama": 30, "genre_drama": 60, "": 10}))]
    assert texts == ["dramas"]


def test_the_form_needs_three_quarters():
    assert form(facts({"type_tvSeries": 80, "type_movie": 20}))[0] == "series"
    assert form(facts({"type_tvSeries": 60, "type_movie": 40}))[0] == "series and films"
    assert form(facts({"type_tvSeries": 30, "type_movie": 70}))[0] == "films and series"
    assert form(facts({"type_tvSeries": 10, "type_movie": 90}))[0] == "films"
