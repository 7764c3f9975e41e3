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


def test_this_version_learns_from_no_ratings_and_says_so() -> None:
    with pytest.raises(UsageError, match="learns from no ratings"):
        Model.from_tables(TITLES, CREDITS, {"person": [1]})
    with pytest.raises(UsageError, match="colour: no such argument"):
        Model.from_tables(TITLES, CREDITS, colour="red")
