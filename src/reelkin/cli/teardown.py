"""`reelkin teardown`: the site on AWS taken down, to where nothing costs any more."""

from __future__ import annotations

import sys

import click

from reelkin.cli.options import json_option, print_json, region_option
from reelkin.cli.showing import bars
from reelkin.cli.stacks import region_of, stack_option
from reelkin.errors import ReelkinError, UsageError


@click.command("teardown", short_help="Take the site on AWS down.")
@stack_option
@click.option("--keep-snapshot", is_flag=True, help="Keep a last snapshot of the database, which costs.")
@click.option("--keep-bucket", is_flag=True, help="Keep the bucket with releases and models, which costs.")
@click.option("--dry-run", is_flag=True, help="Only say what would be lost.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@region_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    stack: str,
    keep_snapshot: bool,
    keep_bucket: bool,
    dry_run: bool,
    yes: bool,
    aws_region: str | None,
    as_json: bool,
) -> None:
    """Say what will be lost, and once you typed the stack's name: empty its buckets, delete it, see that nothing is left.

    People's data can be kept: `reelkin backup FILE` on a web server or in the notebook, beforehand.
    """
    region = region_of(ctx, aws_region)
    from reelkin.aws.stack.change_sets import find_stack
    from reelkin.aws.stack.losses import losses
    from reelkin.aws.stack.teardown import tear_down

    parameters = (find_stack(stack, region) or {}).get("Parameters", [])
    artefacts = [one["ParameterValue"] for one in parameters if one["ParameterKey"] == "ArtefactBucket"]
    lost = losses(stack, region, also=() if keep_bucket else artefacts)
    if not as_json:
        click.echo("This will be lost for good:")
        for line in lost.said():
            click.echo(f"  {line}")
    if dry_run:
        left, done = [], False
    else:
        _agree(stack, yes=yes, as_json=as_json)
        with bars(quiet=as_json) as progress:
            left, done = tear_down(lost, region, progress, keep_snapshot=keep_snapshot), True
    if as_json:
        print_json({"lost": lost.said(), "done": done, "left": left})
    elif done and not left:
        click.echo("Nothing is left that costs.")
    if left:
        raise ReelkinError(f"still there, and costing: {', '.join(left)}; look at them in the console")


def _agree(stack: str, *, yes: bool, as_json: bool) -> None:
    if yes:
        return
    if as_json or not sys.stdin.isatty():
        raise UsageError("this destroys data for good; say --yes to agree, or see it with --dry-run")
    if click.prompt(f"Type {stack} to go on") != stack:
        raise UsageError("that is another name; nothing was touched")
