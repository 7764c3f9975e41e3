from __future__ import annotations

import io
import logging

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from reelkin.clusters.map_figure import draw_map, fitted
from reelkin.clusters.palette import WALL
from reelkin.clusters.profiles import ClusterProfile


@pytest.fixture(scope="module")
def parts():
    random = np.random.default_rng(0)
    assignments = random.integers(6, size=800).astype(np.int32)
    places = (random.normal(size=(6, 2)) * 20)[assignments] + random.normal(size=(800, 2))
    profiles = [
        ClusterProfile(at, str(at), f"Cluster {at}", 100, 0.1, 60.0 * at, None, 1.0, (), (), ())
        for at in range(6)
    ]
    titles = [f"Film {row}" for row in range(800)]
    titles[:4] = ["$9.99", "غرفة بلا نوافذ", "Ōkami to 狼", "<b>&amp;</b>"]
    return places.astype(np.float32), assignments, profiles, titles


def png(figure):
    file = io.BytesIO()
    figure.savefig(file, dpi=60, facecolor=figure.get_facecolor(), metadata={"Software": None})
    return file.getvalue()


def test_the_same_map_is_the_same_picture(parts):
    assert png(draw_map(*parts)) == png(draw_map(*parts))


def test_titles_in_any_script_are_drawn_without_a_word_in_the_log(parts, caplog):
    with caplog.at_level(logging.WARNING):
        png(draw_map(*parts, credit="Information courtesy of IMDb."))
    assert caplog.text == ""


def test_the_wall_is_dark_and_the_heading_tells_the_numbers(parts):
    figure = draw_map(*parts, credit="Courtesy of nobody")
    assert figure.get_facecolor()[:3] == to_rgb(WALL)
    told = " ".join(text.get_text() for text in figure.texts)
    assert "The map of films" in told
    assert "800 titles in 6 clusters" in told
    assert "Courtesy of nobody" in told


def test_every_title_is_a_point_in_its_clusters_colour(parts):
    points = draw_map(*parts).axes[0].collections[0]
    assert len(points.get_offsets()) == 800
    assert len(np.unique(points.get_facecolors(), axis=0)) == 6
    sizes = points.get_sizes()
    assert sizes[-1] == sizes.max()


def test_outliers_do_not_squeeze_the_rest():
    places = np.random.default_rng(0).normal(size=(5000, 2)).astype(np.float32)
    places[17] = [1e4, -1e4]
    spots = fitted(places)
    assert np.ptp(np.delete(spots, 17, axis=0), axis=0).min() > 6.7
    assert (spots >= 0).all()
    assert (spots <= [12.0, 8.1]).all()
    assert np.isfinite(fitted(np.zeros((3, 2), np.float32))).all()


def test_the_credit_has_a_margin_of_its_own(parts):
    """Three lines of credit end below where the map begins."""
    figure = draw_map(*parts, credit="Information courtesy of somebody. " * 11)
    png(figure)
    credit = figure.texts[-1].get_window_extent()
    assert credit.y1 < figure.axes[0].get_window_extent().y0
