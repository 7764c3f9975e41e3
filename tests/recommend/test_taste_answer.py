"""`Model.taste` on planted families: what is loved is a favourite, and what is not touched a blind spot."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from planted import Planted, fitted
from reelkin.errors import UsageError
from reelkin.recommend import Model
from reelkin.recommend.taste.lift import Lift
from reelkin.recommend.taste.picture import draw_taste
from reelkin.recommend.taste.profile import Leaning
from reelkin.recommend.taste.telling import tell


def test_the_cluster_of_a_loved_family_is_a_favourite(model: Model, planted: Planted) -> None:
    loved = sorted(planted.members("samurai"))
    found = model.taste(dict.fromkeys(loved, 9.0))
    clusters = {model.facts(tconst).cluster for tconst in loved}
    first = found.favourites[0]
    assert first.cluster in clusters
    assert first.share > first.world
    assert found.words.startswith("You like action films, the 1950s, films in Japanese, ")
    assert f"from only {len(loved)} liked titles" in found.words


def test_somebody_of_a_name_is_told_in_the_third_person(model: Model, planted: Planted) -> None:
    found = model.taste(dict.fromkeys(planted.members("samurai"), 9.0))
    named = found.of("Ann")
    assert named.words == found.words.replace("You like", "Ann likes").replace("and are", "and is")
    assert (named.name, found.name) == ("Ann", None)
    assert named.over_loves == found.over_loves


def test_from_a_few_films_nothing_is_claimed(model: Model, planted: Planted) -> None:
    few = sorted(planted.members("samurai"))[:3]
    for count, said in ((1, "1 title"), (2, "2 titles"), (3, "3 titles")):
        found = model.taste(dict.fromkeys(few[:count], 9.0))
        assert found.words == f"You like {said} so far, too few to tell a taste by."
        assert not found.tells
        assert "beaten track" not in draw_taste(found)
    assert "Ann likes 2 titles" in model.taste(dict.fromkeys(few[:2], 9.0)).of("Ann").words


def test_clusters_are_named_where_nothing_else_tells_a_taste(model: Model) -> None:
    assert tell(None, 30, (), ["Dramas", "Comedies", "Westerns"], 0.5) == (
        "You like Dramas and Comedies, and are about as adventurous as the world."
    )
    genres = [Leaning("genre", label, Lift(9, 30, 0.1)) for label in ("Short", "Cooking")]
    assert tell(None, 30, genres, (), 0.5).startswith("You like shorts and cooking titles more than")
    english = Leaning("language", "English", Lift(29, 30, 0.6))
    french = Leaning("language", "French", Lift(12, 30, 0.1))
    assert tell("Ann", 30, (english, french), (), 0.5).startswith("Ann likes films in French more than")
    assert tell("Ann", 30, (), (), 0.7) == "Ann likes a bit of everything, and goes off the beaten track."


def test_low_ratings_make_no_favourite(model: Model, planted: Planted) -> None:
    found = model.taste(dict.fromkeys(planted.members("samurai"), 2.0))
    assert (found.liked, found.favourites, found.words) == (0, (), "Nothing liked is known yet.")


def test_how_they_rate_is_told_on_their_own_scale(model: Model, planted: Planted) -> None:
    titles = sorted(planted.members("western"))[:6]
    rated = model.taste(dict(zip(titles, [5, 4, 3, 5, 4, 3], strict=True)), scale=(0, 5)).rating
    assert rated is not None
    assert (rated.mean, rated.low, rated.high) == (4.0, 0.0, 5.0)
    assert rated.spread == pytest.approx((2 / 3) ** 0.5)
    assert model.taste(dict.fromkeys(titles, 9.0)).rating is None


def test_a_blind_spot_opens_with_the_best_unseen_title_of_its_cluster(model: Model) -> None:
    whole = [model.facts_of(row) for row in range(len(model))]
    spots = {}
    for untouched in range(len(model.clusters)):
        ratings = {one.tconst: 8.0 for one in whole if one.cluster != untouched}
        for spot in model.taste(ratings).blind_spots:
            spots[spot.cluster] = spot
            assert (spot.cluster, spot.seen) == (untouched, 0)
            assert model.facts(spot.tconst).cluster == untouched
            watched = [one.tconst for one in whole if one.cluster == untouched]
            assert model.taste(ratings, watched=watched).blind_spots == ()
    assert spots


def test_watched_titles_leave_the_same_blind_spots_as_rated_ones(model: Model) -> None:
    """Half of a big model, where the world's expected number grows ever slower with what one has seen."""

    def told(ratings: dict[str, float], watched: list[str]) -> list[tuple[int, int, float]]:
        spots = model.taste(ratings, watched=watched).blind_spots
        return [(spot.cluster, spot.seen, spot.expected) for spot in spots]

    whole = [model.facts_of(row) for row in range(len(model))]
    found = 0
    for untouched in [profile["id"] for profile in model.clusters]:
        history = [one.tconst for one in whole if one.cluster != untouched][::2]
        rated = told(dict.fromkeys(history, 8.0), [])
        assert told({}, history) == rated
        assert told(dict.fromkeys(history[::9], 8.0), history) == rated
        found += len(rated)
    assert found


def test_ids_of_clusters_are_those_of_their_profiles(planted: Planted) -> None:
    """After a retraining they are no places."""
    bundle = fitted().bundle
    profiles = [profile | {"id": profile["id"] + 100} for profile in bundle.profiles]
    renamed = Model(replace(bundle, clustering={**bundle.clustering, "clusters": profiles}))
    found = renamed.taste(dict.fromkeys(sorted(planted.members("samurai")), 9.0))
    assert found.favourites
    assert all(one.cluster >= 100 for one in (*found.favourites, *found.blind_spots))


def test_the_order_of_ratings_changes_nothing_and_all_of_it_is_json(model: Model, planted: Planted) -> None:
    loved = [(tconst, 9.0) for tconst in sorted(planted.members("noir"))]
    told = json.dumps(model.taste(dict(loved)).as_dict(), allow_nan=False)
    assert told == json.dumps(model.taste(dict(reversed(loved))).as_dict(), allow_nan=False)
    assert json.loads(told)["over_loves"][0]["times"] > 1


def test_a_rating_off_the_scale_is_refused(model: Model, planted: Planted) -> None:
    with pytest.raises(UsageError, match="not on the scale"):
        model.taste({min(planted.members("noir")): 11.0})


def test_eras_and_tenths_count_every_liked_title_once(model: Model, planted: Planted) -> None:
    loved = sorted(planted.members("noir"))
    found = model.taste(dict.fromkeys(loved, 9.0))
    decades = [f"{(model.facts(tconst).year or 0) // 10 * 10}s" for tconst in loved]
    assert {one.decade: one.liked for one in found.eras if one.liked} == {
        decade: decades.count(decade) for decade in decades
    }
    assert [one.decade for one in found.eras] == sorted(one.decade for one in found.eras)
    assert sum(one.share for one in found.eras) == pytest.approx(1)
    assert len(found.track) == 10
    assert sum(found.track) == found.liked


def test_the_most_watched_lie_in_the_first_tenths(model: Model) -> None:
    whole = [model.facts_of(row).tconst for row in range(len(model))]
    found = [model.taste(dict.fromkeys(part, 9.0)).track for part in (whole[:6], whole[-6:])]
    assert sum(found[0][:5]) == 6
    assert sum(found[1][5:]) == 6
