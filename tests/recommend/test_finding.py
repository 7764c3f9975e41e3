from __future__ import annotations

import pytest

from planted import Planted
from reelkin.recommend import Model


def titles(model: Model, typed: str) -> list[str]:
    return [model.facts_of(match.candidate.row).title for match in model.find(typed).matches]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Claire", "Claire"),
        ("tt1000000", "The Hollow"),
        ("https://www.imdb.com/title/tt1000000/", "The Hollow"),
        ("the hollow", "The Hollow"),
        ("Hollow", "The Hollow"),
        ("Ronin no uta", "Rōnin no Uta"),
        ("Claire's Summer", "Claire"),
        ("Клер", "Claire"),
        ("Hamlet (1948)", "Hamlet"),
    ],
)
def test_one_title_is_meant(model: Model, typed: str, title: str) -> None:
    assert model.find(typed).kind == "one"
    assert titles(model, typed) == [title]


def test_a_misspelling_is_likely_and_never_taken_for_sure(model: Model) -> None:
    found = model.find("Migratoin")
    assert found.kind == "likely"
    assert titles(model, "Migratoin") == ["Migration"]


def test_one_name_of_several_titles_asks_back(model: Model) -> None:
    found = model.find("Hamlet")
    assert found.kind == "several"
    assert {match.candidate.year for match in found.matches} == {1948, 1996}


def test_a_persons_name_gives_their_titles_most_voted_first(model: Model, planted: Planted) -> None:
    found = model.find("director d1")
    assert found.kind == "several"
    assert titles(model, "director d1")[:3] == ["Dust", "Wolf Road", "Red Mesa"]
    assert {match.candidate.name for match in found.matches} == {"Director D1"}


@pytest.mark.parametrize("typed", ["", "   ", "tt9999999", "qqqqzzzzqqqq"])
def test_nothing_is_found_where_nothing_is(model: Model, typed: str) -> None:
    assert model.find(typed).kind == "none"


def test_a_part_of_a_name_lists_what_has_it(model: Model) -> None:
    assert set(titles(model, "no Uta")) >= {"Rōnin no Uta"}
