"""`reelkin inspect`: what is in the files, as an HTML report with figures."""

from __future__ import annotations

import click

from reelkin.cli.options import (
    json_option,
    prepare_options,
    print_json,
    settings_from,
    snapshot_option,
    workspace_of,
)
from reelkin.cli.showing import bars, tell


@click.command("inspect", short_help="Report on what is in the files.")
@snapshot_option
@prepare_options
@json_option
@click.pass_context
def command(ctx: click.Context, /, snapshot: str | None, as_json: bool, **flags: object) -> None:
    """Read the newest snapshot strictly and report on it: joins, nulls, genres, ratings, anomalies, the funnel.

    The thresholds matter to the funnel alone. With --json the report's numbers go to standard output.
    """
    from reelkin.pipeline.stages import inspect_stage, read_stage

    settings = settings_from(ctx, **flags)
    workspace = workspace_of(settings)
    with workspace.lock():
        name = workspace.snapshot(snapshot)
        with bars(quiet=as_json) as progress:
            read = read_stage(workspace, name, progress)
            report = inspect_stage(workspace, name, settings, progress)
    if as_json:
        print_json(report.summary)
        return
    tell(read)
    tell(report)
    click.echo(f"Open {report.folder / 'report.html'}")
