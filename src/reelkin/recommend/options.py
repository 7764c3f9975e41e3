"""What may be asked of `similar` and `recommend` besides a title or ratings; everything is off by default."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any, Literal, TypedDict

from reelkin.errors import UsageError

Franchise = Literal["collapse", "order"]
YearRange = tuple[int | None, int | None]


class Options(TypedDict, total=False):
    """Keyword arguments of `Model.similar` and `Model.recommend`. The first thirteen leave out, exactly.

    Attributes:
        type: title types, any of them: "movie" or ["movie", "tvMovie"].
        year: 1979, (1970, 1985), (None, 1985) or "1970..1985", both ends included.
        genre: genres, all of them: ["Horror", "Sci-Fi"].
        not_genre: genres, none of them.
        language: original languages, any of them, by code or English name: "fr" or "French".
        max_runtime: minutes at most. A title whose value is not known fails this, and all the like.
        min_rating: mean rating at least, as shown.
        min_votes: votes at least.
        max_votes: votes at most, for what few have seen; the popularity dial only leans that way.
        only: ids of the titles to choose from.
        exclude: ids of titles to leave out.
        watched: ids of titles seen but not rated: left out, and counted as seen where a series goes on.
        not_interested: ids of titles left out with what comes after them in their series: whoever wants no first
            part is not to get the second in its place.
        franchise: "collapse": of a series, and of one work listed twice, only the best is a pick, with a
            note, or an earlier part that is near, too; "order": the same, but the pick is the part to see next.
        sequels: do not collapse the series of the asked title; its parts show in the order people see them.
        diverse: from 0, score alone, to 1: as unlike each other as can be.
        popularity: from -1, hidden gems, to 1, blockbusters: a term of its own in the sum.
        age: from -1, newer, to 1, older: a term of its own in the sum.
    """

    type: str | Iterable[str] | None
    year: int | str | YearRange | None
    genre: str | Iterable[str] | None
    not_genre: str | Iterable[str] | None
    language: str | Iterable[str] | None
    max_runtime: float | None
    min_rating: float | None
    min_votes: int | None
    max_votes: int | None
    only: str | Iterable[str] | None
    exclude: str | Iterable[str] | None
    watched: str | Iterable[str] | None
    not_interested: str | Iterable[str] | None
    franchise: Franchise | None
    sequels: bool
    diverse: float
    popularity: float
    age: float


@dataclass(frozen=True)
class Order:
    """The options that reorder or add to the sum, checked."""

    franchise: Franchise | None = None
    sequels: bool = False
    diverse: float = 0.0
    popularity: float = 0.0
    age: float = 0.0


def read_order(options: Options) -> Order:
    """The ordering options among `options`.

    Raises:
        UsageError: an option that does not exist, or a value out of its range.
    """
    unknown = sorted(set(options) - set(Options.__annotations__))
    if unknown:
        raise UsageError(f"{unknown[0]}: no such option; there are {', '.join(Options.__annotations__)}")
    franchise = options.get("franchise")
    if franchise not in (None, "collapse", "order"):
        raise UsageError(f"franchise: must be 'collapse', 'order' or None, got {franchise!r}")
    return Order(
        franchise=franchise,
        sequels=bool(options.get("sequels", False)),
        diverse=_within("diverse", options.get("diverse", 0.0), 0.0),
        popularity=_within("popularity", options.get("popularity", 0.0), -1.0),
        age=_within("age", options.get("age", 0.0), -1.0),
    )


def read_years(year: int | str | YearRange | None) -> YearRange | None:
    """First and last year of any of the ways to say them: 1979, "1979", "1970..1985", "..1985", (1970, None).

    Raises:
        UsageError: it cannot be read, or the last year is before the first.
    """
    if year is None:
        return None
    first, last = _ends(year)
    if first is not None and last is not None and last < first:
        raise UsageError(f"year: {last} is before {first}; write it as {last}..{first}")
    return first, last


def _ends(year: Any) -> YearRange:
    if isinstance(year, Integral):
        return int(year), int(year)
    if isinstance(year, str):
        return _typed_ends(year)
    if not (isinstance(year, Sequence) and len(year) == 2 and all(map(_is_end, year))):
        raise UsageError(f"year: must be like 1979, (1970, 1985), (None, 1985) or '1970..1985', got {year!r}")
    first, last = year
    return first, last


def _is_end(year: Any) -> bool:
    return year is None or isinstance(year, Integral)


def _typed_ends(year: str) -> YearRange:
    start, dots, end = year.partition("..")
    try:
        first = int(start) if start.strip() else None
        last = (int(end) if end.strip() else None) if dots else first
    except ValueError:
        first = last = None
    if first is None and last is None:
        raise UsageError(f"year: must be like 1979, 1970..1985, 1970.. or ..1985, got {year!r}")
    return first, last


def read_number(name: str, value: Any) -> float:
    """A finite number given for the option `name`.

    Raises:
        UsageError: it is none.
    """
    if not isinstance(value, Real) or not math.isfinite(value):
        raise UsageError(f"{name}: must be a number, got {value!r}")
    return float(value)


def read_words(name: str, value: Any) -> list[str]:
    """One text or several given for the option `name`, each once, in the order given.

    Raises:
        UsageError: it is something else.
    """
    words = [value] if isinstance(value, str) or not isinstance(value, Iterable) else list(value)
    for word in words:
        if not isinstance(word, str):
            raise UsageError(f"{name}: must be a text or several, got {word!r}")
    return list(dict.fromkeys(words))


def _within(name: str, value: Any, low: float) -> float:
    if not isinstance(value, Real) or not low <= float(value) <= 1.0:
        raise UsageError(f"{name}: must be from {low:g} to 1, got {value!r}")
    return float(value)
