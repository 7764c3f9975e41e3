"""What the rules of this floor need from an engine beyond narwhals: Polars here, and the one place to add Spark.

Everything else in `catalog` is written in narwhals over lazy frames, so that a second engine has only this module to
fill: scan, save, hold, count, and the few verbs that narwhals lacks. No rule may count on the order of
rows: `posexplode` carries the position along, and `ordered_list` is told what to sort by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals as nw
import polars as pl

from reelkin.errors import MissingArtefact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Frame: TypeAlias = "nw.LazyFrame[Any]"
"""A lazy frame of whatever engine."""


def scan(*paths: Path) -> Frame:
    """The rows of Parquet files, one after the other, read as they are asked for.

    Raises:
        MissingArtefact: a file is not there.
    """
    for path in paths:
        if not path.is_file():
            raise MissingArtefact(f'{path}: not there; run "reelkin inspect" again, it reads the files anew')
    return nw.from_native(pl.scan_parquet(list(paths)))


def small(columns: Mapping[str, Sequence[Any]]) -> Frame:
    """A frame of Python values, as the tables of facts are."""
    return nw.from_native(pl.LazyFrame(columns))


def save(frame: Frame, path: Path, sort: Sequence[str] = ()) -> None:
    """Compute the frame in batches into a Parquet file, sorted by `sort` with nulls last: equal rows, equal bytes.

    Without `sort` the rows stay in the order they come in, where they come in an order.
    """
    native = _native(frame)
    if sort:
        native = native.sort(sort, nulls_last=True)
    native.sink_parquet(
        path, compression="zstd", compression_level=1, maintain_order=True, engine="streaming"
    )


def held(frame: Frame) -> Frame:
    """The frame, computed now and kept in memory, for what is small and used more than once."""
    return nw.from_native(_native(frame).collect(engine="streaming").lazy())


def rows(frame: Frame) -> list[dict[str, Any]]:
    """The rows of a small result as Python values."""
    return _native(frame).collect(engine="streaming").to_dicts()


def count(frame: Frame) -> int:
    """The number of rows."""
    return int(rows(frame.select(rows=nw.len()))[0]["rows"])


def every(frame: Frame, column: str, step: int) -> list[Any]:
    """Each `step`-th value of a column in ascending order, without the first: where to cut it into parts."""
    ordered = _native(frame).select(pl.col(column)).sort(column).collect(engine="streaming").to_series()
    return ordered.gather_every(step).to_list()[1:]


def posexplode(frame: Frame, column: str, position: str) -> Frame:
    """One row for each item of a list column, with its place from 0; an empty or null list gives none."""
    items = _native(frame).filter(pl.col(column).list.len() > 0)
    places = pl.int_ranges(pl.col(column).list.len(), dtype=pl.Int32)
    return nw.from_native(items.with_columns(places.alias(position)).explode(column, position))


def ordered_list(frame: Frame, by: Sequence[str], column: str, order: Sequence[str]) -> Frame:
    """One row for each group of `by`, with the values of `column` as a list in the order of the columns `order`."""
    values = pl.col(column).sort_by(*order)
    return nw.from_native(_native(frame).group_by(*by).agg(values))


def parsed_json_list(frame: Frame, column: str) -> Frame:
    """Text that is known to be a JSON list of strings, as a list of strings; null stays null."""
    parsed = pl.col(column).str.json_decode(pl.List(pl.String))
    return nw.from_native(_native(frame).with_columns(parsed))


def with_folded(frame: Frame, column: str, name: str) -> Frame:
    """A column `name` with the text of `column` in lower case, without accents, punctuation and doubled blanks."""
    folded = (
        pl.col(column)
        .str.to_lowercase()
        .str.normalize("NFKD")
        .str.replace_all("[\u0300-\u036f]+", "")
        .str.replace_all(r"[^\p{L}\p{M}\p{N}]+", " ")
        .str.strip_chars(" ")
    )
    return nw.from_native(_native(frame).with_columns(folded.alias(name)))


def with_replaced(frame: Frame, column: str, name: str, table: Mapping[str, str]) -> Frame:
    """A column `name`: `column` in lower case and decomposed (NFKD), each key of `table` replaced, the first that fits."""
    replaced = (
        pl.col(column)
        .str.to_lowercase()
        .str.normalize("NFKD")
        .str.replace_many(list(table), list(table.values()), leftmost=True)
    )
    return nw.from_native(_native(frame).with_columns(replaced.alias(name)))


def _native(frame: Frame) -> pl.LazyFrame:
    native = nw.to_native(frame)
    assert isinstance(native, pl.LazyFrame), type(native)
    return native
