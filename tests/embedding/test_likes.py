"""Reading MovieTweetings, and who likes what."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from reelkin.embedding.likes import likes_matrix, read_movietweetings
from reelkin.errors import BadInput, MissingArtefact


def test_lines_become_ratings_gzipped_or_not(tmp_path: Path) -> None:
    text = "1::0111161::10::1365029107\n2::12345678::7::1\n\n"
    (tmp_path / "r.dat").write_text(text)
    (tmp_path / "r.dat.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    expected = [(1, "tt0111161", 10.0), (2, "tt12345678", 7.0)]
    assert read_movietweetings(tmp_path / "r.dat") == read_movietweetings(tmp_path / "r.dat.gz") == expected


@pytest.mark.parametrize(
    "line", ["1::2::11::3", "1::2::-1::3", "a::2::3::4", "1,2,3,4", "1::2::3", "1::2::nan::4"]
)
def test_other_lines_are_refused_with_their_number(tmp_path: Path, line: str) -> None:
    (tmp_path / "r.dat").write_text(f"1::2::3::4\n{line}\n")
    with pytest.raises(BadInput, match="line 2"):
        read_movietweetings(tmp_path / "r.dat")


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(MissingArtefact, match="MovieTweetings"):
        read_movietweetings(tmp_path / "r.dat")


def test_likes_are_the_high_last_ratings_of_people_with_enough() -> None:
    ratings = [
        (7, "a", 9),
        (7, "b", 8),
        (7, "a", 3),
        (7, "c", 10),
        (9, "a", 10),
        (8, "b", 9),
        (8, "c", 9),
        (8, "x", 9),
    ]
    matrix = likes_matrix(ratings, {"a": 0, "b": 1, "c": 2}, least=8, fewest=2)
    assert matrix.toarray().tolist() == [[0, 1, 1], [0, 1, 1]]
