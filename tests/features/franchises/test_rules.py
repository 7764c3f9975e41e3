"""Each rule holds at its edge and not beyond it."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from reelkin.features.franchises.rules import RULES, links

PLAIN: dict[str, Any] = {
    "stem": "night owl", "first": 1, "second": 2, "kind_first": "whole", "kind_second": "whole",
    "number_first": None, "number_second": None, "sure_first": False, "sure_second": False, "gap": 3, "words": 2,
    "uses": 2, "namesakes": 1, "remake": False, "people": 0, "makers": 0, "proof": 0.0, "credited": True, "person": False,
}  # fmt: skip
NUMBERS = {"number_first": pl.Int32, "number_second": pl.Int32, "gap": pl.Int32, "words": pl.UInt32}
SHARED = {"people": 1, "makers": 1, "proof": 1.0}
TWO = {"kind_second": "numbered", "number_second": 2, "sure_second": True}
UNCREDITED = {"credited": False, "kind_first": "subtitled", "kind_second": "subtitled"}


def rule(*pairs: dict[str, Any]) -> str | None:
    """The rule that links the last of these pairs."""
    frame = pl.DataFrame([PLAIN | pair for pair in pairs], schema_overrides=NUMBERS)
    found = links(frame).filter(first=(PLAIN | pairs[-1])["first"])
    return list(RULES)[found["rule"].item()] if found.height else None


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (TWO | SHARED, "numbered, and people in common"),
        (TWO | {"people": 1, "proof": 0.2}, None),
        (TWO | {"sure_second": False} | SHARED, None),
        (
            TWO | {"sure_second": False, "people": 2, "proof": 2.0},
            "an unsure number, and several people in common",
        ),
        (TWO, "the next number, soon after"),
        (TWO | {"gap": 7}, None),
        (TWO | {"gap": 12, "credited": False}, "the next number, soon after"),
        (TWO | {"gap": 13, "credited": False}, None),
        (TWO | {"gap": None}, None),
        (TWO | {"gap": 4, "words": 1}, "the next number, soon after"),
        (TWO | {"gap": 5, "words": 1}, None),
        (TWO | {"number_second": 3}, None),
        (TWO | {"namesakes": 3}, None),
        (
            TWO | {"kind_first": "numbered", "number_first": 1, "sure_first": True, "number_second": 3},
            "the next number, soon after",
        ),
        (
            TWO
            | {
                "kind_first": "numbered",
                "number_first": 1,
                "sure_first": True,
                "number_second": 3,
                "words": 1,
            },
            None,
        ),
        ({"kind_second": "subtitled"} | SHARED, "named alike, and people in common"),
        ({"kind_second": "subtitled", "words": 1} | SHARED, "named alike by one word, and people in common"),
        ({"kind_second": "subtitled", "words": 1, "people": 1, "makers": 0, "proof": 1.0}, None),
        ({"kind_second": "subtitled", "words": 1, "people": 1, "makers": 1, "proof": 0.4}, None),
        ({"kind_second": "joined", "words": 1} | SHARED, None),
        (
            {"kind_second": "plural", "words": 1, "people": 2, "makers": 1, "proof": 2.0},
            "named alike by one word, and people in common",
        ),
        ({"kind_second": "opening"} | SHARED, "opens with the other's name, and people in common"),
        ({"kind_second": "opening", "uses": 16} | SHARED, None),
        (
            {"kind_second": "opening", "words": 1, "proof": 2.0},
            "opens with the other's one word, and many people in common",
        ),
        ({"kind_second": "opening", "words": 1, "proof": 2.0, "uses": 4}, None),
        ({"kind_second": "opening", "words": 1, "proof": 3.0, "uses": 31}, None),
        ({"kind_second": "inside", "proof": 2.0}, "holds the other's name, and several people in common"),
        ({"kind_second": "inside", "proof": 1.9}, None),
        ({"kind_second": "inside", "words": 1, "proof": 9.0}, None),
        (
            {"kind_first": "opening", "kind_second": "inside", "proof": 2.0},
            "holds the same name, and several people in common",
        ),
        (
            {"kind_first": "inside", "proof": 3.0, "remake": True},
            "an earlier title that holds this name, and many people in common",
        ),
        ({"kind_first": "inside", "proof": 2.9, "remake": True}, None),
        (UNCREDITED, "named alike, nobody credited, soon after"),
        (UNCREDITED | {"gap": 9}, None),
        (UNCREDITED | {"person": True}, None),
        (UNCREDITED | {"credited": True}, None),
        (UNCREDITED | {"words": 1}, None),
        (UNCREDITED | {"kind_first": "whole", "namesakes": 3}, None),
    ],
)
def test_rule(pair: dict[str, Any], expected: str | None) -> None:
    assert rule(pair) == expected


def test_of_namesakes_the_last_before_the_sequel_counts() -> None:
    assert rule({"first": 9, "gap": 5} | TWO, TWO) == "the next number, soon after"
    assert rule({"first": 9, "gap": 1} | TWO, TWO) is None


def test_where_one_namesake_shares_people_the_other_is_not_taken_for_its_year() -> None:
    assert rule({"first": 9, "gap": 5} | TWO | SHARED, TWO) is None


def test_of_two_namesakes_the_one_that_shares_far_more_is_followed() -> None:
    """An actor of "Red" (2008) is in "RED 2" too, but "RED" (2010) shares four with it."""
    assert rule({"first": 9} | TWO | {"people": 4, "proof": 4.0}, TWO | SHARED) is None
    assert (
        rule({"first": 9} | TWO | {"people": 2, "proof": 2.0}, TWO | SHARED)
        == "numbered, and people in common"
    )
