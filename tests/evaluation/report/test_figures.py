"""Figures: every label lies on the plate, and no two labels of the trade-off lie on one another."""

from __future__ import annotations

from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from evaluation.report.made import study
from reelkin.evaluation.report.drawing import figures
from reelkin.evaluation.report.figures.trade import Method, trade_plate
from reelkin.inspection.style import house

DRAWN = [
    "trade",
    "forest-people",
    "forest-similar-cold",
    "slices-decade",
    "scan-people",
    "scan-similar",
    "places",
    "calibration",
]


@pytest.fixture(scope="module")
def drawn():
    with house():
        return dict(figures(study()))


def test_all_are_drawn(drawn):
    assert list(drawn) == DRAWN


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_is_cut_off(drawn, name):
    plate = drawn[name]
    FigureCanvasAgg(plate)
    plate.draw_without_rendering()
    width, height = plate.bbox.size
    texts = [
        *plate.texts,
        *(text for axes in plate.axes for text in (*axes.texts, axes.xaxis.label, axes.yaxis.label)),
    ]
    for text in texts:
        if text.get_text().strip():
            box = text.get_window_extent()
            assert box.x0 > -1, text.get_text()
            assert box.x1 < width + 1, text.get_text()
            assert box.y0 > -1, text.get_text()
            assert box.y1 < height + 1, text.get_text()


def test_labels_of_near_methods_do_not_lie_on_one_another():
    methods = [
        Method(f"method {name}", 400 + 9 * place, 0.3 + place / 300, 0.28, 0.33, False)
        for place, name in enumerate("abcdef")
    ]
    with house():
        plate = trade_plate("title", "subtitle", methods, "Recall@20")
        FigureCanvasAgg(plate)
        plate.draw_without_rendering()
        texts = [text for axes in plate.axes for text in axes.texts]
        # An annotation's extent takes in the point it is of; its text alone is asked.
        boxes = [super(type(text), text).get_window_extent() for text in texts]
    overlaps = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(one.x1, other.x1) - max(one.x0, other.x0) > 2
        and min(one.y1, other.y1) - max(one.y0, other.y0) > 3
    ]
    panel = next(axes for axes in plate.axes if axes.texts).get_window_extent()
    assert len(boxes) == 6
    assert not overlaps
    assert all(box.y0 > panel.y0 and box.x1 < plate.bbox.width for box in boxes), "a label lies on the axis"
