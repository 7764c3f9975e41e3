"""What blocks are given and give back."""

from __future__ import annotations

import polars as pl

from reelkin.features.entries import entries, numbered

from .tiny import credits_of, people_of, source, titles


def test_credits_of_other_titles_and_other_roles_are_passed_over() -> None:
    told = credits_of(
        ("a", "n2", "cast", 1), ("z", "n1", "cast", 1), ("b", "n3", "producer", 1), ("b", "n1", "self", 1)
    )
    given = source(titles({}, {}), told, people_of(n1="Ann"))
    assert sorted(given.credits.rows()) == [(0, 1, "cast", 1), (1, 0, "self", 1)]
    assert given.people.rows() == [(0, "n1", "Ann"), (1, "n2", "n2")]


def test_numbers_follow_the_ids_whatever_the_order_of_the_rows() -> None:
    told = credits_of(("a", "n2", "cast"), ("b", "n1", "cast"), ("b", "n2", "cast"))
    placed = titles({}, {}).with_row_index("row")
    for frame in (told, told.reverse()):
        _, ids = numbered(frame, placed, ("cast",))
        assert ids.rows() == [(0, "n1"), (1, "n2")]


def test_entries_keep_the_order_of_the_labels_and_drop_what_does_not_occur() -> None:
    given = pl.DataFrame({"row": [0, 1], "name": ["y", "x"], "value": [1.0, 2.0]})
    filled = entries(given, {"x": "ex", "w": "double u", "y": "why"})
    assert (filled.names, filled.labels) == (["x", "y"], ["ex", "why"])
    assert sorted(filled.values.rows()) == [(0, 1, 1.0), (1, 0, 2.0)]
