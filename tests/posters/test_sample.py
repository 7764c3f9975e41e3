"""Posters of real films: none alike, none outside itself, series related, shelves varied; and the sheet of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reelkin import Model
from reelkin.posters.data import PosterData
from reelkin.posters.drawing import Poster, compose_poster, draw_poster
from reelkin.posters.inks import READABLE, contrast_of
from reelkin.posters.layouts.layout import HEIGHT, WIDTH
from reelkin.posters.of_title import poster_data
from reelkin.posters.sheet import best_known, sheet_html

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def model(built_home: Path) -> Model:
    return Model.load(built_home / "models" / "current")


@pytest.fixture(scope="module")
def posters(model: Model) -> list[Poster]:
    return [compose_poster(poster_data(model.bundle, row)) for row in range(len(model))]


def test_every_film_of_the_sample_has_a_poster_that_holds(posters: list[Poster]) -> None:
    for poster in posters:
        assert len(poster.svg.encode()) <= 4000
        assert not poster.layout.block.cut
        assert poster.layout.block.main >= 20
        assert min(contrast_of(poster.title_ink, ground) for ground in poster.grounds) >= READABLE
        for left, top, right, bottom in poster.layout.boxes():
            assert 0 <= left <= right <= WIDTH
            assert 0 <= top <= bottom <= HEIGHT


def test_no_two_are_alike_but_for_the_name(posters: list[Poster]) -> None:
    assert len({poster.svg.partition(">")[2] for poster in posters}) == len(posters)


def test_neighbours_on_a_shelf_seldom_share_hue_composition_and_motif(
    model: Model, posters: list[Poster]
) -> None:
    alike = pairs = 0
    for row in range(0, len(model), 7):
        shelf = [pick.facts.row for pick in model.similar(model.bundle.titles.tconst[row], n=12)]
        for one, other in pairwise(shelf):
            a, b = posters[one], posters[other]
            same_hue = model.bundle.clusters.assignments[one] == model.bundle.clusters.assignments[other]
            alike += bool(same_hue) and a.layout.name == b.layout.name and a.motif == b.motif
            pairs += 1
    assert pairs > 500
    assert alike <= 0.05 * pairs


def test_parts_of_a_series_are_siblings_and_not_twins() -> None:
    first = PosterData("tt1", "Alien", year=1979, genres=("Horror",), franchise="tt1", hue=100)
    second = replace(first, tconst="tt2", title="Aliens", year=1979)
    one, two = compose_poster(first), compose_poster(second)
    assert one.motif == two.motif
    assert one.layout.name == two.layout.name
    assert one.svg.replace("Aliens", "Alien") != two.svg.replace("Aliens", "Alien")


def test_the_original_title_and_what_is_known_stand_in_the_small_line() -> None:
    data = PosterData("tt1", "Seven Samurai", "Shichinin no samurai", year=1954, runtime_minutes=207)
    assert all(f">{text}</text>" in draw_poster(data) for text in ("Shichinin no samurai", "1954", "207 min"))
    bare = draw_poster(PosterData("tt1", "Seven Samurai", "Seven Samurai"))
    assert "min<" not in bare
    assert "None" not in bare


def test_a_number_or_four_letters_become_the_image() -> None:
    names = {
        compose_poster(PosterData(f"tt{at}", title)).layout.name
        for at in range(12)
        for title in ("Ran", "1984")
    }
    assert names <= {"giant", "poster-high", "echo", "upwards"}
    assert len(names) > 2
    assert compose_poster(PosterData("tt1", "Raging Bull")).layout.name not in names


def test_the_sheet_opens_offline_and_starts_with_each_cluster_s_best_known(model: Model) -> None:
    clusters = [profile["id"] for profile in model.clusters]
    chosen = best_known(model.bundle, len(clusters))
    assert sorted(model.bundle.clusters.assignments[chosen].tolist()) == sorted(clusters)
    page = sheet_html([draw_poster(poster_data(model.bundle, row)) for row in chosen], ["<b>"] * len(chosen))
    assert page.count("<figure>") == len(chosen)
    assert "<b>" not in page
    assert "url(data:font/woff2" in page
    assert page.replace('xmlns="http://www.w3.org/2000/svg"', "").count("http") == 0


def test_a_series_says_so_and_japanese_is_drawn_as_such() -> None:
    drawn = draw_poster(PosterData("tt1", "雨", year=1999, type="tvSeries", language="ja"))
    assert ">1999 series</text>" in drawn
    assert ' lang="ja"' in drawn
    assert "lang=" not in draw_poster(PosterData("tt1", "Rain", language='ja" onload="x'))
