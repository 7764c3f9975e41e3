"""One person's files as one set of ratings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.interactions.matching import Matched
from reelkin.interactions.merging import Rated, is_later, merge_rows, taste_of
from reelkin.interactions.rows import Row
from reelkin.interactions.scale import IMDB, STARS


def rated(rating, when=None, tconst="tt0078748", scale=IMDB):
    return Row("x", 1, "rated", tconst=tconst, rating=rating, scale=scale, timestamp=when)


def seen(kind, when=None, tconst="tt0078748"):
    return Row("x", 1, kind, tconst=tconst, timestamp=when)


def matched(row, tconst=None):
    return Matched(row, "matched", tconst or row.tconst)


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        (rated(8, 100), rated(5, 200), 5),
        (rated(8, 200), rated(5, 100), 8),
        (rated(8, 100), rated(5, 100), 5),
        (rated(8), rated(5, 100), 5),
        (rated(8, 100), rated(5), 5),
        (rated(8, 100), seen("watched", 200), 8),
        (seen("watched", 200), rated(8, 100), 8),
        (rated(8, 100), seen("wanted", 200), 8),
    ],
)
def test_the_later_rating_wins_and_a_rating_beats_none(first, second, stays):
    (one,) = merge_rows([first], [second])
    assert one.rating == stays


def test_watched_beats_wanted_in_either_order():
    assert is_later(seen("watched", 1), seen("wanted", 2))
    assert not is_later(seen("wanted", 2), seen("watched", 1))


@given(
    st.lists(
        st.tuples(st.integers(1, 10), st.integers(0, 9), st.sampled_from(["tt0000001", "tt0000002"])),
        max_size=9,
    )
)
def test_with_moments_the_order_of_files_does_not_matter(entries):
    distinct = {(tconst, when): rated(rating, when, tconst) for rating, when, tconst in entries}
    rows = list(distinct.values())
    forth = {row.tconst: row.rating for row in merge_rows([], rows)}
    back = {row.tconst: row.rating for row in merge_rows([], rows[::-1])}
    assert forth == back


def test_a_taste_keeps_each_scale_and_tells_seen_from_wanted():
    taste = taste_of(
        [
            matched(rated(10, 1)),
            matched(rated(0.5, 2, scale=STARS), "tt0000001"),
            matched(seen("watched"), "tt0000002"),
            matched(seen("wanted"), "tt0000003"),
            Matched(rated(9), "ambiguous"),
            Matched(rated(9), "unmatched", how="choice"),
        ]
    )
    assert taste.rated == {"tt0078748": Rated(10, IMDB, 1), "tt0000001": Rated(0.5, STARS, 2)}
    assert [one.place for one in taste.rated.values()] == [1, -1]
    assert (taste.watched, taste.wanted) == ({"tt0000002"}, {"tt0000003"})
    assert taste.seen == {"tt0078748", "tt0000001", "tt0000002"}


def test_two_names_of_one_title_are_one_rating():
    taste = taste_of([matched(rated(8, 200)), matched(rated(3, 100, "tt0000009"), "tt0078748")])
    assert taste.rated == {"tt0078748": Rated(8, IMDB, 200)}
