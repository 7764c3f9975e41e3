"""Franchises found, and none where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from reelkin.features.franchises import find_franchises

from ..tiny import NO_CREDITS, NOBODY, credits_of, people_of, titles


def film(name: str, year: int | None, crew: str = "", **more: Any) -> tuple[dict[str, Any], str]:
    return {"primary_title": name, "start_year": year, **more}, crew


def found(*films: tuple[dict[str, Any], str], people: pl.DataFrame = NOBODY) -> list[set[str]]:
    """The franchises among films, whose crews are letters, one a person: upper case directs, w to z write, others play."""
    rows = [{"tconst": f"tt{place:03}", **about} for place, (about, _) in enumerate(films)]
    told = [
        (
            row["tconst"],
            f"n{letter}",
            "director" if letter.isupper() else "writer" if letter in "wxyz" else "cast",
        )
        for row, (_, crew) in zip(rows, films, strict=True)
        for letter in crew
    ]
    table = find_franchises(titles(*rows), credits_of(*told), people)
    names = {row["tconst"]: row["primary_title"] for row in rows}
    groups = table.group_by("franchise", maintain_order=True).agg("tconst")["tconst"].to_list()
    return [{names[tconst] for tconst in group} for group in groups]


def of_all(*films: tuple[dict[str, Any], str]) -> bool:
    return found(*films) == [{about["primary_title"] for about, _ in films}]


@pytest.mark.parametrize(
    "films",
    [
        [
            film("Alien", 1979, "Aab"),
            film("Aliens", 1986, "Bab"),
            film("Alien³", 1992, "Ca"),
            film("Alien: Resurrection", 1997, "Da"),
        ],
        [
            film("Harry Potter and the Sorcerer's Stone", 2001, "Aab"),
            film("Harry Potter and the Chamber of Secrets", 2002, "Aab"),
        ],
        [film("The Godfather", 1972, "Aa"), film("The Godfather: Part II", 1974, "Aa")],
        [film("Star Wars", 1977, "Aa"), film("Star Wars: Episode V - The Empire Strikes Back", 1980, "Ba")],
        [film("The Thin Man", 1934, "Aab"), film("After the Thin Man", 1936, "Aab")],
        [film("Ocean's Eleven", 2001, "Aab"), film("Ocean's Twelve", 2004, "Aab")],
        [film("Batman", 1989, "Aab"), film("Batman Returns", 1992, "Aab")],
        [film("Die Hard", 1988, "Aa"), film("Die Hard with a Vengeance", 1995, "Aa")],
        [film("Wrong Turn", 2003, "A"), film("Wrong Turn 2: Dead End", 2007, "B")],
        [film("Three Colors: Blue", 1993, "A"), film("Three Colors: Red", 1994, "A")],
    ],
)
def test_series_are_found(films: list[tuple[dict[str, Any], str]]) -> None:
    assert of_all(*films)


@pytest.mark.parametrize(
    "films",
    [
        [film("Heat", 1986, "A"), film("Heat", 1995, "A"), film("Heat", 2013, "A")],
        [
            film("Hamlet", 1948, "Aaw"),
            film("Hamlet", 1990, "Bbw"),
            film("Hamlet 2", 2008, "Cc"),
            film("Hamlet", 1996, "Ddw"),
        ],
        [
            film("The Man", 1972, "A"),
            film("The Man: Origins", 1980, "B"),
            film("The Man from Earth", 2007, "C"),
        ],
        [film("Love", 2011, "A"), film("Love Story", 1970, "B"), film("Love: A History", 1999, "C")],
        [film("Apollo 13", 1995, "A"), film("Apollo 18", 2011, "B"), film("Apollo", 2000, "C")],
        [film("Henry V", 1989, "Aaw"), film("Henry II", 2010, "B"), film("Henry", 1986, "C")],
        [film("Babe", 1992, "A"), film("Babe: Pig in the City", 1998, "B")],
        [film("Dracula", 1992, "Aw"), film("Dracula: Dead and Loving It", 1995, "Bw")],
        [
            film("A Christmas Carol", 1951),
            film("A Christmas Carol", 1999),
            film("A Christmas Carol", 2009),
            film("A Christmas Carol: A Ghost Story", 2010),
        ],
        [film("White Fang", 1925, "A"), film("White Fang 2", 1994, "B")],
        [film("The Descent", 2010, "A"), film("The Crow", 1994, "A"), film("Crows", 1995, "A")],
        [film("Malcolm", 1986, "A"), film("Malcolm X", 1992, "B")],
        [film("Red", 2008, "Aa"), film("Red Planet", 2000, "Ba"), film("Red Eye", 2005, "Ca")],
    ],
)
def test_what_only_sounds_like_a_series_is_none(films: list[tuple[dict[str, Any], str]]) -> None:
    assert found(*films) == []


def test_a_remake_starts_a_series_of_its_own() -> None:
    """Halloween (2007) shares only the writers of the first with it, and its sequel follows the nearest."""
    series = found(
        film("Halloween", 1978, "Aaw"), film("Halloween II", 1981, "Baw"), film("Halloween 4", 1988, "Cbw"),
        film("The Hills", 2006, "Z"), film("The Hills Part 2", 2007, "Y"), film("The Hills", 1977, "Q"),
    )  # fmt: skip
    assert {"Halloween", "Halloween II", "Halloween 4"} in series
    assert {"The Hills", "The Hills Part 2"} in series
    assert len(series) == 2


def test_a_sequel_follows_the_namesake_it_shares_people_with() -> None:
    table = find_franchises(
        titles(
            {"tconst": "old", "primary_title": "The Descent", "start_year": 2005},
            {"tconst": "other", "primary_title": "Descent", "start_year": 2007},
            {"tconst": "two", "primary_title": "The Descent: Part 2", "start_year": 2009},
        ),
        credits_of(("old", "n1", "cast"), ("two", "n1", "cast"), ("other", "n2", "cast")),
    )
    assert table["tconst"].to_list() == ["old", "two"]


def test_a_persons_own_shows_are_no_franchise() -> None:
    shows = [film("Bill Hicks: Relentless", 1992, "a"), film("Bill Hicks: Revelations", 1993, "a")]
    assert found(*shows) == [{"Bill Hicks: Relentless", "Bill Hicks: Revelations"}]
    assert found(*shows, people=people_of(na="Bill Hicks")) == []


def test_an_established_name_brings_in_what_bears_it() -> None:
    """Nobody is shared with The Lost Years, but three films have made the name."""
    assert of_all(
        film("Space Rangers", 1990, "Aab"), film("Space Rangers 2", 1992, "Aab"), film("Space Rangers 3", 1994, "Aab"),
        film("Space Rangers: The Lost Years", 1998, "Zc"),
    )  # fmt: skip


def test_parts_come_by_year_then_by_number() -> None:
    frame = titles(
        {"tconst": "tt3", "primary_title": "Che: Part One", "start_year": 2008},
        {"tconst": "tt1", "primary_title": "Che: Part Two", "start_year": 2008},
        {"tconst": "tt2", "primary_title": "Che: Part Three", "start_year": None},
    )
    told = credits_of(*((tconst, "n1", "cast") for tconst in ("tt1", "tt2", "tt3")))
    assert find_franchises(frame, told).rows() == [
        ("tt3", "che", "the Che films", 1), ("tt1", "che", "the Che films", 2), ("tt2", "che", "the Che films", 3),
    ]  # fmt: skip


def test_titles_that_the_model_leaves_out_can_be_members() -> None:
    """Whatever titles are given are looked at, with or without votes or credits."""
    frame = titles(
        {"primary_title": "Saw Blade", "num_votes": None},
        {"primary_title": "Saw Blade II", "num_votes": None, "start_year": 2001},
    )
    assert find_franchises(frame, NO_CREDITS)["tconst"].to_list() == ["a", "b"]


def test_order_of_rows_changes_nothing() -> None:
    frame = titles(
        *(
            {"tconst": f"t{place}", "primary_title": f"Saw {place + 1}", "start_year": 2000 + place}
            for place in range(6)
        )
    )
    told = credits_of(*((f"t{place}", f"n{place // 2}", "cast") for place in range(6)))
    one = find_franchises(frame, told)
    assert one.height == 6
    assert one.equals(find_franchises(frame.sample(fraction=1.0, shuffle=True, seed=3), told.reverse()))


def test_nothing_in_nothing_out() -> None:
    table = find_franchises(titles({}).clear(), NO_CREDITS)
    assert table.is_empty()
    assert table.columns == ["tconst", "franchise", "label", "part"]


def test_characters_alone_can_make_a_franchise() -> None:
    frame = titles(
        {"primary_title": "Dr. No", "start_year": 1962},
        {"primary_title": "Goldfinger", "start_year": 1964},
        {"primary_title": "Marnie", "start_year": 1964},
    )
    told = credits_of(
        ("a", "n1", "cast", 1, ["James Bond"]), ("b", "n1", "cast", 1, ["James Bond"]),
        ("c", "n1", "cast", 1, ["Mark Rutland"]),
        ("a", "n2", "cast", 2, ["M"]), ("b", "n2", "cast", 2, ["M"]), ("c", "n2", "cast", 2, ["Sailor"]),
    )  # fmt: skip
    assert find_franchises(frame, told).rows() == [
        ("a", "james_bond", "the James Bond films", 1), ("b", "james_bond", "the James Bond films", 2),
    ]  # fmt: skip


def test_real_catalogue_keeps_its_best_known_series(shared_data: Path) -> None:
    """Read from the raw files: long series are there, and the many films called Heat or Hamlet are none."""
    folder = shared_data / "imdb_from_meta"
    options: dict[str, Any] = {
        "separator": "\t",
        "quote_char": None,
        "null_values": "\\N",
        "infer_schema": False,
    }
    raw = pl.read_csv(folder / "title.basics.tsv.gz", **options)
    movies = raw.filter(titleType="movie")
    frame = movies.select(
        "tconst", title_type="titleType", primary_title="primaryTitle", original_title="originalTitle",
        start_year=pl.col("startYear").cast(pl.Int32), genres=pl.col("genres").fill_null("").str.split(","),
    )  # fmt: skip
    crew = pl.read_csv(folder / "title.principals.tsv.gz", **options)
    told = crew.select(
        "tconst", "nconst", role=pl.col("category").replace({"actor": "cast"}), billing=None, characters=None
    )
    told = told.cast({"billing": pl.Int32, "characters": pl.List(pl.String)})
    table = find_franchises(frame, told)
    parts = dict(table.group_by("franchise").agg(pl.len()).iter_rows())
    assert parts["rocky"] >= 5
    assert parts["alien"] >= 4
    assert parts["lord_of_the_rings"] >= 3
    assert "heat" not in parts
    assert "hamlet" not in parts
