from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planted import Planted
from reelkin.lookup.matching import NameKind
from reelkin.recommend import Model
from reelkin.recommend.finding import knows_few_alternates


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


def test_a_word_of_a_persons_name_gives_their_titles(model: Model) -> None:
    found = model.find("director")
    assert found.kind == "several"
    assert {match.candidate.kind for match in found.matches} == {NameKind.PERSON}


def test_a_persons_id_gives_their_titles_and_an_unknown_one_none(model: Model) -> None:
    people = model.bundle.people
    place = list(people.name).index("Director D1")
    found = model.find(f"https://www.imdb.com/name/{people.nconst[place]}/")
    assert found.kind == "several"
    assert {match.candidate.name for match in found.matches} == {"Director D1"}
    assert model.find("nm9999999").matches == ()


def test_a_misspelt_name_of_a_person_is_asked_about(model: Model) -> None:
    found = model.find("directer d1")
    assert (found.kind, found.matches[0].candidate.name) == ("several", "Director D1")


def test_a_year_that_no_title_of_the_name_has_lists_them_all(model: Model) -> None:
    found = model.find("Hamlet (1970)")
    assert found.kind == "several"
    assert [match.candidate.year for match in found.matches] == [1948, 1996]


def test_a_number_written_otherwise_is_told(model: Model) -> None:
    assert model.find("the hollow two").kind == "likely"
    assert titles(model, "the hollow two") == ["The Hollow 2"]
    assert titles(model, "2 graves") == ["Two Graves"]


def test_a_catalogue_with_hardly_any_alternate_titles_knows_it(model: Model) -> None:
    assert knows_few_alternates(model.bundle)
    names = model.bundle.title_names
    many = replace(names, kinds=np.full_like(names.kinds, NameKind.ALTERNATE))
    assert not knows_few_alternates(replace(model.bundle, title_names=many))
