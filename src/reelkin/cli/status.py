"""`reelkin status`: how the site on AWS is."""

from __future__ import annotations

from dataclasses import asdict

import click

from reelkin.cli.options import json_option, print_json, region_option
from reelkin.cli.stacks import region_of, stack_option


@click.command("status", short_help="How the site on AWS is.")
@stack_option
@region_option
@json_option
@click.pass_context
def command(ctx: click.Context, stack: str, aws_region: str | None, as_json: bool) -> None:
    """The stack's state, the site's address and its own word, its servers, alarms that ring, and the notebook.

    Exits with 1 when the stack is not complete, the site says that it is not ready, no server is healthy, or an alarm rings.
    """
    region = region_of(ctx, aws_region)
    from reelkin.aws.stack.status import READY, UNREACHED, look

    found = look(stack, region)
    well = found.state.endswith("_COMPLETE") and "ROLLBACK" not in found.state
    well = well and "healthy" in found.servers.values() and not found.alarms
    well = well and found.site in (READY, UNREACHED)
    if as_json:
        print_json({**asdict(found), "well": well})
    else:
        click.echo(f"stack     {found.stack}: {found.state}")
        click.echo(f"address   {found.outputs.get('Url', 'none yet')}")
        click.echo(f"site      {found.site}")
        for name, state in sorted(found.servers.items()):
            click.echo(f"server    {name}: {state}")
        if not found.servers:
            click.echo("server    none yet")
        for alarm in found.alarms:
            click.echo(f"alarm     {alarm}")
        if found.notebook:
            click.echo(f"notebook  {found.notebook}")
    ctx.exit(0 if well else 1)
