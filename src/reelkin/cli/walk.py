"""`reelkin walk A B`: a way from one film to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from reelkin.cli.asking import choose_title
from reelkin.cli.options import json_option, print_json
from reelkin.cli.picks import load_model
from reelkin.recommend.walk import MOST_STOPS, STOPS

if TYPE_CHECKING:
    from reelkin.recommend.walk import Walk


@click.command("walk", short_help="A way from one film to another.")
@click.argument("start")
@click.argument("end")
@click.option(
    "--stops",
    type=click.IntRange(0, MOST_STOPS),
    default=STOPS,
    show_default=True,
    help="How many films between the two.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, /, start: str, end: str, stops: int, as_json: bool) -> None:
    """From START to END in a few steps, each to a film near the one before, with its reason."""
    model = load_model(ctx)
    walk = model.walk(choose_title(model, start), choose_title(model, end), stops)
    if as_json:
        print_json(walk.to_dict())
    else:
        _show(walk)


def _show(walk: Walk) -> None:
    console = Console(highlight=False)
    console.print(Text(walk.start.named, style="bold"))
    for step in walk.steps:
        told = Text("↓ ", style="dim").append(step.sentence, style="not dim")
        console.print(told)
        console.print(
            Text(step.facts.named, style="bold").append(f" · {step.cluster_name}", style="dim not bold")
        )
