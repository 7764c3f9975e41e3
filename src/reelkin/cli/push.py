"""`reelkin push`: a model to S3."""

from __future__ import annotations

import click

from reelkin.cli.options import json_option, print_json, region_option, settings_from, workspace_of
from reelkin.cli.showing import bars


@click.command("push", short_help="Send a model to S3.")
@click.argument("url", metavar="S3-URL")
@click.option(
    "--model", "name", metavar="BUNDLE", help="A folder or the beginning of an id.", show_default="current"
)
@region_option
@json_option
@click.pass_context
def command(ctx: click.Context, /, url: str, name: str | None, aws_region: str | None, as_json: bool) -> None:
    """Send the current model, or another, to s3://bucket/prefix; it goes to a folder there named by its id.

    Its files are compared with the hashes in its model.json first, and each carries its SHA-256 along.
    """
    from reelkin.pipeline.comparing import find_model
    from reelkin.pipeline.moving import push_model

    settings = settings_from(ctx, aws_region=aws_region)
    workspace = workspace_of(settings)
    folder = workspace.current_model if name is None else find_model(workspace, name)
    with bars(quiet=as_json) as progress:
        sent = push_model(folder, url, region=settings.aws_region, progress=progress)
    if as_json:
        print_json({"model": str(folder.resolve()), "url": sent})
    else:
        click.echo(f"The model is at {sent}; `reelkin pull {sent}` fetches it")
