"""Cells have the colours and places they are given."""

from __future__ import annotations

import pytest
from matplotlib.colors import to_hex

from reelkin.inspection.figures.cells import draw_cells, scale_key
from reelkin.inspection.plates import Plate
from reelkin.inspection.style import MUCH, colour

from ..legible import complaints

pytestmark = pytest.mark.usefixtures("in_house")


def test_cells_have_their_colours_and_corners() -> None:
    plate = Plate("A", "b", height=1)
    axes = plate.panel(0, 0, 1, 1)
    draw_cells(axes, [(0, 0), (2, 1)], (0.5, 1), ["much0", "more3"])
    (cells,) = axes.collections
    assert [to_hex(face) for face in cells.get_facecolor()] == [colour("much0"), colour("more3")]
    assert [path.get_extents().bounds for path in cells.get_paths()] == [(0, 0, 0.5, 1), (2, 1, 0.5, 1)]


def test_the_page_can_find_cells_to_draw_them_without_seams() -> None:
    plate = Plate("A", "b", height=1)
    draw_cells(plate.panel(0, 0, 1, 1), [(0, 0)], (1, 1), ["much0"])
    assert '<g class="cells">' in plate.svg("x")


def test_marks_stand_below_their_borders() -> None:
    plate = Plate("A", "b", height=1)
    scale_key(plate, 0.1, 0.1, MUCH, ["1", "2", "4", "8", "200", "400", "900", ""], "titles, from")
    assert complaints(plate) == []
