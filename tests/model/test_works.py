from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from planted import CREDIT_SCHEMA, TITLE_SCHEMA
from reelkin.model.works import find_duplicates, find_works

PLAIN = {"title_type": "movie", "primary_title": "Heat", "start_year": 1995, "runtime_minutes": 170}


def titles(*rows: dict[str, Any]) -> pl.DataFrame:
    full = [{"tconst": f"tt{place}", "genres": [], **PLAIN, **row} for place, row in enumerate(rows)]
    return pl.DataFrame(full, {name: TITLE_SCHEMA[name] for name in full[0]}).with_columns(
        original_title=pl.col("primary_title")
    )


def directors(*names: str | None) -> pl.DataFrame:
    rows = [
        {"tconst": f"tt{place}", "nconst": name, "role": "director", "billing": 1, "characters": []}
        for place, name in enumerate(names)
        if name
    ]
    return pl.DataFrame(rows, CREDIT_SCHEMA)


@pytest.mark.parametrize(
    ("other", "by", "same"),
    [
        ({}, ("a", "a"), True),
        ({"primary_title": "HÉAT!"}, ("a", "a"), True),
        ({"start_year": 1996}, ("a", "a"), True),
        ({"title_type": "tvMovie"}, ("a", "a"), True),
        ({}, ("a", "b"), False),
        ({"start_year": 1997}, ("a", "a"), False),
        ({"start_year": None}, ("a", "a"), False),
        ({"title_type": "tvSeries"}, ("a", "a"), False),
        ({"primary_title": "Heat 2"}, ("a", "a"), False),
        ({"runtime_minutes": 172}, (None, None), True),
        ({"runtime_minutes": 175}, (None, None), False),
        ({"runtime_minutes": None}, (None, None), False),
        ({"start_year": 1996}, (None, "a"), False),
    ],
)
def test_one_work_under_two_ids(other: dict[str, Any], by: tuple[str | None, str | None], same: bool) -> None:
    assert find_duplicates(titles({}, other), directors(*by)).tolist() == ([0, 0] if same else [0, 1])


def test_the_first_row_stands_for_all() -> None:
    assert find_duplicates(
        titles({}, {}, {"primary_title": "Ran"}, {}), directors("a", "a", "a", "a")
    ).tolist() == [0, 0, 2, 0]


def test_titles_of_punctuation_alone_are_not_taken_for_one() -> None:
    assert find_duplicates(
        titles({"primary_title": "…"}, {"primary_title": "?"}), directors("a", "a")
    ).tolist() == [0, 1]


def test_series_keep_the_order_of_their_parts() -> None:
    catalogue = titles({}, {"start_year": 1990}, {}, {"start_year": 1985})
    franchises = pl.DataFrame(
        {
            "tconst": ["tt3", "tt1", "tt0", "tt2"],
            "franchise": ["b", "b", "b", "a"],
            "label": ["B", "B", "B", "A"],
            "part": [1, 2, 3, 1],
        }
    )
    works = find_works(catalogue, directors("a", "b", "c", "d"), franchises)
    assert works.names == ["A", "B"]
    assert works.franchise.tolist() == [1, 1, 0, 1]
    assert works.parts.tolist() == [2, 3, 1, 0]
    assert works.part_offsets.tolist() == [0, 1, 4]


def test_a_catalogue_without_series_has_none() -> None:
    none = pl.DataFrame(
        schema={"tconst": pl.String, "franchise": pl.String, "label": pl.String, "part": pl.Int32}
    )
    works = find_works(titles({}), directors("a"), none)
    assert (works.names, works.franchise.tolist(), works.part_offsets.tolist()) == ([], [-1], [0])
