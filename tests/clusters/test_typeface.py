from __future__ import annotations

from importlib import resources

import matplotlib as mpl
import pytest
from matplotlib import font_manager

from reelkin.clusters.typeface import FAMILY, house_style, legible


@pytest.mark.parametrize("cut", [{}, {"weight": "bold"}, {"style": "italic"}])
def test_the_typeface_comes_from_the_package(cut):
    with house_style():
        path = font_manager.findfont(
            font_manager.FontProperties(family=FAMILY[0], **cut), fallback_to_default=False
        )
    assert "clusters/fonts" in path.replace("\\", "/")


def test_letters_stand_for_themselves_within_and_nothing_is_changed_after():
    before = dict(mpl.rcParams)
    with house_style():
        assert mpl.rcParams["text.parse_math"] is False
        assert mpl.rcParams["font.family"] == list(FAMILY)
    assert dict(mpl.rcParams) == before


def test_its_licence_is_beside_it():
    licence = resources.files("reelkin.clusters") / "fonts" / "OFL.txt"
    assert "SIL Open Font License, Version 1.1" in licence.read_text(encoding="utf-8")


def test_what_cannot_be_set_in_every_cut_is_known():
    assert legible("Łódź, Ōkami – Привет, Ελλάδα & $9.99")
    assert not legible("狼")
    assert not legible("غرفة")
    assert legible("")
