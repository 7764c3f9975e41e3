"""Names that three titles have made."""

from __future__ import annotations

from collections import Counter
from typing import Any

import polars as pl
import pytest

from reelkin.features.franchises.established import newcomers
from reelkin.features.franchises.gathering import Group

THREE = Group([1, 2, 3], Counter({"night owl": 3, "owl": 1}))
PLAIN: dict[str, Any] = {
    "stem": "night owl", "first": 3, "second": 9, "kind_first": "whole", "kind_second": "subtitled",
    "sure_first": False, "sure_second": False, "gap": 6, "words": 2, "people": 0, "proof": 0.0, "credited": True,
    "person": False,
}  # fmt: skip
TYPES = {"first": pl.UInt32, "second": pl.UInt32, "gap": pl.Int32}


def comes(group: Group = THREE, **changes: Any) -> bool:
    pairs = pl.DataFrame([PLAIN | changes], schema_overrides=TYPES)
    return newcomers(pairs, [group]).height > 0


@pytest.mark.parametrize(
    ("changes", "joins"),
    [
        ({}, True),
        ({"gap": 7}, False),
        ({"gap": 10, "credited": False}, True),
        ({"gap": 11, "credited": False}, False),
        ({"words": 1}, False),
        ({"words": 1, "proof": 0.5, "people": 1}, True),
        ({"words": 1, "proof": 0.4, "people": 1}, False),
        ({"person": True}, False),
        ({"kind_second": "whole"}, False),
        ({"kind_second": "opening"}, False),
        ({"kind_second": "opening", "proof": 0.5, "people": 1, "gap": 40}, True),
        ({"kind_second": "numbered", "sure_second": True}, True),
        ({"kind_second": "numbered"}, False),
        ({"stem": "owl"}, False),
        ({"first": 8}, False),
        ({"second": 2}, False),
        ({"first": 9, "second": 3, "kind_first": "subtitled", "kind_second": "whole"}, True),
    ],
)
def test_newcomers(changes: dict[str, Any], joins: bool) -> None:
    assert comes(**changes) is joins


def test_two_titles_have_not_made_a_name() -> None:
    assert not comes(Group([2, 3], Counter({"night owl": 5})))


def test_no_groups_no_newcomers() -> None:
    assert newcomers(pl.DataFrame([PLAIN], schema_overrides=TYPES), []).is_empty()
