"""`reelkin pull`: a model from S3."""

from __future__ import annotations

import click

from reelkin.cli.options import json_option, print_json, region_option, settings_from, workspace_of
from reelkin.cli.showing import bars


@click.command("pull", short_help="Fetch a model from S3.")
@click.argument("url", metavar="S3-URL")
@region_option
@json_option
@click.pass_context
def command(ctx: click.Context, /, url: str, aws_region: str | None, as_json: bool) -> None:
    """Fetch the model at s3://…/<model id> into the workspace, and make it the current one.

    Every file is compared with its hash in the model's model.json before anything changes here.
    """
    from reelkin.pipeline.moving import pull_model

    settings = settings_from(ctx, aws_region=aws_region)
    workspace = workspace_of(settings)
    with workspace.lock(), bars(quiet=as_json) as progress:
        folder = pull_model(workspace, url, region=settings.aws_region, progress=progress)
    if as_json:
        print_json({"model": str(folder), "url": url})
    else:
        click.echo(f"The model is in {folder}")
