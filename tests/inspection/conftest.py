"""What tests of the inspection share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reelkin.inspection.style import house

from .small import Rows, clean

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def rows() -> Rows:
    """Clean rows to spoil."""
    return clean()


@pytest.fixture
def in_house() -> Iterator[None]:
    """The house style, which figures are drawn in."""
    with house():
        yield
