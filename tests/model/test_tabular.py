from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from planted import plant
from reelkin.errors import BadInput, UsageError
from reelkin.recommend import Model

TITLES = {
    "tconst": ["a1", "a2", "a3", "b1", "b2", "b3"],
    "primary_title": ["A one", "A two", "A three", "B one", "B two", "B three"],
    "genres": [["Horror"], ["Horror"], ["Horror", "Drama"], ["Romance"], ["Romance"], ["Romance", "Drama"]],
    "start_year": [1980, 1981, 1982, 2001, 2002, 2003],
    "average_rating": [7.0, 6.5, 6.0, 7.1, 6.6, 6.1],
    "num_votes": [600, 500, 400, 300, 200, 100],
}
CREDITS = {
    "tconst": ["a1", "a2", "b1", "b2"],
    "nconst": ["p1", "p1", "p2", "p2"],
    "role": ["director"] * 4,
    "primary_name": ["Ann", "Ann", None, "Bo"],
}


def test_a_catalogue_that_is_not_imdbs_needs_few_columns() -> None:
    model = Model.from_tables(TITLES, CREDITS, k=2)
    assert [pick.tconst for pick in model.similar("a1", n=2)] == ["a2", "a3"]
    assert model.facts("a1").directors == ("Ann",)
    assert model.facts("b2").language is None
    assert model.similar("a1", n=1)[0].sentence.startswith("Ann directs again; a horror film of the 1980s")


def test_frames_and_columns_give_the_same_model() -> None:
    frames = Model.from_tables(pl.DataFrame(TITLES), pl.DataFrame(CREDITS).lazy(), k=2)
    assert frames.model_id == Model.from_tables(TITLES, CREDITS, k=2).model_id


def test_pandas_frames_will_do() -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    model = Model.from_tables(pandas.DataFrame(TITLES), pandas.DataFrame(CREDITS), k=2)
    assert [pick.tconst for pick in model.similar("a1", n=2)] == ["a2", "a3"]


def test_the_order_of_rows_is_no_part_of_the_model() -> None:
    backwards = Model.from_tables(pl.DataFrame(TITLES).reverse(), pl.DataFrame(CREDITS), k=2)
    assert backwards.model_id == Model.from_tables(TITLES, CREDITS, k=2).model_id


@pytest.mark.parametrize("factor", [0.001, 1000])
def test_multiplying_all_votes_changes_no_pick(factor: float) -> None:
    """Also where a thousandth of a vote is no whole number."""
    scaled = TITLES | {"num_votes": [votes * factor for votes in TITLES["num_votes"]]}  # type: ignore[operator]
    one, other = (Model.from_tables(titles, CREDITS, k=2) for titles in (TITLES, scaled))
    for tconst in TITLES["tconst"]:
        picks = [(pick.tconst, pick.score) for pick in one.similar(str(tconst))]
        assert picks == [(pick.tconst, pick.score) for pick in other.similar(str(tconst))]


def test_whole_tables_are_taken_as_they_are() -> None:
    planted = plant()
    model = Model.from_tables(
        planted.titles,
        planted.credits,
        people=planted.people,
        alternate_titles=planted.alternate_titles,
        regions=planted.regions,
        k=8,
    )
    assert len(model) == 100
    assert model.find("Клер").kind == "one"


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ((TITLES | {"tconst": None}, CREDITS), "titles: column 'tconst' has nulls"),
        (({"tconst": ["a"]}, CREDITS), "titles: missing column 'primary_title'; see the columns in"),
        ((TITLES, {"tconst": ["a1"]}), "credits: missing column 'nconst'"),
        ((TITLES | {"start_year": ["long ago"] * 6}, CREDITS), "titles: .*start_year"),
        ((42, CREDITS), "titles: no frame can be made of it"),
        ((pl.DataFrame(TITLES).head(0), CREDITS), "nothing to learn from"),
    ],
)
def test_tables_that_will_not_do_are_refused(tables: Any, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        Model.from_tables(*tables)


RATINGS = {
    "person": [1, 1, 2, 2, 3, 3, 3],
    "tconst": ["a1", "b3", "a1", "b3", "a1", "b3", "elsewhere"],
    "rating": [9.0, 8.0, 10.0, 9.0, 8.5, 9.5, 3.0],
}


def test_ratings_pull_together_what_the_same_people_like() -> None:
    """Two titles that have nothing in common; the counts tell what became of every rating."""
    many = pl.concat(pl.DataFrame(RATINGS).with_columns(pl.col("person") + 3 * copy) for copy in range(70))
    plain, learned = (Model.from_tables(TITLES, CREDITS, given, k=2) for given in (None, many))
    places = [
        [pick.tconst for pick in model.recommend({"a1": 9.0})].index("b3") for model in (plain, learned)
    ]
    assert places[1] < places[0]
    assert learned.model_id != plain.model_id
    account = learned.bundle.facts["training"]["learned_from_ratings"]
    assert (
        account["ratings"],
        account["of the model's titles"],
        account["of titles not in the catalogue"],
    ) == (490, 420, 70)
    assert (account["likes"], account["people"], account["titles with ratings"]) == (420, 210, 2)
    assert plain.bundle.facts["training"]["learned_from_ratings"] is None


def test_ratings_as_frames_and_in_any_order_give_the_same_model() -> None:
    frame = pl.DataFrame(RATINGS)
    ids = {
        Model.from_tables(TITLES, CREDITS, given, k=2).model_id for given in (RATINGS, frame, frame.reverse())
    }
    assert len(ids) == 1
    other = frame.with_columns(rating=pl.col("rating") - 0.5)
    assert Model.from_tables(TITLES, CREDITS, other, k=2).model_id not in ids


@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        ({"person": [1]}, "ratings: missing column 'tconst'"),
        (RATINGS | {"rating": ["good"] * 7}, "ratings: .*"),
        (RATINGS | {"person": [None] * 7}, "ratings: column 'person' has nulls"),
        (RATINGS | {"rating": [1e6] * 7}, "ratings run from"),
        (RATINGS | {"scale_low": [90.0] * 7, "scale_high": [99.0] * 7}, "none of 7 rows is on its scale"),
    ],
)
def test_ratings_that_will_not_do_are_refused(ratings: Any, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        Model.from_tables(TITLES, CREDITS, ratings)


def test_a_setting_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="colour: no such argument"):
        Model.from_tables(TITLES, CREDITS, colour="red")
