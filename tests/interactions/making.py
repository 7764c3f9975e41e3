"""Exports in the forms people download, made from rows; and titles to match them against."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from reelkin.interactions.titles import IndexedTitles, Known
from reelkin.lookup.index import build_index
from reelkin.lookup.matching import NameKind

IMDB_OLD = ("Const", "Your Rating", "Date Rated", "Title", "URL", "Title Type", "IMDb Rating", "Runtime (mins)",
            "Year", "Genres", "Num Votes", "Release Date", "Directors")  # fmt: skip
IMDB_NEW = ("Const", "Your Rating", "Date Rated", "Title", "Original Title", "URL", "Title Type", "IMDb Rating",
            "Runtime (mins)", "Year", "Genres", "Num Votes", "Release Date", "Directors")  # fmt: skip
IMDB_LIST_OLD = ("Position", "Const", "Created", "Modified", "Description", "Title", "URL", "Title Type", "IMDb Rating",
                 "Runtime (mins)", "Year", "Genres", "Num Votes", "Release Date", "Directors")  # fmt: skip
IMDB_LIST_NEW = (*IMDB_LIST_OLD[:6], "Original Title", *IMDB_LIST_OLD[6:], "Your Rating", "Date Rated")
IMDB_FIRST = ("position", "const", "created", "modified", "description", "Title", "Title type", "Directors", "You rated",
              "IMDb Rating", "Runtime (mins)", "Year", "Genres", "Num. Votes", "URL")  # fmt: skip
RATINGS = ("Date", "Name", "Year", "Letterboxd URI", "Rating")
DIARY = (*RATINGS, "Rewatch", "Tags", "Watched Date")
WATCHED = RATINGS[:4]


def sheet(header: Sequence[str], rows: Sequence[Mapping[str, object]], separator: str = ",") -> bytes:
    """A CSV with this header; what a row does not say is empty."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header, delimiter=separator, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def trakt(entries: Sequence[object]) -> bytes:
    return json.dumps(entries).encode()


FILMS = (
    ("tt0078748", "Alien", "Alien", 1979, "movie", 900_000),
    ("tt0090605", "Aliens", "Aliens", 1986, "movie", 700_000),
    ("tt0113277", "Heat", "Heat", 1995, "movie", 650_000),
    ("tt0093164", "Heat", "Heat", 1986, "movie", 5_000),
    ("tt0021814", "Dracula", "Dracula", 1931, "movie", 60_000),
    ("tt0021815", "Drácula", "Drácula", 1931, "movie", 5_000),
    ("tt0047478", "Seven Samurai", "Shichinin no samurai", 1954, "movie", 350_000),
    ("tt0103639", "Aladdin", "Aladdin", 1992, "movie", 400_000),
    ("tt0106179", "The X-Files", "The X-Files", 1993, "tvSeries", 200_000),
    ("tt9000001", "Alone", "Alone", 2020, "movie", 3),
    ("tt9000002", "Alone", "Alone", 2020, "movie", 2),
    ("tt9000003", "Alone", "Alone", 2020, "tvSeries", 2),
    ("tt0211915", "Amélie", "Le fabuleux destin d'Amélie Poulain", 2001, "movie", 760_000),
)
ALTERNATE = (("tt0047478", "七人の侍"), ("tt0211915", "Amelie from Montmartre"))


def known_films() -> IndexedTitles:
    """FILMS behind a name index, as a model's own titles are."""
    rows = {film[0]: row for row, film in enumerate(FILMS)}
    names = [(film[1], row, NameKind.PRIMARY) for row, film in enumerate(FILMS)]
    names += [(film[2], row, NameKind.ORIGINAL) for row, film in enumerate(FILMS)]
    names += [(name, rows[tconst], NameKind.ALTERNATE) for tconst, name in ALTERNATE]
    known: Callable[[int], Known] = lambda row: Known(FILMS[row][0], FILMS[row][1], *FILMS[row][3:])  # noqa: E731
    return IndexedTitles(
        name="thirteen films",
        index=build_index(names),
        years=np.array([film[3] for film in FILMS], np.int32),
        votes=np.array([film[5] for film in FILMS], np.int32),
        known_at=known,
        name_of=lambda row, kind: FILMS[row][int(kind) + 1] if kind <= NameKind.ORIGINAL else None,
        row_of=rows.get,
    )
