"""The picture of a taste: whole, in proportion, legible, and safe to put into a page."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from planted import Planted
from reelkin.clusters.palette import contrast, srgb
from reelkin.recommend import Model
from reelkin.recommend.taste.answer import Favourite, TasteProfile
from reelkin.recommend.taste.frame import CHROMA, LEFT, LIGHTNESS, WIDTH
from reelkin.recommend.taste.picture import DARK, LIGHT, draw_taste
from reelkin.recommend.taste.svg import QUIET, width_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def taste(model: Model, planted: Planted) -> TasteProfile:
    """Samurai films above all, and some Westerns."""
    ratings = dict.fromkeys(planted.members("samurai"), 10.0)
    return model.taste(
        ratings | {tconst: 4.0 + place % 5 for place, tconst in enumerate(sorted(planted.members("western")))}
    )


def parsed(found: TasteProfile, *, alone: bool = True) -> ET.Element:
    return ET.fromstring(draw_taste(found, alone=alone))


def words_of(found: TasteProfile) -> str:
    return " ".join(one.text or "" for one in parsed(found).iter(f"{SVG}text"))


def test_all_of_the_taste_is_told(taste: TasteProfile) -> None:
    said = words_of(taste)
    assert taste.words in said
    assert all(one.name in said for one in taste.favourites)
    assert all(f"Begin with {one.title}" in said for one in taste.blind_spots)
    assert "in Japanese" in said
    assert "Off the beaten track" in said
    assert "Eras" in said
    assert re.search(r"[\w ]+, (director|writer|actor)\b", said)


def test_a_bar_is_as_long_as_its_share_and_the_mark_where_the_world_is(taste: TasteProfile) -> None:
    pair = (Favourite(0, "Much", 10.0, 30, 0.6, 0.2), Favourite(1, "Little", 200.0, 15, 0.3, 0.45))
    rects = list(parsed(replace(taste, favourites=pair)).iter(f"{SVG}rect"))
    bars = [one for one in rects if one.get("height") == "11"][:2]
    marks = [one for one in rects if one.get("height") == "15"]
    long, short = (float(one.get("width", "0")) for one in bars)
    assert short == pytest.approx(long / 2, abs=0.1)
    assert bars[0].get("fill") != bars[1].get("fill")
    at = [float(one.get("x", "0")) - LEFT for one in marks]
    assert at == pytest.approx([long / 3, long * 0.75], abs=0.1)


def test_what_is_left_to_others_goes_the_other_way(taste: TasteProfile) -> None:
    (more,) = [one for one in taste.over_loves if one.trait == "language"]
    less = replace(more, label="Klingon", lift=replace(more.lift, liked=0))
    told = replace(taste, favourites=(), over_loves=(more,), likes_less=(less,))
    right, left = (one for one in parsed(told).iter(f"{SVG}rect") if one.get("height") == "11")
    begin = float(right.get("x", "0"))
    assert float(left.get("x", "0")) + float(left.get("width", "0")) == pytest.approx(begin, abs=0.2)
    assert float(left.get("y", "0")) > float(right.get("y", "0"))


def test_nothing_is_drawn_beyond_the_edge_whatever_the_names(taste: TasteProfile) -> None:
    worst = ("Donaudampfschifffahrtsgesellschaft" * 6, "A " * 120, "七人の侍" * 30, "M" * 200)
    for name in worst:
        favourites = tuple(replace(one, name=name) for one in taste.favourites)
        spots = tuple(replace(one, name=name, title=name) for one in taste.blind_spots)
        loves = tuple(replace(one, label=name) for one in taste.over_loves)
        root = parsed(replace(taste, favourites=favourites, blind_spots=spots, over_loves=loves, words=name))
        height = float(root.get("viewBox", "").split()[3])
        for one in root.iter(f"{SVG}text"):
            x, size = float(one.get("x", "0")), float(one.get("font-size", "0"))
            wide = width_of(one.text or "", size, one.get("font-weight") is not None)
            start = x - {"end": wide, "middle": wide / 2}.get(one.get("text-anchor", ""), 0.0)
            assert start >= 0
            assert start + wide <= WIDTH, one.text
            assert 0 < float(one.get("y", "0")) < height
            assert size >= 14


def test_ink_and_colours_stand_out_on_both_grounds() -> None:
    def rgb(code: str) -> np.ndarray:
        return np.array([int(code[place : place + 2], 16) / 255 for place in (1, 3, 5)])

    for ink, ground in (LIGHT, DARK):
        quiet = QUIET * rgb(ink) + (1 - QUIET) * rgb(ground)
        assert contrast(quiet, rgb(ground)) >= 4.5
        for hue in range(0, 360, 5):
            assert contrast(srgb(hue, LIGHTNESS, CHROMA), rgb(ground)) >= 3, hue


def test_inlined_it_brings_no_style_no_script_and_no_ids(taste: TasteProfile) -> None:
    drawn = draw_taste(taste)
    assert drawn == draw_taste(taste)
    assert not re.search(r"\b(style|id|onload|href)\s*=|<style|<script", drawn)
    assert "prefers-color-scheme" in draw_taste(taste, alone=True)


def test_hostile_names_are_words(hostile: Model, taste: TasteProfile) -> None:
    rows = [hostile.facts_of(row) for row in range(len(hostile))]
    found = hostile.taste({one.tconst: 9.0 for one in rows if one.cluster == rows[0].cluster})
    names = "\x00</text><script>alert(1)</script>&\" ' \ud800"
    for one in (found, replace(taste, words=names, favourites=(Favourite(0, names, 0.0, 3, 0.5, 0.1),))):
        root = parsed(one)
        assert {element.tag for element in root.iter()} <= {
            f"{SVG}{tag}" for tag in ("svg", "text", "rect", "path", "style")
        }


def test_nobody_in_particular_has_a_picture_too(model: Model) -> None:
    said = words_of(model.taste({}))
    assert "Nothing liked is known yet." in said
    assert "Eras" not in said
