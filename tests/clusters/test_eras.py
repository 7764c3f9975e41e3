from __future__ import annotations

import pytest

from reelkin.clusters.eras import decade, era

CATALOGUE = (1905, 2017)


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ((1990, 1999), " of the 1990s"),
        ((1989, 2000), " of the 1990s"),
        ((1998, 2008), ", 1998–2008"),
        ((1958, 1968), ", 1958–1968"),
        ((1961, 1966), " of the 1960s"),
        ((2000, 2017), " since 2000"),
        ((2001, 2016), " since 2000"),
        ((2003, 2016), " since 2003"),
        ((1912, 1929), " before 1930"),
        ((1971, 1989), " of the 1970s and 80s"),
        ((1941, 1968), ", 1940s to 60s"),
        ((1978, 2008), ", 1970s to 2000s"),
        ((1930, 2016), ""),
        ((1950, 2016), ", 1950s to 2010s"),
        ((1950, 1996), ", 1950s to 90s"),
        (None, ""),
    ],
)
def test_how_years_are_said(years, said):
    assert era(years, CATALOGUE) == said


def test_one_year_is_not_a_span():
    assert era((1994, 1994), CATALOGUE) == " of 1994"


def test_exactly_on_request():
    assert era((2000, 2017), CATALOGUE, exact=True) == ", 2000–2017"
    assert era((1994, 1994), CATALOGUE, exact=True) == " of 1994"
    assert era((1950, 2016), None) == ""


def test_what_spans_the_whole_catalogue_has_no_era():
    assert era((2001, 2016), (2000, 2017)) == ""
    assert era((2001, 2016), (1960, 2017)) == " since 2000"


def test_a_decade_needs_years_enough_and_not_too_many():
    assert decade((1990, 1999)) == 1990
    assert decade((1993, 1996)) is None
    assert decade((1985, 1999)) is None
