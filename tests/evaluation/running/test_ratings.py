"""People's sets joined, and made into likes and ratings."""

from __future__ import annotations

from types import SimpleNamespace

import polars as pl
import pytest
from scipy import sparse

from reelkin.errors import BadInput
from reelkin.evaluation.running.known_sets import CHOSEN_ON, warnings_for
from reelkin.evaluation.running.ratings import evidence_of, joined
from reelkin.interactions.bulk import TYPES, Bulk
from reelkin.interactions.matrices import ratings_of_ten
from reelkin.model.ratings import digest_of

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
    both = joined([("a", bulk(3)), ("b", bulk(4))])
    assert both.table["person"].n_unique() == 7
    assert [(one["name"], one["people"]) for one in both.sets] == [("a", 3), ("b", 4)]
    assert both.digest == joined([("c", bulk(4)), ("d", bulk(3))]).digest
    assert both.digest != joined([("a", bulk(3)), ("b", bulk(5))]).digest


def test_likes_are_four_of_five_and_more_and_ratings_are_all():
    evidence = evidence_of(joined([("a", bulk(12))]), judged())
    assert evidence.likes.sum(axis=1).tolist() == [20.0] * 12, "5 and 4 stars"
    rated = evidence.ratings.of(0)
    assert rated.rows.tolist() == list(range(20))
    assert rated.of_ten[:2].tolist() == [10.0, 8.0]
    assert rated.timestamps[:3].tolist() == [0, 100, 200]


def test_ratings_are_those_that_training_learns_from_whatever_their_scale():
    stars = bulk(12)
    ratings = stars.ratings.with_columns(
        scale_low=pl.lit(1.0, pl.Float32), rating=pl.col("rating") - 3 * (pl.col("tconst") == TITLES[1])
    )
    likes_nothing = ratings.filter(pl.col("person") == "p0").with_columns(person=pl.lit("q"), rating=2.0)
    mixed = pl.concat([ratings, likes_nothing.cast(ratings.schema)]).sort("person", "tconst")
    sets = joined([("a", Bulk(mixed, "plain", {}))])
    evidence = evidence_of(sets, judged())
    of_ten = ratings_of_ten(sets.table, TITLES)
    assert len(of_ten.people) == 13
    wanted = of_ten.matrix.toarray()[[not one.endswith("q") for one in of_ten.people]]
    found = evidence.ratings
    told = sparse.csr_array((found.of_ten, found.rows, found.offsets), shape=wanted.shape)
    assert told.toarray().tolist() == wanted.tolist()
    assert wanted[0, :3].tolist() == [10.0, 2.0, 10.0]
    assert wanted[0, 3] == 8.0, "4 of 5 stars, on a scale from 1 to 5 too"


def test_too_few_people_tell_nothing():
    with pytest.raises(BadInput, match="only 9 people have 10 likes"):
        evidence_of(joined([("a", bulk(9))]), judged())


def test_sets_that_the_defaults_come_from_are_told():
    chosen_on = {"name": "ml", "source": "MovieLens (ml-latest-small-2016)", "digest": CHOSEN_ON}
    told = warnings_for([chosen_on])[0]
    assert "on these same people" in told
    assert "The default map's by little: .002" in told
    assert "The hybrid's own settings" in told, "to which that figure does not belong"
    assert "some of them may be here" in warnings_for([{**chosen_on, "digest": "0"}])[0]
    assert (
        "default map was learned"
        in warnings_for([{"name": "t", "source": "MovieTweetings", "digest": "0"}])[0]
    )
    assert warnings_for([{"name": "mine", "source": "plain", "digest": "0"}]) == []


def test_the_known_digest_is_that_of_the_set(shared_data):
    from reelkin.interactions.bulk import read_bulk

    assert digest_of(read_bulk(shared_data / "ml-latest-small-2016").ratings) == CHOSEN_ON
