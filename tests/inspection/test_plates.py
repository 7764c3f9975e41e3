"""Plates save as PNG on paper and as SVG in the page's own colours."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from reelkin.inspection.plates import Plate
from reelkin.inspection.style import INKS, colour

pytestmark = pytest.mark.usefixtures("in_house")


def _plate() -> Plate:
    plate = Plate("A <b>finding</b> & $more$", "told in words", height=1)
    axes = plate.panel(0.5, 0.1, 2, 0.5)
    axes.bar([1, 2], [3, 4], color=colour("blue"))
    plate.note(0.1, 0.7, "A $note$ with <angles>")
    return plate


def test_a_png_is_a_png_and_the_same_each_time() -> None:
    assert _plate().png().startswith(b"\x89PNG")
    assert _plate().png() == _plate().png()


def test_an_svg_is_the_same_each_time_and_well_formed() -> None:
    assert _plate().svg("a") == _plate().svg("a")
    ET.fromstring(_plate().svg("a").replace("xlink:href", "href"))


def test_saving_one_way_does_not_change_the_other() -> None:
    plate = _plate()
    svg = plate.svg("a")
    assert plate.png() == _plate().png()
    assert plate.svg("a") == svg


def test_an_svg_has_no_header_and_is_cut_to_what_is_below() -> None:
    plate = _plate()
    svg = plate.svg("a")
    _, top, width, height = map(float, re.search(r'viewBox="([^"]+)"', svg)[1].split())
    assert top == pytest.approx(72 * plate.header, abs=0.01)
    assert height == pytest.approx(72, abs=0.01)
    assert width == pytest.approx(72 * plate.get_figwidth(), abs=0.01)
    assert "finding" not in svg


def test_all_its_colours_have_names() -> None:
    svg = _plate().svg("a")
    assert "var(--blue)" in svg
    lights = {ink.light for ink in INKS.values()}
    assert not lights & set(re.findall(r"#[0-9a-f]{6}", svg))


def test_ids_are_its_own_and_references_find_them() -> None:
    svg = _plate().svg("mine")
    ids = re.findall(r'\bid="([^"]+)"', svg)
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("mine-") for one in ids)
    references = re.findall(r'href="#([^"]+)"', svg) + re.findall(r"url\(#([^)]+)\)", svg)
    assert set(references) <= set(ids)


def test_nothing_in_it_points_elsewhere_or_tells_the_time() -> None:
    svg = _plate().svg("a")
    assert not re.search(r"https?://(?!www\.w3\.org/)", svg)
    assert "metadata" not in svg


def test_panels_lie_where_inches_say() -> None:
    plate = Plate("A finding", "", height=2)
    box = plate.panel(0.5, 0.25, 1, 0.5).get_position()
    width, height = plate.get_size_inches()
    assert box.x0 * width == pytest.approx(0.5)
    assert (1 - box.y1) * height == pytest.approx(plate.header + 0.25)
    assert (box.width * width, box.height * height) == pytest.approx((1, 0.5))
