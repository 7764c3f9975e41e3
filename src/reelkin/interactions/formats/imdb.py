"""IMDb's exports: ratings, the watchlist and lists, in each of the headers they have had.

The first generation (until 2017) begins with "position","const","created"; the second with Const,Your Rating
or Position,Const,Created; the third added Original Title, and to lists Your Rating and Date Rated. Cells are in
the language of the site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.interactions.formats.columns import columns_named, on_scale, read_rows
from reelkin.interactions.rows import Reading
from reelkin.interactions.scale import IMDB

if TYPE_CHECKING:
    from reelkin.interactions.sheets import Sheet

_NAMES = {
    "tconst": ("const",),
    "title": ("title", "originaltitle"),
    "year": ("year",),
    "rating": ("yourrating", "yourated"),
    "moment": ("daterated", "created"),
    "type": ("titletype",),
}
MARKS = frozenset(["titletype", "imdbrating", "yourrating", "yourated", "created", "numvotes"])
"""Columns that IMDb's exports have beside Const; two of them are enough."""


def recognise(sheet: Sheet) -> bool:
    """Whether it has IMDb's columns."""
    return "const" in sheet.header and len(MARKS & set(sheet.header)) > 1


def read(sheet: Sheet) -> Reading:
    """Its rows: in a list, those with the person's own rating are ratings, the others are wanted."""
    columns = columns_named(sheet.header, _NAMES)
    a_list = "position" in sheet.header
    rows = read_rows(sheet, sheet.records[1:], columns, "wanted" if a_list else "watched", IMDB)
    rated = any(row.kind == "rated" for row in rows)
    name = "IMDb list" if a_list else "IMDb ratings"
    return Reading(sheet.file, name, tuple(on_scale(row) for row in rows), IMDB if rated else None)
