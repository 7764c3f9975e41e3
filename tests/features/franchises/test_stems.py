"""What titles claim, read from how they are written."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.features.franchises.stems import claims, folded, phrases, stem_key


def frame(*names: str) -> pl.DataFrame:
    return (
        pl.DataFrame({"primary_title": names})
        .with_row_index("row")
        .with_columns(original_title="primary_title")
    )


def claimed(title: str, kind: str) -> list[tuple[str, int | None]]:
    found = claims(frame(title)).filter(kind=kind)
    return list(found.select("stem", "number").iter_rows())


def fold(text: str) -> str:
    return str(pl.select(folded(pl.lit(text))).item())


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Alien³", "alien 3"),
        ("[REC]²", "rec 2"),
        ("Amélie & Zoë", "amelie and zoe"),
        ("Star Wars: Episode IV - A New Hope", "star wars | episode iv | a new hope"),
        ("Schindler's List", "schindlers list"),
        ("Histoire(s) du cinéma: Fatale beauté", "histoire s du cinema | fatale beaute"),
        ("The Naked Gun 2½: The Smell of Fear", "the naked gun 2 | the smell of fear"),
        ("Romeo + Juliet", "romeo and juliet"),
        ("2:22", "2 22"),
        ("Spider-Man", "spider man"),
        ("Дозор: Ночной", "дозор | ночнои"),
        ("...", ""),
    ],
)
def test_folding(title: str, text: str) -> None:
    assert fold(title) == text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the godfather", "godfather"),
        ("a nightmare on elm street", "nightmare on elm street"),
        ("the fast and the furious", "fast and furious"),
        ("die hard", "die hard"),
        ("the", "the"),
    ],
)
def test_keys_have_no_articles(text: str, key: str) -> None:
    assert pl.select(stem_key(pl.lit(text))).item() == (key if text != "the" else "")


@pytest.mark.parametrize(
    ("title", "stem", "number"),
    [
        ("Alien³", "alien", 3),
        ("The Godfather Part II", "godfather", 2),
        ("The Godfather: Part III", "godfather", 3),
        ("Rocky II", "rocky", 2),
        ("Star Wars: Episode IV - A New Hope", "star wars", 4),
        ("Terminator 2: Judgment Day", "terminator", 2),
        ("Kill Bill: Vol. 1", "kill bill", 1),
        ("Ocean's Twelve", "oceans", 12),
        ("Insidious: Chapter 2", "insidious", 2),
        ("Class of 1984", "class of", 1984),
        ("Mission: Impossible II", "mission impossible", 2),
    ],
)
def test_numbers(title: str, stem: str, number: int) -> None:
    assert claimed(title, "numbered") == [(stem, number)]


@pytest.mark.parametrize(
    "title", ["Alien", "2001: A Space Odyssey", "10 Things I Hate About You", "Heat", "Rocky Balboa"]
)
def test_no_number(title: str) -> None:
    assert claimed(title, "numbered") == []


@pytest.mark.parametrize(
    ("title", "sure"),
    [
        ("Rocky II", True),
        ("Rocky Part X", True),
        ("Malcolm X", False),
        ("Apollo 13", False),
        ("The Magnificent Seven", False),
        ("Jaws 2", True),
        ("Hangar 18", False),
        ("Airport 1975", False),
    ],
)
def test_numbers_that_may_mean_something_else_are_unsure(title: str, sure: bool) -> None:
    assert claims(frame(title)).filter(kind="numbered")["sure"].to_list() == [sure]


@pytest.mark.parametrize(
    ("title", "kind", "stems"),
    [
        ("Alien: Resurrection", "subtitled", ["alien"]),
        ("Mission: Impossible - Fallout", "subtitled", ["mission", "mission impossible"]),
        ("Harry Potter and the Goblet of Fire", "joined", ["harry potter"]),
        ("Alien vs. Predator", "joined", ["alien"]),
        ("Abbott and Costello Meet the Mummy", "joined", ["abbott and costello"]),
        ("Aliens", "plural", ["alien"]),
        ("Glass", "plural", []),
        ("The Godfather", "whole", ["godfather"]),
    ],
)
def test_other_claims(title: str, kind: str, stems: list[str]) -> None:
    assert [stem for stem, _ in claimed(title, kind)] == stems


def test_primary_and_original_title_both_count_once() -> None:
    given = pl.DataFrame({"row": [0], "primary_title": ["Easy Money"], "original_title": ["Snabba Cash"]})
    assert claims(given).filter(kind="whole")["stem"].to_list() == ["easy money", "snabba cash"]


@given(st.text(max_size=30))
def test_any_title_can_be_read(title: str) -> None:
    found = claims(frame(title))
    assert found["stem"].str.len_chars().min() != 1
    assert found.equals(claims(frame(title)))


def test_phrases_are_other_titles_names_inside_longer_titles() -> None:
    names = pl.DataFrame({"stem": ["rocky", "rocky balboa", "planet of apes", "apes"]})
    given = frame("Rocky Balboa", "Beneath the Planet of the Apes", "My Friend Rocky")
    assert phrases(given, names).rows() == [(0, "rocky", True), (1, "planet of apes", False)]
