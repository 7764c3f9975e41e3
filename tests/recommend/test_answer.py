"""What stands beside the picks: notes on series, and what the model has not."""

from __future__ import annotations

import itertools

from planted import Planted
from reelkin.recommend import Model


def test_a_part_that_stands_in_for_a_better_one_says_so(model: Model, planted: Planted) -> None:
    """Whatever comes before a pick with a lower score is in its place by score, or its note tells why it is not."""
    noted = 0
    for liked in ("Airlock", "The Crawl", "The Hollow", "The Hollow 2"):
        picks = model.recommend({planted.id_of[liked]: 9.0}, n=30, franchise="order")
        for pick, after in itertools.pairwise(picks):
            if after.score > pick.score:
                start = (
                    "the next in its series" if liked.startswith("The Hollow") else "the first of its series"
                )
                assert pick.note is not None
                assert pick.note.startswith(start), pick
                noted += 1
    assert noted


def test_by_score_alone_no_pick_stands_in(model: Model, planted: Planted) -> None:
    for pick in model.similar(planted.id_of["Airlock"], n=30, franchise="collapse"):
        assert "its series" not in (pick.note or "")


def test_years_that_the_model_does_not_reach_are_told_with_those_it_has(
    model: Model, planted: Planted
) -> None:
    years = [pick.year for pick in model.recommend({}, n=len(model)) if pick.year]
    ends = (min(years), max(years))
    for asked in ("2050..", "..1850", 2050, (None, 1850)):
        short = model.similar(planted.id_of["Dust"], year=asked).shortfall
        assert short is not None
        assert short.years == ends
        assert str(short).startswith(
            f"no title passes the filters; the titles here are from {ends[0]} to {ends[1]}"
        )


def test_years_that_the_model_has_are_not_told(model: Model, planted: Planted) -> None:
    short = model.similar(planted.id_of["Dust"], year="1950..1960", min_votes=10**9).shortfall
    assert short is not None
    assert short.years is None
