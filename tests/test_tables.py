"""A table is checked by its columns and their types, whatever frame it is in."""

import pandas as pd
import polars as pl
import pytest

from reelkin import tables
from reelkin.errors import BadInput

REGIONS = {"tconst": ["tt0000001"], "region": ["FR"], "num_titles": [1]}


def frame(**changes):
    types = {"tconst": pl.String, "region": pl.String, "num_titles": pl.Int32, "more": pl.Int64}
    content = {**REGIONS, **changes}
    return pl.DataFrame(content, schema={name: types[name] for name in content})


@pytest.mark.parametrize("lazy", [False, True])
def test_a_right_table_passes(lazy):
    tables.check(tables.REGIONS, frame().lazy() if lazy else frame(), "regions.parquet")


def test_more_columns_are_allowed():
    tables.check(tables.REGIONS, frame(more=[1]), "regions.parquet")


def test_a_missing_column_is_named_with_the_remedy():
    with pytest.raises(
        BadInput, match=r"^regions\.parquet: missing column 'region'; run \"reelkin prepare\"$"
    ):
        tables.check(tables.REGIONS, frame().drop("region"), "regions.parquet")


def test_another_type_is_named():
    with pytest.raises(BadInput, match="'num_titles' is string, not int32"):
        tables.check(tables.REGIONS, frame().with_columns(pl.col("num_titles").cast(pl.String)), "x")


def test_pandas_frames_are_checked_too():
    tables.check(tables.REGIONS, pd.DataFrame(REGIONS).astype({"num_titles": "int32"}), "x")


def test_every_table_has_a_key_of_its_own_columns():
    for table in tables.CATALOG:
        assert set(table.key) <= set(table.column_names)
        assert len(set(table.column_names)) == len(table.columns)
