"""`reelkin pull`: a model, raw files, a catalogue or a report from S3."""

from __future__ import annotations

import click

from reelkin.cli.options import json_option, print_json, region_option, settings_from, workspace_of
from reelkin.cli.showing import bars


@click.command("pull", short_help="Fetch a model or another part of a workspace from S3.")
@click.argument("url", metavar="S3-URL")
@region_option
@json_option
@click.pass_context
def command(ctx: click.Context, /, url: str, aws_region: str | None, as_json: bool) -> None:
    """Fetch the model at s3://…/<model id> into the workspace, and make it the current one.

    An address that ends like raw/<id>, catalog/<id> or reports/<id>/inspection is one of another part, and goes there.
    Every file is compared with the hash that it was sent with, and the whole with its own record, before anything changes.
    """
    from reelkin.pipeline.moving import pull_model
    from reelkin.pipeline.moving_parts import part_at, pull_part

    settings = settings_from(ctx, aws_region=aws_region)
    workspace = workspace_of(settings)
    named = part_at(url)
    part = named[0] if named else "model"
    with workspace.lock(), bars(quiet=as_json) as progress:
        fetch = pull_part if named else pull_model
        folder = fetch(workspace, url, region=settings.aws_region, progress=progress)
    if as_json:
        print_json({"part": part, "folder": str(folder), "url": url})
    else:
        click.echo(f"The {part} is in {folder}")
