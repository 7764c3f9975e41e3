"""`reelkin evaluate`: how good the recommendations are, judged on people's ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reelkin.cli.exports import scale_option
from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.cli.showing import bars, outcome_to_dict, tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reelkin.interactions.scale import Scale

PROTOCOLS = ("people", "last", "cold", "similar")
NOTHING = "–"


@click.command("evaluate", short_help="How good the recommendations are.")
@click.option(
    "--ratings",
    "ratings",
    multiple=True,
    required=True,
    metavar="PATH|SET",
    help="People's ratings: a file, a MovieLens folder, or a set that was fetched (repeatable; joined).",
)
@click.option("--catalog", metavar="SNAPSHOT", help="Another catalogue than the model's.")
@click.option(
    "--protocol",
    "protocols",
    multiple=True,
    type=click.Choice(PROTOCOLS),
    help="people it never saw, their last like, cold titles, similar titles (repeatable; all).",
)
@click.option("--folds", type=click.IntRange(2), default=5, show_default=True, help="Folds of people.")
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True, help="Of all that is dealt."
)
@click.option("--lenskit", is_flag=True, help="Compare with LensKit's own versions too (benchmarks/lenskit).")
@click.option(
    "--baseline", "baselines", multiple=True, metavar="NAME", help="Only these baselines (repeatable)."
)
@click.option("--quick", is_flag=True, help="One fold and the quick methods: minutes, and rough.")
@click.option("--force", is_flag=True, help="Measure again, whatever is kept.")
@scale_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    ratings: tuple[str, ...],
    catalog: str | None,
    protocols: tuple[str, ...],
    folds: int,
    seed: int,
    lenskit: bool,
    baselines: tuple[str, ...],
    quick: bool,
    force: bool,
    scale: Scale | None,
    as_json: bool,
) -> None:
    """Judge the model on people's ratings, beside other ways to recommend, and report with intervals of 95 %.

    Each method learns from some people and has to find likes of others that were held back. What is finished is
    kept: stopped, it goes on where it was. The report is a page with figures, and the same as Markdown and JSON.
    """
    from reelkin.pipeline.evaluating import evaluate_stage
    from reelkin.pipeline.wanted import Wanted

    settings = settings_from(ctx)
    workspace = workspace_of(settings)
    wanted = Wanted(ratings, protocols, folds, seed, baselines, lenskit, quick, scale)
    with workspace.lock(), bars(quiet=as_json) as progress:
        outcome = evaluate_stage(workspace, wanted, settings, catalog, progress, force=force)
    if as_json:
        print_json(outcome_to_dict(outcome))
        return
    tell(outcome)
    _show(outcome.summary["headline"])
    for warning in outcome.summary["warnings"]:
        click.echo(f"Note: {warning}")
    for name, why in outcome.summary["left_out"].items():
        click.echo(f"Left out: {name}: {why}")
    click.echo(f"Open {outcome.folder / 'index.html'}")


def _show(rows: Sequence[Mapping[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("method", no_wrap=True)
    for name in ("Recall@20", "NDCG@20", "titles shown", "similar"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        shown = NOTHING if row["coverage"] is None else f"{row['coverage']:,}"
        similar = _told(row["similar"]) + ("*" if row["similar_seen"] else "")
        cells = (_told(row["recall@20"]), _told(row["ndcg@20"]), shown, similar)
        table.add_row(Text(row["method"], style="bold" if row["ours"] else ""), *cells)
    console = Console(highlight=False)
    console.print(table)
    if any(row["similar_seen"] for row in rows):
        console.print("* has seen the likes that similar titles are judged by", style="dim")


def _told(figure: Mapping[str, float] | None) -> str:
    if figure is None:
        return NOTHING
    return f"{figure['mean']:.3f} ±{(figure['high'] - figure['low']) / 2:.3f}"
