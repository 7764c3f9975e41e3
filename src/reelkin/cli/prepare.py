"""`reelkin prepare`: the seven files to the catalogue's tables."""

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
from reelkin.cli.showing import bars, outcome_to_dict, tell


@click.command("prepare", short_help="Make the catalogue from the files.")
@snapshot_option
@prepare_options
@json_option
@click.pass_context
def command(ctx: click.Context, /, snapshot: str | None, as_json: bool, **flags: object) -> None:
    """Make titles, alternate titles, people, credits, regions and episodes from the newest snapshot, as Parquet."""
    from reelkin.pipeline.stages import prepare_stage, read_stage

    settings = settings_from(ctx, **flags)
    workspace = workspace_of(settings)
    with workspace.lock():
        name = workspace.snapshot(snapshot)
        with bars(quiet=as_json) as progress:
            outcomes = [
                read_stage(workspace, name, progress),
                prepare_stage(workspace, name, settings, progress),
            ]
    if as_json:
        print_json([outcome_to_dict(outcome) for outcome in outcomes])
        return
    for outcome in outcomes:
        tell(outcome)
    click.echo(f"The tables are in {outcomes[-1].folder}")
