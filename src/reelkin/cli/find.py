"""`reelkin find`: which titles of the model a name may mean."""

from __future__ import annotations

import click

from reelkin.cli.asking import candidates, describe, no_title
from reelkin.cli.options import json_option, print_json
from reelkin.cli.picks import load_model


@click.command("find", short_help="Which titles a name may mean.")
@click.argument("name")
@click.option("-n", "n", type=click.IntRange(1, 200), default=12, show_default=True, help="How many at most.")
@json_option
@click.pass_context
def command(ctx: click.Context, name: str, n: int, as_json: bool) -> None:
    """Titles called NAME, or nearly; or the titles of people of this name, whole or in part, or with this id."""
    model = load_model(ctx)
    found = model.find(name, most=n)
    if found.kind == "none":
        raise no_title(model, name, found)
    if as_json:
        print_json({"found": found.kind, "titles": candidates(model, found)})
    else:
        for match in found.matches:
            click.echo(describe(model, match))
