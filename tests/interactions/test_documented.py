"""docs/data.md says what the code does: bounds, and preferences from ratings."""

import re
from pathlib import Path

import numpy as np
import pytest

from reelkin.interactions import cells, containers, matching, sheets
from reelkin.recommend.preferences import preferences

DOCS = Path(__file__).resolve().parents[2] / "docs" / "data.md"


@pytest.fixture(scope="module")
def text():
    if not DOCS.is_file():
        pytest.skip(f"no {DOCS} here")
    return DOCS.read_text(encoding="utf-8")


def test_the_bounds(text):
    table = dict(re.findall(r"^\| ([^|]+) \| ([\d,]+)(?: MB| characters)? \|$", text, re.MULTILINE))
    said = {name: int(number.replace(",", "")) for name, number in table.items()}
    assert said["a file, or all that comes out of an archive"] == containers.MAX_BYTES // 2**20
    assert said["files in an archive"] == containers.MAX_MEMBERS
    assert said["rows of a file"] == sheets.MAX_ROWS
    assert said["a cell"] == sheets.MAX_CELL
    assert said["all cells of a file, or values of a JSON file"] == sheets.MAX_ALL_CELLS
    assert said["a title"] == cells.LONGEST_TITLE
    assert (
        said["names that are not exactly there, for which near ones are looked for"] == matching.MOST_SEARCHED
    )


STRICT = [2] * 5 + [3] * 10 + [4] * 10 + [5] * 10 + [6] * 5 + [7] * 5 + [8] * 5
MILD = [6] * 5 + [7] * 5 + [8] * 15 + [9] * 15 + [10] * 10


@pytest.mark.parametrize(
    ("ratings", "rows"),
    [
        ([9] * 10, {"ten titles, all at 9 of 10": 9}),
        ([7], {"a single title": 7}),
        (STRICT, {"fifty by somebody strict": 2, "": 8}),
        (MILD, {"fifty by somebody mild": 6}),
    ],
)
def test_the_table_of_preferences(text, ratings, rows):
    found = dict(zip(ratings, preferences(np.array(ratings, float), (1, 10)), strict=True))
    for name, rating in rows.items():
        assert f"| {rating} | {found[rating]:+.2f}" in text, (name, rating)
