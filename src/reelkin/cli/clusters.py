"""`reelkin clusters`: the model's clusters, one of them, and their pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.cli.picks import load_model
from reelkin.recommend.finding_clusters import find_profile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reelkin.recommend import Model

    Profile = Mapping[str, Any]

BLOCKS = {
    "genres": "genres",
    "era": "times",
    "language": "languages",
    "region": "places",
    "type": "kinds",
    "franchise": "series",
    "directors": "directors",
    "writers": "writers",
    "cast": "cast",
    "runtime": "length",
    "reception": "reception",
}
SHOWN = 5
EXAMPLES_FROM = 72
"""Characters: on a narrower terminal the examples would be nothing but an ellipsis."""


@click.command("clusters", short_help="The clusters, and their pictures.")
@click.argument("cluster", required=False, metavar="[ID]")
@click.option("--plot", is_flag=True, help="Draw the map of films and the heatmap of the clusters.")
@json_option
@click.pass_context
def command(ctx: click.Context, /, cluster: str | None, plot: bool, as_json: bool) -> None:
    """The clusters of the model; with ID (a number, a name or an address), what one of them has in common."""
    model = load_model(ctx)
    chosen = None if cluster is None else find_profile(model.clusters, cluster)
    pictures = _draw(ctx, model) if plot else []
    if as_json:
        shown = chosen or sorted(model.clusters, key=_by_size)
        key = "cluster" if chosen else "clusters"
        print_json({key: shown, "pictures": [str(path) for path in pictures]})
        return
    console = Console(highlight=False)
    if chosen:
        _show(console, chosen)
    elif not plot:
        console.print(_table(model.clusters, console.width))
    for path in pictures:
        click.echo(f"Drawn: {path}")


def _by_size(profile: Profile) -> tuple[int, int]:
    return -int(profile["size"]), int(profile["id"])


def _table(profiles: Sequence[Profile], width: int) -> Table:
    wide = width >= EXAMPLES_FROM
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=wide)
    table.add_column("id", justify="right", min_width=2, no_wrap=True)
    table.add_column("cluster", min_width=26, max_width=44, overflow="fold")
    table.add_column("titles", justify="right", min_width=6, no_wrap=True)
    if wide:
        table.add_column("examples", style="dim", ratio=1, overflow="ellipsis", no_wrap=True)
    for profile in sorted(profiles, key=_by_size):
        examples = ", ".join(one["title"] for one in profile["exemplars"][:3])
        shown = [Text(examples)] if wide else []
        table.add_row(str(profile["id"]), Text(profile["name"]), f"{profile['size']:,}", *shown)
    return table


def _show(console: Console, profile: Profile) -> None:
    console.print(Text(profile["name"], style="bold"))
    console.print(
        Text(
            f"cluster {profile['id']}, {profile['size']:,} titles ({profile['share']:.1%} of all)",
            style="dim",
        )
    )
    console.print()
    console.print(_commonalities(profile["commonalities"]))
    for heading, titles in (("Such as", profile["exemplars"]), ("Odd ones out", profile["odd_ones"])):
        if titles:
            console.print()
            console.print(Text(f"{heading}: ", style="bold") + Text(", ".join(map(_told, titles))))


def _commonalities(found: Sequence[Profile]) -> Table | Text:
    """What the cluster has in common, block by block: share here, share in the catalogue, how many times more."""
    if not found:
        return Text("Nothing is more frequent here than in the whole catalogue.")
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("in common", no_wrap=True, style="dim")
    table.add_column("", overflow="fold")
    for name in ("here", "in all", "lift"):
        table.add_column(name, justify="right", no_wrap=True)
    for block in [*BLOCKS, *sorted({one["block"] for one in found} - set(BLOCKS))]:
        heading = BLOCKS.get(block, block)
        for one in [one for one in found if one["block"] == block][:SHOWN]:
            table.add_row(
                heading,
                Text(one["label"]),
                f"{one['share']:.0%}",
                f"{one['base_share']:.1%}",
                f"{one['lift']:.1f}",
            )
            heading = ""
    return table


def _told(example: Profile) -> str:
    return f"{example['title']} ({example['year']})" if example["year"] else str(example["title"])


def _draw(ctx: click.Context, model: Model) -> list[Path]:
    from reelkin.pipeline.plates import plates_stage

    workspace = workspace_of(settings_from(ctx))
    with workspace.lock():
        folder = plates_stage(workspace, model.bundle).folder
    return sorted(folder.glob("*.png"))
