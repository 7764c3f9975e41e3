from __future__ import annotations

import numpy as np
import pytest

from reelkin.clusters.eras import Era, era, span

CATALOGUE = np.repeat(np.arange(1905.0, 2018), 2)


def between(first: int, last: int) -> np.ndarray:
    """Eight titles of every year, and a tenth of all titles long before and after."""
    years = np.arange(first, last + 1.0)
    return np.concatenate([np.repeat(years, 8), years * 0 + first - 9, years * 0 + last + 9])


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (1990, 1999, " of the 1990s"),
        (1958, 1968, ", 1958–1968"),
        (2000, 2017, " since 2000"),
        (2001, 2017, " since 2000"),
        (1998, 2017, " since 1998"),
        (2003, 2016, " since 2003"),
        (1912, 1927, " before 1930"),
        (1978, 1991, ", 1978–1991"),
        (1971, 1989, " of the 1970s and 80s"),
        (1941, 1968, ", 1940s to 60s"),
        (1978, 2008, ", 1970s to 2000s"),
        (1906, 2017, ""),
    ],
)
def test_how_years_are_said(first, last, said):
    years = between(first, last)
    told = era(years, CATALOGUE)
    assert told.text == said
    assert told.holds(years).mean() >= 0.8


def test_a_decade_is_said_only_where_four_fifths_are_of_it():
    """Half of the titles began in the year before: the exact years are said."""
    years = np.concatenate([np.full(50, 1989.0), np.full(50, 1995.0)])
    assert era(years, CATALOGUE).text == ", 1989–1995"
    assert era(np.full(9, 1994.0), CATALOGUE).text == " of 1994"


def test_exactly_on_request():
    assert era(np.arange(2000.0, 2010), CATALOGUE, exact=True).text == ", 2001–2008"


def test_without_dates_nothing_is_said_and_all_is_held():
    nothing = era(np.full(9, np.nan), CATALOGUE)
    assert nothing == Era()
    assert nothing.holds(np.array([1990, np.nan])).all()
    assert era(np.empty(0), CATALOGUE) == Era()


def test_what_spans_the_whole_catalogue_has_no_era():
    assert era(np.arange(2000.0, 2018), np.arange(2000.0, 2018)).text == ""


def test_one_wrong_year_moves_no_span():
    assert span(np.array([1905.0] + [1960.0 + at % 8 for at in range(49)])) == (1960, 1967)
    assert span(np.array([1960.0, np.nan])) == (1960, 1960)
    assert span(np.array([1960.0, np.nan, np.nan])) is None
