"""`reelkin fetch`: the seven IMDb files, downloaded, taken from a folder, or made from the sample."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.cli.showing import bars
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from reelkin.pipeline.stage import Outcome
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace


def fetch_with_notice(
    workspace: Workspace, source: str | None, settings: Settings, *, quiet: bool
) -> Outcome:
    """Fetch under bars, and tell the source's terms once, on standard error."""
    from reelkin.pipeline.fetching import fetch_stage, notice_after, notice_before

    _tell_notice(workspace, notice_before(workspace, source))
    with bars(quiet=quiet) as progress:
        outcome = fetch_stage(workspace, source, settings, progress)
    _tell_notice(workspace, notice_after(workspace, outcome))
    return outcome


def _tell_notice(workspace: Workspace, text: str | None) -> None:
    from reelkin.imdb.licence import mark_told

    if text:
        click.echo(textwrap.fill(text, 80), err=True)
        mark_told(workspace, text)


@click.command("fetch", short_help="Get the seven IMDb files, or the sample.")
@click.argument("source", type=click.Choice(["imdb", "sample"]), default="imdb")
@click.option(
    "--from",
    "from_",
    metavar="DIR|URL",
    help="A folder with the files (.tsv or .tsv.gz), or another address.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, source: str, from_: str | None, as_json: bool) -> None:
    """Get the seven IMDb files (about 2 GB); `fetch sample` makes them from 17,000 licence-clean films instead.

    A broken download is taken up where it stopped, and what has not changed at IMDb is not downloaded again.
    """
    if from_ is not None and source == "sample":
        raise UsageError("fetch sample takes no --from: it brings its own films")
    settings = settings_from(ctx)
    workspace = workspace_of(settings)
    with workspace.lock():
        outcome = fetch_with_notice(
            workspace, "sample" if source == "sample" else from_, settings, quiet=as_json
        )
    if as_json:
        print_json(
            {
                "snapshot": outcome.folder.name,
                "folder": str(outcome.folder),
                "new": not outcome.skipped,
                **outcome.summary,
            }
        )
    else:
        state = "unchanged since" if outcome.skipped else "is in"
        click.echo(f"Snapshot {outcome.folder.name} {state} {outcome.folder}")
        click.echo("Next: reelkin build")
