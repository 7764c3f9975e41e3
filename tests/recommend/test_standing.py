"""What may be claimed of a title and of its cast."""

from __future__ import annotations

import numpy as np

from planted import Planted
from reelkin.model.bundle import Bundle
from reelkin.recommend import Model
from reelkin.recommend.facts import people_of
from reelkin.recommend.standing import cast_size, much_watched, top_rated, well_known


def test_ties_are_counted_in() -> None:
    """Three of a hundred at 9 are the top 3 %; four are not."""
    for as_high, is_top in ((1, True), (3, True), (4, False)):
        bundle = _rated([9.0] * as_high + [5.0] * (100 - as_high))
        assert top_rated(bundle, 0) is is_top
        assert not top_rated(bundle, 99)


def test_the_unrated_are_not_among_the_highest_rated() -> None:
    bundle = _rated([float("nan")] + [8.0] * 99)
    assert not top_rated(bundle, 0)


def test_the_most_voted_tenth_is_much_watched(model: Model) -> None:
    votes = model.bundle.titles.num_votes
    watched = [row for row in range(len(model)) if much_watched(model.bundle, row)]
    assert watched == list(range(len(watched)))
    assert 0 < len(watched) <= len(model) / 10
    assert votes[watched].min() > votes[len(watched) :].max()


def test_a_cast_is_who_is_credited_as_cast(model: Model) -> None:
    for row in range(0, len(model), 5):
        assert cast_size(model.bundle, row) == sum(
            len(people_of(model.bundle, row, r)) for r in ("cast", "self")
        )


def test_nobody_unheard_of_is_well_known(model: Model, planted: Planted) -> None:
    """Whoever is often in short casts is; a stranger is not."""
    ids = planted.people.get_column("nconst").to_list()
    assert not well_known(model.bundle, "nm9999999999")
    assert not well_known(model.bundle, "")
    assert any(well_known(model.bundle, nconst) for nconst in ids)


class _Titles:
    def __init__(self, ratings: list[float]) -> None:
        self.average_rating = np.array(ratings, np.float32)


class _Bundle:
    def __init__(self, ratings: list[float]) -> None:
        self.titles = _Titles(ratings)

    ratings_in_order = Bundle.ratings_in_order


def _rated(ratings: list[float]) -> _Bundle:
    return _Bundle(ratings)
