"""Series for several people, on the planted series of four parts."""

from __future__ import annotations

import pytest

from planted import Planted
from reelkin.recommend import Model

PARTS = ["The Hollow", "The Hollow 2", "The Hollow 3: Return", "The Hollow 4"]


@pytest.mark.parametrize(
    ("anns", "bobs", "expected"),
    [
        ([], [], [0]),
        ([0], [0], [1]),
        ([0, 1], [0, 1], [2]),
        # Bob must begin with the first, which Ann has seen.
        ([0], [], []),
        # Ann saw a later one, so that both can begin with the first.
        ([1], [], [0]),
        # Bob has missed the third only, which Ann has seen.
        ([0, 1, 2], [0, 1], []),
        ([3], [3], [0]),
    ],
)
def test_nobody_is_shown_a_part_before_what_they_missed(
    model: Model, planted: Planted, anns: list[int], bobs: list[int], expected: list[int]
) -> None:
    other = {planted.id_of["Airlock"]: 9.0}
    members = {
        name: other | {planted.id_of[PARTS[part]]: 8.0 for part in parts}
        for name, parts in (("ann", anns), ("bob", bobs))
    }
    picks = model.household(members, n=500, franchise="order")
    assert [pick.title for pick in picks if pick.title in PARTS] == [PARTS[part] for part in expected]


def test_again_with_whoever_missed_it_where_all_must_have_seen(model: Model, planted: Planted) -> None:
    members = {"ann": {planted.id_of[PARTS[0]]: 9.0}, "bob": {planted.id_of["Airlock"]: 9.0}}
    picks = model.household(members, n=500, franchise="order", seen="all")
    assert [pick.title for pick in picks if pick.title in PARTS] == [PARTS[0]]


def test_a_filtered_part_is_passed_over_and_sequels_open_a_series(model: Model, planted: Planted) -> None:
    members = {"ann": {planted.id_of["Airlock"]: 9.0}, "bob": {planted.id_of["Static"]: 9.0}}
    picks = model.household(members, n=500, franchise="order", exclude=[planted.id_of[PARTS[0]]])
    assert [pick.title for pick in picks if pick.title in PARTS] == [PARTS[1]]
    members["ann"][planted.id_of[PARTS[1]]] = 9.0
    opened = model.household(members, n=500, franchise="order", sequels=True)
    assert sorted(pick.title for pick in opened if pick.title in PARTS) == [PARTS[0], PARTS[2], PARTS[3]]


def test_a_series_and_a_work_listed_twice_show_once(model: Model, planted: Planted) -> None:
    members = {"ann": {planted.id_of["Dust"]: 9.0}, "bob": {planted.id_of["Static"]: 9.0}}
    titles = [pick.title for pick in model.household(members, n=500, franchise="collapse")]
    assert len([title for title in titles if title in PARTS]) == 1
    assert titles.count("Wolf Road") == 1
    twin = next(pick.tconst for pick in model.recommend({}, n=500) if pick.title == "Wolf Road")
    members["ann"][twin] = 9.0
    titles = [pick.title for pick in model.household(members, n=500, franchise="collapse")]
    assert "Wolf Road" not in titles
