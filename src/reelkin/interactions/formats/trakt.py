"""Trakt's JSON, as its API and its backups give it: ratings, history, watched, watchlist."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reelkin.errors import BadInput
from reelkin.interactions.cells import LONGEST_TITLE, clean, read_moment, read_tconst
from reelkin.interactions.formats.columns import on_scale
from reelkin.interactions.rows import Reading, Row
from reelkin.interactions.scale import IMDB
from reelkin.interactions.sheets import MAX_ALL_CELLS, MAX_ROWS

if TYPE_CHECKING:
    from reelkin.interactions.rows import Form, Kind

_FORMS: dict[str, Form] = {"episode": "episode", "season": "season", "show": "series", "movie": "film"}
"""The innermost first: an episode comes with its show."""
_MOMENTS: dict[str, Kind] = {
    "rated_at": "rated",
    "watched_at": "watched",
    "last_watched_at": "watched",
    "listed_at": "wanted",
}


def parse(file: str, text: str) -> list[Any]:
    """The list in a JSON file; of an object, all the lists in it end to end.

    Raises:
        BadInput: it is not JSON, nested too deep, or there are too many entries.
    """
    if sum(map(text.count, ",[{")) > MAX_ALL_CELLS:
        raise BadInput(f"{file}: more than {MAX_ALL_CELLS:,} values; not one person's export")
    try:
        value = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        why = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise BadInput(f"{file}: not JSON ({why[:120]}); export it again") from None
    if isinstance(value, dict):
        value = [entry for part in value.values() if isinstance(part, list) for entry in part]
    if not isinstance(value, list):
        raise BadInput(f"{file}: JSON without a list of titles; give Trakt's ratings, history or watchlist")
    if len(value) > MAX_ROWS:
        raise BadInput(f"{file}: more than {MAX_ROWS:,} entries; not one person's export")
    return value


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")


def recognise(entries: list[Any]) -> bool:
    """Whether an entry has a title under "movie" or "show", and says when it was rated, watched or listed."""
    return any(_is_entry(entry) for entry in entries[:1000])


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and any(isinstance(entry.get(form), dict) for form in _FORMS)
        and (any(name in entry for name in _MOMENTS) or "rating" in entry)
    )


def read(file: str, entries: list[Any]) -> Reading:
    """A row for each entry, in order; `line` is the place in the list."""
    rows = tuple(on_scale(_row(file, place, entry)) for place, entry in enumerate(entries, 1))
    kinds = {row.kind for row in rows if row.problem is None}
    scale = IMDB if "rated" in kinds else None
    name = "ratings" if scale else "history" if "watched" in kinds else "watchlist"
    return Reading(file, f"Trakt {name}", rows, scale)


def _row(file: str, place: int, entry: Any) -> Row:
    if not _is_entry(entry):
        return Row(file, place, "watched", problem="not an entry of Trakt's")
    form = next(form for name, form in _FORMS.items() if isinstance(entry.get(name), dict))
    title = entry[next(name for name in _FORMS if isinstance(entry.get(name), dict))]
    given = entry.get("rating")
    rating = float(given) if isinstance(given, int | float) and not isinstance(given, bool) else None
    kind, moment = _moment(entry)
    tconst, name = _id(title), _name(title)
    problem = "neither an IMDb id nor a title" if tconst is None and name is None else None
    if given is not None and rating is None:
        problem = f"{str(given)[:40]!r} is no rating"
    if form in ("season", "episode") and tconst is None:
        problem = f"a rating of one {form}, not of a whole title"
    return Row(
        file,
        place,
        "rated" if rating is not None else kind,
        tconst=tconst,
        title=name,
        year=_year(title),
        form=form,
        rating=rating,
        scale=None if rating is None else IMDB,
        timestamp=moment,
        problem=problem,
    )


def _moment(entry: dict[str, Any]) -> tuple[Kind, int | None]:
    for name, kind in _MOMENTS.items():
        if name in entry:
            given = entry[name]
            unrated: Kind = "watched" if kind == "rated" else kind
            return unrated, read_moment(given) if isinstance(given, str) else None
    return "watched", None


def _id(title: dict[str, Any]) -> str | None:
    ids = title.get("ids")
    found = ids.get("imdb") if isinstance(ids, dict) else None
    return read_tconst(found) if isinstance(found, str) else None


def _name(title: dict[str, Any]) -> str | None:
    name = title.get("title")
    text = clean(name) if isinstance(name, str) else ""
    return text if text and len(text) <= LONGEST_TITLE else None


def _year(title: dict[str, Any]) -> int | None:
    year = title.get("year")
    return year if isinstance(year, int) and not isinstance(year, bool) and 1800 <= year <= 2200 else None
