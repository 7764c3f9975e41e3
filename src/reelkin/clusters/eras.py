"""How the years of a crowd of titles are said: "of the 1990s", "since 2000", "before 1930", ", 1958–1968"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

HOLDS = 0.8
"""Years are said only where so many of the titles are of them."""
NARROW = 14
"""A span of at most so many years is given exactly."""
RECENT = 25
WIDE = 2 / 3
"""A span of such a share of the catalogue's own says nothing about an era."""
SILENT_UNTIL = 1930


class Era(NamedTuple):
    """Words for some years, to follow a name, and the years they are true of; no words say nothing, and of all years."""

    text: str = ""
    first: float = -np.inf
    last: float = np.inf

    def holds(self, starts: NDArray[np.float64]) -> NDArray[np.bool_]:
        """bool[n]: the titles whose year of beginning is in this era."""
        return (
            (starts >= self.first) & (starts <= self.last) if self.text else np.ones(len(starts), dtype=bool)
        )


def era(starts: NDArray[np.float64], catalogue: NDArray[np.float64], *, exact: bool = False) -> Era:
    """The era of titles that began in these years; without words where four fifths of them have none in common.

    Args:
        starts: year of each title, NaN where unknown.
        catalogue: the same of the whole catalogue.
        exact: give the two years in any case.
    """
    bounds, whole = span(starts), span(catalogue, beyond=0.01)
    if bounds is None or whole is None:
        return Era()
    told = next((one for one in _ways(bounds, whole, exact) if one.holds(starts).mean() >= HOLDS), Era())
    return Era() if told.last < told.first else told


def span(starts: NDArray[np.float64], beyond: float = 0.1) -> tuple[int, int] | None:
    """The years that leave a share `beyond` of the dated titles outside at each end; None where half lack a date."""
    known = np.sort(starts[np.isfinite(starts)])
    if len(known) < max(1, len(starts) / 2):
        return None
    outside = int(beyond * len(known))
    return int(known[outside]), int(known[len(known) - 1 - outside])


def _ways(bounds: tuple[int, int], whole: tuple[int, int], exact: bool) -> list[Era]:
    """Ways of saying a span, the best first; each has to be tried for how many titles it is true of."""
    first, last = bounds
    years = Era(f", {first}–{last}", first, last) if first < last else Era(f" of {first}", first, last)
    if exact or first == last:
        return [years]
    if last < SILENT_UNTIL:
        return [Era(f" before {SILENT_UNTIL}", last=SILENT_UNTIL - 1)]
    if last - first >= WIDE * (whole[1] - whole[0]):
        return []
    if last >= whole[1] - 1 and last - first <= RECENT:
        return [Era(f" since {year}", first=year) for year in _round_years(first)]
    ways = [Era(f" of the {decade}s", decade, decade + 9) for decade in _decades(first, last)]
    return [*ways, years] if last - first <= NARROW else [*ways, _decades_long(first, last)]


def _decades(first: int, last: int) -> list[int]:
    """The decade that a span lies in, but for a year or two at each end; none where it is no longer than half of it."""
    middle = _decade_of((first + last) // 2)
    return [middle] if 5 <= last - first <= 12 and first >= middle - 2 and last <= middle + 11 else []


def _decades_long(first: int, last: int) -> Era:
    start, end = _decade_of(first), _decade_of(last)
    text = f" of the {start}s and {_short(end)}" if end - start == 10 else f", {start}s to {_short(end)}"
    return Era(text, start, end + 9)


def _decade_of(year: int) -> int:
    return year // 10 * 10


def _short(decade: int) -> str:
    """90s; but 2000s, since nobody says 00s."""
    return f"{decade % 100}s" if decade < 2000 else f"{decade}s"


def _round_years(year: int) -> list[int]:
    """The year, and before it those near that are easier to remember."""
    return [*(near for near in (year + 1, year - 1) if near % 10 == 0), year]
