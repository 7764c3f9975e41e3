"""Whole snapshots: what comes out, what is counted, what is refused whole."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from reelkin.errors import BadInput, MissingArtefact, ReelkinError
from reelkin.imdb import values
from reelkin.imdb.files import BY_NAME, FILES, NAME_BASICS, TITLE_AKAS, TITLE_BASICS, TITLE_RATINGS, RawFile
from reelkin.imdb.reader import read_file, read_snapshot
from reelkin.imdb.rejects import read_rejects
from reelkin.imdb.rows import Rows

if TYPE_CHECKING:
    from pathlib import Path

ROWS = {
    "title.basics": [
        'tt0000001\tmovie\t"Giliap"\t"Giliap"\t0\t1975\t\\N\t137\tCrime,Drama',
        "tt0000002\ttvSeries\tM\tM\t0\t1931\t1935\t0\t\\N",
        'tt0000003\ttvEpisode\t"Rolling\t"Rolling\t2020\t\\N\t\\N\t\\N\tReality-TV',
        "tt0000001\tmovie\tAgain\tAgain\t0\t1975\t\\N\t137\tDrama",
    ],
    "title.ratings": ["tt0000001\t10.0\t10", "tt0000003\t1.0\t24", "tt0000001\t9.0\t11"],
    "title.crew": ["tt0000001\tnm0000001\t\\N", "tt0000002\tnm0000001,nm0000002\tnm0000003"],
    "title.principals": ["tt0000001\t1\tnm0000001\tactor\t\\N\t[]", "tt0000009\t1\tnm0000009\tself\t\\N\t\\N"],
    "title.akas": ["tt0000001\t1\tÖde\tSE\t\\N\tdvd\x02imdbDisplay\t\\N\t0", "tt0000001\t2\t\tXX\tsv\t\\N\t\\N\t\\N", ""],
    "title.episode": ["tt0000002\tt0000001\t\\N\t\\N", "tt0000004\ttt0000001\t1\t17", "tt0000002\ttt0000005\t1\t1"],
    "name.basics": ["nm0000001\tStephen \"Dr\" Love\t-620\t\\N\tproducer,actor\ttt11092020", "nconst\tprimaryName"],
}  # fmt: skip
EXPECTED = {
    "title.basics": {
        "lines": 4,
        "accepted": 2,
        "rejected": {"flag is not 0 or 1": 1, "duplicate id": 1},
        "orphans": {},
    },
    "title.ratings": {"lines": 3, "accepted": 2, "rejected": {"duplicate id": 1}, "orphans": {"title": 1}},
    "title.crew": {"lines": 2, "accepted": 2, "rejected": {}, "orphans": {"title": 0, "person": 1}},
    "title.principals": {"lines": 2, "accepted": 2, "rejected": {}, "orphans": {"title": 1, "person": 1}},
    "title.akas": {"lines": 3, "accepted": 2, "rejected": {"empty line": 1}, "orphans": {"title": 0}},
    "title.episode": {
        "lines": 3,
        "accepted": 2,
        "rejected": {"id malformed": 1},
        "orphans": {"title": 1, "parent": 1},
    },
    "name.basics": {"lines": 2, "accepted": 1, "rejected": {"too few columns": 1}, "orphans": {}},
}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A small snapshot with something wrong in most of its files; one of them is not compressed."""
    folder = tmp_path / "raw"
    folder.mkdir()
    for file in FILES:
        text = "".join(line + "\n" for line in (file.header, *ROWS[file.name])).encode()
        if file is TITLE_AKAS:
            (folder / "title.akas.tsv").write_bytes(text)
        else:
            (folder / file.gz_name).write_bytes(gzip.compress(text, mtime=0))
    return folder


def _read(raw: Path, to: Path) -> dict[str, Any]:
    return read_snapshot(raw, to / "staging", to / "rejects")


