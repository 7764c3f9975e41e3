"""Text in a drawing: broken into lines that fit, and never more than words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reelkin.recommend.taste.svg import escaped, width_of, wrapped


def test_lines_hold_all_words_in_order() -> None:
    words = "Dramas since 2012 like American Sniper and Westerns"
    lines = wrapped(words, 120)
    assert len(lines) > 2
    assert " ".join(lines) == words
    assert all(width_of(line) <= 120 for line in lines)


def test_what_does_not_fit_ends_in_dots() -> None:
    (line,) = wrapped("Dramas since 2012 like American Sniper", 120, most=1)
    assert line.startswith("Dramas since")
    assert line.endswith("…")
    assert width_of(line) <= 120


@given(st.text(), st.floats(40, 400), st.integers(1, 4), st.booleans())
def test_no_line_is_wider_than_there_is_room(words: str, width: float, most: int, bold: bool) -> None:
    lines = wrapped(words, width, bold=bold, most=most)
    assert 1 <= len(lines) <= most
    assert all(width_of(line, bold=bold) <= width for line in lines)


def test_wide_scripts_are_wide_and_accents_take_no_room() -> None:
    assert width_of("七人の侍") > width_of("seven")
    assert width_of("e\u0301") == width_of("e")


def test_signs_of_xml_and_of_nothing_are_made_words() -> None:
    assert escaped("<a b='c'>&\x00\x9f") == "&lt;a b=&#39;c&#39;&gt;&amp;\ufffd\ufffd"
