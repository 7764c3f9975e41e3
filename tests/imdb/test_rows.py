"""Hostile files, read back and compared with a slow reader that is plain to see right."""

from __future__ import annotations

import gzip
import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reelkin.imdb.files import FILES, TITLE_AKAS, TITLE_RATINGS, RawColumn, RawFile
from reelkin.imdb.reader import read_file
from reelkin.imdb.rejects import read_rejects

if TYPE_CHECKING:
    from collections.abc import Callable

BOM = b"\xef\xbb\xbf"
ID = r"{}([0-9]{{7}}|[1-9][0-9]{{7,8}})"
RANGES = {
    "year": (1874, 2115, "year out of range"),
    "life": (-3000, 2115, "year out of range"),
    "minutes": (0, 60_000, "runtime out of range"),
    "number": (0, 2**31 - 1, "number out of range"),
    "votes": (0, 2**31 - 1, "votes out of range"),
}


class Refused(Exception):
    pass


def slow_read(data: bytes, file: RawFile) -> tuple[list[tuple[Any, ...]], list[tuple[int, str, bytes]]]:
    """The accepted rows, and the line number, reason and bytes of the refused ones."""
    head, _, body = data.removeprefix(BOM).partition(b"\n")
    header, crlf = head.removesuffix(b"\r"), head.endswith(b"\r")
    lines = body.split(b"\n")
    rest = lines.pop()
    cut_line = len(lines) + 2 if rest else None
    accepted, refused, seen = [], [], set()
    for line, raw in enumerate([*lines, rest] if rest else lines, start=2):
        try:
            fields = _fields(raw.removesuffix(b"\r") if crlf else raw, header, line == cut_line)
            row = {column.name: _value(fields[column.name], column) for column in file.columns}
            _once(tuple(row[name] for name in file.key), seen)
        except Refused as why:
            is_header = raw.removeprefix(BOM).removesuffix(b"\r") == header
            refused.append((line, "repeated header" if is_header else str(why), raw))
        else:
            accepted.append(tuple(row.values()))
    return accepted, refused


def _once(key: tuple[Any, ...], seen: set[tuple[Any, ...]]) -> None:
    if key in seen:
        raise Refused("duplicate id")
    seen.add(key)


def _fields(content: bytes, header: bytes, last_and_without_newline: bool) -> dict[str, str]:
    names = header.decode().split("\t")
    fields = content.split(b"\t")
    if not content:
        raise Refused("empty line")
    if last_and_without_newline and len(fields) < len(names):
        raise Refused("cut short at the end of the file")
    if b"\0" in content:
        raise Refused("NUL byte")
    try:
        content.decode()
    except UnicodeDecodeError:
        raise Refused("invalid UTF-8") from None
    if len(fields) != len(names):
        raise Refused("too few columns" if len(fields) < len(names) else "too many columns")
    return {name: field.decode() for name, field in zip(names, fields, strict=True)}


def _value(text: str, column: RawColumn) -> Any:
    if text == "\\N" and not column.nullable:
        raise Refused("required value is null")
    return None if text == "\\N" else READERS[column.kind](text, column)


def _id(text: str, column: RawColumn) -> str:
    return _match(ID.format({"tconst": "tt", "nconst": "nm"}[column.kind]), text, "id malformed")


def _list(text: str, column: RawColumn) -> str:
    if column.items and text:
        for item in text.split(","):
            _match(ID.format({"tconst": "tt", "nconst": "nm"}[column.items]), item, "id malformed")
    return text


def _rating(text: str, column: RawColumn) -> float:
    value = float(_match(r"[0-9]+(\.[0-9]+)?", text, "not a number"))
    if not 1 <= value <= 10:
        raise Refused("rating out of range")
    return float(np.float32(value))


def _whole(text: str, column: RawColumn) -> int:
    value = int(_match("-?[0-9]+", text, "not a number"))
    low, high, reason = RANGES["life" if column.name in ("birthYear", "deathYear") else column.kind]
    if not low <= value <= high:
        raise Refused(reason)
    return value


def _json(text: str, column: RawColumn) -> str:
    try:
        items = json.loads(text)
        "".join(items).encode()
    except (ValueError, TypeError):
        items = None
    if not isinstance(items, list):
        raise Refused("not a JSON list of texts")
    return text


