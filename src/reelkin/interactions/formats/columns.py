"""The columns of a sheet by what they hold, and rows from them: what all CSV exports have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reelkin.interactions.cells import LONGEST_TITLE, read_moment, read_rating, read_tconst, read_year
from reelkin.interactions.formats.title_types import form_of
from reelkin.interactions.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reelkin.interactions.rows import Kind
    from reelkin.interactions.scale import Scale
    from reelkin.interactions.sheets import Record, Sheet

NOTHING = frozenset(["", "null", "none", "n/a", "nan", "-", "\\n"])
"""What exports write for no rating."""


@dataclass(frozen=True)
class Columns:
    """Where each thing is in a record; None where it is not. `bare_ids`: ids may be numbers without "tt"."""

    tconst: int | None = None
    title: int | None = None
    year: int | None = None
    rating: int | None = None
    moment: int | None = None
    type: int | None = None
    bare_ids: bool = False


def columns_named(header: Sequence[str], names: Mapping[str, Iterable[str]]) -> Columns:
    """The columns of a header by their keys: of several names for one thing the first that is there counts."""
    places = {key: place for place, key in reversed(list(enumerate(header)))}
    found: dict[str, Any] = {
        thing: next((places[name] for name in options if name in places), None)
        for thing, options in names.items()
    }
    return Columns(**found)


def read_rows(
    sheet: Sheet, records: Iterable[Record], columns: Columns, kind: Kind, scale: Scale | None
) -> tuple[Row, ...]:
    """A row for each record; whatever is wrong with one is its `problem`.

    Args:
        sheet: the file they are of.
        records: without the header.
        columns: where things are.
        kind: what a row without a rating is; one with a rating is "rated".
        scale: the scale of ratings whose cell names none; None: not known yet, and not checked.
    """
    return tuple(_row(sheet.file, record, columns, kind, scale) for record in records)


def _row(file: str, record: Record, columns: Columns, kind: Kind, scale: Scale | None) -> Row:
    def cell(place: int | None) -> str:
        return record.cells[place] if place is not None and place < len(record.cells) else ""

    title, given = cell(columns.title), cell(columns.rating)
    rated = None if given.casefold() in NOTHING else read_rating(given)
    rating, own_scale = rated or (None, None)
    tconst = read_tconst(cell(columns.tconst), columns.bare_ids)
    row = Row(
        file=file,
        line=record.line,
        kind=kind if rating is None else "rated",
        tconst=tconst,
        title=title[:LONGEST_TITLE] or None,
        year=read_year(cell(columns.year)),
        form=form_of(cell(columns.type)),
        rating=rating,
        scale=None if rating is None else own_scale or scale,
        timestamp=read_moment(cell(columns.moment)),
    )
    return _with_problem(row, given if rated is None else "", len(title) > LONGEST_TITLE)


def _with_problem(row: Row, unread_rating: str, too_long: bool) -> Row:
    problem = None
    if row.tconst is None and row.title is None:
        problem = "neither an IMDb id nor a title"
    elif row.tconst is None and too_long:
        problem = f"a title of more than {LONGEST_TITLE} characters"
    elif unread_rating.casefold() not in NOTHING:
        problem = f"{unread_rating[:40]!r} is no rating"
    return row if problem is None else _refused(row, problem)


def _refused(row: Row, problem: str) -> Row:
    return replace(row, problem=problem)


def on_scale(row: Row) -> Row:
    """The row, with a problem if its rating is off its scale."""
    if row.rating is None or row.scale is None or row.problem or row.rating in row.scale:
        return row
    return _refused(row, f"rating {row.rating:g} is not on the scale {row.scale}")
