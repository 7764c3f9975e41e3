"""`reelkin compare`: two models of the same vectors side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.cli.showing import bars

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEASURES = {
    "k": ("clusters", "{:,}"),
    "inertia": ("inertia (less is better)", "{:.4f}"),
    "explained_variance": ("explained variance", "{:.4f}"),
    "silhouette": ("silhouette", "{:.4f}"),
    "cell_recall": ("nearest titles found in a tenth of the clusters", "{:.4f}"),
    "smallest": ("titles in the smallest cluster", "{:,}"),
    "largest_share": ("share of titles in the largest", "{:.4f}"),
}


@click.command("compare", short_help="Two models of the same vectors side by side.")
@click.argument("one", metavar="BUNDLE")
@click.argument("other", metavar="BUNDLE")
@click.option(
    "--ratings",
    multiple=True,
    metavar="PATH|SET",
    help="Judge both on these people's ratings too: a file, a MovieLens folder, or a set that was fetched.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, /, one: str, other: str, ratings: tuple[str, ...], as_json: bool) -> None:
    """Two models whose titles have the same vectors, such as one trained here and one by SageMaker.

    A BUNDLE is a model's folder, or the beginning of its id. How good each clustering is, how alike the two are, how many
    picks they share, and with --ratings what people get of each.
    """
    from reelkin.pipeline.comparing import compare_models

    workspace = workspace_of(settings_from(ctx))
    with bars(quiet=as_json) as progress:
        told = compare_models(workspace, (one, other), ratings, progress)
    if as_json:
        print_json(told)
        return
    console = Console(highlight=False)
    console.print(_table(told))
    for line in _said(told):
        click.echo(line)


def _table(told: Mapping[str, Any]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for model in told["models"]:
        table.add_column(f"{model['engine']}\n{model['model_id'][:12]}", justify="right")
    for key, (label, form) in MEASURES.items():
        table.add_row(label, *(form.format(model[key]) for model in told["models"]))
    for way, judged in told.get("people", {}).items():
        for metric in judged["differences"]:
            table.add_row(f"{metric}, {way}", *(f"{figures[metric]:.4f}" for figures in judged["models"]))
    return table


def _said(told: Mapping[str, Any]) -> Iterator[str]:
    alike, shared = told["clusters"], told["shared_picks"]
    yield ""
    yield f"Adjusted Rand index {alike['rand']:.3f}: 1 is the same clusters, 0 as alike as chance."
    yield (
        f"{alike['pairs']} pairs of centroids lie {alike['nearest']:.3f} to {alike['farthest']:.3f} apart, half of them"
        f" within {alike['median']:.3f}; a title lies {alike['spread']:.3f} from its own."
    )
    yield (
        f"Of ten similar titles {10 * shared['all titles']:.1f} are the same where all titles are scored, and"
        f" {10 * shared['nearest clusters']:.1f} where only the nearest four clusters are."
    )
    for way, judged in told.get("people", {}).items():
        for metric, one in judged["differences"].items():
            yield (
                f"{metric}, {way}: the second differs by {one['difference']:+.4f}"
                f" ({one['low']:+.4f} to {one['high']:+.4f}), {one['number']:,} people."
            )
