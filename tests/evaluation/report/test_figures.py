"""Figures: every label lies on the plate, and no two labels of the trade-off lie on one another."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from evaluation.report.made import study
from reelkin.evaluation.report.drawing import figures
from reelkin.evaluation.report.figures.trade import Method, trade_plate
from reelkin.evaluation.slices import Slice
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


def labelled(methods):
    """The panel of a trade plate, and the extent of each label by its text."""
    with house():
        plate = trade_plate("title", "subtitle", methods, "Recall@20")
        FigureCanvasAgg(plate)
        plate.draw_without_rendering()
        axes = next(axes for axes in plate.axes if axes.texts)
        # An annotation's extent takes in the point it is of; its text alone is asked.
        return axes, {text.get_text(): super(type(text), text).get_window_extent() for text in axes.texts}


def test_labels_of_near_methods_do_not_lie_on_one_another():
    methods = [
        Method(f"method {name}", 400 + 9 * place, 0.3 + place / 300, 0.28, 0.33, False)
        for place, name in enumerate("abcdef")
    ]
    axes, by_name = labelled(methods)
    boxes = list(by_name.values())
    overlaps = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(one.x1, other.x1) - max(one.x0, other.x0) > 2
        and min(one.y1, other.y1) - max(one.y0, other.y0) > 3
    ]
    panel, plate = axes.get_window_extent(), axes.figure
    assert len(boxes) == 6
    assert not overlaps
    assert all(box.y0 > panel.y0 and box.x1 < plate.bbox.width for box in boxes), "a label lies on the axis"


def test_no_label_lies_on_the_interval_of_another():
    methods = [
        Method("reelkin hybrid", 495, 0.333, 0.298, 0.371, True),
        Method("EASE", 401, 0.301, 0.267, 0.338, False),
        Method("most popular", 59, 0.15, 0.122, 0.181, False),
    ]
    axes, boxes = labelled(methods)
    for one in methods:
        low, high = axes.transData.transform([(one.coverage, one.low), (one.coverage, one.high)])
        for box in boxes.values():
            beside = box.x1 < low[0] or box.x0 > low[0]
            assert beside or box.y1 < low[1] or box.y0 > high[1], one.name


def test_a_label_is_nearest_to_its_own_dot_also_where_next_to_nothing_is_found():
    methods = [
        Method("reelkin hybrid", 814, 0.332, 0.315, 0.350, True),
        Method("Kodi-style weights", 3528, 0.033, 0.027, 0.040, False),
        Method("TF-IDF soup", 1644, 0.006, 0.003, 0.010, False),
        Method("k-means of the sketch", 9700, 0.001, 0.000, 0.002, False),
    ]
    axes, boxes = labelled(methods)
    dots = {one.name: axes.transData.transform((one.coverage, one.mean)) for one in methods}

    def away(box, dot):
        across = max(box.x0 - dot[0], 0, dot[0] - box.x1)
        return across**2 + max(box.y0 - dot[1], 0, dot[1] - box.y1) ** 2

    for name, box in boxes.items():
        assert min(dots, key=lambda other: away(box, dots[other])) == name


def test_of_many_decades_the_newest_are_shown():
    decades = [Slice(f"{year}s", 30, 90, 45, 0.5, 0.4, 0.6) for year in range(1880, 2030, 10)]
    made = study()
    long = replace(made, slices={"decade": {"reelkin hybrid": decades, "EASE": decades}})
    with house():
        plate = dict(figures(long))["slices-decade"]
    shown = {text.get_text() for axes in plate.axes for text in axes.texts}
    assert "2020s" in shown
    assert "1880s" not in shown


def test_a_single_kind_is_no_figure():
    made = study()
    single = {"type": {"reelkin hybrid": [Slice("movie", 30, 90, 45, 0.5, 0.4, 0.6)]}}
    with house():
        assert "slices-type" not in dict(figures(replace(made, slices=single)))
