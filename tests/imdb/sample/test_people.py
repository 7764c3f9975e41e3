"""Who is who among people of one name."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reelkin.imdb.sample.films import Film
from reelkin.imdb.sample.people import Credit, assign_ids, careers, credits_of, identify

FILM = Film(
    tconst="tt1", title="", other_titles=(), year=1980, minutes=None, genres=(), documentary=False, directors=(),
    writers=(), cast=(), regions=(), languages=(), rating=None, votes=None,
)  # fmt: skip


def career(*years_and_roles: tuple[int, str], name: str = "Steve McQueen") -> list[Credit]:
    return [
        Credit(name, role, replace(FILM, tconst=f"tt{at}", year=year))  # type: ignore[arg-type]
        for at, (year, role) in enumerate(years_and_roles)
    ]


@pytest.mark.parametrize(
    ("credits_", "lives"),
    [
        ([(1960, "actor"), (1980, "actor"), (2008, "director")], [[1960, 1980], [2008]]),
        ([(1960, "actor"), (1980, "actor"), (2004, "director")], [[1960, 1980, 2004]]),
        ([(1980, "actor"), (2008, "director"), (2008, "actor")], [[1980, 2008, 2008]]),
        ([(1950, "actor"), (1999, "actor")], [[1950, 1999]]),
        ([(1950, "actor"), (2000, "actor")], [[1950], [2000]]),
        ([(1943, "writer"), (2013, "writer")], [[1943, 2013]]),
        ([(1943, "actor"), (1945, "writer"), (2013, "writer")], [[1943, 1945, 2013]]),
        ([(1970, "self"), (2010, "self")], [[1970, 2010]]),
        ([(1960, "actor"), (1980, "self"), (2008, "director"), (2012, "self")], [[1960, 1980], [2008, 2012]]),
    ],
)
def test_a_long_silence_and_another_trade_make_another_person(
    credits_: list[tuple[int, str]], lives: list[list[int]]
) -> None:
    """Documentaries, in which the dead appear, decide nothing."""
    found = careers(career(*credits_))
    assert [sorted(credit.film.year for credit in each) for each in found] == lives
    assert [sorted(c.film.year for c in each) for each in careers(career(*reversed(credits_)))] == lives


def test_ids_are_made_of_names_alone() -> None:
    """So that a person keeps an id whoever else there is."""
    alone = assign_ids([("Ridley Scott", 0)])["Ridley Scott", 0]
    crowd = assign_ids([(f"Person {i}", 0) for i in range(2000)] + [("Ridley Scott", 0), ("Ridley Scott", 1)])
    assert crowd["Ridley Scott", 0] == alone
    assert crowd["Ridley Scott", 1] != alone
    assert len(set(crowd.values())) == 2002
    assert all(re.fullmatch(r"nm9\d{7}", each) for each in crowd.values())


def test_ids_that_meet_move_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for three, three people get three ids."""
    monkeypatch.setattr("reelkin.imdb.sample.people._IDS", 3)
    assert sorted(assign_ids([("a", 0), ("b", 0), ("c", 0)]).values()) == [
        "nm90000000",
        "nm90000001",
        "nm90000002",
    ]


def test_everybody_in_a_film_is_credited() -> None:
    """Cast first, then directors and writers; one who does two things twice, under one id."""
    film = replace(FILM, cast=("A", "B"), directors=("B",), writers=("C",))
    credits_ = credits_of(film)
    assert [(c.name, c.role) for c in credits_] == [
        ("A", "actor"),
        ("B", "actor"),
        ("B", "director"),
        ("C", "writer"),
    ]
    ids = identify(credits_)
    assert ids["tt1", "B", "actor"] == ids["tt1", "B", "director"]
    assert len(set(ids.values())) == 3
    documentary = credits_of(replace(film, documentary=True))
    assert [c.role for c in documentary] == ["self", "self", "director", "writer"]
