"""`reelkin why-not A B`: what stands between B and the picks for A."""

from __future__ import annotations

from typing import Any

import click

from reelkin.cli.asking import choose_title
from reelkin.cli.options import json_option, print_json
from reelkin.cli.picks import filter_options, load_model, number_option, order_options


@click.command("why-not", short_help="Why a title is not among the picks.")
@click.argument("title")
@click.argument("pick")
@number_option
@filter_options
@order_options
@json_option
@click.pass_context
def command(
    ctx: click.Context, /, title: str, pick: str, n: int, sequels: bool, as_json: bool, **options: Any
) -> None:
    """Where PICK ranks for TITLE, the filter or series that kept it out of the first N, and what outranked it."""
    model = load_model(ctx)
    asked, other = choose_title(model, title), choose_title(model, pick)
    answer = model.why_not(asked, other, n=n, franchise="collapse", sequels=sequels, **options)
    if as_json:
        print_json({"asked": asked, **answer.to_dict(reasons=10)})
        return
    named = model.facts(other).named
    click.echo(
        f"{named} ranks {answer.rank:,} of {answer.of:,} for {model.facts(asked).named}, score {answer.pick.score:.4f}."
    )
    for reason in answer.kept_out_by:
        click.echo(f"Kept out by: {reason}")
    if answer.place is not None:
        click.echo(f"It is pick {answer.place} of {n}.")
    elif not answer.kept_out_by:
        click.echo(f"It would take {answer.short_by:.4f} more to be pick {n}.")
    click.echo(answer.pick.sentence)
    if answer.outranked_by:
        click.echo("Ahead of it:")
        for place, better in enumerate(answer.outranked_by, 1):
            click.echo(f"{place:>3}  {better.score:.4f}  {better.title} ({better.year or 'year unknown'})")
