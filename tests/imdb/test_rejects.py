"""The files that keep refused rows."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from reelkin.imdb.rejects import LARGE_BYTES, Reason, Reject, RejectsWriter, read_rejects

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = [b"", b"\t", b"a\tb\t\tc", b"\xff\xfe\x00", b'"', b"ends in CR\r", "é\u2028".encode(), b"\\N"]


def test_what_is_refused_comes_back_to_the_byte(tmp_path: Path) -> None:
    """The raw text is everything after the third tab, so its own tabs, NULs and bad bytes stay as they are."""
    with RejectsWriter(tmp_path, "title.akas") as writer:
        for number, raw in enumerate(HOSTILE, start=2):
            writer.add(number, Reason.TOO_FEW_COLUMNS, raw)
    assert list(read_rejects(tmp_path, "title.akas")) == [
        Reject("title.akas", number, Reason.TOO_FEW_COLUMNS, raw)
        for number, raw in enumerate(HOSTILE, start=2)
    ]
    assert writer.counts == {Reason.TOO_FEW_COLUMNS: len(HOSTILE)}


def test_the_file_is_readable_by_eye(tmp_path: Path) -> None:
    with RejectsWriter(tmp_path, "title.akas") as writer:
        writer.add(17, Reason.REPEATED_HEADER, b"titleId\tordering")
    assert (tmp_path / "title.akas.tsv").read_text() == (
        "file\tline\treason\traw\ntitle.akas\t17\trepeated header\ttitleId\tordering\n"
    )


def test_nothing_refused_leaves_no_file(tmp_path: Path) -> None:
    with RejectsWriter(tmp_path / "rejects", "title.akas"):
        pass
    assert list((tmp_path / "rejects").iterdir()) == []
    assert list(read_rejects(tmp_path / "rejects", "title.akas")) == []


def test_an_older_file_goes(tmp_path: Path) -> None:
    (tmp_path / "title.akas.tsv").write_text("old")
    (tmp_path / "title.akas.tsv.gz").write_text("old")
    (tmp_path / "title.crew.tsv").write_text("another's")
    with RejectsWriter(tmp_path, "title.akas"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["title.crew.tsv"]


def _write_many(folder: Path, rows: int) -> None:
    with RejectsWriter(folder, "title.akas") as writer:
        for number in range(2, rows + 2):
            writer.add(number, Reason.DUPLICATE, b"x" * 1000)


def test_many_rows_are_gzipped_and_read_back_alike(tmp_path: Path) -> None:
    rows = 3 * LARGE_BYTES // 1000
    _write_many(tmp_path, rows)
    assert [path.name for path in tmp_path.iterdir()] == ["title.akas.tsv.gz"]
    assert gzip.decompress((tmp_path / "title.akas.tsv.gz").read_bytes()).count(b"\n") == rows + 1
    assert [reject.line for reject in read_rejects(tmp_path, "title.akas")] == list(range(2, rows + 2))


def test_no_clock_is_in_the_gzip(tmp_path: Path) -> None:
    """Bytes 4 to 8 of a gzip file are its time, byte 3 says whether a name follows (RFC 1952)."""
    _write_many(tmp_path, 2 * LARGE_BYTES // 1000)
    assert (tmp_path / "title.akas.tsv.gz").read_bytes()[3:8] == bytes(5)


@pytest.mark.parametrize("rows", [1, 2 * LARGE_BYTES // 1000])
def test_an_error_leaves_no_file(tmp_path: Path, rows: int) -> None:
    writer = RejectsWriter(tmp_path, "title.akas")

    def write_and_fail() -> None:
        with writer:
            for number in range(rows):
                writer.add(number, Reason.DUPLICATE, b"x" * 1000)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert list(tmp_path.iterdir()) == []


def test_reasons_are_words_without_tabs() -> None:
    assert all("\t" not in reason and reason == reason.strip() for reason in Reason)
    assert len({str(reason) for reason in Reason}) == len(Reason)
