"""`reelkin estimate`: what the site costs on AWS."""

from __future__ import annotations

import click

from reelkin.cli.options import json_option, print_json
from reelkin.cli.stacks import show_bill, size_option


@click.command("estimate", short_help="What the site would cost on AWS.")
@size_option
@click.option("--nat/--no-nat", default=False, help="With a NAT gateway.", show_default=True)
@click.option("--notebook/--no-notebook", default=True, help="With a notebook.", show_default=True)
@json_option
def command(size: str, nat: bool, notebook: bool, as_json: bool) -> None:
    """What the stack of `reelkin deploy` costs a month, line by line, for a site that a household uses.

    Nothing is asked of AWS: prices are those of the table in this package, each with its source and date.
    """
    from reelkin.aws.stack.monthly_cost import bill, total

    lines = bill(size, nat=nat, notebook=notebook)
    if as_json:
        print_json({"usd": round(total(lines), 2), "lines": [line.as_json() for line in lines]})
    else:
        show_bill(lines)
