"""Several maps as one keep what the products of vectors say."""

from __future__ import annotations

import numpy as np

from reelkin.embedding.ensemble import join


def planted() -> tuple[np.ndarray, list[np.ndarray], list[np.ndarray], np.ndarray]:
    rng = np.random.default_rng(0)
    x, maps = rng.random((20, 7)), [rng.normal(size=(7, 3)), rng.normal(size=(7, 2))]
    world = rng.random(20)
    return x, maps, [x @ each for each in maps], world / world.sum()


def test_with_all_axes_products_are_the_mean_of_the_members() -> None:
    x, maps, vectors, world = planted()
    joined = x @ join(maps, vectors, world, 5)
    expected = (vectors[0] @ vectors[0].T + vectors[1] @ vectors[1].T) / 2
    np.testing.assert_allclose(joined @ joined.T, expected, atol=1e-10)


def test_the_first_axes_hold_most_of_what_the_world_watches() -> None:
    x, maps, vectors, world = planted()
    joined = x @ join(maps, vectors, world, 4)
    energy = world @ joined**2
    assert (np.diff(energy) <= 1e-12).all()
    whole = sum(float(world @ (each**2).sum(axis=1)) for each in vectors) / 2
    assert 0.5 * whole < energy.sum() < whole


def test_members_that_agree_are_one_of_them() -> None:
    x, maps, vectors, world = planted()
    joined = x @ join([maps[0]] * 3, [vectors[0]] * 3, world, 3)
    np.testing.assert_allclose(joined @ joined.T, vectors[0] @ vectors[0].T, atol=1e-10)
