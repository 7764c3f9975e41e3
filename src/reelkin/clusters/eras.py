"""How a span of years is said: "of the 1990s", "since 2000", "before 1930", ", 1958–1968"."""

from __future__ import annotations

NARROW = 14
"""A span of at most so many years is given exactly."""
WIDE = 2 / 3
"""A span of such a share of the catalogue's own says nothing about an era."""
SILENT_UNTIL = 1930


def era(years: tuple[int, int] | None, catalogue: tuple[int, int] | None, *, exact: bool = False) -> str:
    """The era of a cluster whose titles began between two years, to follow its name; empty where it says nothing.

    Args:
        years: first and last year.
        catalogue: first and last year of the whole catalogue.
        exact: give the two years in any case.
    """
    if years is None or catalogue is None:
        return ""
    first, last = years
    if exact or first == last:
        return f", {first}–{last}" if first < last else f" of {first}"
    newest = last >= catalogue[1] - 1
    if last < SILENT_UNTIL:
        return f" before {SILENT_UNTIL}"
    if last - first >= WIDE * (catalogue[1] - catalogue[0]):
        return ""
    if decade(years):
        return f" of the {decade(years)}s"
    if newest and last - first <= 25:
        return f" since {_round_year(first)}"
    if last - first <= NARROW:
        return f", {first}–{last}"
    start, end = _decade_of(first), _decade_of(last)
    return f" of the {start}s and {_short(end)}" if end - start == 10 else f", {start}s to {_short(end)}"


def decade(years: tuple[int, int]) -> int | None:
    """The decade that a span lies in, but for a year at each end; None where it does not."""
    first, last = years
    if last - first > 11 or last - first < 5:
        return None
    start = _decade_of((first + last) // 2)
    return start if first >= start - 1 and last <= start + 10 else None


def _decade_of(year: int) -> int:
    return year // 10 * 10


def _short(decade_: int) -> str:
    """90s; but 2000s, since nobody says 00s."""
    return f"{decade_ % 100}s" if decade_ < 2000 else f"{decade_}s"


def _round_year(year: int) -> int:
    """A year that is easy to remember, where one is as near as a year."""
    for near in (year, year - 1, year + 1):
        if near % 10 == 0:
            return near
    return year
