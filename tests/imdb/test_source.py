"""Opening a raw file: its gzip, its header, its chunks."""

from __future__ import annotations

import gzip
import re
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelkin.errors import BadInput, MissingArtefact
from reelkin.imdb import source as module
from reelkin.imdb.files import TITLE_BASICS, TITLE_RATINGS
from reelkin.imdb.source import Source

if TYPE_CHECKING:
    from pathlib import Path

HEADER = TITLE_RATINGS.header.encode()
ROWS = b"".join(b"tt%07d\t5.0\t7\n" % i for i in range(20_000))


def _write(folder: Path, data: bytes, name: str = "title.ratings.tsv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _chunks(path: Path, chunk_bytes: int = 1000) -> list[module.Chunk]:
    with Source(path, TITLE_RATINGS, chunk_bytes) as source:
        return list(source.chunks())


def _error(path: Path, kind: type[Exception] = BadInput) -> str:
    with pytest.raises(kind, match=re.escape(path.name)) as caught:
        _chunks(path)
    return str(caught.value)


@settings(deadline=None)
@given(
    st.binary(max_size=60).map(lambda noise: noise.replace(b"x", b"\n")), st.integers(1, 70), st.booleans()
)
def test_chunks_are_whole_lines_that_add_up_to_the_file(
    tmp_path_factory, body: bytes, size: int, gz: bool
) -> None:
    data = HEADER + b"\n" + body
    path = _write(tmp_path_factory.mktemp("source"), gzip.compress(data, mtime=0) if gz else data)
    with Source(path, TITLE_RATINGS, size) as source:
        line = 2
        parts = []
        for chunk in source.chunks():
            assert chunk.data.endswith(b"\n")
            assert chunk.first_line == line
            line += chunk.data.count(b"\n")
            assert source.lines == line - 2
            parts.append(chunk)
        assert source.bytes_read == source.bytes_total == path.stat().st_size
    cut = bool(body) and not body.endswith(b"\n")
    assert b"".join(chunk.data for chunk in parts) == body + b"\n" * cut
    assert [chunk.cut for chunk in parts] == [False] * (len(parts) - 1) + [cut] * bool(parts)


def test_several_gzip_members_are_one_text(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        gzip.compress(HEADER, mtime=0) + gzip.compress(b"\na\nb", mtime=0) + b"\0\0",
        "title.ratings.tsv.gz",
    )
    assert b"".join(chunk.data for chunk in _chunks(path)) == b"a\nb\n"


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_a_byte_order_mark_and_the_kind_of_line_end_are_known_from_the_header(
    tmp_path: Path, start: bytes, end: bytes
) -> None:
    with Source(_write(tmp_path, start + HEADER + end), TITLE_RATINGS, 7) as source:
        assert source.header == module.Header(HEADER, ("tconst", "averageRating", "numVotes"), end == b"\r\n")
        assert list(source.chunks()) == []


def test_the_header_s_order_counts_and_unknown_columns_may_be_there(tmp_path: Path) -> None:
    path = _write(tmp_path, b"numVotes\tnew\ttconst\taverageRating\n")
    with Source(path, TITLE_RATINGS) as source:
        assert source.header.columns == ("numVotes", "new", "tconst", "averageRating")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "not there" in _error(tmp_path / "title.ratings.tsv.gz", MissingArtefact)


@pytest.mark.parametrize("left", [3, 15, 1000, -8, -1])
def test_a_cut_gzip_is_refused(tmp_path: Path, left: int) -> None:
    whole = gzip.compress(HEADER + b"\n" + ROWS, mtime=0)
    assert "the gzip is cut short" in _error(_write(tmp_path, whole[:left], "title.ratings.tsv.gz"))


def test_a_gzip_with_a_flipped_bit_is_refused(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(HEADER + b"\n" + ROWS, mtime=0))
    for place in (200, len(whole) // 2, len(whole) - 6):
        broken = bytearray(whole)
        broken[place] ^= 4
        assert "the gzip is broken" in _error(_write(tmp_path, bytes(broken), "title.ratings.tsv.gz"))


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "title.ratings.tsv", "empty"),
        (b"", "title.ratings.tsv.gz", "empty"),
        (b"\xef\xbb\xbf", "title.ratings.tsv", "empty"),
        (gzip.compress(b"", mtime=0), "title.ratings.tsv.gz", "empty"),
        (HEADER + b"\n", "title.ratings.tsv.gz", "not gzip"),
        (b"\n<!DOCTYPE html><p>503", "title.ratings.tsv.gz", "a web page"),
        (b"<html><p>503", "title.ratings.tsv", "a web page"),
        (gzip.compress(b"<?xml version='1.0'?>", mtime=0), "title.ratings.tsv.gz", "a web page"),
        (
            b"3\ntt0193230\t6.2\t6\n",
            "title.ratings.tsv",
            "'3' in line 1 where the header of title.ratings should be",
        ),
        (b"\n" + HEADER, "title.ratings.tsv", "where the header"),
        (b"tconst\tnumVotes\n", "title.ratings.tsv", "the header lacks 'averageRating'"),
        (b"tconst averageRating numVotes\n", "title.ratings.tsv", "where the header"),
        (HEADER + b"\ttconst\n", "title.ratings.tsv", "names a column twice"),
        (
            "\ufeff".encode("utf-16-le") + HEADER.decode().encode("utf-16-le"),
            "title.ratings.tsv",
            "where the header",
        ),
        (HEADER.replace(b"\t", b"\r") + b"\r", "title.ratings.tsv", "where the header"),
    ],
)
def test_what_is_no_such_file_is_refused_whole(tmp_path: Path, data: bytes, name: str, says: str) -> None:
    message = _error(_write(tmp_path, data, name))
    assert says in message
    assert message.endswith('get it again with "reelkin fetch"')


@pytest.mark.parametrize("name", ["title.basics", "title.ratings"])
def test_the_genuine_truncated_files_are_refused_whole(shared_data: Path, name: str) -> None:
    path = shared_data / "imdb_quirks" / f"truncated.{name}.tsv"
    file = TITLE_BASICS if name == "title.basics" else TITLE_RATINGS
    with pytest.raises(BadInput, match=f"in line 1 where the header of {name} should be"):
        Source(path, file)


@pytest.mark.parametrize("start", [HEADER + b"\n", b""])
def test_an_endless_line_ends_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: bytes
) -> None:
    monkeypatch.setattr(module, "LONGEST_LINE_BYTES", 5000)
    message = _error(_write(tmp_path, start + b"x" * 20_000))
    assert ("line 2 is longer than" if start else "where the header") in message
    assert len(message) < 400


def test_an_error_leaves_no_thread_behind(tmp_path: Path) -> None:
    before = threading.active_count()
    path = _write(tmp_path, gzip.compress(b"another\n" + ROWS * 50, mtime=0))
    _error(path)
    assert threading.active_count() == before
