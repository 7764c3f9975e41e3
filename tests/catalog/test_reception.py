from __future__ import annotations

import narwhals as nw
import polars as pl
import pytest

from reelkin.catalog import engine
from reelkin.catalog.engine import Frame
from reelkin.catalog.reception import RatingConstants, bayesian_rating, rating_constants


def rated(*pairs: tuple[float | None, int | None]) -> Frame:
    schema = {"averageRating": pl.Float32, "numVotes": pl.Int32}
    return nw.from_native(pl.LazyFrame(pairs, schema=schema, orient="row"))


def drawn(frame: Frame, constants: RatingConstants) -> list[float | None]:
    return [row["it"] for row in engine.rows(frame.select(it=bayesian_rating(constants)))]


def test_the_constants_are_the_mean_rating_and_the_median_of_the_votes() -> None:
    found = rating_constants(rated((8.0, 100), (6.0, 10), (4.5, 40), (None, None)))
    assert found.mean_rating == pytest.approx(18.5 / 3, abs=1e-12)
    assert found.votes == 40


def test_a_title_with_m_votes_stands_half_way_between_its_rating_and_the_mean() -> None:
    constants = RatingConstants(mean_rating=6.0, votes=100.0)
    assert drawn(rated((8.0, 100), (8.0, 300), (8.0, 0), (None, None)), constants) == [7.0, 7.5, 6.0, None]


def test_multiplying_all_votes_changes_no_rating() -> None:
    few = rated((8.0, 7), (6.5, 30), (4.0, 120), (9.0, 11))
    many = rated((8.0, 7000), (6.5, 30_000), (4.0, 120_000), (9.0, 11_000))
    assert drawn(few, rating_constants(few)) == drawn(many, rating_constants(many))


def test_the_mean_does_not_depend_on_the_order_of_the_rows() -> None:
    pairs = [(round(1 + (i * 37 % 91) / 10, 1), 5 + i) for i in range(500)]
    assert rating_constants(rated(*pairs)) == rating_constants(rated(*pairs[::-1]))


def test_without_a_rated_title_there_is_nothing_to_draw_towards() -> None:
    nothing = rating_constants(rated((None, None)))
    assert nothing == RatingConstants(None, None)
    assert drawn(rated((None, None)), nothing) == [None]


def test_zero_votes_against_a_quantile_of_zero_leave_the_rating_as_it_is() -> None:
    assert drawn(rated((8.0, 0)), RatingConstants(6.0, 0.0)) == [8.0]
