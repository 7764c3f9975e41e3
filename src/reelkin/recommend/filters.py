"""Filters: which titles may be picked at all, enforced exactly; and when too few may, what would help."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.model.layout import UNKNOWN
from reelkin.recommend.franchise import later_parts
from reelkin.recommend.options import read_number, read_words, read_years
from reelkin.recommend.vocabulary import codes_of, language_codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.options import Options, YearRange

    Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Condition:
    """One filter at work: the option as typed, its value, the titles it lets through, and how to loosen it.

    `loosened(others, wanted)` gives the value nearest to the present one at which at least `wanted` titles of
    the mask `others` pass, and None where no value does it or the option has no more and less. Whoever gave a
    list of titles meant it: what is not `relaxable` is never offered to be dropped.
    """

    option: str
    value: str
    passes: Mask
    loosened: Callable[[Mask, int], tuple[str, int] | None] = field(default=lambda _others, _wanted: None)
    relaxable: bool = True

    def __str__(self) -> str:
        return f"{self.option} {self.value}"


def read_conditions(bundle: Bundle, options: Options) -> list[Condition]:
    """The filters among `options`, in a fixed order.

    Raises:
        UsageError: a type, genre or language that no title of the model has, or years that cannot be read.
    """
    given: Mapping[str, Any] = {name: value for name, value in options.items() if value is not None}
    return [
        condition
        for name, read in _READERS.items()
        if name in given
        for condition in read(bundle, given[name])
    ]


def passing(conditions: Iterable[Condition], among: Mask) -> Mask:
    """The titles of `among` that every condition lets through."""
    kept = among
    for condition in conditions:
        kept = kept & condition.passes
    return kept


def _types(bundle: Bundle, value: str | Iterable[str]) -> list[Condition]:
    codes, names = codes_of("type", value, list(bundle.titles.types))
    return [Condition("--type", ", ".join(names), np.isin(bundle.titles.title_type, codes))]


def _years(bundle: Bundle, value: Any) -> list[Condition]:
    years = read_years(value)
    if years is None or years == (None, None):
        return []
    column = bundle.titles.start_year
    return [Condition("--year", _span(years), _in_span(column, years), _wider(column, years))]


def _genres(bundle: Bundle, value: str | Iterable[str]) -> list[Condition]:
    codes, names = codes_of("genre", value, list(bundle.titles.genres))
    return [
        Condition("--genre", name, _with_genre(bundle, code)) for code, name in zip(codes, names, strict=True)
    ]


def _not_genres(bundle: Bundle, value: str | Iterable[str]) -> list[Condition]:
    codes, names = codes_of("not_genre", value, list(bundle.titles.genres))
    return [
        Condition("--not-genre", name, ~_with_genre(bundle, code))
        for code, name in zip(codes, names, strict=True)
    ]


def _languages(bundle: Bundle, value: str | Iterable[str]) -> list[Condition]:
    codes, names = language_codes(bundle, value)
    return [Condition("--language", ", ".join(names), np.isin(bundle.titles.original_language, codes))]


def _max_runtime(bundle: Bundle, value: float) -> list[Condition]:
    return [_maximum("--max-runtime", read_number("max_runtime", value), bundle.titles.runtime_minutes)]


def _min_rating(bundle: Bundle, value: float) -> list[Condition]:
    value = read_number("min_rating", value)
    # Ratings have one decimal; as float32, 8.1 is a hair above or below itself.
    column: npt.NDArray[np.float64] = bundle.titles.average_rating.astype(np.float64).round(4)
    return [_minimum("--min-rating", value, column, np.isfinite(column))]


def _min_votes(bundle: Bundle, value: int) -> list[Condition]:
    column = bundle.titles.num_votes.astype(np.float64)
    return [_minimum("--min-votes", read_number("min_votes", value), column, column != UNKNOWN)]


def _max_votes(bundle: Bundle, value: int) -> list[Condition]:
    return [_maximum("--max-votes", read_number("max_votes", value), bundle.titles.num_votes)]


def _minimum(option: str, value: float, column: npt.NDArray[np.float64], known: Mask) -> Condition:
    def loosened(others: Mask, wanted: int) -> tuple[str, int] | None:
        falling = np.sort(column[others & known])[::-1]
        return _at_least(falling, wanted, lambda limit: int((falling >= limit).sum()))

    return Condition(option, _number(value), known & (column >= value), loosened)


def _maximum(option: str, value: float, column: npt.NDArray[np.int32]) -> Condition:
    known = column != UNKNOWN

    def loosened(others: Mask, wanted: int) -> tuple[str, int] | None:
        rising = np.sort(column[others & known])
        return _at_least(rising, wanted, lambda limit: int(np.searchsorted(rising, limit, "right")))

    return Condition(option, _number(value), known & (column <= value), loosened)


def _only(bundle: Bundle, value: str | Iterable[str]) -> list[Condition]:
    return [Condition("only", "your list", _listed(bundle, read_words("only", value)), relaxable=False)]


def _exclude(bundle: Bundle, value: str | Iterable[str]) -> list[Condition]:
    return [
        Condition("exclude", "your list", ~_listed(bundle, read_words("exclude", value)), relaxable=False)
    ]


def _not_interested(bundle: Bundle, value: str | Iterable[str]) -> list[Condition]:
    marked = rows_listed(bundle, "not_interested", value)
    out = np.isin(bundle.titles.duplicate_of, bundle.titles.duplicate_of[marked])
    for row in marked:
        out[later_parts(bundle, row)] = True
    return [Condition("not interested in", "your list", ~out, relaxable=False)]


_READERS: Mapping[str, Callable[[Bundle, Any], list[Condition]]] = {
    "type": _types,
    "year": _years,
    "genre": _genres,
    "not_genre": _not_genres,
    "language": _languages,
    "max_runtime": _max_runtime,
    "min_rating": _min_rating,
    "min_votes": _min_votes,
    "max_votes": _max_votes,
    "only": _only,
    "exclude": _exclude,
    "not_interested": _not_interested,
}


def _at_least(
    values: npt.NDArray[Any], wanted: int, passing_at: Callable[[Any], int]
) -> tuple[str, int] | None:
    """The limit that lets `wanted` of the values through, nearest first in `values`, and how many it lets through."""
    if len(values) < wanted or wanted < 1:
        return None
    limit = values[wanted - 1]
    return _number(float(limit)), passing_at(limit)


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:g}"


def _span(years: YearRange) -> str:
    first, last = years
    if first == last:
        return str(first)
    return f"{'' if first is None else first}..{'' if last is None else last}"


def _in_span(column: npt.NDArray[np.int32], years: YearRange) -> Mask:
    first, last = years
    within: Mask = column != UNKNOWN
    if first is not None:
        within &= column >= first
    if last is not None:
        within &= column <= last
    return within


def _wider(column: npt.NDArray[np.int32], years: YearRange) -> Callable[[Mask, int], tuple[str, int] | None]:
    first, last = years

    def loosened(others: Mask, wanted: int) -> tuple[str, int] | None:
        found = column[others & (column != UNKNOWN)]
        before = 0 if first is None else first - found
        after = 0 if last is None else found - last
        # Years by which the span must grow at both ends to reach each title.
        distance = np.sort(np.maximum(np.maximum(before, after), 0))
        if len(distance) < wanted or wanted < 1:
            return None
        by = int(distance[wanted - 1])
        wider = (None if first is None else first - by, None if last is None else last + by)
        return _span(wider), int((distance <= by).sum())

    return loosened


def _with_genre(bundle: Bundle, code: int) -> Mask:
    titles = bundle.titles
    places = np.flatnonzero(titles.genre_codes == code)
    rows = np.searchsorted(titles.genre_offsets, places, "right") - 1
    mask = np.zeros(len(bundle), bool)
    mask[rows] = True
    return mask


def rows_listed(bundle: Bundle, option: str, value: str | Iterable[str]) -> list[int]:
    """The rows of the ids given for `option`, in order; ids that the model does not have are nothing to leave out."""
    found = (bundle.titles.row_of(tconst) for tconst in read_words(option, value))
    return sorted({row for row in found if row is not None})


def _listed(bundle: Bundle, tconsts: Iterable[str]) -> Mask:
    mask = np.zeros(len(bundle), bool)
    for tconst in tconsts:
        row = bundle.titles.row_of(tconst)
        if row is not None:
            mask[row] = True
    return mask
