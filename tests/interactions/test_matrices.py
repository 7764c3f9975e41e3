"""Likes and preferences of many people, as matrices."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.errors import UsageError
from reelkin.interactions.bulk import read_bulk
from reelkin.interactions.matrices import likes, preference_matrix
from reelkin.interactions.preferences import preferences


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


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from([(0.5, 5.0), (1.0, 10.0)]), st.lists(st.integers(1, 10), min_size=1, max_size=9)
    ),
    min_size=1,
    max_size=5,
)


@given(PEOPLE)
def test_preferences_are_those_of_each_person_alone(
    people: list[tuple[tuple[float, float], list[int]]],
) -> None:
    """The vectorised form agrees with the one for a single person."""
    frames, expected = [], np.zeros((len(people), 9))
    for row, ((low, high), tens) in enumerate(people):
        given_ = np.array(tens) * high / 10
        frames.append(
            ratings_of(*((f"p{row}", f"t{n}", value) for n, value in enumerate(given_)), scale=(low, high))
        )
        expected[row, : len(tens)] = preferences(given_, (low, high))
    everything = pl.concat(frames).sample(fraction=1, shuffle=True, seed=1)
    found = preference_matrix(everything, [f"t{n}" for n in range(9)])
    assert found.people == [f"p{row}" for row in range(len(people))]
    np.testing.assert_allclose(found.matrix.toarray(), expected, atol=1e-12)
    assert found.matrix.nnz == everything.height


def test_unknown_titles_count_for_no_habit() -> None:
    """As when a person asks: the model knows the ratings of its own titles alone."""
    frame = ratings_of(("1", "a", 9), ("1", "b", 3), ("1", "x", 0), ("1", "y", 0))
    found = preference_matrix(frame, ["a", "b"]).matrix.toarray()[0]
    np.testing.assert_allclose(found, preferences(np.array([9.0, 3.0]), (0, 10)))


def test_rows_can_go_with_the_likes() -> None:
    """So that both matrices are of the same people in the same order, also of somebody without ratings."""
    frame = ratings_of(("1", "a", 9), ("1", "b", 2), ("2", "b", 9), ("3", "a", 1))
    liked = likes(frame, ["a", "b"], 8, 1)
    found = preference_matrix(frame, ["a", "b"], [*liked.people, "nobody"])
    assert liked.people == ["1", "2"]
    assert np.sign(found.matrix.toarray()).tolist() == [[1, -1], [0, 1], [0, 0]]


def test_what_is_there_twice_is_refused() -> None:
    frame = ratings_of(("1", "a", 9))
    with pytest.raises(UsageError, match="tconsts: 'a' is there twice"):
        likes(frame, ["a", "b", "a"], 8, 1)
    with pytest.raises(UsageError, match="people: '1' is there twice"):
        preference_matrix(frame, ["a"], ["1", "1"])


def test_no_ratings_of_known_titles_give_no_rows() -> None:
    frame = ratings_of(("1", "a", 9))
    for found in (likes(frame, ["b"], 8, 1), preference_matrix(frame, ["b"])):
        assert found.people == []
        assert found.matrix.shape == (0, 1)


def test_the_real_likes(shared_data) -> None:
    """4,604 people, 56,819 likes: what the default map was learned from, all titles counted."""
    read = read_bulk(shared_data / "movietweetings-100k")
    tconsts = sorted(read.ratings["tconst"].unique())
    found = likes(read.ratings, tconsts, 7, 4)
    high = read.ratings.filter(pl.col("rating") >= 7)
    enough = high.group_by("person").len().filter(pl.col("len") >= 4)
    assert found.matrix.shape == (enough.height, len(tconsts))
    assert found.matrix.nnz == enough["len"].sum()
