"""Names, keys and parts of franchises."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from reelkin.features.franchises.gathering import Group
from reelkin.features.franchises.naming import name_franchises

from ..tiny import titles


def named(
    *rows: dict[str, Any], stems: dict[str, int], characters: dict[str, str] | None = None
) -> list[tuple[Any, ...]]:
    placed = titles(*rows).with_row_index("row")
    return name_franchises(placed, [Group(list(range(len(rows))), Counter(stems))], characters or {}).rows()


def name_of(*names: str, stem: str, **more: Any) -> tuple[str, str]:
    rows = [{"primary_title": name, "start_year": 2000 + place, **more} for place, name in enumerate(names)]
    _, key, label, _ = named(*rows, stems={stem: 1})[0]
    return key, label


@pytest.mark.parametrize(
    ("names", "stem", "key", "label"),
    [
        (("The Godfather", "The Godfather: Part II"), "godfather", "godfather", "the Godfather films"),
        (
            ("Mission: Impossible", "Mission: Impossible II"),
            "mission impossible",
            "mission_impossible",
            "the Mission: Impossible films",
        ),
        (("BloodRayne", "BloodRayne 2"), "bloodrayne", "bloodrayne", "the BloodRayne films"),
        (("Ocean's Eleven", "Ocean's Twelve"), "oceans", "oceans", "the Ocean's films"),
        (
            ("The Fast and the Furious", "Fast & Furious"),
            "fast and furious",
            "fast_and_the_furious",
            "the Fast and the Furious films",
        ),
        (("Pokémon: The Movie", "Pokémon 3"), "pokemon", "pokemon", "the Pokémon films"),
        (("After the Thin Man", "Another Thin Man"), "thin man", "thin_man", "the Thin Man films"),
        (("Ночной дозор", "Ночной дозор 2"), "ночнои дозор", "a", "the Ночной дозор films"),
    ],
)
def test_a_franchise_is_called_as_its_earliest_title_writes_it(
    names: tuple[str, ...], stem: str, key: str, label: str
) -> None:
    assert name_of(*names, stem=stem) == (key, label)


def test_series_are_called_series() -> None:
    assert name_of("Broen", "Broen 2", stem="broen", title_type="tvSeries")[1] == "the Broen series"
    rows = ({"primary_title": "Firefly", "title_type": "tvSeries"}, {"primary_title": "Firefly: The Film"})
    assert named(*rows, stems={"firefly": 1})[0][2] == "the Firefly films and series"


def test_titles_name_a_franchise_before_a_character_does() -> None:
    rows = ({"primary_title": "Alien"}, {"primary_title": "Aliens"})
    characters = {"ellen ripley": "Ellen Ripley"}
    assert named(*rows, stems={"alien": 1, "ellen ripley": 2}, characters=characters)[0][1] == "alien"
    assert named(*rows, stems={"ellen ripley": 2}, characters=characters)[0][2] == "the Ellen Ripley films"


def test_a_second_franchise_of_the_name_has_its_year() -> None:
    rows = [
        {"primary_title": "Halloween", "start_year": 1978}, {"primary_title": "Halloween II", "start_year": 1981},
        {"primary_title": "Halloween", "start_year": 2007}, {"primary_title": "Halloween II", "start_year": 2009},
    ]  # fmt: skip
    placed = titles(*rows).with_row_index("row")
    groups = [Group([2, 3], Counter({"halloween": 1})), Group([0, 1], Counter({"halloween": 1}))]
    found = name_franchises(placed, groups, {})
    assert found.select("tconst", "franchise", "part").rows() == [
        ("a", "halloween", 1), ("b", "halloween", 2), ("c", "halloween_2007", 1), ("d", "halloween_2007", 2),
    ]  # fmt: skip


def test_a_bare_title_is_the_first_of_its_year() -> None:
    rows = (
        {"tconst": "1", "primary_title": "Breakin' 2", "start_year": 1984},
        {"tconst": "2", "primary_title": "Breakin'", "start_year": 1984},
    )
    assert named(*rows, stems={"breakin": 1}) == [
        ("2", "breakin", "the Breakin' films", 1), ("1", "breakin", "the Breakin' films", 2),
    ]  # fmt: skip


def test_no_groups_an_empty_table() -> None:
    found = name_franchises(titles({}).with_row_index("row"), [], {})
    assert (found.columns, found.height) == (["tconst", "franchise", "label", "part"], 0)
