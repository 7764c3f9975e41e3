from __future__ import annotations

import json

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.catalog import engine
from reelkin.catalog.characters import characters, is_list, unreadable

NAMES = ("tconst", "nconst", "role", "ordering", "characters")


def frame(*rows: tuple[str, str, str, int, str | None]) -> engine.Frame:
    return nw.from_native(
        pl.LazyFrame(rows, schema=NAMES, orient="row", schema_overrides={"characters": pl.String})
    )


def played(*texts: str | None) -> list[str]:
    rows = [("tt1", "nm1", "cast", place, text) for place, text in enumerate(texts, start=1)]
    found = engine.rows(characters(frame(*rows)))
    return found[0]["characters"] if found else []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('["Ellen Ripley"]', ["Ellen Ripley"]),
        ('["Roy Walker","Masked Bandit"]', ["Roy Walker", "Masked Bandit"]),
        ('[ "A" , "B" ]', ["A", "B"]),
        (r'["Woman - (segment: \"Fire Woman\")"]', ['Woman - (segment: "Fire Woman")']),
        (r'["a\",\"b","c"]', ['a","b', "c"]),
        (r'["back\\slash","\u00e9","\ud83d\ude00"]', ["back\\slash", "é", "😀"]),
        ('["  Self  ",""," "]', ["Self"]),
        ('["Self","Self"]', ["Self"]),
        ("[]", []),
        (None, []),
    ],
)
def test_a_list_is_read_with_its_escapes_and_blanks_are_no_characters(
    text: str | None, expected: list[str]
) -> None:
    assert played(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ellen Ripley",
        '["Ellen',
        '{"a":"b"}',
        "[1]",
        '["a",]',
        '["a" "b"]',
        r'["\ud83d"]',
        r'["\x41"]',
        '["a"]x',
        '[["a"]]',
    ],
)
def test_what_is_no_list_of_names_counts_as_none_and_is_counted(text: str) -> None:
    rows = frame(
        ("tt1", "nm1", "cast", 1, text), ("tt1", "nm2", "cast", 2, '["Ash"]'), ("tt1", "nm3", "cast", 3, None)
    )
    assert engine.count(unreadable(rows)) == 1
    assert [row["nconst"] for row in engine.rows(characters(rows))] == ["nm2"]


def test_the_characters_of_several_rows_follow_their_ordering_each_once() -> None:
    rows = frame(
        ("tt1", "nm1", "cast", 9, '["Clone","Ripley"]'),
        ("tt1", "nm1", "cast", 2, '["Ripley","Pilot"]'),
        ("tt1", "nm1", "self", 1, '["Self"]'),
    )
    found = {row["role"]: row["characters"] for row in engine.rows(characters(rows))}
    assert found == {"cast": ["Ripley", "Pilot", "Clone"], "self": ["Self"]}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=4), st.booleans())
def test_whatever_json_writes_is_read_back(names: list[str], ascii_only: bool) -> None:
    text = json.dumps(names, ensure_ascii=ascii_only)
    kept = list(
        dict.fromkeys(stripped for name in names if (stripped := pl.Series([name]).str.strip_chars()[0]))
    )
    assert played(text) == kept


@given(st.text(max_size=12))
def test_nothing_that_passes_for_a_list_breaks_the_reading(text: str) -> None:
    rows = frame(("tt1", "nm1", "cast", 1, text))
    passes = engine.rows(rows.select(it=is_list()))[0]["it"]
    if passes:
        assert all(isinstance(name, str) for name in json.loads(text))
    assert isinstance(played(text), list)
