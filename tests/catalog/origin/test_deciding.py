from __future__ import annotations

import math
from typing import Any

import pytest

from reelkin.catalog import engine
from reelkin.catalog.origin import deciding
from reelkin.catalog.origin.deciding import SHARES, decided, placed, scored

TITLES = engine.small({"tconst": ["tt1"]})


def language(**points: float) -> str | None:
    given = engine.small(
        {"tconst": ["tt1"] * len(points), "language": list(points), "points": list(points.values())}
    )
    found = engine.rows(decided(scored(given, TITLES)))
    return found[0]["language"] if found else None


def needed(name: str, against: float) -> float:
    """The points that bring a language as far ahead as it must be."""
    return deciding.LEAD + math.log(against) - math.log(SHARES[name])


def test_a_language_must_lead_the_next_by_its_full_length() -> None:
    lead = needed("fr", deciding.ANY_OTHER)
    assert language(en=-9.0, fr=lead + 0.01) == "fr"
    assert language(en=-9.0, fr=lead - 0.01) is None
    assert language(en=0.0, fr=needed("fr", SHARES["en"]) - 0.01) is None
    assert language(en=0.0, fr=needed("fr", SHARES["en"]) + 0.01) == "fr"


def test_nothing_said_for_anything_is_not_english() -> None:
    assert language(en=-1.0) is None


def test_two_languages_level_are_none() -> None:
    assert language(en=-9.0, da=12.0, cs=12.0) is None
    assert SHARES["da"] == SHARES["cs"]


def test_points_of_several_rules_add_up() -> None:
    half = needed("sv", deciding.ANY_OTHER) / 2 + 0.01
    given = engine.small({"tconst": ["tt1"] * 2, "language": ["sv"] * 2, "points": [half, half]})
    assert engine.rows(decided(scored(given, TITLES))) == [{"tconst": "tt1", "language": "sv"}]


def test_a_language_of_no_known_share_can_win() -> None:
    assert language(en=-9.0, zu=15.0) == "zu"


def region(code: str | None, *homes: tuple[str, str, bool, float]) -> str | None:
    names = ("region", "language", "same", "alike")
    rows: dict[str, list[Any]] = {name: [home[i] for home in homes] for i, name in enumerate(names)}
    languages = {"tconst": ["tt1"], "language": [code]} if code else {"tconst": ["tt9"], "language": ["en"]}
    found = engine.rows(
        placed(engine.small(languages), engine.small({"tconst": ["tt1"] * len(homes), **rows}))
    )
    return found[0]["original_region"] if found else None


@pytest.mark.parametrize(
    ("code", "homes", "expected"),
    [
        ("sv", [("SE", "sv", True, 1.0), ("FI", "sv", True, 1.0), ("US", "en", True, 1.0)], "SE"),
        ("sv", [("FI", "sv", True, 1.0)], "FI"),
        ("en", [("GB", "en", True, 1.0), ("US", "en", True, 1.0), ("XWW", "en", True, 1.0)], "US"),
        ("en", [("GB", "en", True, 1.0), ("US", "en", False, 1.0)], "GB"),
        ("en", [("XWW", "en", True, 1.0)], None),
        ("de", [("DE", "de", True, 1.0), ("DDDE", "de", True, 1.0)], "DDDE"),
        ("ru", [("RU", "ru", False, 0.3)], "RU"),
        ("es", [("ES", "es", True, 1.0), ("MX", "es", True, 1.0)], None),
        ("es", [("AR", "es", True, 1.0), ("MX", "es", False, 1.0)], "AR"),
        (None, [("IN", "hi", True, 1.0), ("IN", "ta", True, 1.0)], "IN"),
        (None, [("IN", "hi", True, 1.0), ("FR", "fr", True, 1.0)], None),
        (None, [("RU", "ru", False, 0.3)], None),
    ],
)
def test_the_region_speaks_the_language_and_shows_the_title(
    code: str | None, homes: list[tuple[str, str, bool, float]], expected: str | None
) -> None:
    assert region(code, *homes) == expected
