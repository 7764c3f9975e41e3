from __future__ import annotations

import pytest

from planted_films import FRITZ, NOLAN
from reelkin.store.opening import reading
from reelkin.store.people import life_years

MODEL = "a" * 32


@pytest.mark.parametrize(("person", "years"), [(FRITZ, (1890, 1976)), (NOLAN, (1970, None))])
def test_somebody_has_the_years_that_are_known(engine, person, years):
    with reading(engine) as connection:
        assert life_years(connection, MODEL, person[0]) == years


@pytest.mark.parametrize("nconst", ["nm9999999", "nm\x00"])
def test_whoever_is_not_in_the_model_has_none(engine, nconst):
    with reading(engine) as connection:
        assert life_years(connection, MODEL, nconst) == (None, None)


def test_before_the_first_publish_nobody_is_known(empty):
    with reading(empty) as connection:
        assert life_years(connection, MODEL, NOLAN[0]) == (None, None)