def _hashes(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_every_line_is_accounted_for(raw: Path, tmp_path: Path) -> None:
    counts = _read(raw, tmp_path)
    assert counts == EXPECTED
    assert list(counts) == [file.name for file in FILES]
    assert json.loads((tmp_path / "rejects" / "counts.json").read_text()) == counts


def test_accepted_rows_are_typed_and_as_they_were_written(raw: Path, tmp_path: Path) -> None:
    _read(raw, tmp_path)
    for file in FILES:
        assert pl.read_parquet_schema(tmp_path / "staging" / f"{file.name}.parquet") == values.schema(file)
    staged = {
        file.name: pl.read_parquet(tmp_path / "staging" / f"{file.name}.parquet").rows() for file in FILES
    }
    assert staged["title.basics"] == [
        ("tt0000001", "movie", '"Giliap"', '"Giliap"', False, 1975, None, 137, "Crime,Drama"),
        ("tt0000002", "tvSeries", "M", "M", False, 1931, 1935, 0, None),
    ]
    assert staged["title.akas"] == [
        ("tt0000001", 1, "Öde", "SE", None, "dvd\x02imdbDisplay", None, False),
        ("tt0000001", 2, "", "XX", "sv", None, None, None),
    ]
    assert staged["name.basics"] == [
        ("nm0000001", 'Stephen "Dr" Love', -620, None, "producer,actor", "tt11092020")
    ]


def test_refused_rows_are_kept_with_their_line_numbers(raw: Path, tmp_path: Path) -> None:
    _read(raw, tmp_path)
    assert sorted(path.name for path in (tmp_path / "rejects").iterdir()) == [
        "counts.json",
        "name.basics.tsv",
        "title.akas.tsv",
        "title.basics.tsv",
        "title.episode.tsv",
        "title.ratings.tsv",
    ]
    kept = [(r.line, r.raw.decode()) for r in read_rejects(tmp_path / "rejects", "title.basics")]
    assert kept == [(4, ROWS["title.basics"][2]), (5, ROWS["title.basics"][3])]


def test_reading_again_replaces_what_was_there(raw: Path, tmp_path: Path) -> None:
    _read(raw, tmp_path)
    (raw / NAME_BASICS.gz_name).write_bytes(gzip.compress(f"{NAME_BASICS.header}\n".encode(), mtime=0))
    assert _read(raw, tmp_path)["name.basics"]["lines"] == 0
    assert list(read_rejects(tmp_path / "rejects", "name.basics")) == []
    assert pl.read_parquet(tmp_path / "staging" / "name.basics.parquet").shape == (0, 6)


def test_a_missing_file_is_named_before_anything_is_read(raw: Path, tmp_path: Path) -> None:
    (raw / "title.crew.tsv.gz").unlink()
    with pytest.raises(MissingArtefact, match=r"title\.crew\.tsv\.gz: not there; .*reelkin fetch"):
        _read(raw, tmp_path)
    assert not (tmp_path / "staging").exists()


def test_a_cut_file_is_refused_whole_and_leaves_neither_rows_nor_rejects(tmp_path: Path) -> None:
    lines = "".join(f"tt{i:07}\t5.0\t7\nbroken\n" for i in range(100_000))
    whole = gzip.compress(f"{TITLE_RATINGS.header}\n{lines}".encode(), 1, mtime=0)
    path = tmp_path / TITLE_RATINGS.gz_name
    path.write_bytes(whole[:-100])
    with pytest.raises(BadInput, match=r"title\.ratings\.tsv\.gz: the gzip is cut short"):
        read_file(path, TITLE_RATINGS, tmp_path / "out.parquet", tmp_path / "rejects", chunk_bytes=1 << 16)
    assert not (tmp_path / "out.parquet").exists()
    assert list((tmp_path / "rejects").iterdir()) == []


def test_old_counts_do_not_outlive_a_failure(raw: Path, tmp_path: Path) -> None:
    _read(raw, tmp_path)
    (raw / TITLE_RATINGS.gz_name).write_bytes(b"<html>")
    with pytest.raises(BadInput, match="a web page"):
        _read(raw, tmp_path)
    assert not (tmp_path / "rejects" / "counts.json").exists()


@pytest.mark.parametrize("loss", ["line", "row"])
def test_a_lost_line_is_an_error(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loss: str
) -> None:
    """The sum is checked against an independent count of the newlines and against the file that was written."""
    frames, write = Rows.frames, Rows._write
    if loss == "row":
        monkeypatch.setattr(Rows, "frames", lambda *args: (frame[1:] for frame in frames(*args)))
    else:
        monkeypatch.setattr(
            Rows, "_write", lambda rows, refused, *rest: write(rows, dict(list(refused.items())[1:]), *rest)
        )
    with pytest.raises(ReelkinError, match=r"4 lines, but . accepted and . refused"):
        _read(raw, tmp_path)
    assert not (tmp_path / "staging" / "title.basics.parquet").exists()


def test_without_a_directory_orphans_are_not_counted(raw: Path, tmp_path: Path) -> None:
    counts = read_file(raw / TITLE_RATINGS.gz_name, TITLE_RATINGS, tmp_path / "out.parquet", tmp_path)
    assert counts.as_json() == {"lines": 3, "accepted": 2, "rejected": {"duplicate id": 1}, "orphans": {}}


def test_progress_ends_with_all_bytes_read(raw: Path, tmp_path: Path) -> None:
    told: dict[str, tuple[int, int | None, str]] = {}

    def progress(task: str, done: int, total: int | None = None, unit: str = "rows") -> None:
        told[task] = (done, total, unit)

    read_snapshot(raw, tmp_path / "staging", tmp_path / "rejects", progress)
    size = (raw / TITLE_BASICS.gz_name).stat().st_size
    assert told["read title.basics"] == (size, size, "bytes")
    assert len(told) == 7


def _scattered(path: Path) -> None:
    pairs = [(id_, ordering) for ordering in range(40) for id_ in range(1, 5_000)]
    pairs[777] = pairs[3]
    pairs.append(pairs[0])
    lines = "".join(f"tt{id_:07}\t{ordering}\tT\t\\N\t\\N\t\\N\t\\N\t0\n" for id_, ordering in pairs)
    path.write_text(f"{TITLE_AKAS.header}\n{lines}")


def test_repeats_in_a_file_that_is_not_sorted_by_id(tmp_path: Path) -> None:
    path = tmp_path / "title.akas.tsv"
    _scattered(path)
    counts = read_file(
        path, TITLE_AKAS, tmp_path / "a" / "out.parquet", tmp_path / "rejects", chunk_bytes=1 << 18
    )
    assert counts.rejected == {"duplicate id": 2}
    assert [reject.line for reject in read_rejects(tmp_path / "rejects", "title.akas")] == [
        779,
        4_999 * 40 + 2,
    ]
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["out.parquet"]


def test_the_same_input_gives_the_same_bytes_whatever_the_threads(raw: Path, tmp_path: Path) -> None:
    _scattered(raw / "title.akas.tsv")
    script = (
        "import sys; from pathlib import Path; from reelkin.imdb.reader import read_snapshot; "
        "to = Path(sys.argv[2]); read_snapshot(Path(sys.argv[1]), to / 'staging', to / 'rejects')"
    )
    for threads in "14":
        command = [sys.executable, "-c", script, str(raw), str(tmp_path / threads)]
        subprocess.run(command, check=True, env=os.environ | {"POLARS_MAX_THREADS": threads})
    first = _hashes(tmp_path / "1")
    assert len(first) == 7 + 6
    assert first == _hashes(tmp_path / "4")


def _as_text(file: RawFile, parquet: Path) -> bytes:
    """The rows as IMDb writes them, from their typed columns."""
    columns = []
    for column in file.columns:
        typed = pl.col(column.name)
        if column.kind == "rating":
            texts = (typed.cast(pl.Float64) * 10).round().cast(pl.Int64)
            typed = pl.format("{}.{}", texts // 10, texts % 10)
        elif column.kind == "flag":
            typed = typed.cast(pl.Int8)
        columns.append(typed.cast(pl.String).fill_null("\\N"))
    frame = pl.read_parquet(parquet).select(pl.concat_str(columns, separator="\t"))
    return "".join(line + "\n" for line in (file.header, *frame.to_series())).encode()


@pytest.mark.parametrize("folder", ["imdb_quirks", "imdb_real", "imdb_from_meta"])
def test_every_genuine_row_comes_back_as_it_was(shared_data: Path, tmp_path: Path, folder: str) -> None:
    """Typed, stored, and written out again, the files are the same to the byte; only repeated headers are refused."""
    counts = _read(shared_data / folder, tmp_path)
    refused = 0
    for file in FILES:
        path = shared_data / folder / (f"{file.name}.tsv" if folder == "imdb_quirks" else file.gz_name)
        raw = path.read_bytes() if path.suffix == ".tsv" else gzip.decompress(path.read_bytes())
        header = f"{file.header}\n".encode()
        repeats = raw.count(header) - 1
        refused += repeats
        assert counts[file.name]["rejected"] == ({"repeated header": repeats} if repeats else {})
        assert counts[file.name]["lines"] == raw.count(b"\n") - 1
        assert _as_text(file, tmp_path / "staging" / f"{file.name}.parquet") == header + raw.replace(
            header, b""
        )
    assert refused == (2 if folder == "imdb_quirks" else 0)


def test_genuine_orphans(shared_data: Path, tmp_path: Path) -> None:
    counts = _read(shared_data / "imdb_real", tmp_path)
    titles = set(_ids(shared_data / "imdb_real" / TITLE_BASICS.gz_name, 0))
    people = set(_ids(shared_data / "imdb_real" / NAME_BASICS.gz_name, 0))
    for name, column, kind, known in [
        ("title.ratings", 0, "title", titles),
        ("title.akas", 0, "title", titles),
        ("title.principals", 0, "title", titles),
        ("title.principals", 2, "person", people),
        ("title.episode", 0, "title", titles),
        ("title.episode", 1, "parent", titles),
    ]:
        ids = _ids(shared_data / "imdb_real" / BY_NAME[name].gz_name, column)
        assert counts[name]["orphans"][kind] == sum(id_ not in known for id_ in ids)
    assert counts["title.ratings"]["orphans"] == {"title": 116_551}


def _ids(path: Path, column: int) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        next(lines)
        return [line.split("\t")[column] for line in lines]
