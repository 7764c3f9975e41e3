"""What each kind of value must look like, and what it becomes."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from reelkin.imdb import values
from reelkin.imdb.files import FILES, RawColumn, RawFile
from reelkin.imdb.rejects import Reason

ID = Reason.MALFORMED_ID
NAN = Reason.NOT_A_NUMBER
YEAR = Reason.YEAR_OUT_OF_RANGE
RUNTIME = Reason.RUNTIME_OUT_OF_RANGE
RATING = Reason.RATING_OUT_OF_RANGE
JSON = Reason.NOT_A_JSON_LIST
COLUMNS = {
    "tconst": RawColumn("x", "tconst"),
    "nconst": RawColumn("x", "nconst"),
    "text": RawColumn("x", "text"),
    "flag": RawColumn("x", "flag"),
    "year": RawColumn("x", "year"),
    "life": RawColumn("x", "year", lowest=-3000),
    "minutes": RawColumn("x", "minutes"),
    "number": RawColumn("x", "number"),
    "votes": RawColumn("x", "votes"),
    "rating": RawColumn("x", "rating"),
    "words": RawColumn("x", "list", separator=","),
    "ids": RawColumn("x", "list", separator=",", items="nconst"),
    "json": RawColumn("x", "json"),
}
NOT_NUMBERS = [
    "",
    " ",
    "+1",
    " 1",
    "1 ",
    "1_0",
    "1e3",
    "0x1",
    "١",
    "NaN",
    "nan",
    "inf",
    "--1",
    "1,0",
    "1\r",
    "\\n",
    "null",
]


def _read(kind: str, text: str | None) -> tuple[str | None, Any]:
    """The reason to refuse a text, or else what it becomes."""
    file = RawFile("x", (RawColumn("key", "number"), COLUMNS[kind]), key=("key",))
    frame = pl.DataFrame({"key": "1", "x": [text]}, schema={"key": pl.String, "x": pl.String})
    reason = frame.select(values.reason(file)).item()
    assert frame.select(values.faulty(file)).item() == (reason is not None)
    return reason, None if reason else frame.select(values.typed(file))["x"].item()


ACCEPTED = [
    ("tconst", "tt0000001", "tt0000001"),
    ("tconst", "tt28642224", "tt28642224"),
    ("tconst", "tt128642224", "tt128642224"),
    ("nconst", "nm0000001", "nm0000001"),
    ("text", "", ""),
    ("text", " +1 ", " +1 "),
    ("text", "None", "None"),
    ("text", "a\rb\x02\u2028", "a\rb\x02\u2028"),
    ("flag", "0", False),
    ("flag", "1", True),
    ("year", "1874", 1874),
    ("year", "2115", 2115),
    ("year", "02019", 2019),
    ("life", "-620", -620),
    ("life", "4", 4),
    ("minutes", "0", 0),
    ("minutes", "14400", 14400),
    ("minutes", "51420", 51420),
    ("number", "0", 0),
    ("number", "2147483647", 2147483647),
    ("votes", "3034736", 3034736),
    ("rating", "1.0", 1.0),
    ("rating", "10.0", 10.0),
    ("rating", "10", 10.0),
    ("rating", "7.25", 7.25),
    ("words", "", ""),
    ("words", "Drama,Sci-Fi", "Drama,Sci-Fi"),
    ("words", "dvd\x02imdbDisplay", "dvd\x02imdbDisplay"),
    ("ids", "", ""),
    ("ids", "nm0000001,nm10000001", "nm0000001,nm10000001"),
    ("json", '["a","b \\"c\\" d"]', '["a","b \\"c\\" d"]'),
    ("json", '[ "a" , "\\ud83c\\udfac" ]', '[ "a" , "\\ud83c\\udfac" ]'),
    ("json", "[]", "[]"),
    ("json", '["é"]', '["é"]'),
]
REFUSED = [
    *(
        ("tconst", text, ID)
        for text in ("", "tt", "tt123456", "tt00000001", "tt1234567890", "nm0000001", "TT0000001")
    ),
    *(
        ("tconst", text, ID)
        for text in ("tt-123456", "tt+123456", "tt000000x", " tt0000001", "tt0000001\r", "\ufefftt0000001")
    ),
    ("nconst", "tt0000001", ID),
    *(("flag", text, Reason.NOT_A_FLAG) for text in ("2", "2020", "", "-1", "01", "true", "1.0")),
    *(
        (kind, text, NAN)
        for kind in ("year", "minutes", "number", "votes", "life")
        for text in (*NOT_NUMBERS, "1.0")
    ),
    *(("rating", text, NAN) for text in (*NOT_NUMBERS, "9.", ".5", "-5", "-5.0")),
    *(("year", text, YEAR) for text in ("0", "1873", "2116", "20199", "-1950", "9" * 30)),
    *(("life", text, YEAR) for text in ("-3001", "2116", "-" + "9" * 30)),
    *(("minutes", text, RUNTIME) for text in ("-1", "60001", "2147483648", "9" * 30)),
    *(("number", text, Reason.NUMBER_OUT_OF_RANGE) for text in ("-1", "2147483648", "9" * 30)),
    *(("votes", text, Reason.VOTES_OUT_OF_RANGE) for text in ("-5", "2147483648")),
    *(("rating", text, RATING) for text in ("0", "0.9", "10.1", "93", "10.00000001", "9" * 400)),
    *(
        ("ids", text, ID)
        for text in ("nm0000001,", ",nm0000001", "nm0000001, nm0000002", "tt0000001", "nm1", ",")
    ),
    *(
        ("json", text, JSON)
        for text in ("", "x", '["a"', '"a"', '["a",]', '["a" "b"]', "[1]", '["a",null]', '[["a"]]')
    ),
    *(
        ("json", text, JSON)
        for text in ('{"a":"b"}', '["a\x01"]', '["\\x"]', '["\\ud83c"]', '["a"]["b"]', "[" * 9999)
    ),
]


@pytest.mark.parametrize(("kind", "text", "value"), ACCEPTED)
def test_accepted(kind: str, text: str, value: object) -> None:
    assert _read(kind, text) == (None, value)


@pytest.mark.parametrize(("kind", "text", "reason"), REFUSED)
def test_refused(kind: str, text: str, reason: Reason) -> None:
    assert _read(kind, text)[0] == reason


@pytest.mark.parametrize("kind", COLUMNS)
def test_null_is_nothing_wrong_unless_a_value_is_required(kind: str) -> None:
    assert _read(kind, None) == (None, None)


def test_the_first_fault_of_a_row_is_its_reason() -> None:
    """In the order of the columns, and a missing value before a malformed one."""
    file = RawFile("x", (RawColumn("a", "tconst", nullable=False), RawColumn("b", "year")), key=("a",))
    frame = pl.DataFrame({"a": [None, "x", "tt0000001", "tt0000001"], "b": ["1", "1", "1", "1999"]})
    assert frame.select(values.reason(file)).to_series().to_list() == [Reason.NULL, ID, YEAR, None]
    assert frame.select(values.faulty(file)).to_series().to_list() == [True, True, True, False]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_typed_columns_have_the_schema_s_names_and_types(file: RawFile) -> None:
    empty = pl.DataFrame(schema=dict.fromkeys(values.schema(file), pl.String))
    assert dict(empty.select(values.typed(file)).schema) == values.schema(file)
    assert list(values.schema(file)) == [column.name for column in file.columns]


def test_an_id_s_number() -> None:
    frame = pl.DataFrame({"a": ["tt0078748", "tt999999999"]})
    assert frame.select(values.ids("a")).to_series().to_list() == [78748, 999999999]
