from __future__ import annotations

import numpy as np
import pytest

from reelkin.web.map import points
from reelkin.web.map.points import WHOLE, files_of, squared


def read(file: bytes, wide: bool = False) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """x, y and clusters of a file, as the script of the page reads them."""
    n = len(file) // (6 if wide else 5)
    parts = [np.frombuffer(file, "<u2", n, at * 2 * n) for at in (0, 1)]
    return (*parts, np.frombuffer(file, "<u2" if wide else "<u1", n, 4 * n))


@pytest.fixture
def places() -> np.ndarray:
    """Twice as wide as high, with one title far out."""
    found = np.random.default_rng(0).uniform([-40, -20], [40, 20], (30_000, 2)).astype(np.float32)
    found[7] = [4000, 0]
    return found


def test_the_map_keeps_its_shape_and_hangs_the_right_way_up(places):
    spots = squared(places).astype(float) / WHOLE
    inner = np.delete(spots, 7, axis=0)
    wide, high = np.ptp(inner, axis=0)
    assert wide == pytest.approx(0.96, abs=0.03)
    assert high == pytest.approx(wide / 2, abs=0.02)
    assert spots[:, 1].mean() == pytest.approx(0.5, abs=0.01)
    slope = [np.polyfit(places[:7, axis], spots[:7, axis], 1)[0] for axis in (0, 1)]
    assert slope[0] == pytest.approx(-slope[1], rel=0.01)
    assert slope[0] > 0 > slope[1]


def test_what_lies_far_out_is_drawn_in_to_the_edge(places):
    spots = squared(places)
    assert 0.97 * WHOLE < spots[7, 0] <= WHOLE
    assert abs(int(spots[7, 1]) - WHOLE / 2) < 0.02 * WHOLE


def test_a_map_of_one_place_has_a_middle():
    assert (squared(np.ones((3, 2), np.float32)) == round(WHOLE / 2)).all()


def test_the_files_hold_every_title_once_and_in_order(places, monkeypatch):
    monkeypatch.setattr(points, "FIRST", 20_000)
    monkeypatch.setattr(points, "FURTHER", 4_000)
    spots, clusters = squared(places), np.arange(30_000) % 40
    files = files_of(spots, clusters)
    assert [len(file) // 5 for file in files] == [20_000, 4_000, 4_000, 2_000]
    xs, ys, found = (np.concatenate(part) for part in zip(*map(read, files), strict=True))
    np.testing.assert_array_equal(xs, spots[:, 0])
    np.testing.assert_array_equal(ys, spots[:, 1])
    np.testing.assert_array_equal(found, clusters)


def test_many_clusters_take_two_bytes():
    spots, clusters = np.zeros((300, 2), np.uint16), np.arange(300)
    (file,) = files_of(spots, clusters)
    np.testing.assert_array_equal(read(file, wide=True)[2], clusters)
