from __future__ import annotations

from pathlib import Path

import narwhals as nw
import polars as pl
import pytest

from reelkin import tables
from reelkin.catalog import engine, workbench
from reelkin.catalog.workbench import Part, Workbench
from reelkin.errors import BadInput

IDS = ["tt05", "tt01", "tt04", "tt02", "tt03"]


def bench_with_titles(folder: Path) -> Workbench:
    bench = Workbench(folder / "in", folder / "out")
    bench.leave("kept", engine.small({"tconst": IDS, "left_out_by": [None, "votes", None, None, "year"]}))
    return bench


def regions(ids: list[str]) -> engine.Frame:
    rows = {"tconst": ids, "region": ["US"] * len(ids), "num_titles": [1] * len(ids)}
    return nw.from_native(pl.LazyFrame(rows).cast({"num_titles": pl.Int32}))


def test_parts_hold_every_title_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbench, "PART_TITLES", 2)
    bench = bench_with_titles(tmp_path)
    found = [[row["tconst"] for row in engine.rows(part.of(bench.left("kept")))] for part in bench.parts]
    assert [sorted(part) for part in found] == [["tt01", "tt02"], ["tt03", "tt04"], ["tt05"]]


def test_few_titles_are_one_open_part(tmp_path: Path) -> None:
    assert bench_with_titles(tmp_path).parts == [Part(None, None)]


def test_a_table_made_in_parts_is_the_table_made_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = regions(IDS)
    whole = bench_with_titles(tmp_path)
    whole.write(tables.REGIONS, frame)
    at_once = (tmp_path / "out" / "regions.parquet").read_bytes()
    monkeypatch.setattr(workbench, "PART_TITLES", 2)
    parted = bench_with_titles(tmp_path)
    parted.write(tables.REGIONS, *(part.of(frame) for part in parted.parts))
    assert pl.read_parquet(tmp_path / "out" / "regions.parquet")["tconst"].to_list() == sorted(IDS)
    assert len(parted.parts) == 3
    assert at_once


def test_what_is_left_twice_is_left_one_after_the_other(tmp_path: Path) -> None:
    bench = Workbench(tmp_path / "in", tmp_path / "out")
    bench.leave("rows", engine.small({"n": [1]}))
    assert engine.count(bench.leave("rows", engine.small({"n": [2]}))) == 2


def test_the_model_is_what_nothing_leaves_out(tmp_path: Path) -> None:
    model = engine.rows(bench_with_titles(tmp_path).model())
    assert sorted(row["tconst"] for row in model) == ["tt02", "tt04", "tt05"]


def test_a_frame_that_is_not_the_table_is_refused(tmp_path: Path) -> None:
    bench = bench_with_titles(tmp_path)
    with pytest.raises(BadInput, match=r"regions\.parquet: missing column 'num_titles'"):
        bench.write(tables.REGIONS, engine.small({"tconst": ["tt1"], "region": ["US"]}))


def test_clearing_leaves_the_tables_alone(tmp_path: Path) -> None:
    bench = bench_with_titles(tmp_path)
    bench.write(tables.REGIONS, regions(["tt01"]))
    bench.clear()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["regions.parquet"]
