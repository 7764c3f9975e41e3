"""Hits by place and by kind of title."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import polars as pl
import pytest

from evaluation.planted import TITLES, evidence
from reelkin.evaluation.results import Result
from reelkin.evaluation.running.course import lay_out
from reelkin.evaluation.running.looking import hit_rates, slices_of


def course():
    titles = pl.DataFrame(
        {
            "start_year": [1990 + row // 3 for row in range(TITLES)],
            "original_language": [None] * TITLES,
            "title_type": ["movie" if row < 40 else "tvSeries" for row in range(TITLES)],
        },
        schema_overrides={"original_language": pl.String},
    )
    return lay_out(SimpleNamespace(titles=titles), evidence(), 5, 0)


def first_place(laid):
    """Everybody's first pick is the first title held out from them; the other picks are folded in, so never right."""
    ranked = np.full((len(laid.people), 20), -1, dtype=np.int32)
    for own, person in zip(ranked, laid.people, strict=True):
        known = person.folded_in[:19]
        own[0] = person.held_out[0]
        own[1 : 1 + len(known)] = known
    return Result(
        "first", "people", np.arange(len(laid.people)), ranked, {"recall@20": np.zeros(len(ranked))}
    )


def test_the_first_place_is_told_first():
    laid = course()
    assert hit_rates(laid, first_place(laid)) == [1.0] + [0.0] * 19


def test_slices_share_out_the_hits_and_leave_out_what_is_not_known():
    laid = course()
    told = slices_of(laid, [first_place(laid)])
    assert set(told) == {"decade", "type", "popularity"}, "nothing is known of languages"
    for by_method in told.values():
        assert sum(one.hits for one in by_method["first"]) == len(laid.people)
    films = next(one for one in told["type"]["first"] if one.name == "movie")
    held = np.concatenate([person.held_out for person in laid.people])
    assert films.held_out == (held < 40).sum()
    first = np.array([person.held_out[0] for person in laid.people])
    assert films.hits == (first < 40).sum()
    assert films.share == pytest.approx(films.hits / films.held_out)
