"""`reelkin why A B`: the whole sum of B's score for A."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reelkin.cli.asking import choose_title
from reelkin.cli.options import json_option, print_json
from reelkin.cli.picks import load_model


@click.command("why", short_help="One pick's whole sum.")
@click.argument("title")
@click.argument("pick")
@click.option("--all", "everything", is_flag=True, help="Also the terms below a thousandth.")
@json_option
@click.pass_context
def command(ctx: click.Context, /, title: str, pick: str, everything: bool, as_json: bool) -> None:
    """Why PICK is like TITLE, or not: every term of the score, largest first, and their sum."""
    model = load_model(ctx)
    asked, other = choose_title(model, title), choose_title(model, pick)
    answer = model.why(asked, other)
    if as_json:
        print_json({"asked": asked, "pick": answer.to_dict()})
        return
    facts = model.facts(other)
    console = Console(highlight=False)
    console.print(Text(f"{facts.named} for {model.facts(asked).named}", style="bold"))
    console.print(Text(answer.sentence))
    shown = [reason for reason in answer.reasons if everything or abs(reason.contribution) >= 0.001]
    table = Table(box=None, padding=(0, 1, 0, 0), show_header=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    most = max((abs(reason.contribution) for reason in shown), default=1.0)
    for reason in shown:
        bar = "█" * max(1, round(16 * abs(reason.contribution) / most))
        table.add_row(
            f"{reason.contribution:+.4f}",
            Text(bar, style="red" if reason.contribution < 0 else "green"),
            Text(reason.label),
        )
    rest = [reason.contribution for reason in answer.reasons if reason not in shown]
    if rest:
        table.add_row(
            f"{sum(rest):+.4f}", "", Text(f"{len(rest)} smaller terms (--all shows them)", style="dim")
        )
    table.add_row(f"{answer.score:.4f}", "", Text("the score, which is their sum", style="bold"))
    console.print(table)
