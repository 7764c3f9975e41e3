"""Reception: only the place among others counts."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.features.reception import percentile, reception

from .tiny import source, titles, values


def test_percentile_is_the_share_below_with_ties_counted_half() -> None:
    frame = pl.DataFrame({"votes": [10.0, 20.0, 20.0, 40.0, None]})
    assert frame.select(percentile(pl.col("votes"))).to_series().to_list() == [0.125, 0.5, 0.5, 0.875, None]


def test_the_middle_title_is_in_the_middle() -> None:
    frame = titles(*({"num_votes": votes, "bayesian_rating": 5.0 + votes} for votes in (1.0, 2.0, 3.0)))
    assert values(reception(source(frame)), 1) == {"rating_500": 1.0, "votes_500": 1.0}


def test_nine_tenths_is_a_knot_and_between_knots_shares_are_logarithmic() -> None:
    # 199 titles: the one of rank 180 has 179.5 of 199 below it.
    frame = titles(*({"num_votes": float(votes)} for votes in range(199)))
    filled = reception(source(frame))
    # -log10(1 - 179.5/199) = 1.00885, between 1 (90 %) and 1.30103 (95 %): (1.00885 - 1) / .30103 = .02939
    assert values(filled, 179) == {
        "votes_900": pytest.approx(0.97061, abs=1e-4),
        "votes_950": pytest.approx(0.02939, abs=1e-4),
    }


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=40))
def test_the_unit_of_the_votes_does_not_matter(votes: list[int]) -> None:
    """Multiplying all votes by 0.001 changes no column."""
    plain = reception(
        source(titles(*({"tconst": str(i), "num_votes": float(n)} for i, n in enumerate(votes))))
    )
    scaled = reception(
        source(titles(*({"tconst": str(i), "num_votes": n * 0.001} for i, n in enumerate(votes))))
    )
    assert plain.names == scaled.names
    assert plain.values.equals(scaled.values)


def test_unrated_titles_have_no_reception_and_do_not_shift_the_others() -> None:
    rated = titles({"num_votes": 1.0}, {"num_votes": 2.0})
    with_unrated = titles({"num_votes": 1.0}, {"num_votes": 2.0}, {"num_votes": None})
    few, more = reception(source(rated)), reception(source(with_unrated))
    assert [values(few, row) for row in (0, 1)] == [values(more, row) for row in (0, 1)]
    assert values(more, 2) == {}


def test_the_most_voted_are_called_so() -> None:
    filled = reception(source(titles(*({"num_votes": float(votes)} for votes in range(2000)))))
    assert values(filled, 1999) == {"votes_999": 1.0}
    assert filled.labels[filled.names.index("votes_999")] == "among the most voted"
