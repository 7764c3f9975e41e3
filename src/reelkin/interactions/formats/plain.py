"""Any other CSV that has IMDb ids and ratings, or titles, years and ratings; with a header or without one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reelkin.errors import BadInput, UsageError
from reelkin.interactions.cells import read_rating, read_tconst, read_year
from reelkin.interactions.formats.columns import Columns, columns_named, on_scale, read_rows
from reelkin.interactions.rows import Reading
from reelkin.interactions.scale import IMDB, guess_scale
from reelkin.lookup.query import article_first, parse_query

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from reelkin.interactions.rows import Row
    from reelkin.interactions.scale import Scale
    from reelkin.interactions.sheets import Record, Sheet

_BARE = ("imdbid", "imdb")
NAMES = {
    "tconst": ("tconst", "const", "imdbid", "imdbconst", "titleid", "imdburl", "imdblink", "imdb", "url", "link", "id"),
    "title": ("title", "name", "movie", "film", "movietitle", "filmtitle", "primarytitle", "titel",
              "titre", "titulo", "título", "titolo", "originaltitle"),
    "year": ("year", "releaseyear", "startyear", "released", "jahr", "année", "annee", "año", "ano", "anno"),
    "rating": ("rating10", "yourrating", "myrating", "userrating", "rating", "yourated", "score", "stars", "grade",
               "bewertung", "note", "nota", "voto", "valoración", "calificación", "avaliação"),
    "moment": ("daterated", "ratedat", "timestamp", "watcheddate", "datewatched", "date", "created", "createdat"),
    "type": ("titletype", "type"),
}  # fmt: skip
RATING_STEMS = (
    "rating",
    "bewertung",
    "califica",
    "valora",
    "puntua",
    "avalia",
    "valuta",
    "beoordeling",
    "betyg",
    "ocena",
    "puan",
    "評価",
    "평점",
)
"""Beginnings of words for a rating, for headers in other languages; "IMDb-Bewertung" is everybody's."""
UNRATED = "no column of ratings was found; taken as a list of what was watched"
PEOPLE = frozenset(["userid", "user", "person", "personid", "username"])
"""Columns that say the ratings are of many people."""
_SEVERAL = "ratings of many people; train on them with `reelkin train --ratings`, or give one person's file"
_WHAT = (
    "no column of IMDb ids or titles; a plain file needs `tconst,rating` or `title,year,rating` as its header"
)


def recognise(sheet: Sheet) -> bool:
    """Whether ids or titles can be found in it."""
    columns, _ = _columns(sheet)
    return columns.tconst is not None or columns.title is not None


def read(sheet: Sheet, scale: Scale | None) -> Reading:
    """Its rows, on `scale`, or else on the usual scale that holds all the ratings.

    Raises:
        BadInput: the ratings are of many people, or on no usual scale.
    """
    if PEOPLE & set(sheet.header) or any("::" in cell for cell in sheet.records[0].cells):
        raise BadInput(f"{sheet.file}: {_SEVERAL}")
    columns, has_header = _columns(sheet)
    if columns.tconst is None and columns.title is None:
        raise BadInput(f"{sheet.file}: {_WHAT}")
    rows = [_as_typed(row) for row in read_rows(sheet, sheet.records[has_header:], columns, "watched", None)]
    loose = [
        row.rating for row in rows if row.rating is not None and row.scale is None and row.problem is None
    ]
    known = scale or (IMDB if "rating10" in sheet.header else None)
    try:
        used = known or guess_scale(loose)
    except UsageError as error:
        raise BadInput(f"{sheet.file}: {error}") from None
    scaled = (row if row.rating is None or row.scale else replace(row, scale=used) for row in rows)
    rated = any(row.rating is not None for row in rows)
    return Reading(
        sheet.file,
        "plain CSV",
        tuple(on_scale(row) for row in scaled),
        used if rated else None,
        bool(loose) and known is None,
        () if columns.rating is not None else (UNRATED,),
    )


def _as_typed(row: Row) -> Row:
    """The Matrix and 1999 from "Matrix, The (1999)", for lists made by hand or by MovieLens."""
    if row.title is None:
        return row
    query = parse_query(row.title)
    if row.year is None and query.year is not None and query.year_is_sure:
        return replace(row, title=article_first(query.text), year=query.year)
    return replace(row, title=article_first(row.title))


def _columns(sheet: Sheet) -> tuple[Columns, bool]:
    named = columns_named(sheet.header, NAMES)
    if named.tconst is None and named.title is None:
        return _by_content(sheet.records[:100]), False
    if named.rating is None:
        named = replace(named, rating=_rating_by_stem(sheet.header))
    bare = named.tconst is not None and sheet.header[named.tconst] in _BARE
    if named.tconst is not None and not _has_ids(sheet.records[1:101], named.tconst, bare):
        # A column "id" or "url" of somebody else's.
        named = replace(named, tconst=None)
    return replace(named, bare_ids=bare), True


def _rating_by_stem(header: Sequence[str]) -> int | None:
    return next(
        (
            place
            for place, key in enumerate(header)
            if "imdb" not in key and any(stem in key for stem in RATING_STEMS)
        ),
        None,
    )


def _has_ids(records: Sequence[Record], place: int, bare: bool) -> bool:
    return not records or any(
        place < len(record.cells) and read_tconst(record.cells[place], bare) for record in records
    )


def _by_content(records: Sequence[Record]) -> Columns:
    """The columns of a sheet without a header: ids by how they look, else a title, a year and a rating in this order."""
    width = min(len(record.cells) for record in records)
    columns = list(zip(*(record.cells[:width] for record in records), strict=True))
    ids = _first(columns, lambda cell: read_tconst(cell) is not None)
    years = _first(columns, lambda cell: cell.isdecimal() and read_year(cell) is not None)
    ratings = _first(columns, lambda cell: not cell or read_rating(cell) is not None, {ids, years})
    if ids is not None:
        return Columns(tconst=ids, year=years, rating=ratings)
    if years is None or ratings is None or width < 3:
        return Columns()
    title = next((place for place in range(width) if place not in (years, ratings)), None)
    return Columns(title=title, year=years, rating=ratings)


def _first(
    columns: list[tuple[str, ...]], fits: Callable[[str], bool], taken: Collection[int | None] = ()
) -> int | None:
    return next(
        (
            place
            for place, cells in enumerate(columns)
            if place not in taken and any(cells) and all(map(fits, cells))
        ),
        None,
    )
