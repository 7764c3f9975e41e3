"""Numbers and names as people read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.inspection import wording
from reelkin.inspection.style import text_width


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0 %"),
        (0.0001, "< 0.1 %"),
        (0.0123, "1.2 %"),
        (0.0999, "10 %"),
        (0.5, "50 %"),
        (0.994, "99.4 %"),
        (0.9999, "> 99.9 %"),
        (1, "100 %"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_all(share: float, text: str) -> None:
    assert wording.percent(share).replace("\u00a0", " ") == text


@given(st.floats(1e-9, 1 - 1e-9))
def test_no_part_reads_as_none_or_all(share: float) -> None:
    text = wording.percent(share)
    assert not text.startswith(("0\u00a0", "0.0", "100"))


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (999, "999"), (1200, "1.2k"), (3_000_000, "3M"), (2.5e9, "2.5G")]
)
def test_axes_have_short_numbers(number: float, text: str) -> None:
    assert wording.short_count(number) == text


def test_counts_have_separators_and_nouns() -> None:
    assert wording.count(1234567) == "1,234,567"
    assert wording.counted(1, "title") == "1\u00a0title"
    assert wording.counted(2000, "row") == "2,000\u00a0rows"
    assert wording.counted(2, "person", "people") == "2\u00a0people"


@pytest.mark.parametrize(
    ("number", "text"), [(0.136, "+0.14"), (-0.2, "−0.20"), (-0.001, "0.00"), (0, "0.00")]
)
def test_correlations_have_their_sign_unless_they_are_nothing(number: float, text: str) -> None:
    assert wording.signed(number) == text


def test_types_have_names_and_unknown_ones_keep_theirs() -> None:
    assert wording.type_name("tvMiniSeries") == "mini-series"
    assert wording.type_name("hologram") == "hologram"


@pytest.mark.parametrize("text", ["羅生門", "الرسالة", "שלום", "A\x07B", "", "  ", "\u202egnirts", "नमस्ते"])
def test_what_the_font_cannot_show_falls_back(text: str) -> None:
    assert wording.label(text, "nm1") == "nm1"


@pytest.mark.parametrize("text", ["Amélie", "Şey", "Карменсита", "$9.99 & <b>", "WALL·E"])
def test_what_it_can_show_stays(text: str) -> None:
    assert wording.label(text, "nm1") == text


def test_long_names_are_cut() -> None:
    short = wording.label("x" * 50, "", 0.5)
    assert short == short[0] * (len(short) - 1) + "…"
    assert text_width(short) <= 0.5 < text_width("x" + short)
    assert wording.label("W", "", 0.01) == "W…"
