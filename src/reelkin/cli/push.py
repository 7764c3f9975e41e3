"""`reelkin push`: a model, raw files, a catalogue or a report to S3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reelkin.cli.options import (
    json_option,
    print_json,
    region_option,
    settings_from,
    snapshot_option,
    workspace_of,
)
from reelkin.cli.showing import bars
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.workspace import Workspace

OF_MODELS = ("model", "evaluation")


@click.command("push", short_help="Send a model or another part of the workspace to S3.")
@click.argument("url", metavar="S3-URL")
@click.option(
    "--part",
    type=click.Choice(["model", "raw", "catalog", "inspection", "evaluation"]),
    default="model",
    show_default=True,
    help="What to send: a model, IMDb's files, the catalogue, or a report.",
)
@click.option(
    "--model", "name", metavar="BUNDLE", help="A folder or the beginning of an id.", show_default="current"
)
@snapshot_option
@region_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    url: str,
    part: str,
    name: str | None,
    snapshot: str | None,
    aws_region: str | None,
    as_json: bool,
) -> None:
    """Send the current model, or another, to s3://bucket/prefix; it goes to a folder there named by its id.

    Another --part goes to a folder named as in the workspace, such as catalog/2026-11-24-0123abcd.
    Its files are held against its own record first, and each carries its SHA-256 along.
    """
    from reelkin.pipeline.moving import push_model
    from reelkin.pipeline.moving_parts import push_part

    if (snapshot and part in OF_MODELS) or (name and part not in OF_MODELS):
        raise UsageError(f"--part {part} goes with {'--model' if part in OF_MODELS else '--snapshot'} alone")
    settings = settings_from(ctx, aws_region=aws_region)
    workspace = workspace_of(settings)
    region = settings.aws_region
    with bars(quiet=as_json) as progress:
        if part == "model":
            sent = push_model(_model(workspace, name), url, region=region, progress=progress)
        else:
            of = _model(workspace, name).resolve().name if part in OF_MODELS else workspace.snapshot(snapshot)
            sent = push_part(workspace, part, of, url, region=region, progress=progress)
    if as_json:
        print_json({"part": part, "url": sent})
    else:
        click.echo(f"The {part} is at {sent}; `reelkin pull {sent}` fetches it")


def _model(workspace: Workspace, name: str | None) -> Path:
    from reelkin.pipeline.comparing import find_model

    return workspace.current_model if name is None else find_model(workspace, name)
