"""Rating sets that are damaged or mean harm: a clear error, or a line that is counted and left out."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from reelkin.errors import BadInput
from reelkin.interactions.bulk import read_bulk
from reelkin.interactions.bulk_sources import packed
from reelkin.interactions.bulk_sources.parts import LONGEST_PERSON

if TYPE_CHECKING:
    from pathlib import Path

RATINGS = b"userId,movieId,rating,timestamp\n7,1,4.5,100\n8,1,3.0,300\n"
LINKS = b"movieId,imdbId,tmdbId\n1,0078748,348\n"
TABLE = "userId,tconst,rating,timestamp\n7,tt0078748,4.5,100\n"
BOMB = bytes(6_000_000)


@pytest.mark.parametrize("which", ["ratings.csv.gz", "links.csv.gz"])
def test_a_gzip_bomb_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str) -> None:
    """In the links as in the ratings, and before anything is unpacked into memory."""
    monkeypatch.setattr(packed, "ALWAYS", 1 << 20)
    for name, data in (("ratings.csv.gz", RATINGS), ("links.csv.gz", LINKS)):
        (tmp_path / name).write_bytes(gzip.compress(data + (BOMB if name == which else b"")))
    with pytest.raises(BadInput, match=rf"{which}: unpacks to more than 100 times its size"):
        read_bulk(tmp_path)


def test_what_packs_well_is_no_bomb_while_it_is_small(tmp_path: Path) -> None:
    path = tmp_path / "ratings.dat.gz"
    path.write_bytes(gzip.compress(b"1::0078748::9::100\n" * 300_000))
    assert path.stat().st_size * packed.MAX_RATIO < 300_000 * 19
    assert read_bulk(path).counts["repeated"] == 299_999


def test_a_person_of_a_megabyte_is_no_person(tmp_path: Path) -> None:
    lines = [f"{'x' * 10**6},tt0078748,4,1", f"{'y' * LONGEST_PERSON},tt0078748,4,1"]
    (tmp_path / "x.csv").write_text(TABLE + "\n".join(lines))
    bulk = read_bulk(tmp_path / "x.csv")
    assert bulk.counts["unreadable"] == 1
    assert bulk.ratings["person"].to_list() == ["7", "y" * LONGEST_PERSON]


def test_megabytes_where_a_number_should_be_are_counted(tmp_path: Path) -> None:
    big = "9" * 10**6
    (tmp_path / "x.csv").write_text(f"{TABLE}8,tt{big},4,1\n9,tt0078748,{big},1\n10,tt0078748,4,{big}\n")
    bulk = read_bulk(tmp_path / "x.csv")
    assert bulk.ratings.select("person", "timestamp").rows() == [("10", None), ("7", 100)]
    assert (bulk.counts["without an IMDb id"], bulk.counts["unreadable"]) == (1, 1)


def test_names_in_another_encoding_do_not_become_one_person(tmp_path: Path) -> None:
    lines = "Jörg,tt0078748,4,1\nJürg,tt0078748,2,1\n"
    (tmp_path / "x.csv").write_bytes(TABLE.encode() + lines.encode("latin-1"))
    bulk = read_bulk(tmp_path / "x.csv")
    assert bulk.counts["unreadable"] == 2
    assert bulk.ratings["person"].to_list() == ["7"]
    (tmp_path / "x.csv").write_bytes(TABLE.encode() + lines.encode())
    assert read_bulk(tmp_path / "x.csv").ratings["person"].to_list() == ["7", "Jörg", "Jürg"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_a_table_in_two_byte_characters_is_refused(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "x.csv").write_bytes((TABLE * 3).encode(encoding))
    with pytest.raises(BadInput, match="UTF-8"):
        read_bulk(tmp_path / "x.csv")


def test_a_quote_that_does_not_close_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(TABLE + '"8,tt0078748,4,1\n' * 3)
    with pytest.raises(BadInput, match=r"x\.csv: cannot be read"):
        read_bulk(tmp_path / "x.csv")


def test_a_formula_stays_text(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(TABLE + "=HYPERLINK(1),tt0078748,4,1\n")
    assert "=HYPERLINK(1)" in read_bulk(tmp_path / "x.csv").ratings["person"].to_list()
