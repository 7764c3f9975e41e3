"""Grids of small panels."""

from __future__ import annotations

import numpy as np
import pytest

from reelkin.inspection.figures.panels import MOST_BINS, Grid, histogram, panel_title
from reelkin.inspection.plates import Plate

from ..legible import complaints

pytestmark = pytest.mark.usefixtures("in_house")


@pytest.mark.parametrize("size", [1, 2, 3, 8])
def test_panels_do_not_touch(size: int) -> None:
    grid = Grid("A", "b", size, 0.8, own_axes=True)
    for axes in grid.panels:
        axes.set(xlim=(0, 2000), yticks=[])
        panel_title(axes, "TV episodes", "1,234,567")
    assert len(grid.panels) == size
    assert complaints(grid.plate) == []


@pytest.mark.parametrize("high", [1, 45, 60, 61, 240, 51_420])
def test_a_histogram_keeps_every_value_up_to_its_end(high: int) -> None:
    axes = Plate("A", "b", height=1).panel(0, 0, 1, 1)
    values = np.arange(1, high + 1)
    histogram(axes, values, np.ones(len(values)), high)
    (stairs,) = axes.patches
    heights, edges, _ = stairs.get_data()
    assert heights.sum() == len(values)
    assert len(heights) <= MOST_BINS + 2
    assert axes.get_xlim() == (edges[0], edges[-1])


def test_what_is_longer_is_cut_off() -> None:
    axes = Plate("A", "b", height=1).panel(0, 0, 1, 1)
    histogram(axes, [10, 20, 9999], [1, 2, 3], 30)
    assert axes.patches[0].get_data().values.sum() == 3
