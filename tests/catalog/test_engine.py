from __future__ import annotations

from pathlib import Path

import narwhals as nw
import polars as pl
import pytest

from reelkin.catalog import engine
from reelkin.errors import MissingArtefact


def lazy(**columns: object) -> engine.Frame:
    return nw.from_native(pl.LazyFrame(columns))


def test_scanning_what_is_not_there_names_the_file_and_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(MissingArtefact, match=r"gone\.parquet: not there; run"):
        engine.scan(tmp_path / "gone.parquet")


def test_saved_rows_are_sorted_with_nulls_last_and_equal_rows_give_equal_bytes(tmp_path: Path) -> None:
    rows = {"name": ["b", None, "a", "a"], "place": [1, 1, 2, None]}
    backwards = {name: values[::-1] for name, values in rows.items()}
    engine.save(lazy(**rows), tmp_path / "one.parquet", sort=["name", "place"])
    engine.save(lazy(**backwards), tmp_path / "two.parquet", sort=["name", "place"])
    saved = pl.read_parquet(tmp_path / "one.parquet")
    assert saved.rows() == [("a", 2), ("a", None), ("b", 1), (None, 1)]
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_several_files_are_scanned_as_one(tmp_path: Path) -> None:
    engine.save(lazy(name=["a"]), tmp_path / "1.parquet")
    engine.save(lazy(name=["b"]), tmp_path / "2.parquet")
    assert engine.count(engine.scan(tmp_path / "1.parquet", tmp_path / "2.parquet")) == 2


def test_posexplode_counts_from_0_and_an_empty_list_gives_no_row() -> None:
    frame = nw.from_native(
        pl.LazyFrame(
            {"id": [1, 2, 3], "items": [["x", "y"], [], None]},
            schema={"id": pl.Int64, "items": pl.List(pl.String)},
        )
    )
    found = engine.rows(engine.posexplode(frame, "items", "place"))
    assert found == [{"id": 1, "items": "x", "place": 0}, {"id": 1, "items": "y", "place": 1}]


def test_an_ordered_list_follows_its_order_whatever_the_order_of_the_rows() -> None:
    frame = lazy(key=["k", "k", "k"], value=["third", "first", "second"], place=[3, 1, 2])
    assert engine.rows(engine.ordered_list(frame, ["key"], "value", ["place"])) == [
        {"key": "k", "value": ["first", "second", "third"]}
    ]


def test_every_cuts_the_sorted_values_into_parts() -> None:
    assert engine.every(lazy(id=["e", "a", "d", "c", "b"]), "id", 2) == ["c", "e"]
    assert engine.every(lazy(id=["a"]), "id", 2) == []


def test_folding_drops_case_accents_and_punctuation_but_no_vowels_of_other_scripts() -> None:
    frame = engine.with_folded(lazy(title=["Amélie: L'Été!", "கடல்"]), "title", "folded")
    assert [row["folded"] for row in engine.rows(frame)] == ["amelie l ete", "கடல்"]


def test_the_first_key_that_fits_is_replaced() -> None:
    frame = engine.with_replaced(lazy(title=["Rocky"]), "title", "sound", {"ck": "K", "c": "S", "k": "K"})
    assert engine.rows(frame)[0]["sound"] == "roKy"


def test_a_held_frame_is_computed_once_and_stays_lazy() -> None:
    held = engine.held(lazy(a=[1, 2]).filter(nw.col("a") > 1))
    assert isinstance(held, nw.LazyFrame)
    assert engine.count(held) == 1
