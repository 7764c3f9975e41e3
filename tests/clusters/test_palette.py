from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

from reelkin.clusters.palette import PAPER, QUIET, WALL, _linear_srgb, contrast, hex_colour, spread_hues, srgb


def test_hues_are_spread_evenly_in_the_order_of_the_angles():
    angles = np.deg2rad([100.0, 10.0, 200.0, 350.0, 20.0])
    hues = spread_hues(np.stack([np.cos(angles), np.sin(angles)], axis=1) + np.array([3, -7]))
    assert sorted(hues) == [0, 72, 144, 216, 288]
    # Around the middle of the five: 10°, 20°, 100°, 200°, 350°, whichever comes first.
    order = [int(at) for at in np.argsort(hues)]
    start = order.index(1)
    assert order[start:] + order[:start] == [1, 4, 0, 2, 3]


@pytest.mark.parametrize(
    ("lightness", "chroma", "hue", "expected"),
    [
        (1.0, 0.0, 0.0, "#ffffff"),
        (0.0, 0.0, 0.0, "#000000"),
        (0.62796, 0.25768, 29.234, "#ff0000"),
        (0.45201, 0.31321, 264.05, "#0000ff"),
    ],
)
def test_known_colours_of_oklch(lightness, chroma, hue, expected):
    """Values of CSS Color 4 for white, black, red and blue."""
    found = [int(hex_colour(hue, lightness, chroma)[at : at + 2], 16) for at in (1, 3, 5)]
    wanted = [int(expected[at : at + 2], 16) for at in (1, 3, 5)]
    assert np.abs(np.subtract(found, wanted)).max() <= 2


@given(hue=st.floats(0, 360), lightness=st.floats(0.05, 0.98), chroma=st.floats(0, 0.4))
def test_every_colour_can_be_shown(hue, lightness, chroma):
    colour = srgb(hue, lightness, chroma)
    assert colour.shape == (3,)
    assert ((colour >= 0) & (colour <= 1)).all()
    assert np.isfinite(colour).all()


@pytest.mark.parametrize("hue", [0, 60, 140, 200, 264, 320])
def test_too_strong_a_colour_gives_way_in_strength_and_not_in_hue(hue):
    strongest = srgb(hue, 0.76, 0.4)
    within = [chroma for chroma in np.linspace(0, 0.25, 200) if _inside(hue, chroma)]
    same_hue = np.array([srgb(hue, 0.76, chroma) for chroma in within])
    assert np.abs(same_hue - strongest).max(axis=1).min() < 0.03


def _inside(hue: float, chroma: float) -> bool:
    linear = _linear_srgb(0.76, np.array(chroma), np.deg2rad(np.array(float(hue))))
    return bool(((linear >= 0) & (linear <= 1)).all())


def test_every_hue_is_legible_on_the_wall():
    wall = np.array(to_rgb(WALL))
    assert min(contrast(srgb(hue), wall) for hue in range(360)) >= 4.5
    assert contrast(np.array(to_rgb(PAPER)), wall) >= 7
    assert contrast(np.array(to_rgb(QUIET)), wall) >= 4.5


def test_contrast_as_wcag_has_it():
    assert contrast(np.ones(3), np.zeros(3)) == pytest.approx(21)
    assert contrast(np.full(3, 0.5), np.full(3, 0.5)) == pytest.approx(1)
    assert contrast(np.array(to_rgb("#777777")), np.ones(3)) == pytest.approx(4.48, abs=0.01)
