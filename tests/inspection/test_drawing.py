"""Which figures are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reelkin.inspection.drawing import figures
from reelkin.inspection.findings import measure

from .small import Facts, empty

if TYPE_CHECKING:
    from pathlib import Path

    from .small import Rows

pytestmark = pytest.mark.usefixtures("in_house")
STEPS = [{"step": "listed", "kept": 64, "removed": 0, "why": "rows"}]


def test_all_that_have_something_to_show(rows: Rows, tmp_path: Path) -> None:
    found = measure(rows.stage(tmp_path), rows.counts(), Facts(), STEPS)
    assert [name for name, _ in figures(found)] == [
        "coverage",
        "orphans",
        "funnel",
        "nulls",
        "types",
        "years",
        "runtimes",
        "genres",
        "genre-pairs",
        "ratings",
        "rating-spread",
        "votes",
        "votes-and-ratings",
        "correlations",
        "regions",
        "people-director",
        "people-actor-or-actress",
    ]


def test_of_empty_files_only_that_nothing_is_missing(tmp_path: Path) -> None:
    rows = empty()
    found = measure(rows.stage(tmp_path), rows.counts(), Facts(), None)
    assert [(name, plate.title) for name, plate in figures(found)] == [("nulls", "No value is missing")]


def test_decades_are_written_as_such(rows: Rows, tmp_path: Path) -> None:
    for number in range(40):
        tconst = rows.film(number, startYear=1990)
        rows.add("title.ratings", tconst=tconst, numVotes=100 + number, averageRating=5 + number / 10)
    found = measure(rows.stage(tmp_path), rows.counts(), Facts(), None)
    plates = dict(figures(found))
    assert "by decade" in {text.get_text() for text in plates["correlations"].texts}
    labels = {text.get_text() for axes in plates["correlations"].axes for text in axes.texts}
    assert "1990s" in labels
