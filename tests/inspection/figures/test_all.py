"""Every figure, over clean, tiny and hostile tables: titles tell the finding, all words can be read."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from reelkin.inspection.figures import funnel, genres, joins, people, places, reception, titles

from ..legible import complaints, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reelkin.inspection.plates import Plate

pytestmark = pytest.mark.usefixtures("in_house")

HOSTILE = ("$x^2$ & <b>", "羅生門", "الرسالة", "W" * 90, "a\x07b", "\u202egnirts")
GENRES = ("Action", "Comedy", "Drama", "Horror", "Romance", "Thriller")


def _nulls() -> pl.DataFrame:
    rows = [
        ("title.basics", "endYear", 10, 9, 0.9),
        ("title.basics", "genres", 10, 1, 0.1),
        ("title.crew", "tconst", 5, 0, 0.0),
    ]
    return pl.DataFrame(rows, schema=["file", "column", "rows", "nulls", "share"], orient="row")


def _types(*names: str) -> pl.DataFrame:
    rows = [(name, 10 ** (7 - place), 10 ** (6 - place)) for place, name in enumerate(names)]
    return pl.DataFrame(rows, schema=["type", "titles", "rated"], orient="row")


def _counted(column: str, values: Any, *names: str) -> pl.DataFrame:
    rows = [(name, value, 5 + value % 7) for name in names for value in values]
    return pl.DataFrame(rows, schema=["type", column, "titles"], orient="row")


def _pairs(names: tuple[str, ...]) -> pl.DataFrame:
    rows = [
        (first, second, 25 * (place + 1), 20.0, 1.25 * (place + 1) if place % 4 else None)
        for place, (first, second) in enumerate((a, b) for a in names for b in names if a < b)
    ]
    schema = {
        "first": pl.String,
        "second": pl.String,
        "together": pl.Int64,
        "expected": pl.Float64,
        "lift": pl.Float64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _genres(names: tuple[str, ...]) -> pl.DataFrame:
    rows = [(name, 1000 - place, 0.3 / (place + 1)) for place, name in enumerate(names)]
    return pl.DataFrame(rows, schema=["genre", "titles", "share"], orient="row")


def _density() -> pl.DataFrame:
    rows = [(votes, rating, 1 + votes * rating % 90) for votes in range(4, 39) for rating in range(5, 51)]
    return pl.DataFrame(rows, schema=["votes_step", "rating_step", "titles"], orient="row")


def _bins() -> pl.DataFrame:
    rows = [(5, 9, 100, 5.0, 6.0, 7.0), (10, 99, 100, 6.0, 6.5, 7.5), (100, 3_000_000, 4, 9.0, 9.1, 9.2)]
    return pl.DataFrame(
        rows, schema=["first_votes", "last_votes", "titles", "low", "median", "high"], orient="row"
    )


def _rhos(*groups: str) -> pl.DataFrame:
    rows = [
        (group, 100, -0.3 + place / 9, -0.4 + place / 9, -0.2 + place / 9)
        for place, group in enumerate(groups)
    ]
    return pl.DataFrame(rows, schema=["group", "titles", "rho", "low", "high"], orient="row")


def _people(*names: str) -> pl.DataFrame:
    rows = [("director", f"nm000000{place}", name, 90 - place, place) for place, name in enumerate(names)]
    return pl.DataFrame(rows, schema=["role", "nconst", "name", "titles", "episodes"], orient="row")


def _codes(*codes: str | None) -> pl.DataFrame:
    return pl.DataFrame({"code": codes, "alternate_titles": [100_000 - 10 * n for n in range(len(codes))]})


def _coverage(*names: str) -> pl.DataFrame:
    columns = ("rating", "crew", "people", "other title", "episode or series")
    rows = [
        (name, 12_500_000 // (place + 1), 0.0, 0.0004, 0.5, 0.999, 1.0) for place, name in enumerate(names)
    ]
    return pl.DataFrame(rows, schema=["type", "titles", *columns], orient="row")


def _orphans(*found: int) -> pl.DataFrame:
    rows = [
        ("title.principals", lacks, rows, 98_000_000)
        for lacks, rows in zip(("title", "person", "parent"), found, strict=False)
    ]
    return pl.DataFrame(rows, schema=["file", "lacks", "rows", "accepted"], orient="row")


STEPS = (
    {"step": "listed", "kept": 12_500_000, "removed": 0},
    {"step": "type", "kept": 2_000_000, "removed": 10_500_000},
    {"step": "a step of another name", "kept": 350_000, "removed": 1_650_000},
)
MEANING = "the critics' mean score out of ten, or the share of them who liked the film"


def _figures() -> Iterator[tuple[str, Plate]]:
    yield "nulls", titles.missing_values(_nulls())
    yield "no nulls", titles.missing_values(_nulls()[2:])
    yield "types", titles.titles_by_type(_types("tvEpisode", "movie", "short", *HOSTILE[:3]))
    yield "years", titles.titles_by_year(_counted("year", range(1890, 2027), "movie", "tvEpisode", "short"))
    yield "a year", titles.titles_by_year(_counted("year", [1999], "movie"))
    yield (
        "runtimes",
        titles.titles_by_runtime(_counted("minutes", range(1, 200), "movie", "short", HOSTILE[1])),
    )
    yield "a runtime", titles.titles_by_runtime(_counted("minutes", [1], "movie"))
    yield "genres", genres.titles_by_genre(_genres((*GENRES, *HOSTILE)))
    yield "40 genres", genres.titles_by_genre(_genres(tuple(f"Genre {n}" for n in range(40))))
    for names in (
        GENRES,
        GENRES[:1],
        GENRES[:2],
        (*GENRES, *HOSTILE),
        tuple(f"Genre {n:02}" for n in range(40)),
    ):
        yield f"{len(names)} genres meet", genres.genre_meetings(_genres(names), _pairs(names))
    tenths = _counted("rating", range(10, 101), "movie").with_columns(pl.col("rating") / 10)
    yield "ratings", reception.ratings(tenths, MEANING)
    yield "a rating", reception.ratings(tenths[50:51], "a mean")
    yield (
        "votes",
        reception.votes(_density(), {"median": 31, "top_1_percent": 0.3, "top_10_percent": 0.8}, MEANING),
    )
    yield "both", reception.votes_and_ratings(_density(), _bins(), "A shape", MEANING, MEANING)
    yield "one of both", reception.votes_and_ratings(_density()[:1], _bins()[:1], "A shape", MEANING, "votes")
    groups = (
        ("by type", _rhos("movie", *HOSTILE)),
        ("by decade", _rhos("1990s", "2000s")),
        ("none", _rhos()),
    )
    yield "correlations", reception.correlations(groups, "A finding")
    yield "a correlation", reception.correlations(groups[1:2], "A finding")
    spread = _bins().select(pl.lit("movie").alias("type"), "titles", "low", "median", "high")
    yield "spread", reception.rating_spread((("by type", spread),))
    yield "people", people.most_credited(_people("Woody Allen", *HOSTILE))
    yield (
        "regions",
        places.places(
            _codes(None, "US", "XWW", *HOSTILE), "region", {"US": "United States", "XWW": "the world"}
        ),
    )
    yield "30 regions", places.places(_codes(*(f"R{n}" for n in range(30))), "region", {})
    yield "coverage", joins.coverage(_coverage("tvEpisode", "movie", *HOSTILE))
    yield "orphans", joins.orphans(_orphans(55_000_000, 0, 1))
    yield "no orphans", joins.orphans(_orphans(0, 0))
    yield "funnel", funnel.funnel(STEPS)
    yield "nothing left", funnel.funnel([{"step": "listed", "kept": 0, "removed": 0}])


@pytest.fixture(scope="module")
def drawn() -> dict[str, Plate]:
    """All of them, drawn once; a warning of a library is an error."""
    from reelkin.inspection.style import house

    with house(), warnings.catch_warnings():
        warnings.simplefilter("error")
        return dict(_figures())


NAMES = [
    "nulls", "no nulls", "types", "years", "a year", "runtimes", "a runtime", "genres", "40 genres", "6 genres meet",
    "1 genres meet", "2 genres meet", "12 genres meet", "40 genres meet", "ratings", "a rating", "votes", "both",
    "one of both", "correlations", "a correlation", "spread", "people", "regions", "30 regions", "coverage", "orphans",
    "no orphans", "funnel", "nothing left",
]  # fmt: skip


def test_all_are_looked_at(drawn: dict[str, Plate]) -> None:
    assert list(drawn) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_all_words_can_be_read(name: str, drawn: dict[str, Plate]) -> None:
    assert complaints(drawn[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_all_are_saved_without_a_warning(name: str, drawn: dict[str, Plate]) -> None:
    assert drawn[name].png().startswith(b"\x89PNG")
    assert drawn[name].svg("x").startswith("<svg ")


FINDINGS = {
    "nulls": "1 column is empty in more than half of the rows",
    "no nulls": "No value is missing",
    "types": "90 % of all titles are TV episodes",
    "a year": "Half of the titles with a year began in 1999 or later",
    "a runtime": "Few films have a runtime: 6",
    "genres": "Action is the commonest genre: 30 % of all titles",
    "votes": "The most voted 1 % of titles hold 30 % of all votes",
    "people": "Most often credited as director: Woody Allen, in 90 titles",
    "regions": "United States is the region of 11 % of the alternate titles",
    "orphans": "55,000,000 rows of title.principals point to a title that is not there",
    "no orphans": "Every row finds the title and the people it points to",
    "funnel": "350,000 of 12,500,000 titles are left for the model, 2.8 %",
    "coverage": "0 % of all titles have a rating",
}


@pytest.mark.parametrize("name", FINDINGS)
def test_titles_say_the_finding(name: str, drawn: dict[str, Plate]) -> None:
    assert drawn[name].title.replace("\u00a0", " ") == FINDINGS[name]


def test_people_whose_names_cannot_be_shown_appear_by_id(drawn: dict[str, Plate]) -> None:
    shown = {name.rpartition(" (")[0] for name in texts(drawn["people"])}
    assert {"nm0000002", "nm0000003", "nm0000005", "nm0000006", "$x^2$ & <b>"} <= shown


def test_genres_of_one_company_are_neighbours(drawn: dict[str, Plate]) -> None:
    names = ("A", "B", "C", "X", "Y", "Z")
    close = {("A", "B"), ("A", "C"), ("B", "C"), ("X", "Y"), ("X", "Z"), ("Y", "Z")}
    rows = [(a, b, 50, 20.0, 8.0 if (a, b) in close else 0.1) for a in names for b in names if a < b]
    pairs = pl.DataFrame(rows, schema=["first", "second", "together", "expected", "lift"], orient="row")
    mixed = ("A", "X", "B", "Y", "C", "Z")
    plate = genres.genre_meetings(_genres(mixed), pairs)
    order = [text.get_text()[0] for text in plate.axes[0].texts if "  " in text.get_text()]
    assert sorted(map("".join, (sorted(order[:3]), sorted(order[3:])))) == ["ABC", "XYZ"]
