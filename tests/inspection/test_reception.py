"""Correlations, intervals and bins, checked against SciPy and by hand."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import pytest
from scipy import stats

from reelkin.inspection import reception


def _rated(votes: object, ratings: object, kind: object = "movie", year: object = 2000) -> pl.DataFrame:
    frame = pl.DataFrame(
        {"votes": votes, "rating": ratings}, schema={"votes": pl.Int32, "rating": pl.Float32}
    )
    columns = {"type": kind, "year": year}
    return frame.with_columns(
        *(
            pl.Series(name, v) if isinstance(v, list | np.ndarray) else pl.lit(v).alias(name)
            for name, v in columns.items()
        ),
        title_number=pl.int_range(pl.len()),
    )


def _random(size: int, slope: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    size_of = chance.lognormal(5, 2, size)
    rating = np.clip(6 + slope * np.log(size_of) + chance.normal(0, 1, size), 1, 10).round(1)
    return size_of.astype(int) + 5, rating


def test_rho_is_that_of_scipy_ties_and_all() -> None:
    votes, ratings = _random(500, 0.2)
    found = reception.spearman(_rated(votes, ratings))
    assert found["rho"] == pytest.approx(
        stats.spearmanr(votes, ratings.astype(np.float32)).statistic, abs=1e-4
    )
    assert found["titles"] == 500


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    chance = np.random.default_rng(1)
    truth, covered = 6 / math.pi * math.asin(0.4 / 2), 0
    for _ in range(200):
        x, y = chance.multivariate_normal([0, 0], [[1, 0.4], [0.4, 1]], 120).T
        found = reception.spearman(_rated((np.exp(x) * 1e6).astype(int), y))
        covered += float(found["low"] or 0) <= truth <= float(found["high"] or 0)
    assert 180 <= covered <= 198


@pytest.mark.parametrize("titles", [0, 1, 9])
def test_few_titles_have_no_rho(titles: int) -> None:
    found = reception.spearman(_rated(range(titles), [5.0] * titles))
    assert found == {"titles": titles, "rho": None, "low": None, "high": None}


def test_equal_ratings_have_no_rho() -> None:
    assert reception.spearman(_rated(range(50), [5.0] * 50))["rho"] is None


def test_perfect_order_is_one_with_an_interval_of_nothing() -> None:
    found = reception.spearman(_rated(range(50), np.linspace(1, 10, 50)))
    assert found == {"titles": 50, "rho": 1.0, "low": 1.0, "high": 1.0}


def test_within_groups_the_mixture_does_not_count() -> None:
    """Two years, each falling, the later higher in both: rising overall, falling within."""
    votes = [*range(100, 200), *range(1100, 1200)]
    ratings = [*np.linspace(4, 3, 100), *np.linspace(9, 8, 100)]
    rated = _rated(votes, ratings, year=[1990] * 100 + [1991] * 100)
    assert reception.spearman(rated)["rho"] > 0.4
    found = reception.spearman_within(rated)
    assert (found["titles"], found["rho"]) == (200, -1.0)


def test_within_leaves_small_groups_and_titles_without_a_year_out() -> None:
    years = [1990] * 12 + [1991] * 9 + [None] * 5
    rated = _rated(range(26), np.linspace(1, 10, 26), year=years)
    assert reception.spearman_within(rated)["titles"] == 12


def test_by_group_each_is_what_the_group_alone_would_be() -> None:
    votes, ratings = _random(300, 0.3)
    rated = _rated(votes, ratings, kind=["movie", "short", "video"] * 100)
    table = reception.spearman_by(rated, "type")
    assert table["group"].to_list() == ["movie", "short", "video"]
    alone = reception.spearman(rated.filter(pl.col("type") == "short"))
    assert table.row(1) == ("short", *alone.values())


def test_groups_of_few_titles_are_left_out() -> None:
    rated = _rated(range(59), np.linspace(1, 10, 59), kind=["movie"] * 30 + ["short"] * 29)
    assert reception.spearman_by(rated, "type")["group"].to_list() == ["movie"]
    assert reception.rating_quartiles(rated, "type")["type"].to_list() == ["movie"]


def test_vote_bins_step_by_one_two_five_and_hold_every_title() -> None:
    votes = [5, 9, 10, 19, 20, 49, 50, 99, 100, 388]
    table = reception.vote_bins(_rated(votes, [6.0] * 10))
    assert table.select("first_votes", "last_votes", "titles").rows() == [
        (5, 9, 2),
        (10, 19, 2),
        (20, 49, 2),
        (50, 99, 2),
        (100, 199, 1),
        (200, 388, 1),
    ]


def test_no_votes_at_all_have_a_bin_too() -> None:
    assert reception.vote_bins(_rated([0, 0, 1], [6.0] * 3)).select(
        "first_votes", "last_votes", "titles"
    ).rows() == [
        (0, 0, 2),
        (1, 1, 1),
    ]


def test_quartiles_are_those_of_numpy() -> None:
    ratings = np.random.default_rng(2).uniform(1, 10, 100).round(1)
    (row,) = reception.rating_quartiles(_rated(range(100), ratings), "type").rows()
    assert row[2:] == pytest.approx(
        tuple(np.quantile(ratings.astype(np.float32), (0.25, 0.5, 0.75))), abs=1e-3
    )


def test_shares_of_votes() -> None:
    shares = reception.vote_shares(_rated([900, *[1] * 100, *[0] * 99], [5.0] * 200))
    assert shares == {"median": 1.0, "top_1_percent": 0.901, "top_10_percent": 0.919}
    assert reception.vote_shares(_rated([], [])) == {}
    assert reception.vote_shares(_rated([0], [5.0])) == {}


def test_density_holds_every_title_in_cells_of_two_tenths() -> None:
    ratings = [tenths / 10 for tenths in range(10, 101)]
    table = reception.density(_rated([10] * 91, ratings))
    assert table["votes_step"].unique().to_list() == [6]
    assert dict(table.select("rating_step", "titles").rows()) == {**dict.fromkeys(range(5, 50), 2), 50: 1}


@pytest.mark.parametrize(("votes", "step"), [(0, 0), (1, 0), (10, 6), (100, 12), (1000, 18), (1_000_000, 36)])
def test_density_begins_a_new_row_of_cells_at_powers_of_ten(votes: int, step: int) -> None:
    assert reception.density(_rated([votes], [5.0]))["votes_step"].item() == step


def test_ratings_are_counted_by_the_tenth() -> None:
    table = reception.rating_counts(_rated([1] * 4, [5.1, 5.1, 9.9, 10.0]))
    assert table.select("rating", "titles").rows() == [(5.1, 2), (9.9, 1), (10.0, 1)]


def test_decades() -> None:
    rated = reception.with_decade(_rated([1, 1, 1], [5.0] * 3, year=[1999, 2000, None]))
    assert rated["decade"].to_list() == [1990, 2000, None]
