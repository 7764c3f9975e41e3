"""People's sets joined, and made into likes and ratings."""

from __future__ import annotations

from types import SimpleNamespace

import polars as pl
import pytest
from scipy import sparse

from reelkin.errors import BadInput
from reelkin.evaluation.running.known_sets import CHOSEN_ON, warnings_for
from reelkin.evaluation.running.ratings import digest_of, evidence_of, join_sets
from reelkin.interactions.bulk import TYPES, Bulk

TITLES = [f"tt{row:07}" for row in range(20)]


def bulk(people, rating=5.0, source="plain"):
    rows = [
        (f"p{one}", tconst, rating - (place % 2), 0.5, 5.0, 100 * place)
        for one in range(people)
        for place, tconst in enumerate(TITLES)
    ]
    ratings = pl.DataFrame(rows, schema=TYPES, orient="row").sort("person", "tconst")
    return Bulk(ratings, source, {"kept": len(rows)})


def judged():
    matrix = sparse.csr_array((20, 3))
    return SimpleNamespace(tconsts=TITLES, features=SimpleNamespace(matrix=matrix), genres=matrix)


def test_people_of_two_sets_are_two_people():
    joined = join_sets([("a", bulk(3)), ("b", bulk(3))])
    assert joined.ratings["person"].n_unique() == 6
    assert [one["people"] for one in joined.sets] == [3, 3]


def test_the_digest_is_of_the_ratings_whatever_their_order():
    one = bulk(3).ratings
    assert digest_of(one) == digest_of(one.sample(fraction=1.0, shuffle=True, seed=1))
    assert digest_of(one) != digest_of(one.with_columns(rating=pl.lit(1.0, pl.Float32)))


def test_likes_are_four_of_five_and_more_and_ratings_are_all():
    evidence, people = evidence_of(join_sets([("a", bulk(12))]), judged())
    assert len(people) == 12
    assert evidence.likes.sum(axis=1).tolist() == [20.0] * 12, "5 and 4 stars"
    rated = evidence.ratings.of(0)
    assert rated.rows.tolist() == list(range(20))
    assert rated.places[:2] == pytest.approx([1.0, (4 - 2.75) / 2.25])
    assert rated.timestamps[:3].tolist() == [0, 100, 200]


def test_too_few_people_tell_nothing():
    with pytest.raises(BadInput, match="only 9 people have 10 likes"):
        evidence_of(join_sets([("a", bulk(9))]), judged())


def test_sets_that_the_defaults_come_from_are_told():
    chosen_on = {"name": "ml", "source": "MovieLens (ml-latest-small-2016)", "digest": CHOSEN_ON}
    assert "on these same people" in warnings_for([chosen_on])[0]
    assert "some of them may be here" in warnings_for([{**chosen_on, "digest": "0"}])[0]
    assert (
        "default map was learned"
        in warnings_for([{"name": "t", "source": "MovieTweetings", "digest": "0"}])[0]
    )
    assert warnings_for([{"name": "mine", "source": "plain", "digest": "0"}]) == []


def test_the_known_digest_is_that_of_the_set(shared_data):
    from reelkin.interactions.bulk import read_bulk

    assert digest_of(read_bulk(shared_data / "ml-latest-small-2016").ratings) == CHOSEN_ON
