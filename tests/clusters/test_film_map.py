from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from reelkin.clusters import film_map
from reelkin.clusters.film_map import centres, laid_over, lay_out, plane
from reelkin.errors import BadInput


@pytest.fixture(scope="module")
def places(families):
    return lay_out(families.vectors, families.family, 0)


def own_family_share(places, family):
    """Of the ten nearest on the map, how many are of a title's own family."""
    squares = ((places[:, None] - places[None]) ** 2).sum(axis=2)
    np.fill_diagonal(squares, np.inf)
    nearest = np.argsort(squares, axis=1)[:, :10]
    return (family[nearest] == family[:, None]).mean()


def test_families_lie_together(families, places):
    assert places.shape == (1200, 2)
    assert places.dtype == np.float32
    assert own_family_share(places, families.family) >= 0.98
    np.testing.assert_allclose(places.mean(axis=0), 0, atol=1e-3)


def test_the_same_bytes_whatever_the_threads(families, places):
    with threadpool_limits(2):
        assert lay_out(families.vectors, families.family, 0).tobytes() == places.tobytes()


def test_what_should_grow_to_the_right_does(families):
    years = 1900.0 + 10 * families.family
    years[::50] = np.nan
    places = lay_out(families.vectors, families.family, 0, rightward=years)
    known = np.isfinite(years)
    growth, *_ = np.linalg.lstsq(
        places[known] - places[known].mean(axis=0), years[known] - years[known].mean(), rcond=None
    )
    assert growth[0] > 0
    assert growth[1] == pytest.approx(0, abs=1e-3 * growth[0])


def test_films_stay_where_they_were_and_new_ones_find_their_place(families, places):
    old = places.copy()
    new = np.arange(0, 1200, 12)
    old[new] = np.nan
    again = lay_out(families.vectors, families.family, 1, initial=old)
    stayed = np.setdiff1d(np.arange(1200), new)
    moved = np.hypot(*(again[stayed] - places[stayed]).T)
    assert np.median(moved) < 0.1 * np.hypot(*places.T).mean()
    middles = centres(again, families.family, 10)
    nearest = ((again[new][:, None] - middles[None]) ** 2).sum(axis=2).argmin(axis=1)
    assert (nearest == families.family[new]).mean() >= 0.98


def test_a_map_that_turned_moved_and_grew_is_laid_over_the_old_one():
    old = np.random.default_rng(0).normal(size=(60, 2))
    known = np.arange(60) % 3 > 0
    turned = 1.5 * old @ np.array([[0.0, 1.0], [1.0, 0.0]]) + [5, -3]
    np.testing.assert_allclose(laid_over(turned, np.where(known[:, None], old, 99.0), known), old, atol=1e-9)


@pytest.mark.parametrize(("one_in", "begins_there"), [(10, False), (3, False), (1, True)])
def test_only_a_map_of_most_titles_is_begun_from(families, places, monkeypatch, one_in, begins_there):
    """On 13,651 films, of which a tenth had places, as few steps kept .53 of the neighbours, and a new start .62."""
    begun = []

    def embed(vectors, _seed, start, _progress):
        begun.append(start is not None)
        return places.astype(np.float64)

    monkeypatch.setattr(film_map, "_embed", embed)
    old = np.full_like(places, np.nan)
    old[::one_in] = places[::one_in]
    lay_out(families.vectors, families.family, 1, initial=old)
    assert begun == [begins_there]


def test_it_is_turned_the_way_of_the_old_map(families, places):
    old = np.full_like(places, np.nan)
    old[::5] = places[::5, ::-1]
    again = lay_out(families.vectors, families.family, 1, initial=old)
    before, now = (some[::5] - some[::5].mean(axis=0) for some in (places[:, ::-1], again))
    assert (before * now).sum() / np.linalg.norm(before) / np.linalg.norm(now) > 0.7


def test_titles_beyond_the_largest_map_are_put_beside_their_like(families, monkeypatch):
    mixed = np.random.default_rng(0).permutation(1200)
    monkeypatch.setattr(film_map, "LARGEST", 800)
    places = lay_out(families.vectors[mixed], families.family[mixed], 0)
    assert own_family_share(places, families.family[mixed]) >= 0.98


def test_titles_beyond_the_largest_map_stay_too(families, monkeypatch):
    mixed = np.random.default_rng(0).permutation(1200)
    monkeypatch.setattr(film_map, "LARGEST", 800)
    first = lay_out(families.vectors[mixed], families.family[mixed], 0)
    old = first.copy()
    old[800::2] = np.nan
    again = lay_out(families.vectors[mixed], families.family[mixed], 1, initial=old)
    moved = np.hypot(*(again - first).T)
    assert np.quantile(moved[801::2], 0.9) < 0.6 * np.quantile(moved[800::2], 0.9)
    assert own_family_share(again, families.family[mixed]) >= 0.98


def test_both_gradients_find_the_families(families, monkeypatch):
    monkeypatch.setattr(film_map, "FEW", 0)
    some = slice(None, None, 3)
    assert (
        own_family_share(lay_out(families.vectors[some], families.family[some], 0), families.family[some])
        >= 0.98
    )


@pytest.mark.parametrize("n", [0, 1, 2, 3, 4, 9])
def test_a_handful_of_titles_has_a_map_too(n):
    vectors = np.random.default_rng(0).normal(size=(n, 3)).astype(np.float32)
    places = lay_out(vectors, np.zeros(n, np.int32), 0)
    assert places.shape == (n, 2)
    assert np.isfinite(places).all()
    assert len(np.unique(places, axis=0)) == n


def test_rows_have_to_agree():
    with pytest.raises(BadInput, match="rightward has 3 rows for 5 titles"):
        lay_out(np.zeros((5, 2), np.float32), np.zeros(5, np.int32), 0, rightward=np.zeros(3))
    nowhere = np.full((5, 2), np.nan, np.float32)
    with pytest.raises(BadInput, match="no title of the initial layout"):
        lay_out(np.eye(5, dtype=np.float32), np.zeros(5, np.int32), 0, initial=nowhere)


def test_centres_are_medians():
    places = np.array([[0, 0], [2, 2], [100, 4], [7, 7]], np.float32)
    np.testing.assert_array_equal(
        centres(places, np.array([0, 0, 0, 2], np.int32), 3), [[2, 2], [0, 0], [7, 7]]
    )


def test_the_plane_keeps_the_two_longest_axes():
    random = np.random.default_rng(0)
    flat = random.normal(size=(200, 2)) * [5, 2]
    turned, _ = np.linalg.qr(random.normal(size=(6, 2)))
    found = plane((flat @ turned.T).astype(np.float32))
    centred = flat - flat.mean(axis=0)
    np.testing.assert_allclose(np.hypot(*found.T), np.hypot(*centred.T), rtol=1e-4, atol=1e-4)
    assert found[:, 0].std() > found[:, 1].std()
    assert plane(np.zeros((3, 1), np.float32)).shape == (3, 2)
