"""Motifs draw in any field, keep small, and stand for the genre that says most."""

from __future__ import annotations

import re

import pytest

from reelkin.posters.dice import Dice
from reelkin.posters.inks import GROUNDS, READABLE, contrast_of, mix_inks, mounted
from reelkin.posters.manners import manner_of
from reelkin.posters.motifs import FAMILIES, PLAIN, family_of, main_genre

MOTIFS = sorted(
    {motif for family in (*FAMILIES.values(), PLAIN) for motif in family}, key=lambda one: one.__name__
)


@pytest.mark.parametrize("motif", MOTIFS, ids=lambda motif: motif.__name__)
def test_a_motif_draws_in_any_field(motif) -> None:
    for width, height in ((240, 360), (240, 60), (74, 360), (212, 180)):
        for high in (0.0, 1.0):
            forms = motif(width, height, Dice("any", high, 1 - high))
            assert forms
            assert all(re.fullmatch(r"M[-\d. a-zA-Z]+", form.path) for form in forms)
            assert "nan" not in "".join(form.path for form in forms)
            assert sum(len(form.path) for form in forms) < 2600


@pytest.mark.parametrize("motif", MOTIFS, ids=lambda motif: motif.__name__)
def test_two_titles_get_different_drawings_of_a_motif(motif) -> None:
    drawings = {str(motif(240, 240, Dice(f"title {at}"))) for at in range(6)}
    assert len(drawings) > 1


def test_the_genre_that_says_most_decides() -> None:
    assert main_genre(("Comedy", "Drama", "Western")) == "Western"
    assert main_genre(("Drama", "Romance")) == "Romance"
    assert main_genre(("Talk-Show",)) is None
    assert family_of(()) == PLAIN


def test_drama_has_enough_motifs_for_a_shelf_of_its_own() -> None:
    assert len(FAMILIES["Drama"]) >= 8


@pytest.mark.parametrize("key", GROUNDS)
@pytest.mark.parametrize("quiet", [True, False])
def test_titles_are_read_on_whatever_they_may_cross(key, quiet) -> None:
    for hue in range(0, 360, 5):
        for throw in range(4):
            inks = mix_inks(key, hue, Dice(f"{throw}"), quiet=quiet)
            assert contrast_of(inks.title, inks.ground) >= READABLE
            assert contrast_of(inks.panel_title, inks.panel) >= READABLE
            if quiet:
                assert (
                    min(contrast_of(inks.title, one) for one in (inks.main, inks.second, inks.detail))
                    >= READABLE
                )
            else:
                assert mounted(inks).main != inks.panel


def test_each_era_has_its_manner() -> None:
    eras = [manner_of(year).name for year in (1925, 1935, 1955, 1965, 1975, 1985, 1995, 2005, 2020)]
    assert len(set(eras)) == len(eras)
    assert manner_of(None) == manner_of(2020)


def test_dice_fall_alike_for_one_name_and_otherwise_for_another() -> None:
    assert Dice("a").share() == Dice("a").share() != Dice("b").share()
    several = [Dice(f"{at}").whole(1, 3) for at in range(200)]
    assert set(several) == {1, 2, 3}
