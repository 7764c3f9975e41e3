from __future__ import annotations

import numpy as np
import pytest

from reelkin.clusters.matching import Previous, carry_over, inherit, match, overlap
from reelkin.clusters.profiles import ClusterProfile


def profile(number: int, name: str, former: tuple[str, ...] = ()) -> ClusterProfile:
    return ClusterProfile(number, name.lower(), name, 10, 0.1, 0.0, None, 1.0, (), (), (), former)


def titles(count: int, start: int = 0) -> list[str]:
    return [f"tt{row:07}" for row in range(start, start + count)]


@pytest.fixture
def before() -> Previous:
    """Ids 3, 5, 9 of ten titles each; 12 is the next."""
    return Previous(
        titles(30),
        np.repeat(np.arange(3, dtype=np.int32), 10),
        np.eye(3, dtype=np.float32),
        [profile(3, "War"), profile(5, "Noir", ("thrillers",)), profile(9, "Jazz")],
        12,
    )


NEW = [profile(0, "New war"), profile(1, "New jazz"), profile(2, "New noir")]


def test_overlap_by_hand(before):
    shared = overlap(before, titles(30, start=5), np.repeat(np.arange(3, dtype=np.int32), 10), 3)
    # Of the old 0..9 the titles 5..9 are left; the new 0 has 5..14.
    assert shared[0, 0] == pytest.approx(5 / 10)
    assert shared[1, 0] == pytest.approx(5 / 15)
    assert shared[2, 0] == 0.0


def test_ids_and_addresses_follow_the_titles(before):
    """The new clusters hold the same titles in another order, with one title moved."""
    assignments = np.repeat(np.array([1, 0, 2], np.int32), 10)
    assignments[0] = 2
    centroids = np.eye(3, dtype=np.float32)
    np.testing.assert_array_equal(match(before, titles(30), assignments, centroids), [1, 0, 2])
    named, next_id = inherit(NEW, before, titles(30), assignments, centroids)
    assert [(one.id, one.slug, one.name) for one in named] == [
        (5, "noir", "New war"),
        (3, "war", "New jazz"),
        (9, "jazz", "New noir"),
    ]
    assert [one.former_slugs for one in named] == [("thrillers",), (), ()]
    assert next_id == 12


def test_the_sum_of_overlaps_decides_and_not_who_comes_first():
    """Greedily the first old cluster would take the new one that is all the second has."""
    old = Previous(
        titles(20),
        np.array([0] * 12 + [1] * 8, np.int32),
        np.eye(2, dtype=np.float32),
        [profile(0, "A"), profile(1, "B")],
        2,
    )
    assignments = np.array([0] * 6 + [1] * 6 + [1] * 0 + [0] * 8, np.int32)
    pairs = match(old, titles(20), assignments, np.eye(2, dtype=np.float32))
    shared = overlap(old, titles(20), assignments, 2)
    chosen = sum(shared[old_one, new] for new, old_one in enumerate(pairs) if old_one >= 0)
    assert chosen == pytest.approx(max(shared[0, 0] + shared[1, 1], shared[0, 1] + shared[1, 0]))


def test_a_cluster_that_is_gone_leads_to_the_one_with_most_of_its_titles(before):
    """Noir is split among war and jazz; its address, and what led to it, lead to jazz with seven of its ten."""
    assignments = np.array([0] * 10 + [0] * 3 + [1] * 7 + [1] * 10, np.int32)
    named, next_id = inherit(NEW[:2], before, titles(30), assignments, np.eye(3, dtype=np.float32)[:2])
    assert [one.id for one in named] == [3, 9]
    assert [one.former_slugs for one in named] == [(), ("noir", "thrillers")]
    assert next_id == 12


def test_a_new_cluster_gets_a_new_id_and_no_address_that_ever_was(before):
    assignments = np.repeat(np.arange(4, dtype=np.int32), 10)
    new = [*NEW, profile(3, "Thrillers")]
    named, next_id = inherit(new, before, titles(40), assignments, np.eye(4, dtype=np.float32))
    assert [one.id for one in named] == [3, 5, 9, 12]
    assert named[3].slug == "thrillers-2"
    assert next_id == 13


def test_a_cluster_that_shares_little_is_another(before):
    """Each new cluster holds a third of each old one: nothing goes on."""
    assignments = (np.arange(30) % 3).astype(np.int32)
    np.testing.assert_array_equal(
        match(before, titles(30), assignments, np.eye(3, dtype=np.float32)), [-1, -1, -1]
    )


def test_without_a_title_in_common_the_centroids_decide(before):
    centroids = np.array([[0, 0.9, 0.1], [0, 0, 1.1], [50, 50, 50]], np.float32)
    other = titles(30, start=1000)
    assignments = np.repeat(np.arange(3, dtype=np.int32), 10)
    np.testing.assert_array_equal(match(before, other, assignments, centroids), [1, 2, -1])
    wider = np.zeros((3, 5), np.float32)
    np.testing.assert_array_equal(match(before, other, assignments, wider), [-1, -1, -1])


def test_clusters_are_carried_over_by_their_titles_into_any_space(before):
    vectors = np.arange(60, dtype=np.float32).reshape(30, 2)
    np.testing.assert_allclose(carry_over(before, titles(30), vectors), [[9, 10], [29, 30], [49, 50]])
    # Titles 5 to 34: the first five are gone, five are new.
    np.testing.assert_allclose(carry_over(before, titles(30, start=5), vectors), [[4, 5], [19, 20], [39, 40]])
    assert carry_over(before, titles(30, start=10), vectors) is None
