"""What a bundle knows beforehand changes no bit of an answer; without it, all titles are looked through."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planted import fitted, fitted_hybrid
from reelkin.embedding import scoring
from reelkin.model import layout
from reelkin.recommend import Model

WAYS = (
    {},
    {"franchise": "collapse"},
    {"franchise": "collapse", "sequels": True},
    {"franchise": "order"},
    {"franchise": "collapse", "genre": "Drama"},
    {"franchise": "collapse", "watched": ["tt1000000", "tt1000004"], "not_interested": ["tt1000007"]},
    {"franchise": "collapse", "diverse": 0.3},
    {"franchise": "collapse", "popularity": -0.5},
)


@pytest.mark.parametrize("hybrid", [False, True])
@pytest.mark.parametrize("options", WAYS)
@pytest.mark.parametrize("n", [1, 4, 20])
def test_answers_are_the_same_to_the_last_bit(hybrid, options, n):
    bundle = (fitted_hybrid() if hybrid else fitted()).bundle
    # Of the last titles nothing is known beforehand.
    known = Model(replace(bundle, nearest=layout.Nearest(bundle.nearest.rows[:80])))
    unknown = Model(replace(bundle, nearest=layout.Nearest(np.zeros((0, 2), np.int32))))
    for row in range(0, len(known), 3):
        tconst = bundle.titles.tconst[row]
        answers = [model.similar(tconst, n, **options) for model in (known, unknown)]
        assert [pick.to_dict() for pick in answers[0]] == [pick.to_dict() for pick in answers[1]]


def test_all_titles_are_scored_only_where_they_have_to_be(model, monkeypatch):
    def whole_scan(_linear, _row):
        raise AssertionError("all titles are scored")

    monkeypatch.setattr(scoring, "similar_scores", whole_scan)
    for options in WAYS[:2]:
        assert all(pick.to_dict() for pick in model.similar("tt1000000", 20, **options))
    with pytest.raises(AssertionError, match="all titles"):
        model.similar("tt1000000", len(model))
