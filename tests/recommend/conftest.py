from __future__ import annotations

import pytest

from planted import Planted, fitted, plant
from reelkin.recommend import Model


@pytest.fixture(scope="session")
def planted() -> Planted:
    return plant()


@pytest.fixture(scope="session")
def model() -> Model:
    """A model of the planted catalogue, in memory."""
    return Model(fitted().bundle)


@pytest.fixture(scope="session")
def hostile() -> Model:
    """The same with titles that try to break what shows them."""
    return Model(fitted(hostile=True).bundle)
