"""A small, clean set of staged rows in which nothing is odd, for tests to spoil as they like."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl

from reelkin.imdb import values
from reelkin.imdb.files import FILES
from reelkin.inspection.staging import Staging

if TYPE_CHECKING:
    from pathlib import Path

FILMS, PEOPLE = 60, 20
GENRES = ("Drama", "Comedy,Drama", "Action,Crime", "Horror", "Comedy,Romance")


@dataclass
class Facts:
    """As much of a snapshot as the report asks for."""

    id: str = "2026-11-24-0123abcd"
    date: str = "2026-11-24"
    source: str = "imdb"
    rating_mean: str = "the mean of users' ratings"
    votes_mean: str = "ratings by users"
    default_min_votes: int = 100
    notice: str = "Nobody asked for anything."


@dataclass
class Rows:
    """Rows by file. `add` appends one that looks like the last of its file but for what is given."""

    files: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, file: str, **values: Any) -> None:
        """Append a row."""
        self.files[file].append({**self.files[file][-1], **values})

    def film(self, number: int, **values: Any) -> str:
        """Append a film of its own name; nothing is odd about it but what is given."""
        tconst = f"tt3{number:06}"
        row = {"tconst": tconst, "primaryTitle": f"Plant {number}", "originalTitle": f"Plant {number}"}
        self.files["title.basics"].append({**film_row(number), **row, **values})
        return tconst

    def person(self, number: int, **values: Any) -> str:
        """Append a person."""
        nconst = f"nm3{number:06}"
        self.files["name.basics"].append({**person_row(number), "nconst": nconst, **values})
        return nconst

    def stage(self, folder: Path) -> Staging:
        """Write all rows as the strict reader would."""
        folder.mkdir(parents=True, exist_ok=True)
        for file in FILES:
            frame = pl.DataFrame(self.files[file.name], schema=values.schema(file), orient="row")
            frame.write_parquet(folder / f"{file.name}.parquet")
        return Staging(folder)

    def counts(self) -> dict[str, Any]:
        """What the strict reader would count, had it refused nothing and found every match."""
        return {
            file.name: {
                "lines": len(self.files[file.name]),
                "accepted": len(self.files[file.name]),
                "rejected": {},
                "orphans": {column.refers_to: 0 for column in file.columns if column.refers_to},
            }
            for file in FILES
        }


def film_row(number: int) -> dict[str, Any]:
    """A row of title.basics."""
    return {
        "tconst": f"tt1{number:06}",
        "titleType": "movie",
        "primaryTitle": f"Film {number} of many",
        "originalTitle": f"Film {number} of many",
        "isAdult": False,
        "startYear": 1980 + number % 40,
        "endYear": None,
        "runtimeMinutes": 80 + number % 60,
        "genres": GENRES[number % len(GENRES)],
    }


def person_row(number: int) -> dict[str, Any]:
    """A row of name.basics."""
    return {
        "nconst": f"nm1{number:06}",
        "primaryName": f"Person {number}",
        "birthYear": 1900 + number,
        "deathYear": 1990 + number if number % 3 else None,
        "primaryProfession": "actor",
        "knownForTitles": f"tt1{number:06}",
    }


def _empty() -> dict[str, list[dict[str, Any]]]:
    return {file.name: [] for file in FILES}


def _clean() -> dict[str, list[dict[str, Any]]]:
    rows = _empty()
    for number in range(FILMS):
        film = film_row(number)
        tconst, person = film["tconst"], f"nm1{number % PEOPLE:06}"
        rows["title.basics"].append(film)
        rows["title.ratings"].append(
            {"tconst": tconst, "averageRating": 5 + number % 30 / 10, "numVotes": 200 + 37 * number}
        )
        rows["title.crew"].append({"tconst": tconst, "directors": person, "writers": None})
        rows["title.principals"].append(
            {
                "tconst": tconst,
                "ordering": 1,
                "nconst": person,
                "category": "actor",
                "job": None,
                "characters": '["A"]',
            }
        )
        rows["title.akas"] += [_aka(tconst, 1, original=True), _aka(tconst, 2, original=False)]
    series = {
        **film_row(0),
        "tconst": "tt2000000",
        "titleType": "tvSeries",
        "primaryTitle": "Serial",
        "endYear": 2003,
    }
    rows["title.basics"].append(series)
    for number in (1, 2, 3):
        episode = {
            **film_row(0),
            "tconst": f"tt200000{number}",
            "titleType": "tvEpisode",
            "primaryTitle": "Episode",
        }
        rows["title.basics"].append(episode)
        place = {"parentTconst": "tt2000000", "seasonNumber": 1, "episodeNumber": number}
        rows["title.episode"].append({"tconst": episode["tconst"], **place})
    rows["name.basics"] = [person_row(number) for number in range(PEOPLE)]
    return rows


def _aka(tconst: str, ordering: int, *, original: bool) -> dict[str, Any]:
    return {
        "titleId": tconst,
        "ordering": ordering,
        "title": "A name",
        "region": None if original else ("FR", "DE", "JP")[int(tconst[-1]) % 3],
        "language": None,
        "types": "original" if original else "imdbDisplay",
        "attributes": None,
        "isOriginalTitle": original,
    }


_CLEAN = _clean()


def clean() -> Rows:
    """Sixty films, a series of three episodes, twenty people."""
    return Rows(deepcopy(_CLEAN))


def empty() -> Rows:
    """Seven files without a row."""
    return Rows(_empty())
