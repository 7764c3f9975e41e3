"""What commands that take exports share: which titles to match against, the files' rows, a person's profile."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reelkin.errors import MissingArtefact, MissingExtra
from reelkin.interactions.reading import read_export
from reelkin.interactions.scale import parse_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.interactions.rows import Reading, Row
    from reelkin.interactions.scale import Scale
    from reelkin.interactions.titles import KnownTitles
    from reelkin.workspace import Workspace

EXPORT = click.Path(path_type=Path, readable=False)
"""Whether it can be read is told by whoever reads it: what cannot is no wrong question."""

scale_option = click.option(
    "--scale",
    metavar="LOW..HIGH",
    callback=lambda _c, _p, value: None if value is None else parse_scale(value),
    help="The scale of a plain CSV's ratings, as 1..10, where the values do not show it.",
)


def read_exports(paths: Sequence[Path], scale: Scale | None) -> list[Reading]:
    """Every file in the exports, in the order given."""
    return [reading for path in paths for reading in read_export(path, scale)]


def rows_of(readings: Sequence[Reading]) -> list[Row]:
    """Their rows, in order."""
    return [row for reading in readings for row in reading.rows]


def known_titles(workspace: Workspace) -> KnownTitles:
    """The newest prepared catalogue; where there is none, or Polars is not installed, the current model's own titles.

    Raises:
        MissingArtefact: there is neither a catalogue nor a model.
    """
    catalogs = [
        name for name in workspace.snapshots() if (workspace.catalog(name) / "titles.parquet").is_file()
    ]
    if catalogs:
        try:
            # By name: an install that only answers has no Polars.
            found = importlib.import_module("reelkin.interactions.catalog_titles")
        except ImportError:
            missing = MissingExtra("build", "matching against the whole catalogue")
            click.echo(f"reelkin: matching against the model's own titles alone; {missing}", err=True)
        else:
            titles: KnownTitles = found.CatalogTitles(workspace.catalog(catalogs[-1]))
            return titles
    return _own_titles(workspace)


def _own_titles(workspace: Workspace) -> KnownTitles:
    from reelkin.model.bundle import Bundle
    from reelkin.recommend.own_titles import own_titles

    if not workspace.current_model.exists():
        raise MissingArtefact(f'{workspace.home}: no titles to match against yet; run "reelkin build"')
    return own_titles(Bundle.load(workspace.current_model))
