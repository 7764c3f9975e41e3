"""Likes and ratings of many people, as matrices."""

from __future__ import annotations

import polars as pl
import pytest

from reelkin.errors import UsageError
from reelkin.interactions.bulk import read_bulk
from reelkin.interactions.matrices import likes, ratings_of_ten


def ratings_of(*rows: tuple[str, str, float], scale: tuple[float, float] = (0, 10)) -> pl.DataFrame:
    frame = pl.DataFrame(list(rows), schema=["person", "tconst", "rating"], orient="row")
    return frame.with_columns(
        pl.col("rating").cast(pl.Float32),
        scale_low=pl.lit(scale[0], pl.Float32),
        scale_high=pl.lit(scale[1], pl.Float32),
        timestamp=pl.lit(None, pl.Int64),
    )


def test_likes_are_the_high_ratings_of_people_with_enough() -> None:
    frame = ratings_of(
        ("7", "a", 3), ("7", "b", 8), ("7", "c", 10), ("9", "a", 10), ("8", "b", 9), ("8", "c", 9), ("8", "x", 9),
        ("5", "a", 9), ("5", "x", 9),
    )  # fmt: skip
    found = likes(frame, ["a", "b", "c"], least_of_ten=8, fewest=2)
    assert found.people == ["7", "8"]
    assert found.matrix.toarray().tolist() == [[0, 1, 1], [0, 1, 1]]


def test_people_named_by_numbers_come_in_the_order_of_the_numbers() -> None:
    frame = ratings_of(("10", "a", 9), ("9", "b", 9), ("100", "a", 9), ("11", "b", 9))
    found = likes(frame, ["a", "b"], 8, 1)
    assert found.people == ["9", "10", "11", "100"]
    assert found.matrix.toarray().tolist() == [[0, 1], [1, 0], [0, 1], [1, 0]]


def test_four_of_five_stars_are_eight_of_ten() -> None:
    """Whatever the scale, and side by side in one table."""
    stars = ratings_of(("1", "a", 4), ("1", "b", 3.5), scale=(0.5, 5))
    tens = ratings_of(("2", "a", 7), ("2", "b", 8), scale=(1, 10))
    both = ratings_of(("3", "a", 3), ("3", "b", 2), scale=(-5, 5))
    found = likes(pl.concat([stars, tens, both]), ["a", "b"], 8, 1)
    assert found.matrix.toarray().tolist() == [[1, 0], [0, 1], [1, 0]]


def test_all_ratings_as_if_every_scale_ended_at_ten() -> None:
    """Stars, tens and marks around 0 side by side; the lowest is told from none, and nobody needs a like."""
    stars = ratings_of(("1", "a", 4), ("1", "b", 3.5), ("1", "c", 0.5), scale=(0.5, 5))
    tens = ratings_of(("2", "a", 7), ("2", "x", 9), scale=(1, 10))
    zeros = ratings_of(("3", "b", 0), ("3", "c", 10), scale=(0, 10))
    both = ratings_of(("4", "a", 3), ("4", "b", -5), scale=(-5, 5))
    found = ratings_of_ten(pl.concat([stars, tens, zeros, both]), ["a", "b", "c"])
    assert found.people == ["1", "2", "3", "4"]
    assert found.matrix.nnz == 8
    assert found.matrix.toarray().tolist() == [[8, 7, 1], [7, 0, 0], [0, 0.001, 10], [8, 0.001, 0]]


def test_what_is_there_twice_is_refused() -> None:
    frame = ratings_of(("1", "a", 9))
    with pytest.raises(UsageError, match="tconsts: 'a' is there twice"):
        likes(frame, ["a", "b", "a"], 8, 1)
    with pytest.raises(UsageError, match="tconsts: 'a' is there twice"):
        ratings_of_ten(frame, ["a", "a"])


def test_no_ratings_of_known_titles_give_no_rows() -> None:
    frame = ratings_of(("1", "a", 9))
    for found in (likes(frame, ["b"], 8, 1), ratings_of_ten(frame, ["b"])):
        assert found.people == []
        assert found.matrix.shape == (0, 1)


def test_the_real_likes(shared_data) -> None:
    """As the default map learns from, all titles counted, and not only those of its catalogue."""
    read = read_bulk(shared_data / "movietweetings-100k")
    tconsts = sorted(read.ratings["tconst"].unique())
    found = likes(read.ratings, tconsts, 7, 4)
    high = read.ratings.filter(pl.col("rating") >= 7)
    enough = high.group_by("person").len().filter(pl.col("len") >= 4)
    assert found.matrix.shape == (enough.height, len(tconsts))
    assert found.matrix.nnz == enough["len"].sum()