def _match(pattern: str, text: str, reason: str) -> str:
    if not re.fullmatch(pattern, text, re.ASCII):
        raise Refused(reason)
    return text


READERS: dict[str, Callable[[str, RawColumn], Any]] = {
    "tconst": _id,
    "nconst": _id,
    "text": lambda text, column: text,
    "flag": lambda text, column: _match("[01]", text, "flag is not 0 or 1") == "1",
    "list": _list,
    "json": _json,
    "rating": _rating,
    **dict.fromkeys(("year", "minutes", "number", "votes"), _whole),
}


def fast_read(
    data: bytes, file: RawFile, chunk_bytes: int, gz: bool
) -> tuple[list[tuple[Any, ...]], list[tuple[int, str, bytes]]]:
    """What the reader makes of the same bytes, with its counts checked."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / (file.gz_name if gz else f"{file.name}.tsv")
        path.write_bytes(gzip.compress(data, 1, mtime=0) if gz else data)
        counts = read_file(path, file, folder / "out.parquet", folder / "rejects", chunk_bytes=chunk_bytes)
        rows = pl.read_parquet(folder / "out.parquet").rows()
        rejects = [
            (reject.line, str(reject.reason), reject.raw)
            for reject in read_rejects(folder / "rejects", file.name)
        ]
    body = data.partition(b"\n")[2]
    assert counts.lines == body.count(b"\n") + (body != b"" and not body.endswith(b"\n"))
    assert counts.lines == counts.accepted + sum(counts.rejected.values())
    assert (counts.accepted, sum(counts.rejected.values())) == (len(rows), len(rejects))
    return rows, rejects


IDS = [b"0000001", b"0000002", b"0000003", b"10000001", b"999999999"]
GOOD = {
    "tconst": [b"tt" + number for number in IDS],
    "nconst": [b"nm" + number for number in IDS],
    "text": [b"Alien", '"Öde', b"\\N", b""],
    "flag": [b"0", b"1"],
    "year": [b"1979", b"\\N", b"2115"],
    "minutes": [b"0", b"117", b"14400", b"\\N"],
    "number": [b"1", b"2", b"3"],
    "rating": [b"1.0", b"8.5", b"10.0", b"7.25"],
    "votes": [b"5", b"3034736"],
    "list": [b"\\N", b"Drama,Horror", b"", b"dvd\x02tv"],
    "json": [b"\\N", b'["Ripley"]', b'["a","b \\"c\\""]', b"[]"],
}
EVIL = [
    *(b"", b" ", b"\\N", b"\\N ", b"\\n", b"NA", b"None", b"null", b'"', b'""', b'"a', b"'", b"#", b"\\", b"\x02"),
    *(b"\r", b"a\r", b"\ra", b"a\rb", b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", BOM, BOM + b"tt0000001"),
    *(b"\x1f\x8b", b"x\x01", b"x\x9c", b"(\xb5/\xfd"),
    *(text.encode() for text in ("é", "日本", "🎬", "\u2028", "\x85", "\xa0", "١", "ſ", "İ", "\ufffd")),
    *(b"0", b"1", b"2", b"-1", b"+1", b"01", b"007", b"1.0", b"1e3", b"nan", b"inf", b"-0", b"2020", b"1873", b"60001"),
    *(b"2147483647", b"2147483648", b"9" * 30, b"0." + b"9" * 40, b"10." + b"0" * 20 + b"1", b"9" * 400),
    *(b"tt0000001", b"nm0000001", b"nm0000001,nm0000002", b"nm0000001,"),
    *(b"tt00000001", b"tt1234567890", b"tt+123456", b"tconst"),
    *(b'["a"]', b'["a', b'["a", 1]', b'["\\ud800"]', b'["\x01"]', b'["a" ]', b'{"a":1}', b"[", b"1" * 4000),
]  # fmt: skip


def _value_bytes(column: RawColumn) -> st.SearchStrategy[bytes]:
    good = GOOD[column.kind] if not column.items else [b"\\N", b"", *GOOD[column.items]]
    good_bytes = [value.encode() if isinstance(value, str) else value for value in good]
    noise = st.binary(max_size=6) | st.text(max_size=6).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    )
    evil = st.sampled_from(EVIL) | noise
    return st.integers(0, 11).flatmap(lambda dice: evil if dice == 0 else st.sampled_from(good_bytes))


def _row(file: RawFile) -> st.SearchStrategy[bytes]:
    return st.tuples(*(_value_bytes(column) for column in file.columns)).map(b"\t".join)


def _line(file: RawFile) -> st.SearchStrategy[bytes]:
    row = _row(file)
    header = file.header.encode()
    odd = st.one_of(
        st.sampled_from([b"", b"\r", header, BOM + header, header + b"\r", b"\t" * (len(file.columns) - 1)]),
        row.map(lambda line: line + b"\t"),
        row.map(lambda line: line.replace(b"\t", b"", 1)),
        row.map(lambda line: line[: len(line) // 2]),
        row.map(lambda line: line.replace(b"\t", b"\n", 1)),
        st.binary(max_size=12),
    )
    return st.integers(0, 7).flatmap(lambda dice: odd if dice == 0 else row)


@st.composite
def hostile_files(draw: st.DrawFn) -> tuple[RawFile, bytes]:
    file = draw(st.sampled_from(FILES))
    usual = draw(st.sampled_from([b"\n", b"\n", b"\r\n"]))
    end = st.sampled_from([usual] * 8 + [b"\n", b"\r\n"])
    lines = draw(st.lists(st.tuples(_line(file), end), max_size=12))
    data = draw(st.sampled_from([b"", b"", BOM])) + file.header.encode() + usual
    data += b"".join(line + ending for line, ending in lines)
    cut = draw(st.sampled_from([0, 0, 0, 1, 2, 5]))
    return file, data[:-cut] if cut and lines and len(data) - cut > len(file.header) + 5 else data


@settings(max_examples=150, deadline=None)
@given(hostile_files(), st.sampled_from([1, 50, 300, 1 << 20]), st.booleans())
@example(
    (TITLE_RATINGS, TITLE_RATINGS.header.encode() + b"\n" + BOM + b"tt0000001\t5.0\t5\n"), 1 << 20, False
)
@example((TITLE_RATINGS, TITLE_RATINGS.header.encode() + b"\n" + b"tt0000001\t5.0\t5\r"), 50, False)
@example((TITLE_RATINGS, TITLE_RATINGS.header.encode()), 50, True)
def test_every_line_is_read_right_or_refused_with_its_reason(
    case: tuple[RawFile, bytes], chunk_bytes: int, gz: bool
) -> None:
    file, data = case
    assert fast_read(data, file, chunk_bytes, gz) == slow_read(data, file)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), max_size=30), st.sampled_from([40, 1 << 20]))
def test_repeats_are_found_whatever_the_order(pairs: list[tuple[int, int]], chunk_bytes: int) -> None:
    rows = [b"tt%07d\t%d\tT\tXX\t\\N\t\\N\t\\N\t0\n" % pair for pair in pairs]
    data = TITLE_AKAS.header.encode() + b"\n" + b"".join(rows)
    assert fast_read(data, TITLE_AKAS, chunk_bytes, False) == slow_read(data, TITLE_AKAS)


def test_a_refused_row_claims_no_id() -> None:
    """The first row of an id is the first that is otherwise right."""
    data = TITLE_RATINGS.header.encode() + b"\ntt0000001\t99\t5\ntt0000001\t5.0\t5\ntt0000001\t5.0\t6\n"
    rows, rejects = fast_read(data, TITLE_RATINGS, 1 << 20, False)
    assert rows == [("tt0000001", 5.0, 5)]
    assert [(line, reason) for line, reason, _ in rejects] == [
        (2, "rating out of range"),
        (4, "duplicate id"),
    ]


def test_columns_are_found_by_the_header() -> None:
    """Another order and a column nobody knows: the known ones are read, in IMDb's order."""
    data = b"numVotes\tnew\ttconst\taverageRating\n7\tx\ty\ttt0000001\t5.0\n7\tx\ttt0000001\t5.0\n"
    rows, rejects = fast_read(data, TITLE_RATINGS, 1 << 20, False)
    assert rows == [("tt0000001", 5.0, 7)]
    assert rejects == [(2, "too many columns", b"7\tx\ty\ttt0000001\t5.0")]
