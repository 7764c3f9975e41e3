"""The catalogue's tables for whoever works in pandas: notebooks, mostly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin import tables
from reelkin.errors import MissingArtefact, MissingExtra, UsageError
from reelkin.settings import read_settings
from reelkin.workspace import Workspace

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd


def load_tables(
    name: str, *, home: str | PathLike[str] | None = None, snapshot: str | None = None
) -> pd.DataFrame:
    """A table of the prepared catalogue as a pandas frame.

    Args:
        name: "titles", "alternate_titles", "people", "credits", "regions" or "episodes"; see `reelkin.tables`.
        home: the workspace folder; None: the one in force.
        snapshot: its id, or the beginning of it; None: the newest.

    Raises:
        UsageError: there is no such table or snapshot.
        MissingArtefact: the snapshot has not been prepared.
        MissingExtra: pandas is not installed.
    """
    if name not in tables.BY_NAME:
        raise UsageError(f"'{name}': no such table; there are {', '.join(tables.BY_NAME)}")
    try:
        import pandas as pd
        import pyarrow as pa
    except ImportError:
        raise MissingExtra("pandas", "load_tables") from None
    assert pa, "pandas reads Parquet with it"
    workspace = Workspace(read_settings(home=home).home.expanduser().absolute())
    path = workspace.catalog(workspace.snapshot(snapshot)) / f"{name}.parquet"
    if not path.is_file():
        raise MissingArtefact(f'{path}: not there; run "reelkin prepare"')
    return pd.read_parquet(path)
