"""The franchise block."""

from __future__ import annotations

import polars as pl

from reelkin.features.franchise import franchise

from .tiny import FRANCHISE, source, titles, values


def test_members_have_their_franchise_and_others_none() -> None:
    found = pl.DataFrame(
        [
            ("a", "alien", "the Alien films", 1),
            ("c", "alien", "the Alien films", 2),
            ("z", "saw", "the Saw films", 1),
        ],
        schema=FRANCHISE,
        orient="row",
    )
    filled = franchise(source(titles({}, {}, {}), franchises=found))
    assert (filled.names, filled.labels) == (["franchise_alien"], ["the Alien films"])
    assert [values(filled, row) for row in range(3)] == [
        {"franchise_alien": 1.0},
        {},
        {"franchise_alien": 1.0},
    ]
