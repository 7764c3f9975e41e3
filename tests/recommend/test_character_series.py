"""Series that no title betrays, held together by their characters: planted ones, and genuine rows of IMDb's."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from reelkin.recommend import Model

BOND = ["Dr. No", "From Russia with Love", "Goldfinger", "Thunderball"]
JONES = ["Mr. Jones at the Ball", "Mrs. Jones Entertains", "Her First Biscuits", "His Wife's Mother"]
ROLES = {"actor": "cast", "actress": "cast", "director": "director"}


@pytest.fixture(scope="module")
def spies() -> Model:
    """Four films of one spy, and others by the same people in which there is none."""
    names = [*BOND, "Marnie", "The Hill", "Woman of Straw", "Robin and Marian", "Picnic", "Cold Rooms"]
    ids = [f"tt{place}" for place in range(len(names))]
    actors = ["p1"] * 8 + ["p2"] * 2
    parts: list[list[str] | None] = [["James Bond"]] * 4 + [
        ["Mark Rutland"],
        ["Joe Roberts"],
        None,
        ["Robin Hood"],
        None,
        None,
    ]
    chiefs = dict.fromkeys(ids[:4], "p3")
    titles = {
        "tconst": ids,
        "primary_title": names,
        "genres": [["Action", "Thriller"]] * 8 + [["Drama"]] * 2,
        "start_year": [1962, 1963, 1964, 1965, 1964, 1965, 1964, 1976, 1955, 1956],
        # The latest is the most watched, so that by score it would come before the first.
        "num_votes": [100, 200, 900, 1000, 300, 50, 40, 60, 70, 80],
    }
    told = {
        "tconst": [*ids, *chiefs],
        "nconst": [*actors, *chiefs.values()],
        "role": ["cast"] * (len(ids) + len(chiefs)),
        "characters": [*parts, *([["M"]] * len(chiefs))],
    }
    return Model.from_tables(titles, told, k=2)


def of_series(model: Model, series: list[str], seen: list[str], **options: Any) -> list[str]:
    known = {model.facts_of(row).title: model.facts_of(row).tconst for row in range(len(model))}
    ratings = {known[title]: 9.0 for title in seen}
    shown = [pick.title for pick in model.recommend(ratings, n=len(model), **options)]
    return [title for title in shown if title in series]


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ([], "Dr. No"),
        (["Marnie"], "Dr. No"),
        (["Dr. No"], "From Russia with Love"),
        (["Goldfinger"], "Thunderball"),
    ],
)
def test_a_series_of_one_character_goes_on_in_order(spies: Model, seen: list[str], expected: str) -> None:
    assert of_series(spies, BOND, seen, franchise="order") == [expected]
    by_score = of_series(spies, BOND, seen)
    assert sorted(by_score) == sorted(set(BOND) - set(seen))


def test_by_score_alone_the_last_part_would_come_before_the_first(spies: Model) -> None:
    assert of_series(spies, BOND, [])[-1] == "Dr. No"
    pick = next(pick for pick in spies.recommend({}, n=9, franchise="order") if pick.title == "Dr. No")
    assert pick.note is not None
    assert pick.note.startswith("the first of its series; also ")


@pytest.fixture(scope="module")
def biograph(shared_data: Path) -> Model:
    """The genuine titles of 1908 and 1909 whose people imdb_real names."""
    folder = shared_data / "imdb_real"
    people = [row for row in _rows(folder / "title.principals.tsv.gz") if row["category"] in ROLES]
    ids = {row["tconst"] for row in people}
    votes = {row["tconst"]: int(row["numVotes"]) for row in _rows(folder / "title.ratings.tsv.gz")}
    found = [
        row
        for row in _rows(folder / "title.basics.tsv.gz")
        if row["tconst"] in ids and row["startYear"] in ("1908", "1909")
    ]
    kept = {row["tconst"] for row in found}
    people = [row for row in people if row["tconst"] in kept]
    titles = {
        "tconst": [row["tconst"] for row in found],
        "primary_title": [row["primaryTitle"] for row in found],
        "start_year": [int(row["startYear"]) for row in found],
        "genres": [row["genres"].split(",") for row in found],
        "num_votes": [votes.get(row["tconst"], 0) for row in found],
    }
    told = {
        "tconst": [row["tconst"] for row in people],
        "nconst": [row["nconst"] for row in people],
        "role": [ROLES[row["category"]] for row in people],
        "characters": [
            None if row["characters"] == r"\N" else json.loads(row["characters"]) for row in people
        ],
    }
    return Model.from_tables(titles, told, k=4)


def test_the_jones_comedies_of_1908_go_on_in_order(biograph: Model) -> None:
    """D. W. Griffith's, with John R. Cumpson as Mr. Jones; half of their titles name nobody."""
    assert of_series(biograph, JONES, [], franchise="order") == [JONES[0]]
    assert of_series(biograph, JONES, JONES[:1], franchise="order") == [JONES[1]]
    assert of_series(biograph, JONES, JONES[:3], franchise="order") == [JONES[3]]
    assert len(of_series(biograph, JONES, [])) == len(JONES)


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
