"""Households of planted tastes, where a wrong aggregation gives another order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations
from typing import Any

import pytest

from planted import Planted
from reelkin.errors import UnknownTitle, UsageError
from reelkin.recommend import HouseholdPicks, Model, UnknownTitlesWarning, Veto

HOW = ("least-misery", "average", "fair")


@pytest.fixture(scope="module")
def ratings(planted: Planted) -> dict[str, dict[str, float]]:
    """Three people who love one family each."""
    return {
        name: dict.fromkeys(sorted(planted.members(family))[:4], 9.0)
        for name, family in (("ann", "noir"), ("bob", "western"), ("cy", "samurai"))
    }


@pytest.fixture(scope="module")
def opposed(planted: Planted) -> dict[str, dict[str, float]]:
    """Two people of whom each dislikes what the other loves."""
    noir, western = sorted(planted.members("noir")), sorted(planted.members("western"))
    likes, dislikes = dict.fromkeys(noir[:4], 9.0), dict.fromkeys(western[4:6], 1.0)
    others = dict.fromkeys(western[:4], 9.0) | dict.fromkeys(noir[4:6], 1.0)
    return {"ann": likes | dislikes, "bob": others}


def ids(picks: Any) -> list[str]:
    return [pick.tconst for pick in picks]


def list_mean(picks: HouseholdPicks, name: str) -> float:
    return sum(pick.of(name).satisfaction for pick in picks) / len(picks)


class TestOrder:
    def test_by_least_misery_the_least_pleased_decides(
        self, model: Model, ratings: dict[str, dict[str, float]]
    ) -> None:
        picks = model.household(ratings, n=500, aggregation="least-misery")
        worth = [(pick.least, pick.mean) for pick in picks]
        assert worth == sorted(worth, reverse=True)
        assert len(picks) == len(model) - 12

    def test_by_average_the_mean_decides(self, model: Model, ratings: dict[str, dict[str, float]]) -> None:
        picks = model.household(ratings, n=500, aggregation="average")
        means = [pick.mean for pick in picks]
        assert all(one >= other - 1e-12 for one, other in pairwise(means))

    def test_fair_serves_the_worst_served_at_least_as_well_as_average(
        self, model: Model, opposed: dict[str, dict[str, float]], planted: Planted
    ) -> None:
        """Two who love noir and one who loves westerns: the mean forgets the one, fairness does not."""
        noir = sorted(planted.members("noir"))
        crowd = {**opposed, "cy": dict.fromkeys(noir[:3], 10.0), "dee": dict.fromkeys(noir[1:4], 8.0)}
        for members in (opposed, crowd):
            least = {
                how: min(list_mean(model.household(members, n=6, aggregation=how), name) for name in members)
                for how in ("average", "fair")
            }
            assert least["fair"] >= least["average"]
        assert least["fair"] > least["average"]

    def test_the_three_give_three_orders(self, model: Model, opposed: dict[str, dict[str, float]]) -> None:
        orders = {tuple(ids(model.household(opposed, n=8, aggregation=how))) for how in HOW}
        assert len(orders) == 3

    @pytest.mark.parametrize("how", HOW)
    def test_the_order_of_members_and_their_names_change_nothing_else(
        self, model: Model, ratings: dict[str, dict[str, float]], how: Any
    ) -> None:
        first = model.household(ratings, n=10, aggregation=how, franchise="order", diverse=0.2)
        for names in permutations(ratings):
            other = model.household(
                {f"{name} 2": ratings[name] for name in names},
                n=10,
                aggregation=how,
                franchise="order",
                diverse=0.2,
            )
            assert ids(other) == ids(first)
            for pick, before in zip(other, first, strict=True):
                assert {
                    (one.name.removesuffix(" 2"), one.score, one.satisfaction) for one in pick.members
                } == {(one.name, one.score, one.satisfaction) for one in before.members}

    @pytest.mark.parametrize("how", HOW)
    @pytest.mark.parametrize(
        "options",
        [{}, {"franchise": "order"}, {"franchise": "collapse", "diverse": 0.5}, {"popularity": -0.3}],
    )
    def test_a_household_of_one_gets_their_own_picks(
        self, model: Model, ratings: dict[str, dict[str, float]], how: Any, options: Any
    ) -> None:
        own = model.recommend(ratings["ann"], n=15, **options)
        picks = model.household({"ann": ratings["ann"]}, n=15, aggregation=how, **options)
        assert [(p.tconst, p.of("ann").score, p.note) for p in picks] == [
            (p.tconst, p.score, p.note) for p in own
        ]
        assert picks.served[0].satisfaction == 1

    @pytest.mark.parametrize("how", HOW)
    def test_two_of_one_taste_get_that_tastes_picks(
        self, model: Model, ratings: dict[str, dict[str, float]], how: Any
    ) -> None:
        twins = {"ann": ratings["ann"], "eve": ratings["ann"]}
        assert ids(model.household(twins, n=15, aggregation=how)) == ids(
            model.recommend(ratings["ann"], n=15)
        )

    def test_diversity_reorders_and_changes_no_score(
        self, model: Model, ratings: dict[str, dict[str, float]]
    ) -> None:
        plain = {pick.tconst: pick for pick in model.household(ratings, n=500)}
        spread = model.household(ratings, n=10, diverse=0.9)
        assert ids(spread) != list(plain)[:10]
        for pick in spread:
            for one in pick.members:
                assert one.score == plain[pick.tconst].of(one.name).score
                assert one.satisfaction == plain[pick.tconst].of(one.name).satisfaction


class TestMembers:
    def test_each_has_their_own_score_and_a_whole_sum(
        self, model: Model, ratings: dict[str, dict[str, float]]
    ) -> None:
        for pick in model.household(ratings, n=5, popularity=-0.3, age=0.2):
            for one in pick.members:
                alone = model.why(ratings[one.name], pick.tconst, popularity=-0.3, age=0.2)
                assert one.score == alone.score
                assert one.pick.reasons == alone.reasons
                assert abs(one.score - sum(reason.contribution for reason in one.pick.reasons)) <= 1e-4
                shares = one.pick.by_liked_title()
                assert abs(one.score - sum(share.contribution for share in shares)) <= 1e-4
                assert {share.tconst for share in shares} - {None} == set(ratings[one.name])

    def test_a_place_is_that_in_the_persons_own_list(
        self, model: Model, ratings: dict[str, dict[str, float]]
    ) -> None:
        own = ids(model.recommend(ratings["bob"], n=500))
        scores = [pick.score for pick in model.recommend(ratings["bob"], n=500)]
        for pick in model.household(ratings, n=10, genre="Drama"):
            one = pick.of("bob")
            assert one.place == 1 + scores.index(one.score)
            assert abs(own.index(pick.tconst) + 1 - one.place) <= scores.count(one.score)

    def test_a_newcomer_is_told_and_likes_what_most_people_like(
        self, model: Model, ratings: dict[str, dict[str, float]]
    ) -> None:
        with pytest.warns(UnknownTitlesWarning):
            picks = model.household({"ann": ratings["ann"], "new": {"tt9": 9.0}}, n=5)
        assert [(one.name, one.known, one.newcomer) for one in picks.served] == [
            ("ann", 4, False),
            ("new", 0, True),
        ]
        assert all(pick.of("new").score == model.why({}, pick.tconst).score for pick in picks)

    def test_nobody_twice(self, model: Model) -> None:
        for members, said in [
            ({"Ann": {}, "ann": {}}, "two members are called 'ann'"),
            ({"": {}}, "needs a name"),
            ({}, "at least one member"),
            ([{}], "must be ratings by member"),
        ]:
            with pytest.raises(UsageError, match=said):
                model.household(members)  # type: ignore[arg-type]
        with pytest.raises(UsageError, match="watched_by: bob is no member; there are ann"):
            model.household({"ann": {}}, watched_by={"bob": []})


class TestSeen:
    def test_by_default_nothing_that_anybody_has_seen_shows(
        self, model: Model, ratings: dict[str, dict[str, float]], planted: Planted
    ) -> None:
        watched = {"cy": [planted.id_of["Claire"]]}
        seen = {tconst for own in ratings.values() for tconst in own} | set(watched["cy"])
        assert not set(ids(model.household(ratings, n=500, watched_by=watched))) & seen

    def test_with_all_only_what_everybody_has_seen_is_out(
        self, model: Model, ratings: dict[str, dict[str, float]]
    ) -> None:
        first, *others = sorted(ratings["ann"])
        members = {"ann": ratings["ann"], "bob": {**ratings["bob"], first: 9.0}}
        picks = model.household(members, n=500, seen="all")
        assert first not in ids(picks)
        assert set(others) <= set(ids(picks))
        told = next(pick for pick in picks if pick.tconst == others[0])
        assert (told.of("ann").seen, told.of("bob").seen) == (True, False)
        assert first in ids(model.household(members, n=500, seen="none"))

    def test_what_somebody_dislikes_is_out_in_any_case(
        self, model: Model, opposed: dict[str, dict[str, float]]
    ) -> None:
        disliked = {tconst for own in opposed.values() for tconst, rating in own.items() if rating < 5}
        for seen in ("any", "all", "none"):
            assert not disliked & set(ids(model.household(opposed, n=500, seen=seen)))

    def test_no_other_way_to_count_seen(self, model: Model) -> None:
        with pytest.raises(UsageError, match="seen: must be 'any', 'all' or 'none', got 'some'"):
            model.household({"ann": {}}, seen="some")  # type: ignore[arg-type]


class TestVetoes:
    @pytest.mark.parametrize("how", HOW)
    def test_what_is_vetoed_never_shows(
        self, model: Model, ratings: dict[str, dict[str, float]], planted: Planted, how: Any
    ) -> None:
        director = model.facts(planted.id_of["Claire"]).directors[0]
        cluster = model.facts(planted.id_of["Yojin"]).cluster
        vetoes = [
            Veto("title", planted.id_of["Airlock"], by="ann"),
            Veto("genre", "western"),
            Veto("person", director),
            Veto("cluster", str(cluster)),
        ]
        picks = model.household(ratings, n=500, aggregation=how, vetoes=vetoes)
        assert picks
        for pick in picks:
            assert pick.tconst != planted.id_of["Airlock"]
            assert "Western" not in pick.facts.genres
            assert director not in pick.facts.directors
            assert pick.facts.cluster != cluster
        assert [one.titles > 0 for one in picks.vetoes] == [True] * 4
        assert picks.vetoes[0].titles == 1

    def test_a_cluster_is_vetoed_by_whatever_finds_it(
        self, model: Model, ratings: dict[str, dict[str, float]]
    ) -> None:
        """By a part of its name and a former address too, as `reelkin clusters` has it."""
        first, second, *others = [dict(profile) for profile in model.clusters]
        first |= {"id": 71, "name": "Westerns of old", "former_slugs": ["horse-operas"]}
        second |= {"id": 72, "name": "Westerns of today"}
        clustering = {**model.bundle.clustering, "clusters": [first, second, *others]}
        renamed = Model(replace(model.bundle, clustering=clustering))
        for asked in ("71", "horse-operas", "of old"):
            picks = renamed.household(ratings, n=500, vetoes=[Veto("cluster", asked)])
            assert {pick.facts.cluster for pick in picks} == {one["id"] for one in renamed.clusters} - {71}
        with pytest.raises(UsageError, match=r"several clusters: 71 Westerns of old; 72 Westerns of today"):
            renamed.household(ratings, vetoes=[Veto("cluster", "westerns")])

    def test_no_second_part_stands_in_for_a_vetoed_first(
        self, model: Model, ratings: dict[str, dict[str, float]], planted: Planted
    ) -> None:
        veto = Veto("title", planted.id_of["The Hollow"])
        picks = model.household(ratings, n=500, vetoes=[veto], franchise="order")
        assert not [pick.title for pick in picks if pick.title.startswith("The Hollow")]

    @pytest.mark.parametrize(
        ("veto", "said"),
        [
            (Veto("genre", "Horor"), "did you mean 'Horror'"),
            (Veto("person", "Nobody Atall"), "nobody credited in this model is called 'Nobody Atall'"),
            (Veto("cluster", "999"), "no cluster '999'"),
            (Veto("genre", "Horror", by="dan"), "dan is no member; there are ann"),
            (Veto("colour", "red"), "must be of a title, a genre, a person, a cluster, got 'colour'"),  # type: ignore[arg-type]
        ],
    )
    def test_a_veto_of_nothing_is_refused(self, model: Model, veto: Veto, said: str) -> None:
        with pytest.raises(UsageError, match=said):
            model.household({"ann": {}}, vetoes=[veto])
        with pytest.raises(UnknownTitle):
            model.household({"ann": {}}, vetoes=[Veto("title", "tt9")])

    def test_filters_hold_and_say_what_is_missing(
        self, model: Model, ratings: dict[str, dict[str, float]]
    ) -> None:
        picks = model.household(ratings, n=50, genre="Western", min_rating=9.9)
        assert len(picks) < 50
        assert picks.shortfall is not None
        assert "--min-rating" in str(picks.shortfall)
        assert all("Western" in pick.facts.genres for pick in picks)
        assert all("--veto" not in way.option for way in picks.shortfall.relaxations)


class TestWholeList:
    def test_a_filter_against_ones_taste_costs_satisfaction(
        self, model: Model, ratings: dict[str, dict[str, float]]
    ) -> None:
        alone = {"bob": ratings["bob"]}
        plain, against = model.household(alone, n=5), model.household(alone, n=5, not_genre="Western")
        assert plain.served[0].satisfaction == 1
        assert against.served[0].satisfaction < 1

    def test_it_is_all_there_as_json(self, model: Model, ratings: dict[str, dict[str, float]]) -> None:
        picks = model.household(ratings, n=3, vetoes=[Veto("genre", "Horror", by="ann")])
        told = picks.to_dict(reasons=2)
        assert [one["name"] for one in told["members"]] == ["ann", "bob", "cy"]
        assert told["vetoes"][0]["by"] == "ann"
        first = told["picks"][0]
        assert "score" not in first
        assert [len(one["reasons"]) for one in first["members"]] == [2, 2, 2]
        assert first["least"] == min(one["satisfaction"] for one in first["members"])
