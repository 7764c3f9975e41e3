"""A poster is one small well-formed drawing, the same every time, whatever the title."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelkin.posters.data import PosterData
from reelkin.posters.drawing import compose_poster, draw_poster
from reelkin.posters.inks import READABLE, contrast_of
from reelkin.posters.layouts.layout import HEIGHT, WIDTH
from reelkin.posters.motifs import FAMILIES

TITLES = st.one_of(
    st.text(max_size=250),
    st.text(st.sampled_from("abcdeW i-:\u0301\u200d\u202e'\"<>&;{}]]"), max_size=250),
    st.text(st.characters(min_codepoint=0x5D0, max_codepoint=0x64A), max_size=200),
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=200),
    st.text(st.characters(min_codepoint=0x1F1E6, max_codepoint=0x1FAFF), max_size=60),
)
HARD = (
    "",
    "M",
    "W" * 200,
    "a " * 150,
    "Supercalifragilisticexpialidocious and other very long words",
    "</text><script>alert(1)</script>",
    "]]>&amp;\"' onload='x",
    "شكرا لك على كل شيء",
    "שלום",
    "千と千尋の神隠し",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334A\u0300",
    "👨‍👩‍👧‍👦 🇫🇷 family",
    "\x00\x01\ud800 bell\x07",
    "8½",
    "1984",
)


@settings(max_examples=150, deadline=None)
@given(
    title=TITLES,
    year=st.one_of(st.none(), st.integers(1890, 2030)),
    genre=st.sampled_from([None, *FAMILIES]),
    number=st.integers(0, 99),
)
def test_any_title_is_drawn_within_its_poster(
    title: str, year: int | None, genre: str | None, number: int
) -> None:
    check(PosterData(f"tt{number}", title, year=year, genres=(genre,) if genre else (), hue=number * 3.6))


@pytest.mark.parametrize("title", HARD)
def test_a_hard_title_is_drawn_within_its_poster(title: str) -> None:
    check(PosterData("tt1", title))


def check(data: PosterData) -> None:
    """Well-formed, small, inside, readable, the same twice, and nothing that could clash or run."""
    poster = compose_poster(data)
    root = ET.fromstring(poster.svg)
    names = {name for element in root.iter() for name in element.attrib}
    assert not names & {"id", "style", "href"}
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {"svg", "g", "path", "text"}
    assert len(poster.svg.encode()) <= 4000
    assert draw_poster(data) == poster.svg
    for left, top, right, bottom in poster.layout.boxes():
        assert left >= 0
        assert top >= 0
        assert right <= WIDTH
        assert bottom <= HEIGHT
    for ground in poster.grounds:
        assert contrast_of(poster.title_ink, ground) >= READABLE
