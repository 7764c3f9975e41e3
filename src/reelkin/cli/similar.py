"""`reelkin similar`: titles like one title, with reasons."""

from __future__ import annotations

from typing import Any

import click

from reelkin.cli.asking import choose_title
from reelkin.cli.options import json_option
from reelkin.cli.picks import filter_options, load_model, number_option, order_options, show


@click.command("similar", short_help="Picks like one title, with reasons.")
@click.argument("title")
@number_option
@filter_options
@order_options()
@json_option
@click.pass_context
def command(ctx: click.Context, /, title: str, n: int, sequels: bool, as_json: bool, **options: Any) -> None:
    """Picks like TITLE: a name (typos and other languages are fine), "Heat (1995)", an IMDb id or address."""
    model = load_model(ctx)
    tconst = choose_title(model, title)
    asked = model.facts(tconst)
    picks = model.similar(tconst, n=n, franchise="collapse", sequels=sequels, **options)
    head = {"asked": {"tconst": tconst, "title": asked.title, "year": asked.year}}
    show(picks, as_json=as_json, head=head, title=f"Like {asked.named}")
