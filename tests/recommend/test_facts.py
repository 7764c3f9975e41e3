from __future__ import annotations

from planted import Planted
from reelkin.recommend import Model


def test_facts_are_the_catalogues(model: Model, planted: Planted) -> None:
    for row in planted.titles.filter(planted.titles["left_out_by"].is_null()).iter_rows(named=True):
        facts = model.facts(row["tconst"])
        assert facts.title == row["primary_title"]
        assert facts.original_title == row["original_title"]
        assert (facts.year, facts.end_year) == (row["start_year"], row["end_year"])
        assert (facts.runtime_minutes, facts.votes) == (row["runtime_minutes"], row["num_votes"])
        assert facts.rating == round(row["average_rating"], 1)
        assert facts.genres == tuple(row["genres"])
        assert (facts.language, facts.region) == (row["original_language"], row["original_region"])
        assert (facts.type, facts.num_episodes) == (row["title_type"], row["num_episodes"])


def test_people_come_by_billing(model: Model, planted: Planted) -> None:
    facts = model.facts(planted.id_of["Dust"])
    assert facts.directors == ("Director D1",)
    assert model.facts(planted.id_of["Bare"]).directors == ()


def test_a_title_is_named_with_its_year_where_it_has_one(model: Model, planted: Planted) -> None:
    assert model.facts(planted.id_of["Dust"]).named == "Dust (1955)"
    assert model.facts(planted.id_of["Bare"]).named == "Bare"


def test_the_cluster_is_the_profile_it_is_counted_in(model: Model) -> None:
    sizes = {profile["id"]: 0 for profile in model.clusters}
    for row in range(len(model)):
        sizes[model.facts_of(row).cluster] += 1
    assert sizes == {profile["id"]: profile["size"] for profile in model.clusters}
