"""Bars have the lengths they are given, and room for their words."""

from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle

from reelkin.inspection.figures.bars import ROW, Bar, bar_plate, draw_bars, key
from reelkin.inspection.plates import Plate

from ..legible import complaints, texts

pytestmark = pytest.mark.usefixtures("in_house")


def _lengths(plate: Plate) -> list[tuple[float, float]]:
    (axes,) = plate.axes
    return [(bar.get_x(), bar.get_width()) for bar in axes.patches if isinstance(bar, Rectangle)]


def test_segments_follow_each_other() -> None:
    plate = bar_plate("A", "b", [Bar("one", (3, 4), "7"), Bar("two", (1, 0), "1")], ("blue", "orange"))
    assert _lengths(plate) == [(0, 3), (3, 4), (0, 1), (1, 0)]
    assert plate.axes[0].get_xlim() == (0, 7)


def test_words_of_any_length_fit() -> None:
    bars = [Bar("a name of quite some length", (100,), "100,000,000, 100 %"), Bar("x", (99,), "> 99.9 %")]
    plate = bar_plate(
        "A title that is so long that it has to be broken into several lines to fit", "b" * 30, bars
    )
    assert complaints(plate) == []


def test_bars_of_nothing_are_drawn_too() -> None:
    assert complaints(bar_plate("A", "b", [Bar("none", (0,), "0")])) == []


def test_the_first_bar_is_on_top() -> None:
    boxes = texts(bar_plate("A", "b", [Bar("first", (1,), ""), Bar("second", (2,), "")]))
    first, second = (
        next(box for name, box in boxes.items() if name.startswith(word)) for word in ("first", "second")
    )
    assert first.y0 > second.y1


def test_groups_line_up_when_told_of_each_other() -> None:
    plate = Plate("A", "b", height=4 * ROW)
    above = draw_bars(
        plate, [Bar("x", (1,), "1")], ("blue",), 0, longest=1, name_like="long name", note_like="100 %"
    )
    below = draw_bars(plate, [Bar("long name", (1,), "100 %")], ("blue",), 2 * ROW, longest=1)
    assert above.get_position().x0 == below.get_position().x0
    assert above.get_position().width == below.get_position().width


def test_keys_stand_beside_each_other() -> None:
    plate = Plate("A", "b", height=1)
    key(plate, 0.1, 0, [("blue", "with a rating"), ("orange", "without")])
    assert complaints(plate) == []
