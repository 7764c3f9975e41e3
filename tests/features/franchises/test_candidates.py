"""Which pairs are looked at."""

from __future__ import annotations

from reelkin.features.franchises.candidates import candidates
from reelkin.features.franchises.stems import claims

from ..tiny import titles


def pairs(*rows: dict[str, object]) -> list[dict[str, object]]:
    placed = titles(*rows).with_row_index("row")
    return (
        candidates(placed, claims(placed))
        .sort("stem", "first", "second", "kind_first", "kind_second")
        .to_dicts()
    )


def test_a_sequel_is_paired_with_what_it_follows_the_earlier_first() -> None:
    found = pairs(
        {"primary_title": "Rocky II", "start_year": 1979}, {"primary_title": "Rocky", "start_year": 1976}
    )
    marked = next(pair for pair in found if pair["kind_second"] == "numbered")
    assert (marked["first"], marked["second"], marked["kind_first"]) == (1, 0, "whole")
    assert (marked["number_second"], marked["gap"], marked["remake"]) == (2, 3, False)
    assert marked["namesakes"] == 1


def test_the_bare_name_coming_later_may_be_a_remake() -> None:
    found = pairs(
        {"primary_title": "Halloween II", "start_year": 1981},
        {"primary_title": "Halloween", "start_year": 2007},
    )
    assert all(pair["remake"] for pair in found)


def test_titles_called_the_same_are_never_paired() -> None:
    heat = {"primary_title": "Heat"}
    assert pairs(heat, heat, heat) == []
    assert pairs({"primary_title": "Part 1: It"}, {"primary_title": "Part 1 - It"}) == []


def test_a_documentary_is_not_paired_with_a_film() -> None:
    assert (
        pairs({"primary_title": "Alien"}, {"primary_title": "Alien: The Making", "genres": ["Documentary"]})
        == []
    )


def test_a_name_inside_a_longer_title_is_found() -> None:
    found = pairs(
        {"primary_title": "The Thin Man"},
        {"primary_title": "After the Thin Man"},
        {"primary_title": "The Thin Man Goes Home"},
    )
    assert {(pair["first"], pair["second"], pair["kind_first"], pair["kind_second"]) for pair in found} == {
        (0, 1, "whole", "inside"), (0, 2, "whole", "opening"), (1, 2, "inside", "opening"),
    }  # fmt: skip
    assert {(pair["words"], pair["uses"]) for pair in found} == {(2, 2)}


def test_equal_numbers_are_no_pair() -> None:
    found = pairs({"primary_title": "Ocean's 11"}, {"primary_title": "Ocean's Eleven: Again"})
    assert [pair for pair in found if pair["kind_first"] == pair["kind_second"] == "numbered"] == []


def test_unknown_years_have_no_gap() -> None:
    found = pairs({"primary_title": "Saw"}, {"primary_title": "Saw II", "start_year": None})
    assert {pair["gap"] for pair in found} == {None}
