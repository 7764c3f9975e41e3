"""Every method, made as an evaluation makes it, knows nothing of what is held out."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import polars as pl
import pytest

from embedding.planted import checkerboard
from reelkin.evaluation.evidence import Evidence
from reelkin.evaluation.peeking import check_method
from reelkin.evaluation.running.methods import ENTRIES

NEEDS = {"ials": "implicit"}


def judged(features):
    rng = np.random.default_rng(0)
    number = len(features.tconsts)
    titles = pl.DataFrame(
        {
            "tconst": features.tconsts,
            "genres": [["Drama"] if row % 2 else ["Comedy"] for row in range(number)],
            "start_year": rng.integers(1950, 2020, number),
            "average_rating": rng.uniform(1, 10, number),
            "num_votes": rng.integers(5, 10_000, number),
        }
    )
    credits_ = pl.DataFrame(
        {
            "tconst": features.tconsts,
            "nconst": [f"nm{row % 7}" for row in range(number)],
            "role": "director",
            "billing": None,
        },
        schema_overrides={"billing": pl.Int64},
    )
    return SimpleNamespace(features=features, titles=titles, credits=credits_)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_it_finds_no_more_of_what_was_dealt_at_random_to_a_person_than_to_another(entry):
    if entry.key in NEEDS:
        pytest.importorskip(NEEDS[entry.key])
    features, likes = checkerboard()
    titles = judged(features)
    check_method(lambda _: entry.make(titles), Evidence(likes))
