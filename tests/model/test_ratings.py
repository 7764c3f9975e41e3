"""What a model keeps of the ratings it learned from: counts and weights, and nobody."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from planted import family_ratings, fitted_hybrid, plant
from reelkin.errors import BadInput
from reelkin.interactions.bulk import TYPES
from reelkin.model.ratings import RatingSet, join_sets, ratings_of_table, ratings_of_titles


def test_no_person_is_in_a_bundle(tmp_path: Path) -> None:
    fitted_hybrid().save(tmp_path / "bundle")
    people = set(family_ratings(plant())["person"])
    everything = b"".join(path.read_bytes() for path in (tmp_path / "bundle").rglob("*") if path.is_file())
    published = [pl.read_parquet(path) for path in (tmp_path / "bundle" / "publish").glob("*.parquet")]
    assert b"person-0" not in everything
    for table in published:
        for column in table.select(pl.col(pl.String)).iter_columns():
            assert not people & set(column)


def test_the_card_says_what_it_learned_from(tmp_path: Path) -> None:
    fitted_hybrid().save(tmp_path / "bundle")
    account = fitted_hybrid().bundle.facts["training"]["learned_from_ratings"]
    for name in ("card.md", "card.html"):
        card = (tmp_path / "bundle" / name).read_text(encoding="utf-8")
        rated = account["of the model's titles"]
        assert (
            f"{rated:,} ratings of {account['people']:,} people, {account['likes']:,} of them likes" in card
        )
        assert "traces of them" in card


def test_two_people_of_one_name_in_two_sets_stay_two() -> None:
    def table(*rated: tuple[str, float]) -> pl.DataFrame:
        rows = [("ann", tconst, rating, 0.5, 5.0, None) for tconst, rating in rated]
        return pl.DataFrame(rows, TYPES, orient="row")

    one = (RatingSet("MovieLens", "a", {}), table(("t1", 5.0), ("t2", 4.0), ("t3", 3.5)))
    two = (RatingSet("MovieLens", "b", {}), table(("t1", 1.0), ("t2", 5.0), ("t3", 5.0)))
    rated = ratings_of_titles(join_sets([one, two]), ["t1", "t2", "t3"]).toarray()
    assert rated.tolist() == [[10, 8, 7], [2, 10, 10]]
    assert (ratings_of_titles(join_sets([two, one]), ["t1", "t2", "t3"]).toarray() == rated).all()


def test_ratings_of_no_title_of_the_model_are_refused() -> None:
    ratings = ratings_of_table(pl.DataFrame({"person": ["a"], "tconst": ["t9"], "rating": [4.0]}))
    with pytest.raises(BadInput, match="none of 1 is of a title of this model"):
        ratings_of_titles(ratings, ["t1"])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"scale_low": [0.5]}, "without the other end"),
        ({"rating": [float("nan")]}, "NaN"),
        ({"rating": [300.0]}, "no usual scale; give scale_low and scale_high"),
        ({"rating": [None]}, "nulls"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(more: dict[str, list[float]], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        ratings_of_table(pl.DataFrame({"person": ["a"], "tconst": ["t1"], "rating": [4.0]} | more))


def test_the_latest_rating_of_a_title_counts_and_the_rest_is_counted() -> None:
    table = pl.DataFrame(
        {
            "person": ["a", "a", "a"],
            "tconst": ["t1", "t1", "t2"],
            "rating": [9.0, 2.0, 7.0],
            "timestamp": [2, 1, 1],
        }
    )
    ratings = ratings_of_table(table)
    assert ratings.table.select("tconst", "rating").rows() == [("t1", 9.0), ("t2", 7.0)]
    assert ratings.sets[0].counts["repeated"] == 1
    assert ratings_of_table(table.reverse()).origin == ratings.origin
