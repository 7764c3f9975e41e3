"""CSV files as programs and people write them, and as nobody should."""

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.errors import BadInput
from reelkin.interactions import sheets
from reelkin.interactions.cells import clean
from reelkin.interactions.sheets import MAX_CELL, MAX_ROWS, column_key, read_sheet

CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"])
)
def test_every_cell_comes_back_cleaned(rows, end):
    header = ["one", "two", "three"]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    found = [list(record.cells) for record in read_sheet("x", out.getvalue()).records]
    assert found == [header, *([clean(cell) for cell in row] for row in rows if any(row))]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_usual_separator(separator):
    text = (
        f'tconst{separator}"a, title; of{separator} sorts"{separator}rating\ntt1{separator}x{separator}4,5\n'
    )
    if separator == ",":
        text = text.replace("4,5", "4.5")
    sheet = read_sheet("x", text)
    assert sheet.header == ("tconst", column_key("a, title; of sorts"), "rating")
    assert len(sheet.records[1].cells) == 3


def test_excels_own_line_is_heeded():
    sheet = read_sheet("x", "sep=;\r\ntitle;rating\r\nA, B, C;8\r\n")
    assert [(record.line, record.cells) for record in sheet.records] == [
        (2, ("title", "rating")),
        (3, ("A, B, C", "8")),
    ]


def test_lines_are_numbered_as_an_editor_does():
    sheet = read_sheet("x", 'a,b\n\n"two\nlines",1\nx,2\n')
    assert [record.line for record in sheet.records] == [1, 3, 5]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a,b\n"never closed,1\nx,2\n', "line 2: a quote is not closed"),
        ('a,b\n"closed" early,1\n', "line 2: a quote"),
        ("a,b\n" + "x" * (MAX_CELL + 1) + ",1\n", "line 2: a cell of more than 131,072 characters"),
        ("a,b\n" + "," * 500 + "\n", "line 2: 501 cells"),
        ("\n\n\n", "empty"),
    ],
)
def test_hostile_sheets_are_refused_by_line(text, said):
    with pytest.raises(BadInput, match=said):
        read_sheet("x.csv", text)


def test_all_cells_together_are_bounded(monkeypatch):
    monkeypatch.setattr(sheets, "MAX_ALL_CELLS", 6)
    assert len(read_sheet("x", "a,b\n1,2\n3,4\n").records) == 3
    with pytest.raises(BadInput, match="ratings of many people"):
        read_sheet("x", "a,b\n1,2\n3,4\n5\n")


def test_a_million_rows_are_refused_within_seconds():
    started = time.monotonic()
    with pytest.raises(BadInput, match=f"more than {MAX_ROWS:,} rows"):
        read_sheet("x.csv", "title,rating\n" + "x,1\n" * 1_000_000)
    assert time.monotonic() - started < 30
