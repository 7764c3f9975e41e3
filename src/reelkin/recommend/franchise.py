"""Series of films and works listed twice: each shows once, as its best part or as the part to see next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.model.layout import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.options import Franchise

NEAREST = 40
"""How many of the best titles are looked through for an earlier part, which then stands for its series."""
MOST_NAMED = 2
"""How many parts a note names before it counts."""


def parts_of(bundle: Bundle, series: int) -> list[int]:
    """The rows of a series in the order people see it."""
    titles = bundle.titles
    span = slice(int(titles.part_offsets[series]), int(titles.part_offsets[series + 1]))
    return [int(row) for row in titles.parts[span]]


def series_of(bundle: Bundle, row: int) -> int | None:
    """The series that the title at `row` belongs to, if it does to one."""
    series = int(bundle.titles.franchise[row])
    return None if series == UNKNOWN else series


def later_parts(bundle: Bundle, row: int) -> list[int]:
    """The rows of the parts that come after the title at `row` in its series."""
    series = series_of(bundle, row)
    parts = [] if series is None else parts_of(bundle, series)
    return parts[parts.index(row) + 1 :] if row in parts else []


def collapse(
    bundle: Bundle,
    rows: Sequence[int],
    seen: Collection[int],
    mode: Franchise,
    open_series: Collection[int] = (),
    nearest: int = NEAREST,
) -> list[int]:
    """Leave one row of every series and of every work, at the place of its first.

    Args:
        bundle: the model.
        rows: rows in the order of their scores, all allowed to show.
        seen: rows asked about or rated, none of which is in `rows`; what is the same work does not show.
        mode: "collapse" shows the first row of a series, or an earlier part if one is among the `nearest` first
            rows; but where the first row comes after a part that was seen, an earlier one that also does.
            "order" shows the first part after the last one seen, or the first unseen one where none after it is
            among `rows`.
        open_series: series that are not collapsed; their parts take their places in the order people see them.
        nearest: see `mode`.
    """
    works = {int(bundle.titles.duplicate_of[row]) for row in seen}
    allowed = other_works(bundle, rows, seen)
    choices = set(allowed)
    near = set(allowed[:nearest])
    done: set[int] = set()
    shown = []
    for row in allowed:
        series = series_of(bundle, row)
        if series in done or int(bundle.titles.duplicate_of[row]) in works:
            continue
        if series is not None and series not in open_series:
            done.add(series)
            row = (  # noqa: PLW2901
                _next_part(bundle, series, choices, seen)
                if mode == "order"
                else _earlier_part(parts_of(bundle, series), row, near, seen)
            )
        works.add(int(bundle.titles.duplicate_of[row]))
        shown.append(row)
    return _with_parts_in_order(bundle, shown, open_series)


def other_works(bundle: Bundle, rows: Sequence[int], seen: Collection[int]) -> list[int]:
    """Those of the rows that are not the same work as one that was seen."""
    works = {int(bundle.titles.duplicate_of[row]) for row in seen}
    found = zip(rows, bundle.titles.duplicate_of[np.asarray(rows, np.intp)].tolist(), strict=True)
    return [row for row, work in found if work not in works]


def _earlier_part(parts: Sequence[int], row: int, near: Collection[int], seen: Collection[int]) -> int:
    """The first part up to `row` that is near; after a seen one no further back, and before it `row` itself."""
    begun = [place for place, part in enumerate(parts) if part in seen]
    place = parts.index(row)
    if begun and place < begun[-1]:
        return row
    since = begun[-1] + 1 if begun else 0
    return next((part for part in parts[since:place] if part in near), row)


def _with_parts_in_order(bundle: Bundle, shown: list[int], open_series: Collection[int]) -> list[int]:
    ordered = list(shown)
    for series in open_series:
        places = [place for place, row in enumerate(shown) if series_of(bundle, row) == series]
        there = {shown[place] for place in places}
        parts = [part for part in parts_of(bundle, series) if part in there]
        for place, part in zip(places, parts, strict=True):
            ordered[place] = part
    return ordered


def _next_part(bundle: Bundle, series: int, choices: Collection[int], seen: Collection[int]) -> int:
    parts = parts_of(bundle, series)
    last_seen = max((place for place, part in enumerate(parts) if part in seen), default=-1)
    after = [part for part in parts[last_seen + 1 :] if part in choices]
    return next(iter(after or [part for part in parts if part in choices]))


def note(bundle: Bundle, row: int, seen: Collection[int]) -> str | None:
    """What a pick says about the rest of its series: "also Aliens (1986), Alien³ (1992) and 2 more"."""
    series = series_of(bundle, row)
    if series is None:
        return None
    works = bundle.titles.duplicate_of
    known = {int(works[other]) for other in (row, *seen)}
    others = {
        int(works[part]): part for part in reversed(parts_of(bundle, series)) if int(works[part]) not in known
    }
    return _also([_named(bundle, part) for part in reversed(others.values())])


def _also(names: list[str]) -> str | None:
    if not names:
        return None
    more = len(names) - MOST_NAMED
    shown = names if more <= 1 else [*names[:MOST_NAMED], f"{more} more"]
    return "also " + (shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}")


def _named(bundle: Bundle, row: int) -> str:
    year = int(bundle.titles.start_year[row])
    return bundle.titles.primary_title[row] + ("" if year == UNKNOWN else f" ({year})")
