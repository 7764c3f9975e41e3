"""The house style keeps its promises: contrast, colour-blind safety, one name a colour."""

from __future__ import annotations

from itertools import pairwise

import matplotlib as mpl
import numpy as np
import pytest

from reelkin.inspection.style import INKS, LIFT, MUCH, THEMES, house, text_width, widest, wrap


def _linear(colour: str) -> np.ndarray:
    value = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    return float(_linear(colour) @ [0.2126, 0.7152, 0.0722])


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["ink", "muted", "blue", "orange"])
def test_what_text_is_set_in_has_contrast_enough(theme: str, ink: str) -> None:
    assert _contrast(THEMES[theme][ink], THEMES[theme]["paper"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [MUCH, LIFT])
def test_neighbouring_steps_of_a_scale_differ(theme: str, scale: tuple[str, ...]) -> None:
    for one, other in pairwise(scale):
        assert _contrast(THEMES[theme][one], THEMES[theme][other]) >= 1.12, (one, other)


@pytest.mark.parametrize("theme", THEMES)
def test_much_is_farther_from_paper_than_little(theme: str) -> None:
    contrasts = [_contrast(THEMES[theme][step], THEMES[theme]["paper"]) for step in MUCH]
    assert contrasts == sorted(contrasts)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "cones",
    [
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ],
    ids=["protanopia", "deuteranopia"],
)
def test_colour_blind_people_tell_more_from_less(theme: str, cones: list[list[float]]) -> None:
    """Machado, Oliveira and Fernandes (2009): what is seen without one kind of cone, in linear light."""
    for one, other in (("blue", "orange"), ("less2", "more2"), ("less3", "more3")):
        seen = [
            np.clip(np.array(cones) @ _linear(THEMES[theme][ink]), 0, 1) ** (1 / 2.2) for ink in (one, other)
        ]
        assert np.linalg.norm(seen[0] - seen[1]) > 0.25, (one, other)


def test_no_two_names_share_a_light_colour() -> None:
    lights = [ink.light for ink in INKS.values()]
    assert len(set(lights)) == len(lights)
    assert all(one.islower() or one[1:].isdigit() for one in lights)


def test_the_house_style_is_left_at_the_door() -> None:
    before = dict(mpl.rcParams)
    mpl.rcParams["font.size"] = 99.0
    with house():
        assert mpl.rcParams["font.size"] != 99.0
        assert not mpl.rcParams["text.parse_math"]
    assert mpl.rcParams["font.size"] == 99.0
    mpl.rcParams.update(before)


def test_text_has_a_width() -> None:
    assert text_width("mm") == pytest.approx(2 * text_width("m"), rel=0.05)
    assert widest([]) == 0
    assert widest(["a", "aaa"]) == text_width("aaa")


def test_lines_are_filled_evenly_within_the_width() -> None:
    text = "More votes come with higher ratings, but only just and in the oldest films"
    lines = wrap(text, 3, 9)
    assert " ".join(lines) == text
    assert max(text_width(line, 9) for line in lines) <= 3
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) < 15


def test_words_longer_than_the_line_stand_alone_and_end() -> None:
    assert wrap("a incomprehensibilities b", 0.2, 9) == ["a", "incomprehensibilities", "b"]
    assert wrap("incomprehensibilities", 0.2, 9) == ["incomprehensibilities"]


def test_lines_do_not_break_at_no_break_spaces() -> None:
    assert wrap("80\u00a0% of", 0.3, 9) == ["80\u00a0%", "of"]
