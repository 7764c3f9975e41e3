from __future__ import annotations

import math

import pytest

from reelkin.catalog import engine
from reelkin.catalog.origin import makers
from reelkin.catalog.origin.deciding import SHARES


def points(rows: list[tuple[str, str, str]], languages: dict[str, str]) -> dict[tuple[str, str], float]:
    credited = engine.small(
        {
            "tconst": [row[0] for row in rows],
            "nconst": [row[1] for row in rows],
            "role": [row[2] for row in rows],
        }
    )
    known = engine.small({"tconst": list(languages), "language": list(languages.values())})
    return {
        (row["tconst"], row["language"]): row["points"]
        for row in engine.rows(makers.maker_points(credited, known))
    }


def test_a_title_hears_of_its_peoples_other_titles_and_not_of_itself() -> None:
    found = points([("tt1", "nm1", "director"), ("tt2", "nm1", "writer")], {"tt1": "sv", "tt2": "sv"})
    expected = SHARES["sv"] * makers.DOUBT
    one_other = math.log((makers.FOREIGN_WEIGHT + expected) / expected)
    assert found == {("tt1", "sv"): pytest.approx(one_other), ("tt2", "sv"): pytest.approx(one_other)}
    assert points([("tt1", "nm1", "director")], {"tt1": "sv"}) == {}


def test_a_person_in_two_roles_counts_once_and_composers_do_not_count() -> None:
    twice = [("tt1", "nm1", "director"), ("tt1", "nm1", "writer"), ("tt2", "nm1", "cast")]
    assert points(twice, {"tt2": "sv"}) == points([*twice[::2]], {"tt2": "sv"})
    assert points([("tt1", "nm1", "composer"), ("tt2", "nm1", "director")], {"tt2": "sv"}) == {}


def test_more_titles_and_more_people_say_more_up_to_a_bound() -> None:
    people = [(f"tt{n}", "nm1", "director") for n in range(200)]
    one = points(people[:2], {"tt1": "en"})["tt0", "en"]
    many = points(people, {f"tt{n}": "en" for n in range(1, 200)})["tt0", "en"]
    assert 0 < one < many <= makers.MOST


def test_a_language_without_a_share_is_a_rare_one() -> None:
    assert points([("tt1", "nm1", "cast"), ("tt2", "nm1", "cast")], {"tt2": "zu"})["tt1", "zu"] == makers.MOST
