"""Files that are whole, and files that are nearly so."""

from __future__ import annotations

import gzip
import hashlib
import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.errors import BadInput
from reelkin.imdb.files import TITLE_RATINGS
from reelkin.imdb.integrity import Checked, Truncated, check, check_header, compress, write_gzip

from .seven import text

if TYPE_CHECKING:
    from pathlib import Path

TEXT = text("title.ratings", ["tt0000001\t8.5\t900000", "tt0000002\t7.1\t12"])
PACKED = gzip.compress(TEXT, mtime=0)


def checked(folder: Path, data: bytes) -> Checked:
    path = folder / "title.ratings.tsv.gz"
    path.write_bytes(data)
    return check(path, TITLE_RATINGS, "the file")


def test_what_is_known_of_a_whole_file(tmp_path: Path) -> None:
    """Its size and hash as it lies there, and the hash of the text in it."""
    found = checked(tmp_path, PACKED)
    assert found.bytes == len(PACKED)
    assert found.sha256 == hashlib.sha256(PACKED).hexdigest()
    assert found.content_sha256 == hashlib.sha256(TEXT).hexdigest()


@given(cut=st.integers(min_value=0, max_value=len(PACKED) - 1))
def test_a_file_cut_anywhere_is_refused(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    """Even in its last four bytes, which are only a length."""
    with pytest.raises(Truncated):
        checked(tmp_path_factory.mktemp("cut"), PACKED[:cut])


@given(place=st.integers(min_value=10, max_value=len(PACKED) - 1), bit=st.integers(0, 7))
def test_a_flipped_bit_is_found(tmp_path_factory: pytest.TempPathFactory, place: int, bit: int) -> None:
    """Anywhere behind gzip's header, unless it is one of the few that fill the last byte and mean nothing."""
    data = bytearray(PACKED)
    data[place] ^= 1 << bit
    try:
        found = checked(tmp_path_factory.mktemp("flip"), bytes(data))
    except BadInput:
        return
    assert found.content_sha256 == hashlib.sha256(TEXT).hexdigest()
    assert place == len(PACKED) - 9


@given(cuts=st.lists(st.integers(0, len(TEXT)), max_size=4), padding=st.integers(0, 3))
def test_a_file_of_several_members_is_one_text(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int], padding: int
) -> None:
    """As bgzip and `cat a.gz b.gz` write it, with zeros at the end where a block was filled."""
    ends = [0, *sorted(cuts), len(TEXT)]
    members = [gzip.compress(TEXT[a:b], mtime=0) for a, b in itertools.pairwise(ends)]
    found = checked(tmp_path_factory.mktemp("members"), b"".join(members) + b"\0" * padding * 512)
    assert found.content_sha256 == hashlib.sha256(TEXT).hexdigest()


@pytest.mark.parametrize("data", [b"", b"\0" * 100, b"<!DOCTYPE html>", TEXT, PACKED + b"more"])
def test_what_is_no_gzip_file_is_refused(tmp_path: Path, data: bytes) -> None:
    """Nothing, zeros, a page, plain text, and a whole file with something behind it."""
    with pytest.raises(Truncated, match="the file: "):
        checked(tmp_path, data)


@pytest.mark.parametrize(
    ("first", "message"),
    [
        (b"tconst\taverageRating\n", "lacks the column 'numVotes'"),
        (b"tconst\taverageRating\tvotes\n", "lacks the column 'numVotes'"),
        (b"3\ntt0193230\t6.2\t6\n", r"begins with '3', not with the header of title\.ratings"),
        (b"tt0193230\t6.2\t6\n", "not with the header"),
        (b"<html>\t\n", "not with the header"),
        (b"", "not with the header"),
    ],
)
def test_another_header_is_refused(first: bytes, message: str) -> None:
    """With what is wrong with it; the shared truncated files begin in the middle of a row."""
    with pytest.raises(BadInput, match=message):
        check_header(first, TITLE_RATINGS, "the file")


@pytest.mark.parametrize("first", [b"\xef\xbb\xbf%s\n", b"%s\r\n", b"%s"])
def test_a_bom_or_another_line_end_is_no_other_header(first: bytes) -> None:
    """The reader copes with both."""
    check_header(first % TITLE_RATINGS.header.encode(), TITLE_RATINGS, "the file")


@pytest.mark.parametrize(
    "first", [b"tconst\taverageRating\tnumVotes\trank\n", b"numVotes\ttconst\taverageRating\n"]
)
def test_more_columns_or_another_order_are_no_reason_to_refuse(first: bytes) -> None:
    """The reader takes columns by their names; a day on which IMDb adds one must not stop every fetch."""
    check_header(first, TITLE_RATINGS, "the file")


def test_the_same_text_is_packed_into_the_same_bytes(tmp_path: Path) -> None:
    """Whatever it is called, whenever it is done, however it comes in pieces."""
    (tmp_path / "plain.tsv").write_bytes(TEXT)
    a = compress(tmp_path / "plain.tsv", tmp_path / "a.gz", TITLE_RATINGS)
    b = write_gzip(iter([TEXT[:7], b"", TEXT[7:]]), tmp_path / "b.gz")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    assert a == b == check(tmp_path / "a.gz", TITLE_RATINGS, "a")
    assert gzip.decompress((tmp_path / "a.gz").read_bytes()) == TEXT
    assert (tmp_path / "a.gz").read_bytes()[4:8] == b"\0\0\0\0"


def test_progress_is_told_while_reading(tmp_path: Path) -> None:
    """In bytes of the file, up to its size."""
    path = tmp_path / "title.ratings.tsv.gz"
    path.write_bytes(PACKED)
    told: list[int] = []
    check(path, TITLE_RATINGS, "the file", told.append)
    assert told[-1] == len(PACKED)
