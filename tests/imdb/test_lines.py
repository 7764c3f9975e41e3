"""Lines and fields: what Polars would mend in silence must come through as it is."""

from __future__ import annotations

import numpy as np
import pytest

from reelkin.imdb.lines import parse, refuse_misshapen, split_lines
from reelkin.imdb.rejects import Reason
from reelkin.imdb.source import Chunk, Header

LF = Header(b"a\tb\tc", ("a", "b", "c"), crlf=False)
CRLF = Header(b"a\tb\tc", ("a", "b", "c"), crlf=True)


def _rows(data: bytes, header: Header = LF) -> list[tuple[str | None, ...]]:
    return parse(split_lines(Chunk(data, 2)), header, None).rows()


def _refused(data: bytes, header: Header = LF, cut: bool = False) -> dict[int, Reason]:
    return refuse_misshapen(split_lines(Chunk(data, 2)), header, cut)


def test_lines_are_what_stands_between_newlines() -> None:
    lines = split_lines(Chunk(b"ab\n\nc\r\n", 2))
    assert [lines.raw(i) for i in range(len(lines))] == [b"ab", b"", b"c\r"]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (b'"open\tb"\t""', ('"open', 'b"', '""')),
        (b"\\N\t\\N \t\\n", (None, "\\N ", "\\n")),
        (b"\t\t", ("", "", "")),
        (b" a \t\x0b\t\x02", (" a ", "\x0b", "\x02")),
        (b"a\rb\t\r\tc", ("a\rb", "\r", "c")),
        (b"a\tb\tc\r", ("a", "b", "c\r")),
        (b"a\tb\t\r\r", ("a", "b", "\r\r")),
        (b"\xef\xbb\xbfa\tb\tc", ("\ufeffa", "b", "c")),
        (b"x\x01\tb\tc", ("x\x01", "b", "c")),
        (b"#a\tNA\tNone", ("#a", "NA", "None")),
        ("\x85\t\u2028\té日🎬".encode(), ("\x85", "\u2028", "é日🎬")),
    ],
)
def test_fields_come_through_as_they_are(line: bytes, fields: tuple[str | None, ...]) -> None:
    assert _rows(line + b"\n") == [fields]
    assert _rows(b"1\t2\t3\n" + line + b"\n4\t5\t6\n") == [("1", "2", "3"), fields, ("4", "5", "6")]


def test_in_a_crlf_file_one_carriage_return_belongs_to_the_line_end() -> None:
    assert _rows(b"a\tb\tc\r\na\tb\tc\na\tb\tc\r\r\n", CRLF) == [
        ("a", "b", "c"),
        ("a", "b", "c"),
        ("a", "b", "c\r"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"", Reason.EMPTY_LINE),
        (b"a", Reason.TOO_FEW_COLUMNS),
        (b"a\tb", Reason.TOO_FEW_COLUMNS),
        (b"a\tb\tc\td", Reason.TOO_MANY_COLUMNS),
        (b"a\tb\tc\t", Reason.TOO_MANY_COLUMNS),
        (b"a\t\0\tc", Reason.NUL_BYTE),
        (b"\0", Reason.NUL_BYTE),
        (b"a\t\xff\tc", Reason.INVALID_UTF8),
        (b"a\t\xed\xa0\x80\tc", Reason.INVALID_UTF8),
        (b"a\tb\t\xc3", Reason.INVALID_UTF8),
        (b"\r", Reason.TOO_FEW_COLUMNS),
    ],
)
def test_a_misshapen_line_is_refused_and_its_neighbours_are_not(line: bytes, reason: Reason) -> None:
    assert _refused(b"\xc3\xa9\t\t\n" + line + b"\n1\t2\t3\n") == {1: reason}


def test_two_wrongs_do_not_make_a_right() -> None:
    """A line with one tab too many beside one with a tab too few: the sum is as it should be."""
    assert _refused(b"a\tb\na\tb\tc\td\n") == {0: Reason.TOO_FEW_COLUMNS, 1: Reason.TOO_MANY_COLUMNS}
    assert _refused(b"a\tb\tc\td\na\tb\n") == {0: Reason.TOO_MANY_COLUMNS, 1: Reason.TOO_FEW_COLUMNS}


def test_in_a_crlf_file_an_empty_line_is_one_with_only_the_line_end() -> None:
    assert _refused(b"\r\na\tb\tc\r\n", CRLF) == {0: Reason.EMPTY_LINE}


def test_only_the_last_line_of_the_file_can_be_cut() -> None:
    assert _refused(b"a\tb\na\tb\n", cut=True) == {0: Reason.TOO_FEW_COLUMNS, 1: Reason.CUT_SHORT}
    assert _refused(b"a\t\xc3\n", cut=True) == {0: Reason.CUT_SHORT}
    assert _refused(b"a\tb\tc\n", cut=True) == {}


def test_only_the_good_lines_are_parsed() -> None:
    lines = split_lines(Chunk(b"\xff\na\tb\tc\n\n\td\t\n", 2))
    assert parse(lines, LF, np.array([False, True, False, True])).rows() == [("a", "b", "c"), ("", "d", "")]
    assert parse(lines, LF, np.zeros(4, bool)).rows() == []


def test_columns_are_named_by_the_header_whatever_their_names() -> None:
    header = Header(b"empty\t1\t0", ("empty", "1", "0"), crlf=False)
    frame = parse(split_lines(Chunk(b"a\tb\tc\r\n", 2)), header, None)
    assert frame.to_dicts() == [{"empty": "a", "1": "b", "0": "c\r"}]
