"""What the commands for a stack on AWS share: its name, its region, its bill, and consent."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reelkin.cli.options import settings_from
from reelkin.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from reelkin.aws.stack.monthly_cost import Line

stack_option = click.option(
    "--stack", default="reelkin", show_default=True, metavar="NAME", help="The stack's name on AWS."
)
size_option = click.option(
    "--size",
    type=click.Choice(["small", "standard"]),
    default="small",
    show_default=True,
    help="One web server for a household, or two and a database with a standby.",
)


def region_of(ctx: click.Context, aws_region: str | None) -> str:
    """The region in force, as a flag, the settings or AWS's own configuration name it.

    Raises:
        MissingExtra: boto3 is not installed.
        RemoteFailed: no region is named anywhere.
    """
    try:
        from reelkin.aws.connection import client
    except ModuleNotFoundError:
        raise MissingExtra("aws", "a stack on AWS") from None
    return str(client("sts", settings_from(ctx, aws_region=aws_region).aws_region).meta.region_name)


def show_bill(lines: list[Line]) -> None:
    """Print a month's bill line by line, with the sum and how far each price can be trusted."""
    from reelkin.aws.stack.monthly_cost import total

    for line in lines:
        mark = " " if line.price.verified else "*"
        click.echo(
            f"{line.usd:>9.2f} {mark} {line.what} ({line.quantity:g} × {line.price.usd:g} USD per {line.price.unit})"
        )
    click.echo(
        f"{total(lines):>9.2f}   USD a month in us-east-1, without taxes and traffic to the internet beyond 100 GB"
    )
    if unverified := [line for line in lines if not line.price.verified]:
        days = sorted({line.price.read_on for line in unverified})
        click.echo(
            f"* {len(unverified)} prices could not be verified at AWS ({', '.join(days)});"
            " `reelkin estimate --json` names the page of each. AWS bills what it bills.",
        )


def agreed(question: str, *, yes: bool, as_json: bool) -> bool:
    """Whether to go on.

    Raises:
        UsageError: nobody is there to be asked.
    """
    if yes:
        return True
    if as_json or not sys.stdin.isatty():
        raise UsageError(f"{question} Say --yes to agree")
    return click.confirm(question)
