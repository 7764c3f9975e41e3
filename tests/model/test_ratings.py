"""What a model keeps of the ratings it learned from: counts and weights, and nobody."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from planted import family_ratings, fitted_hybrid, plant
from reelkin.interactions.bulk import TYPES
from reelkin.model.ratings import RatingSet, join_sets, likes_of


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
        assert f"{account['likes']:,} likes of {account['people']:,} people" in card
        assert "traces of them" in card


def test_two_people_of_one_name_in_two_sets_stay_two() -> None:
    def table(*rated: tuple[str, float]) -> pl.DataFrame:
        rows = [("ann", tconst, rating, 0.5, 5.0, None) for tconst, rating in rated]
        return pl.DataFrame(rows, TYPES, orient="row")

    one = (RatingSet("MovieLens", "a", {}), table(("t1", 5.0), ("t2", 4.0), ("t3", 3.5)))
    two = (RatingSet("MovieLens", "b", {}), table(("t1", 1.0), ("t2", 5.0), ("t3", 5.0)))
    liked = likes_of(join_sets([one, two]), ["t1", "t2", "t3"]).toarray()
    assert liked.tolist() == [[1, 1, 0], [0, 1, 1]]
    assert (likes_of(join_sets([two, one]), ["t1", "t2", "t3"]).toarray() == liked).all()
