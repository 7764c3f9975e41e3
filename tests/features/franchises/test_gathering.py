"""Links become groups, and two groups stay two."""

from __future__ import annotations

from collections import Counter

import polars as pl

from reelkin.features.franchises.gathering import Group, gather


def links(*rows: tuple[int, str, int, int]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=["rule", "stem", "first", "second"], orient="row")


def test_links_make_groups_and_count_their_stems() -> None:
    assert gather(links((0, "saw", 5, 3), (0, "saw", 3, 8), (1, "alien", 1, 2))) == [
        Group([1, 2], Counter({"alien": 1})),
        Group([3, 5, 8], Counter({"saw": 2})),
    ]


def test_a_chance_meeting_does_not_join_two_grown_groups() -> None:
    found = gather(links((0, "saw", 1, 2), (0, "alien", 3, 4), (5, "film", 2, 3)))
    assert [group.rows for group in found] == [[1, 2], [3, 4]]


def test_a_name_both_go_by_joins_them() -> None:
    found = gather(links((0, "saw", 1, 2), (0, "saw", 3, 4), (5, "saw", 2, 3)))
    assert [group.rows for group in found] == [[1, 2, 3, 4]]


def test_a_longer_form_of_the_name_joins_them_too() -> None:
    found = gather(links((0, "star trek", 1, 2), (0, "star trek voyager", 3, 4), (5, "star trek", 2, 3)))
    assert [group.rows for group in found] == [[1, 2, 3, 4]]


def test_a_surer_link_is_taken_first() -> None:
    found = gather(links((9, "night", 2, 3), (0, "saw", 1, 2), (0, "alien", 3, 4)))
    assert [group.rows for group in found] == [[1, 2], [3, 4]]


def test_no_links_no_groups() -> None:
    assert gather(links((0, "saw", 1, 2)).clear()) == []
