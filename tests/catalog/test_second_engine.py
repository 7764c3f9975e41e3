"""The same rules over another engine: what is written in narwhals gives the same rows over Arrow tables."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from reelkin.catalog import akas, episodes, reception, selection, titles
from reelkin.imdb.files import FILES
from reelkin.settings import Settings

from .staged import snapshot, stage
from .test_prepare import ROWS

pytest.importorskip("pyarrow")


def rules(raw: dict[str, Any]) -> dict[str, Any]:
    """Tables that need no engine of their own, from the seven files in any frames."""
    chosen = selection.thresholds(snapshot(), Settings(first_year=1995))
    kept = titles.kept(raw["title.basics"], raw["title.ratings"], chosen)
    model = kept.filter(nw.col("left_out_by").is_null()).select("tconst")
    listed = episodes.episodes(raw["title.episode"], raw["title.ratings"], kept.select("tconst"))
    named = akas.of_titles(raw["title.akas"], kept)
    series = episodes.rolled_up(listed)
    origins = kept.select("tconst", original_language=nw.lit("en"), original_region=nw.lit("US"))
    constants = reception.RatingConstants(mean_rating=6.3, votes=77.0)
    return {
        "outside": selection.outside(raw["title.basics"], chosen).group_by("verdict").agg(titles=nw.len()),
        "episodes": listed,
        "series": series,
        "alternate_titles": akas.alternate_titles(named, kept),
        "regions": akas.regions(named, model),
        "titles": titles.titles(kept, series, origins, constants).drop("genres"),
    }


def sorted_rows(frame: Any) -> list[tuple[Any, ...]]:
    native = nw.to_native(frame)
    table = native.collect() if isinstance(native, pl.LazyFrame) else pl.from_arrow(native)
    assert isinstance(table, pl.DataFrame)
    return sorted(table.rows(), key=repr)


def alike(one: object, two: object) -> bool:
    if isinstance(one, float) and isinstance(two, float):
        return math.isclose(one, two, rel_tol=1e-12)
    return one == two


@pytest.mark.parametrize("name", ["outside", "episodes", "series", "alternate_titles", "regions", "titles"])
def test_arrow_gives_the_same_rows_as_polars(tmp_path: Path, name: str) -> None:
    staging = stage(tmp_path, **ROWS)
    paths = {file.name: staging / f"{file.name}.parquet" for file in FILES}
    polars = rules({name: nw.from_native(pl.scan_parquet(path)) for name, path in paths.items()})
    arrow = rules({name: nw.from_native(pl.read_parquet(path).to_arrow()) for name, path in paths.items()})
    one, two = sorted_rows(polars[name]), sorted_rows(arrow[name])
    assert one
    assert len(one) == len(two)
    for left, right in zip(one, two, strict=True):
        assert all(alike(a, b) for a, b in zip(left, right, strict=True)), (left, right)
